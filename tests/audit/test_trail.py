"""What the trail promises about transactions."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from portal import audit
from portal.audit.models import ChainHead, Entry
from portal.audit.trail import place_hash
from portal.audit.verification import prove

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
needs_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="only PostgreSQL has two writers and the trigger"
)


def note(verb, court="吉01"):
    audit.note(verb, record="test.Record:1", court=court, actor=None, at=AT)


def fail_after_noting(verb):
    with audit.recorded():
        note(verb)
        raise RuntimeError


@pytest.mark.django_db
def test_an_act_that_fails_leaves_no_record():
    with pytest.raises(RuntimeError):
        fail_after_noting("accept")
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_a_nested_act_that_fails_takes_only_its_own_records_with_it():
    with audit.recorded():
        note("first")
        with pytest.raises(RuntimeError):
            fail_after_noting("undone")
        with audit.recorded():
            note("second")
    assert list(Entry.objects.order_by("seq").values_list("verb", flat=True)) == [
        "first",
        "second",
    ]
    assert prove("吉01").broken is None


@pytest.mark.django_db
def test_a_note_outside_an_act_is_chained_at_once():
    note("read")
    note("read")
    assert ChainHead.objects.get(court="吉01").seq == 2
    assert prove("吉01").broken is None


@pytest.mark.django_db
def test_each_court_has_its_own_chain():
    with audit.recorded():
        note("accept", court="吉0104")
        note("accept", court="吉01")
        note("read", court="吉0104")
    assert [(proof.records, proof.broken) for proof in map(prove, ("吉01", "吉0104"))] == [
        (1, None),
        (2, None),
    ]


def test_text_moved_from_one_column_into_the_next_changes_the_hash():
    assert place_hash("", "吉01", 1, AT, "a", "bc") != place_hash("", "吉01", 1, AT, "ab", "c")
    assert place_hash("", "吉01", 1, AT, "a\x1fb", "c") != place_hash("", "吉01", 1, AT, "a b", "c")


@pytest.mark.postgres
@needs_postgresql
@pytest.mark.django_db(transaction=True)
def test_two_acts_at_once_keep_one_chain():
    """Both hold their own transaction open before either chains, on a court without a head."""
    barrier = threading.Barrier(2, timeout=10)
    errors = []

    def act(name):
        try:
            for round_ in range(10):
                with audit.recorded():
                    note(f"{name}-{round_}")
                    barrier.wait()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=(name,)) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert errors == []
    proof = prove("吉01")
    assert (proof.records, proof.broken) == (20, None)


@pytest.mark.postgres
@needs_postgresql
@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET facts = ''",
        "DELETE FROM audit_entry",
        "UPDATE audit_checkpoint SET seq = 0",
        "DELETE FROM audit_checkpoint",
    ],
)
def test_the_database_refuses_to_change_the_trail(chain, statement):
    from portal.audit.checkpoints import set_checkpoints

    chain(2)
    set_checkpoints(AT)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert prove("吉01").broken is None


@pytest.mark.django_db
def test_a_second_record_at_the_same_place_is_refused(chain):
    chain(1)
    copy = Entry.objects.get()
    copy.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save(force_insert=True)
