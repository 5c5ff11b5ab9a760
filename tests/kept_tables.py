"""A migrated SQLite file kept between runs, named after the migrations it was made by."""

import hashlib
import shutil
from pathlib import Path

from django.conf import settings
from django.db import connections

ROOT = Path(settings.BASE_DIR)


def kept_file() -> Path:
    """Where the tables of exactly these migrations and packages are kept."""
    made_by = [ROOT / "requirements/base.txt", *sorted(ROOT.glob("*/migrations/*.py"))]
    made_by += sorted(ROOT.glob("portal/*/migrations/*.py"))
    digest = hashlib.sha256()
    for path in made_by:
        digest.update(path.name.encode() + path.read_bytes())
    return Path(settings.VAR_DIR) / f"tables-{digest.hexdigest()[:16]}.sqlite3"


def take(name: str) -> bool:
    """Copy the kept tables to the test database; False when there are none yet."""
    kept = kept_file()
    if not kept.exists():
        return False
    for ending in ("-wal", "-shm"):
        Path(name + ending).unlink(missing_ok=True)
    shutil.copy(kept, name)
    return True


def keep(name: str) -> None:
    """Keep freshly made tables for the next run, and drop those of older migrations."""
    connections["default"].close()
    kept = kept_file()
    for old in kept.parent.glob("tables-*.sqlite3"):
        old.unlink(missing_ok=True)
    fresh = kept.with_suffix(f".{Path(name).name}.new")
    shutil.copy(name, fresh)
    fresh.replace(kept)
