"""Numbers at rest: unreadable in the table, found by exact value, and still so with new keys."""

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.core.management import call_command
from django.db import connection

from portal.people import vault
from portal.people.models import Identity
from tests.people.conftest import verify


def raw_rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_identity")
        return " ".join(str(row) for row in cursor.fetchall())


def test_the_table_does_not_hold_the_number_or_any_part_of_it(person, made):
    number = made.resident_id()
    identity = verify(person, number)
    stored = raw_rows()
    for start in range(len(number) - 5):
        assert number[start : start + 6] not in stored
    assert identity.number == number
    assert identity.masked == f"{number[:6]}****{number[-4:]}"


def test_the_same_number_is_sealed_differently_but_found_by_its_index(db):
    assert vault.seal("220102") != vault.seal("220102")
    assert vault.index("220102") == vault.index("220102") != vault.index("220103")


def test_keys_rotate_without_losing_a_number_or_its_uniqueness(person, made, settings):
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.FIELD_KEYS = [old]
    number = made.resident_id()
    identity = verify(person, number)
    findable = Identity.findable("RESIDENT_ID", "CN", number)

    settings.FIELD_KEYS = [new, old]
    identity.refresh_from_db()
    assert identity.number == number
    assert identity.index in vault.indexes(findable)
    call_command("rotate_field_keys", verbosity=0)

    settings.FIELD_KEYS = [new]
    identity.refresh_from_db()
    assert identity.number == number
    assert identity.index == vault.index(findable)
    settings.FIELD_KEYS = [old]
    with pytest.raises(InvalidToken):
        _ = identity.number
