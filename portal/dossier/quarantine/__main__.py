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


MB = 1024 * 1024
SECONDS_AND_BYTES = {
    "inspect": (20, 0), "copy": (60, 400 * MB), "measure": (40, 0), "draw": (15, 32 * MB),
    "bind": (120, 2_000 * MB),
}
"""What each command may compute and write."""


def commands() -> dict[str, Command]:
    from portal.dossier.quarantine import binding, copying, drawing, inspecting, measuring

    return {
        "inspect": inspecting.inspect, "copy": copying.make_copy, "measure": measuring.measure,
        "draw": drawing.draw, "bind": binding.bind,
    }


def answer(name: str, words: list[str]) -> dict[str, Any]:
    """Run a command; whatever a strange file provokes in a parser means it cannot be used."""
    try:
        return commands()[name](*words)
    except MemoryError:
        return {"fault": "TOO_BIG_INSIDE"}
    except Exception as error:
        return {"fault": "UNREADABLE", "kind": type(error).__name__}


def limit(name: str) -> None:
    seconds, written = SECONDS_AND_BYTES[name]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    find_own_package()
    limit(sys.argv[1])
    sys.stdout.write(json.dumps(answer(sys.argv[1], sys.argv[2:])))
