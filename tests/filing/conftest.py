"""The filing desk of one court."""

import time
from collections.abc import Callable

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY

from tests import hostile
from tests.filing.desk import Desk, a_desk


@pytest.fixture
def desk(court_data) -> Desk:
    return a_desk()


@pytest.fixture
def client_of(client_of) -> Callable[..., hostile.HonestClient]:
    """As everywhere; and they signed in just now, as who submits has to."""

    def sign_in(person, **headers: str) -> hostile.HonestClient:
        browser = client_of(person, **headers)
        session = browser.session
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time.time()}]
        session.save()
        return browser

    return sign_in
