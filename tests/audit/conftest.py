from datetime import UTC, datetime, timedelta

import pytest

from portal import audit

START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def var_dir(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture
def chain():
    """Writes ``length`` records onto a court's chain."""

    def write(length, court="吉01"):
        with audit.recorded():
            for number in range(length):
                audit.note(
                    "accept",
                    record=f"test.Record:{number}",
                    court=court,
                    actor=None,
                    role="clock",
                    at=START + timedelta(seconds=number),
                    was="A",
                    now="B",
                )

    return write
