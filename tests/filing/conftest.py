"""The filing desk of one court, and where papers and their keys are kept."""

from collections.abc import Callable

import pytest

from tests import hostile
from tests.filing.desk import Desk, a_desk
from tests.filing.trial import Trial, a_trial
from tests.proofs_of_identity import prove


@pytest.fixture
def desk(court_data) -> Desk:
    return a_desk()


@pytest.fixture
def trial(desk) -> Trial:
    """20,000 yuan claimed: 300 yuan, in ordinary procedure, paid; before its judge."""
    return a_trial(desk)


@pytest.fixture(scope="session")
def key_folder(tmp_path_factory):
    """One court's keys for all papers: making them costs more than many papers."""
    return tmp_path_factory.mktemp("keys")


@pytest.fixture
def paper_places(settings, tmp_path, key_folder):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.SIGNING_KEYS_DIR, settings.SIGNING_MAKES_OWN_KEYS = key_folder, True


@pytest.fixture
def client_of(client_of) -> Callable[..., hostile.HonestClient]:
    """As everywhere; and they signed in just now, as who submits has to."""

    def sign_in(person, **headers: str) -> hostile.HonestClient:
        browser = client_of(person, **headers)
        prove(browser, person)
        return browser

    return sign_in
