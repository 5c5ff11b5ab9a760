"""Rows written many at once are the rows Django would have written, and refused like them."""

import uuid
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from judge_contact.models import Holding
from portal.common import inserting
from portal.common.inserting import insert, insert_missing
from portal.notices.models import Message
from tests.builders import A_MONDAY, a_court, a_person
from tests.judge_contact import conftest

line = conftest.line
pytestmark = pytest.mark.django_db
FACTS = {"case": "（2026）吉0102民初1号", "quote": 'a "b" \\ \'c\' %s \u2028', "round": "1"}


def letter(person, court, **said):
    return {
        "kind": "judge_contact.asked", "about": "x:1", "occasion": "a", "court_id": court.pk,
        "person_id": person.pk, "facts": FACTS, "urgent": True, "channel": "SMS",
        "created_at": A_MONDAY, "not_before": A_MONDAY, "state": "PENDING",
    } | said  # fmt: skip


@pytest.fixture
def somebody():
    return a_person(), a_court()


def values(row):
    """What a row holds beside its keys."""
    keys = ("id", "public_id", "code")
    return {f.attname: getattr(row, f.attname) for f in row._meta.fields if f.name not in keys}


def test_a_row_holds_what_django_would_have_written(somebody):
    person, court = somebody
    insert_missing(Message, [letter(person, court)])
    ours = Message.objects.get()
    Message.objects.all().delete()
    Message(**letter(person, court)).save()
    assert values(ours) == values(Message.objects.get())
    assert ours.facts == FACTS


def test_an_instant_keeps_its_microseconds_and_its_zone(somebody):
    at = datetime(2026, 3, 16, 1, 2, 3, 456789, tzinfo=UTC)
    insert_missing(Message, [letter(*somebody, created_at=at)])
    assert Message.objects.get().created_at == at


def test_every_row_draws_its_own_default(somebody):
    rows = [letter(*somebody, occasion=str(n)) for n in range(3)]
    insert_missing(Message, rows)
    assert len(set(Message.objects.values_list("code", flat=True))) == 3
    assert len(set(Message.objects.values_list("public_id", flat=True))) == 3


def test_what_is_there_already_is_passed_over(somebody):
    insert_missing(Message, [letter(*somebody)])
    insert_missing(Message, [letter(*somebody), letter(*somebody, occasion="b")])
    assert Message.objects.count() == 2


@pytest.mark.postgres
def test_what_breaks_another_rule_is_refused_whole(somebody):
    rows = [letter(*somebody), letter(*somebody, occasion="b", person_id=None)]
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_missing(Message, rows)
    assert not Message.objects.exists()


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_batches_lose_no_row_and_every_row_learns_its_own_key(line, monkeypatch, size):
    monkeypatch.setattr(inserting, "BATCH", size)
    ticket = line.register()
    Holding.objects.all().delete()
    rows = [
        Holding(ticket=ticket, round=n, role="JUDGE", since=A_MONDAY, until=A_MONDAY)
        for n in range(1, 8)
    ]
    insert(rows)
    assert [Holding.objects.get(pk=row.pk).round for row in rows] == list(range(1, 8))
    assert not any(row._state.adding for row in rows)


def test_one_holder_at_a_time_also_when_written_at_once(line):
    ticket = line.register()
    second = [Holding(ticket=ticket, round=1, role="HEAD", since=A_MONDAY)]
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(second)
    assert Holding.objects.count() == 1


def test_nothing_is_nothing():
    insert([])
    insert_missing(Message, [])


def test_a_value_that_cannot_travel_is_refused():
    with pytest.raises(TypeError):
        inserting._plain(object())
    key = uuid.uuid4()
    assert inserting._plain(key) == str(key)
