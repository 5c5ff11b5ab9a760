"""Opening cases: numbers without gap or double, whoever asks at once (CN15 arts. 9 and 10)."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, connections

from portal.audit.models import Entry
from portal.cases import actions
from portal.cases.actions import Opening
from portal.cases.models import Appointment, Case, NumberSeries, Party, TimelineEntry, VoidedNumber
from portal.common.refusals import Refused
from portal.people.models import Person
from portal.people.roles import Role
from tests import builders

NOW = builders.A_MONDAY
EVERYTHING = (Case, Party, Appointment, TimelineEntry, NumberSeries, VoidedNumber, Entry)


def rows() -> list[int]:
    return [model._base_manager.count() for model in EVERYTHING]


def test_opening_gives_the_first_number_enters_parties_tells_and_audits(opened, clerk):
    case = opened
    assert case.number == "（2026）吉0102民初1号"
    assert [p.name for p in case.parties.order_by("pk")] == ["赵试一", "钱试二"]
    assert [e.kind for e in case.timeline.all()] == ["case.opened"]
    row = Entry.objects.get(record=case.reference)
    assert (row.verb, row.court, row.actor) == ("open_case", "吉0102", str(clerk.public_id))
    assert "赵试一" not in row.facts


def test_each_court_year_and_type_counts_for_itself(clerk, opening):
    """CN15 arts. 9 and 10: natural numbers from 1, each year, by type, in order of receipt."""
    other = builders.an_office(Role.CLERK, builders.a_division(builders.a_court("吉0103")))
    def number(by, at, **fields):
        return actions.open_case(opening(**fields), by=by, at=at).number

    assert number(clerk, NOW) == "（2026）吉0102民初1号"
    assert number(clerk, NOW, type_code="执") == "（2026）吉0102执1号"
    assert number(clerk, NOW, special="知") == "（2026）吉0102知民初2号"
    assert number(clerk, NOW + timedelta(days=365)) == "（2027）吉0102民初1号"
    elsewhere = builders.a_court("吉0103")
    assert number(other, NOW, court=elsewhere, division=None) == "（2026）吉0103民初1号"


@pytest.mark.parametrize(
    ("at", "year"),
    [
        (datetime(2026, 12, 31, 15, 59, tzinfo=UTC), 2026),
        (datetime(2026, 12, 31, 16, 1, tzinfo=UTC), 2027),
    ],
)
def test_the_year_is_shanghais(clerk, at, year, opening):
    case = actions.open_case(opening(), by=clerk, at=at)
    assert case.year == year
    assert case.filed_on.year == year


@pytest.mark.parametrize(
    "fields", [{"type_code": "离婚"}, {"parties": ()}], ids=["unknown type", "no party"]
)
def test_a_refused_opening_leaves_nothing_and_uses_no_number(clerk, fields, opening):
    before = rows()
    with pytest.raises(Refused):
        actions.open_case(opening(**fields), by=clerk, at=NOW)
    assert rows() == before
    assert actions.open_case(opening(), by=clerk, at=NOW).serial == 1


def test_a_failure_after_the_number_was_taken_gives_it_back(clerk, monkeypatch, opening):
    def fail(*args, **kwargs):
        raise ConnectionError

    with monkeypatch.context() as broken:
        broken.setattr("portal.cases.actions.registry.tell", fail)
        with pytest.raises(ConnectionError):
            actions.open_case(opening(), by=clerk, at=NOW)
    assert actions.open_case(opening(), by=clerk, at=NOW).serial == 1


@pytest.mark.parametrize("role", [Role.JUDGE, Role.AGENT, Role.LEADER, Role.SYSADMIN])
def test_only_a_clerk_of_the_court_opens_a_case(db, role, opening):
    with pytest.raises(Refused):
        actions.open_case(opening(), by=builders.an_office(role), at=NOW)
    elsewhere = builders.an_office(Role.CLERK, builders.a_division(builders.a_court("吉0103")))
    with pytest.raises(Refused):
        actions.open_case(opening(), by=elsewhere, at=NOW)


def test_a_voided_number_is_logged_and_never_given_again(clerk, opened, opening):
    court = opened.court
    with pytest.raises(Refused):
        actions.void_number(court, "民初", reason="  ", by=clerk, at=NOW)
    number = actions.void_number(court, "民初", reason="手工登记占用", by=clerk, at=NOW)
    assert str(number) == "（2026）吉0102民初2号"
    assert VoidedNumber.objects.get().reason == "手工登记占用"
    assert Entry.objects.filter(verb="void_number").count() == 1
    assert actions.open_case(opening(), by=clerk, at=NOW).serial == 3


def _open_in_threads(clerk: Person, what: Opening, threads: int, each: int) -> list[BaseException]:
    ready, faults = threading.Barrier(threads), []

    def work() -> None:
        try:
            ready.wait()
            for _ in range(each):
                actions.open_case(what, by=Person.objects.get(pk=clerk.pk), at=NOW)
        except BaseException as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return faults


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_many_clerks_at_once_leave_no_gap_and_no_double(opening):
    """Sixteen where the database locks rows, four where it locks whole."""
    threads = 16 if connection.vendor == "postgresql" else 4
    clerk = builders.an_office(Role.CLERK)
    assert _open_in_threads(clerk, opening(), threads=threads, each=4) == []
    serials = Case._base_manager.values_list("serial", flat=True)
    assert sorted(serials) == list(range(1, 4 * threads + 1))
