"""As a court would run it: ``check --deploy`` finds nothing, and the demo does not exist."""

import os
import re
import subprocess
import sys

import pytest
from cryptography.fernet import Fernet

from tests.house_rules import tree


def manage(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=tree.ROOT,
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def production(tmp_path) -> dict[str, str]:
    (tmp_path / "static").mkdir()
    return {
        "SECRET_KEY": "kZ8" * 24 + "unlike-any-other-0123456789",
        "ALLOWED_HOSTS": "portal.example",
        "PUBLIC_URL": "https://portal.example",
        "DATABASE_URL": f"sqlite:///{tmp_path}/court.sqlite3",
        "FIELD_KEYS": Fernet.generate_key().decode(),
        "VAR_DIR": str(tmp_path),
    }


def test_check_deploy_is_clean_in_production(production):
    said = manage("check", "--deploy", "--fail-level", "WARNING", **production)
    assert said.returncode == 0, said.stderr


def test_without_a_secret_key_production_does_not_start(production):
    said = manage("check", **(production | {"SECRET_KEY": ""}))
    assert said.returncode != 0
    assert "SECRET_KEY must be set" in said.stderr


def test_outside_demo_mode_there_is_no_sandbox(production):
    ask = "from django.urls import get_resolver as r; print(*(str(p) for p in r().url_patterns))"
    said = manage("shell", "--no-imports", "-c", ask, **production)
    assert said.returncode == 0, said.stderr
    assert "sandbox" not in said.stdout


def test_outside_demo_mode_the_demo_court_is_refused(production):
    said = manage("load_demo", **production)
    assert said.returncode != 0


def test_every_variable_is_explained_once():
    text = (tree.ROOT / "portal/settings.py").read_text()
    asked = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', text))
    explained = re.findall(r"^#?\s?([A-Z][A-Z_]+)=", (tree.ROOT / ".env.example").read_text(), re.M)
    assert asked <= set(explained)
    assert len(explained) == len(set(explained))
