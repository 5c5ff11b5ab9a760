"""The filing desk of one court."""

import pytest

from tests.filing.desk import Desk, a_desk


@pytest.fixture
def desk(court_data) -> Desk:
    return a_desk()
