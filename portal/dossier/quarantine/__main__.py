"""``python -I portal/dossier/quarantine COMMAND PATH...``: prints one JSON object.

``fault`` in it is the cause why a file is refused; facts stand beside it.
"""

import json
import resource
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

MEMORY = 2_000 * 1024 * 1024
Command = Callable[..., dict[str, Any]]


def find_own_package() -> None:
    """Make our own modules importable without loading the portal around them."""
    root = Path(__file__).resolve().parents[3]
    for name in ("portal", "portal.dossier"):
        package = types.ModuleType(name)
        package.__path__ = [str(root.joinpath(*name.split(".")))]
        sys.modules[name] = package


def commands() -> dict[str, tuple[Command, int, int]]:
    """Each command with the seconds it may compute and the bytes it may write."""
    from portal.dossier.quarantine import binding, copying, drawing, inspecting, measuring

    mb = 1024 * 1024
    return {
        "inspect": (inspecting.inspect, 20, 0),
        "copy": (copying.make_copy, 60, 400 * mb),
        "measure": (measuring.measure, 40, 0),
        "draw": (drawing.draw, 15, 32 * mb),
        "bind": (binding.bind, 120, 2_000 * mb),
    }


def run(name: str, words: list[str]) -> dict[str, Any]:
    command, seconds, written = commands()[name]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        return command(*words)
    except MemoryError:
        return {"fault": "TOO_BIG_INSIDE"}
    except Exception as error:
        # Whatever a strange file provokes in a parser means the same: it cannot be used.
        return {"fault": "UNREADABLE", "kind": type(error).__name__}


if __name__ == "__main__":
    find_own_package()
    sys.stdout.write(json.dumps(run(sys.argv[1], sys.argv[2:])))
