"""What every change must pass says so when something failed."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house_rules import tree

PARTS = ("check", "test", "run")


@pytest.mark.parametrize("failing", PARTS[:2])
def test_one_failing_part_fails_the_whole(tmp_path, failing):
    for name in PARTS:
        part = tmp_path / "script" / name
        part.parent.mkdir(exist_ok=True)
        part.write_text(f"#!/bin/sh\nexit {int(name == failing)}\n")
        part.chmod(0o755)
    run = Path(shutil.copytree(tree.ROOT / ".ci", tmp_path / ".ci")) / "run"
    done = subprocess.run(
        [run], capture_output=True, text=True, check=False, env={"PATH": os.environ["PATH"]}
    )
    assert done.returncode == 1
    named = {"check": "checks", "test": "tests"}[failing]
    assert f"FAILED: {named}" in done.stdout
    assert "PASSED" not in done.stdout
