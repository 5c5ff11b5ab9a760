"""Whoever edits, deletes, inserts, swaps or cuts is found, and the place is named."""

import random
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from portal.audit.checkpoints import checkpoint_file, filed, latest, set_checkpoints
from portal.audit.models import ChainHead, Checkpoint, Entry
from portal.audit.trail import entry_hash
from portal.audit.verification import Kind, prove

pytestmark = pytest.mark.django_db
LENGTH = 12
COURT = "吉01"
AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TEXTS = ("verb", "record", "actor", "role", "request_id", "facts", "prev_hash", "hash")


@pytest.fixture
def unguarded():
    """The powers of an attacker who owns the database: no trigger, no unique place."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
            cursor.execute("ALTER TABLE audit_checkpoint DISABLE TRIGGER USER")
    return Entry.objects.filter(court=COURT)


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def shift(rows, seqs, by):
    for seq in sorted(seqs, reverse=by > 0):
        rows.filter(seq=seq).update(seq=seq + by)


def rehash(row, prev_hash):
    row.prev_hash = prev_hash
    row.hash = entry_hash(prev_hash, row.seq, row)
    row.save()
    return row.hash


def edit(rows, dice):
    seq, column = dice.randint(1, LENGTH), dice.choice(TEXTS)
    row = rows.get(seq=seq)
    value = getattr(row, column)
    place = dice.randint(0, max(len(value) - 1, 0))
    setattr(row, column, value[:place] + dice.choice("0aZ{中") + value[place + 1 :])
    if getattr(row, column) == value:
        setattr(row, column, value + "x" if len(value) < 60 else value[:-1])
    row.save()
    return {(seq, Kind.EDITED)}


def edit_time(rows, dice):
    row = rows.get(seq=dice.randint(1, LENGTH))
    row.at += timedelta(microseconds=dice.choice((-1, 1, 3_600_000_000)))
    row.save()
    return {(row.seq, Kind.EDITED)}


def edit_and_rehash(rows, dice):
    row = rows.get(seq=dice.randint(1, LENGTH))
    row.facts = '{"now": "forged"}'
    rehash(row, row.prev_hash)
    return {(row.seq, Kind.EDITED)}


def move_to_another_court(rows, dice):
    seq = dice.randint(1, LENGTH)
    rows.filter(seq=seq).update(court="吉0104")
    return {(seq, Kind.CUT if seq == LENGTH else Kind.DELETED)}


def move_behind_the_end(rows, dice):
    seq = dice.randint(1, LENGTH)
    rows.filter(seq=seq).update(seq=LENGTH + dice.randint(1, 9))
    return {(seq, Kind.CUT if seq == LENGTH else Kind.DELETED)}


def delete(rows, dice):
    seq = dice.randint(1, LENGTH - 1)
    rows.filter(seq=seq).delete()
    return {(seq, Kind.DELETED)}


def delete_and_close_the_gap(rows, dice):
    seq = dice.randint(1, LENGTH - 1)
    rows.filter(seq=seq).delete()
    shift(rows, range(seq + 1, LENGTH + 1), -1)
    ChainHead.objects.filter(court=COURT).update(seq=LENGTH - 1)
    return {(seq, Kind.DELETED)}


def insert(rows, dice):
    seq, is_hashed = dice.randint(1, LENGTH), dice.random() < 0.5
    before = rows.filter(seq=seq - 1).first()
    shift(rows, range(seq, LENGTH + 1), 1)
    ChainHead.objects.filter(court=COURT).update(seq=LENGTH + 1)
    row = rows.filter(seq=seq + 1).get()
    row.pk, row.seq, row.verb = None, seq, "forged"
    row.save()
    if is_hashed:
        rehash(row, before.hash if before else "")
    return {(seq, Kind.INSERTED)}


def insert_behind_the_end(rows, dice):
    row = rows.get(seq=LENGTH)
    row.pk, row.seq = None, LENGTH + 1
    rehash(row, row.hash)
    return {(LENGTH + 1, Kind.INSERTED)}


def swap(rows, dice):
    one, other = sorted(dice.sample(range(1, LENGTH + 1), 2))
    rows.filter(seq=one).update(seq=0)
    rows.filter(seq=other).update(seq=one)
    rows.filter(seq=0).update(seq=other)
    return {(one, Kind.SWAPPED)}


def cut(rows, dice):
    seq = dice.randint(1, LENGTH)
    rows.filter(seq__gte=seq).delete()
    return {(seq, Kind.CUT)}


def cut_and_set_the_head_back(rows, dice):
    seq = dice.randint(1, LENGTH)
    rows.filter(seq__gte=seq).delete()
    last = rows.filter(seq=seq - 1).first()
    head = ChainHead.objects.get(court=COURT)
    head.seq, head.hash = seq - 1, last.hash if last else ""
    head.save()
    if dice.random() < 0.5:
        Checkpoint.objects.all().delete()
    return {(seq, Kind.CUT)}


def rewrite_from_somewhere(rows, dice):
    """Only the checkpoints find this; the last one stands at the end of the chain."""
    seq = dice.randint(1, LENGTH)
    row = rows.get(seq=seq)
    row.facts = '{"now": "forged"}'
    prev_hash = rehash(row, row.prev_hash)
    for row in rows.filter(seq__gt=seq).order_by("seq"):
        prev_hash = rehash(row, prev_hash)
    ChainHead.objects.filter(court=COURT).update(hash=prev_hash)
    Checkpoint.objects.filter(seq=LENGTH).update(hash=prev_hash)
    return {(5 if seq <= 5 else LENGTH, Kind.REWRITTEN)}


MUTATIONS = [
    edit,
    edit,
    edit,
    edit,
    edit_time,
    edit_and_rehash,
    move_to_another_court,
    move_behind_the_end,
    delete,
    delete_and_close_the_gap,
    insert,
    insert_behind_the_end,
    swap,
    cut,
    cut_and_set_the_head_back,
    rewrite_from_somewhere,
]


@pytest.mark.parametrize("part", range(4))
def test_a_thousand_manipulations_are_all_found_and_located(chain, unguarded, part):
    chain(5)
    set_checkpoints(AT)
    chain(LENGTH - 5)
    set_checkpoints(AT)
    assert prove(COURT).broken is None
    dice = random.Random(20261123 + part)
    for number in range(250):
        mutation = MUTATIONS[number % len(MUTATIONS)]
        with undone():
            expected = mutation(unguarded, dice)
            broken = prove(COURT).broken
            assert broken is not None, mutation.__name__
            assert (broken.seq, broken.kind) in expected, (mutation.__name__, expected, broken)
    assert prove(COURT).broken is None


def test_a_long_chain_is_read_in_pages(chain, monkeypatch, unguarded):
    monkeypatch.setattr("portal.audit.verification.PAGE", 7)
    chain(30)
    assert prove(COURT).records == 30
    unguarded.filter(seq=15).update(verb="forged")
    assert prove(COURT).broken.seq == 15


def test_the_command_says_so_when_all_holds(chain):
    chain(3)
    chain(2, court="吉0104")
    set_checkpoints(AT)
    out = StringIO()
    call_command("verify_audit", stdout=out)
    assert "吉01: 3 records unbroken, 2 checkpoints agree" in out.getvalue()
    assert "吉0104: 2 records unbroken" in out.getvalue()


def test_the_command_names_the_record_and_fails(chain, unguarded):
    chain(3)
    chain(2, court="吉0104")
    unguarded.filter(seq=2).update(actor="somebody-else")
    out = StringIO()
    with pytest.raises(CommandError) as failure:
        call_command("verify_audit", stdout=out)
    assert failure.value.returncode == 1
    assert "吉01: BROKEN at record 2 [test.Record:1]: edited" in out.getvalue()
    assert "吉0104: 2 records unbroken" in out.getvalue()
    call_command("verify_audit", court="吉0104", stdout=StringIO())


def test_an_empty_database_that_once_held_records_is_found(chain, unguarded):
    chain(4)
    set_checkpoints(AT)
    for model in (Entry, ChainHead, Checkpoint):
        model.objects.all().delete()
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_audit", stdout=out)
    assert "吉01: BROKEN at record 1: cut off" in out.getvalue()


def test_a_checkpoint_is_set_only_when_the_chain_moved(chain):
    chain(2)
    assert [set_checkpoints(AT), set_checkpoints(AT)] == [1, 0]
    chain(1)
    assert set_checkpoints(AT) == 1
    assert latest(COURT).seq == 3
    assert [seq for _court, seq, _hash in filed()] == [2, 3]
    assert latest("吉0104") is None


def test_half_a_line_left_by_a_crash_does_not_swallow_the_next(chain):
    chain(2)
    set_checkpoints(AT)
    with checkpoint_file().open("a") as file:
        file.write("吉01\t3\tabc")
    chain(1)
    set_checkpoints(AT)
    assert [seq for _court, seq, _hash in filed()] == [2, 3]
    assert prove(COURT).broken is None


def test_memory_of_a_checkpoint_survives_a_crash_between_file_and_table(chain, unguarded):
    chain(2)
    set_checkpoints(AT)
    Checkpoint.objects.all().delete()
    assert set_checkpoints(AT) == 1
    assert Checkpoint.objects.count() == 1
    assert prove(COURT).broken is None
