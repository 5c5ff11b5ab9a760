"""The filing desk of one court, and where papers and their keys are kept."""

import pytest

from tests.filing.desk import Desk, a_desk


@pytest.fixture
def desk(court_data) -> Desk:
    return a_desk()


@pytest.fixture(scope="session")
def key_folder(tmp_path_factory):
    """One court's keys for all papers: making them costs more than many papers."""
    return tmp_path_factory.mktemp("keys")


@pytest.fixture
def paper_places(settings, tmp_path, key_folder):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.SIGNING_KEYS_DIR, settings.SIGNING_MAKES_OWN_KEYS = key_folder, True
