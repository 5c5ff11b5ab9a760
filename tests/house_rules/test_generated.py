"""What is drawn from the code is drawn from this code."""

import difflib
import subprocess
import sys

import pytest
from django.core.management import call_command

from portal.management.commands.draw_states import drawing, tables
from tests.house_rules import tree


def test_every_table_of_moves_is_drawn_and_every_drawing_has_a_table():
    fresh = {f"{label}.md": drawing(label, states) for label, states in tables()}
    kept = {path.name: path.read_text() for path in (tree.ROOT / "docs/states").glob("*.md")}
    assert kept == fresh, "run script/docs"


@pytest.mark.filterwarnings("default")
def test_the_openapi_file_is_what_the_code_offers(tmp_path):
    fresh = tmp_path / "openapi.yaml"
    call_command("spectacular", file=str(fresh), validate=True, fail_on_warn=True)
    kept = (tree.ROOT / "docs/openapi.yaml").read_text().splitlines()
    changes = list(difflib.unified_diff(kept, fresh.read_text().splitlines(), lineterm=""))
    assert changes == [], "run script/docs"


@pytest.mark.django_db
def test_models_and_migrations_agree():
    # In a process of its own: what other tests did to models is no difference of the code.
    words = [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"]
    done = subprocess.run(words, cwd=tree.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_string_is_in_chinese():
    """Nothing lacks Chinese, no placeholder is lost, the gathered file is fresh."""
    said = subprocess.run(
        [tree.ROOT / "script/messages", "--check"], capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stdout + said.stderr
