from collections.abc import Callable
from datetime import datetime

import pytest

Sweeps = dict[str, Callable[[datetime], int]]


@pytest.fixture
def sweeps(monkeypatch: pytest.MonkeyPatch) -> Sweeps:
    """Sweeps of the test's own making, found by the names put in here."""
    table: Sweeps = {}
    monkeypatch.setattr("portal.timelimits.sweeps.import_string", table.__getitem__)
    return table
