"""The portal's settings with what tests need changed; the database comes from DATABASE_URL."""

import os
from pathlib import Path

os.environ.setdefault("DEMO", "1")
os.environ.setdefault("HTTPS", "0")
os.environ.setdefault("VAR_DIR", str(Path(__file__).resolve().parent.parent / "var" / "tests"))

from portal.settings import *  # noqa: E402, F403
from portal.settings import DATABASES, IS_SQLITE, STATIC_ROOT, STORAGES, VAR_DIR  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATABASES = {"default": {**DATABASES["default"], "TEST": {}}}
if IS_SQLITE:
    # A file, not memory: two threads then meet the same locks as two processes do.
    DATABASES["default"]["TEST"]["NAME"] = str(VAR_DIR / "test.sqlite3")
Path(STATIC_ROOT).mkdir(parents=True, exist_ok=True)
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
