"""Periodic work: the timetable binds, and nothing is queued that a sweep would not find."""

import ast
import inspect
from importlib import import_module

import pytest

from portal.celery import TIMETABLE, app
from portal.common.moves import Moving
from tests.builders import A_MONDAY
from tests.house_rules import tree

QUEUES = {"deadline", "message", "file", "bulk"}
QUEUED_CALLS = {"delay", "apply_async", "send_task", "signature"}
TASK_LINES = 10


@pytest.mark.parametrize("line", TIMETABLE, ids=lambda line: line.sweep)
def test_a_line_of_the_timetable_imports_and_binds(line):
    module, name = line.sweep.rsplit(".", 1)
    sweep = getattr(import_module(module), name)
    inspect.signature(sweep).bind(A_MONDAY)
    assert line.sweep in app.tasks, "Celery does not know this line"
    inspect.signature(app.tasks[line.sweep].run).bind()
    assert line.every_s > 0
    assert line.queue in QUEUES


def test_tasks_are_entry_points_only():
    long = [
        f"{tree.name_of(path)} {node.name}"
        for path in tree.files("/tasks.py")
        for node in tree.parsed(path).body
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= TASK_LINES
    ]
    tree.nothing(long)


def is_queued(call: ast.Call) -> bool:
    called = isinstance(call.func, ast.Attribute) and call.func.attr in QUEUED_CALLS
    return called or bool({word.arg for word in call.keywords} & {"eta", "countdown"})


def test_nothing_is_queued_or_scheduled_in_a_broker():
    queued = [
        f"{tree.name_of(path)}: {ast.unparse(node.func)}"
        for path in tree.code()
        for node in ast.walk(tree.parsed(path))
        if isinstance(node, ast.Call) and is_queued(node)
    ]
    tree.nothing(queued)


def tables():
    """Every app with ``states.py``, or files in ``states/``, and a table ``MOVES`` in it."""
    for path in tree.code():
        parts = path.relative_to(tree.ROOT).with_suffix("").parts
        if "states" not in parts:
            continue
        states = import_module(".".join(parts))
        if hasattr(states, "MOVES"):
            yield ".".join(parts[: parts.index("states")]), states


def test_every_move_is_told_or_silent_on_purpose():
    """``notices.AFTER`` says which notices follow each move, or SILENT."""
    for package, states in tables():
        after = import_module(f"{package}.notices").AFTER
        assert set(states.MOVES) - set(after) == set(), package


def test_every_move_leads_somewhere_that_exists():
    for package, states in tables():
        known = set(states.State.values)
        for name, move in states.MOVES.items():
            assert move.frm <= known, (package, name)
            assert move.to is None or move.to in known, (package, name)
            assert move.by, f"nobody may make the move {name} of {package}"
            assert str(move.label), f"the move {name} of {package} has no words for its button"


def test_every_moving_record_has_a_table():
    for model in Moving.__subclasses__():
        if not model._meta.abstract:
            assert model.MOVES, model
