"""Draws every service's table of moves: what a record may become, and who may make it so."""

from argparse import ArgumentParser
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import translation

NOTE = "<!-- Drawn by script/docs from the table of moves. Change the table, not this file. -->"


def tables() -> Iterator[tuple[str, ModuleType]]:
    """Apps whose ``states.py`` holds ``MOVES``, with that module; of a folder ``states/`` each
    file is a table of its own."""
    for app in apps.get_app_configs():
        name = f"{app.name}.states"
        if app.name.startswith("django") or find_spec(name) is None:
            continue
        states = import_module(name)
        if hasattr(states, "MOVES"):
            yield app.label, states
        for part in iter_modules(getattr(states, "__path__", [])):
            yield f"{app.label}_{part.name}", import_module(f"{name}.{part.name}")


def arrows(states: ModuleType) -> Iterator[str]:
    """Mermaid lines: beginnings, moves, ends."""
    moves = states.MOVES
    entered = {move.to for move in moves.values() if move.to}
    left = {state for move in moves.values() for state in move.frm if move.to not in (None, state)}
    everything = [str(state) for state in states.State.values]
    yield from (f"    {state} : {states.State(state).label}" for state in everything)
    yield from (f"    [*] --> {state}" for state in everything if state not in entered)
    for name, move in moves.items():
        for state in sorted(move.frm):
            yield f"    {state} --> {move.to or state} : {name}"
    yield from (f"    {state} --> [*]" for state in everything if state not in left)


def rows(states: ModuleType) -> Iterator[str]:
    """One line of a Markdown table for each move."""
    for name, move in states.MOVES.items():
        came_from, by = ", ".join(sorted(move.frm)), ", ".join(sorted(map(str, move.by)))
        yield f"| `{name}` | {move.label} | {came_from} | {move.to or 'stays'} | {by} |"


def drawing(label: str, states: ModuleType) -> str:
    """The Markdown page of one service, in English and always the same for the same table."""
    with translation.override("en"):
        lines = [
            f"# States of {label}",
            "",
            NOTE,
            "",
            "```mermaid",
            "stateDiagram-v2",
            *arrows(states),
            "```",
            "",
            "| move | button | from | to | who may |",
            "|---|---|---|---|---|",
            *rows(states),
            "",
            "`clock` is the portal itself, when a time limit has passed.",
            "",
        ]
        return "\n".join(lines)


class Command(BaseCommand):
    help = "Draws docs/states/<app>.md from every table of moves."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--into", default=str(Path(settings.BASE_DIR, "docs", "states")))

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(options["into"])
        folder.mkdir(parents=True, exist_ok=True)
        for label, states in tables():
            page = folder / f"{label}.md"
            page.write_text(drawing(label, states), encoding="utf-8")
            self.stdout.write(str(page.name))
