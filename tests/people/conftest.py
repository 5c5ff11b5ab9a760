"""What tests about people share: a phone that keeps its messages, people, an identity platform."""

import re
from datetime import UTC, datetime

import pytest
from django.core.cache import cache

from portal.people import numbers, vault
from portal.people.models import Identity
from portal.people.synthetic import Synthetic
from tests import builders

PASSWORD = "mountain-Lantern-48"
AT = datetime(2026, 3, 16, 2, 0, tzinfo=UTC)


class Phones:
    """Every text message, per number, as PEOPLE_SEND_CODE handed it over."""

    def __init__(self):
        self.sent = []

    def code(self, phone):
        """The newest code that came to this number."""
        texts = [words for to, words in self.sent if to == phone]
        return re.search(r"\d{6}", texts[-1]).group()


PHONES = Phones()


def send(phone, words):
    PHONES.sent.append((phone, words))


@pytest.fixture(autouse=True)
def phones(settings):
    settings.PEOPLE_SEND_CODE = "tests.people.conftest.send"
    PHONES.sent.clear()
    return PHONES


@pytest.fixture(autouse=True)
def _throttles_start_empty(db):
    cache.clear()


@pytest.fixture
def made():
    return Synthetic(2026)


@pytest.fixture
def person(db, made):
    return builders.a_person(username="zhang", phone=made.phone(), password=PASSWORD)


def verify(person, number):
    """Put a proved resident card into the table, as ``prove_identity`` does on a match."""
    checked = numbers.resident_id(number)
    findable = Identity.findable(checked.kind, checked.country, checked.value)
    return Identity.objects.create(
        person=person, kind=checked.kind, country=checked.country,
        sealed=vault.seal(checked.value), index=vault.index(findable), verified_at=AT,
        method=Identity.Method.ONLINE,
    )


@pytest.fixture
def verified(person, made):
    verify(person, made.resident_id())
    return person
