"""What the rules look at: the repository's own files, read once."""

import ast
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
PACKAGES = ("portal", "filing", "judge_contact", "mediation", "delivery")


@cache
def files(*endings: str) -> tuple[Path, ...]:
    """Files that are or will be committed, ending in one of ``endings`` (all when none given)."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    paths = [ROOT / name for name in listed if name and name.endswith(endings or ("",))]
    return tuple(sorted(path for path in paths if path.is_file() and not path.is_symlink()))


@cache
def source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(source(path), str(path))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def nothing(faults: Iterable[object]) -> None:
    """Fail with every fault on its own line: whoever broke a rule sees all that is to mend."""
    lines = [str(fault) for fault in faults]
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)


def is_code(path: Path) -> bool:
    """Code of the product: not tests, not migrations, not scripts."""
    return path.relative_to(ROOT).parts[0] in PACKAGES and "migrations" not in path.parts


def code() -> list[Path]:
    return [path for path in files(".py") if is_code(path)]


def templates() -> list[Path]:
    return [path for path in files(".html", ".txt") if path.is_relative_to(ROOT / "templates")]
