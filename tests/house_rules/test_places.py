"""Everything has a place with a name: no drawers, no app off its floor, no hidden import."""

import ast
import tomllib

from tests.house_rules import tree

DRAWERS = {
    "util",
    "utils",
    "helper",
    "helpers",
    "misc",
    "tools",
    "common_utils",
    "services",
    "service",
    "manager",
    "managers",
    "handlers",
    "lib",
    "functions",
    "shared",
}
HEAVY = {
    "PIL",
    "opencc",
    "chinese_calendar",
    "fontTools",
    "holidays",
    "openpyxl",
    "pikepdf",
    "pyhanko",
    "pyhanko_certvalidator",
    "redis",
    "pypdfium2",
    "segno",
    "weasyprint",
    "aiosmtpd",
    "cryptography",
    "pkg_resources",
}
"""Libraries slow enough to import that a web worker should not pay for them when it starts."""

HIDDEN_FOR_A_REASON = {
    # A process of its own learns first where its modules are, without the portal around them.
    ("portal/dossier/quarantine/__main__.py", "portal.dossier.quarantine"),
    # The package is imported by everyone before Django has loaded its models.
    ("portal/audit/trail.py", "portal.audit.models"),
    # Settings ask for the Celery app before Django has loaded its models.
    ("portal/celery.py", "portal.timelimits.sweeps"),
}


def test_there_are_no_drawers():
    drawers = [
        tree.name_of(path)
        for path in tree.code()
        if {part.removesuffix(".py") for part in path.relative_to(tree.ROOT).parts} & DRAWERS
    ]
    tree.nothing(drawers)


def test_every_app_stands_on_a_floor():
    rules = tomllib.loads((tree.ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    floors = next(c for c in rules["contracts"] if c["name"].startswith("Floors"))
    standing = {
        name.strip(" ()")
        for floor in floors["layers"]
        for name in floor.replace("|", ":").split(":")
    }
    inside = {
        f"portal.{path.relative_to(tree.ROOT).parts[1].removesuffix('.py')}"
        for path in tree.code()
        if path.is_relative_to(tree.ROOT / "portal")
    }
    without_a_floor = {"portal.__init__", "portal.settings"}
    assert inside - without_a_floor == {name for name in standing if name.startswith("portal.")}


def test_every_service_has_rooms():
    rules = tomllib.loads((tree.ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    rooms = [c for c in rules["contracts"] if c["name"].startswith("Rooms")]
    services = {
        path.parent.name for path in tree.files("/apps.py") if path.parent.parent == tree.ROOT
    }
    housed = {name for one in rooms for name in one["containers"] if "." not in name}
    assert services - {"portal"} == housed


def _imports_inside(function: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(function):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append(node.module or "")
    return found


def test_nothing_is_imported_in_hiding():
    """Only heavy libraries and an app's ``ready()`` import inside a function."""
    hidden = [
        f"{tree.name_of(path)}: {module} in {node.name}"
        for path in tree.code()
        for node in ast.walk(tree.parsed(path))
        if isinstance(node, ast.FunctionDef) and node.name != "ready"
        for module in _imports_inside(node)
        if module.split(".")[0] not in HEAVY
        and (tree.name_of(path), module) not in HIDDEN_FOR_A_REASON
    ]
    tree.nothing(hidden)
