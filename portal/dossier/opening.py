"""Asking the quarantine: a process of its own opens what strangers sent, with little to lose."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

QUARANTINE = Path(__file__).parent / "quarantine"
PATIENCE_S = 60


@dataclass(frozen=True)
class Answer:
    """What the quarantine said, or how it ended when it said nothing.

    ``fault`` is a cause of refusal, ``TOO_SLOW`` or ``BROKE``; empty when all is well.
    """

    fault: str
    facts: dict[str, Any]


def ask(command: str, *words: str | Path, patience_s: float = PATIENCE_S) -> Answer:
    """Run one command of the quarantine on files of ours. Never raises for what a file does."""
    line = [sys.executable, "-I", str(QUARANTINE), command, *map(str, words)]
    try:
        done = subprocess.run(  # noqa: S603  a fixed program; files go in by names of ours
            line, capture_output=True, timeout=patience_s, check=False,
            env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"},
        )
        said: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return Answer("TOO_SLOW", {})
    except (json.JSONDecodeError, UnicodeDecodeError):
        return Answer("BROKE", {})
    return Answer(str(said.pop("fault", "")), said)
