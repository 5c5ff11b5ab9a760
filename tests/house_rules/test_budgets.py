"""What fits a screen can be read: files, functions, parameters, templates."""

import ast

from tests.house_rules import tree

FILE, FUNCTION, PARAMETERS, TEMPLATE = 300, 40, 6, 120
PYTHON = [path for path in tree.files(".py") if "migrations" not in path.parts]


def functions(path):
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree.parsed(path)) if isinstance(node, kinds)]


def length(function: ast.FunctionDef) -> int:
    return function.end_lineno - function.lineno + 1


def parameters(function: ast.FunctionDef) -> int:
    given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return len([arg for arg in given if arg.arg not in ("self", "cls")])


def too_long(paths, budget: int) -> list[str]:
    counted = ((tree.name_of(path), len(tree.source(path).splitlines())) for path in paths)
    return [f"{name}: {lines} lines, at most {budget}" for name, lines in counted if lines > budget]


def test_python_files_fit_their_budget():
    tree.nothing(too_long(PYTHON, FILE))


def test_templates_fit_their_budget():
    tree.nothing(too_long(tree.templates(), TEMPLATE))


def test_behaviours_are_small_files():
    tree.nothing(too_long(tree.files(".js"), TEMPLATE))


def test_functions_fit_their_budget():
    faults = [
        f"{tree.name_of(path)} {f.name}: {length(f)} lines, {parameters(f)} parameters"
        for path in PYTHON
        for f in functions(path)
        if length(f) > FUNCTION or parameters(f) > PARAMETERS
    ]
    tree.nothing(faults)
