"""Sixteen clerks docket at once on PostgreSQL: numbers without gap or double (CN15 9, 10)."""

import threading

import pytest
from django.core.management import call_command
from django.db import connections

from filing.actions import docketing
from filing.actions.leasing import take
from filing.models import Filing, Lease
from portal.cases.models import Case, NumberSeries
from portal.common.refusals import Refused
from portal.people.models import Person
from portal.people.roles import Role
from tests.builders import A_MONDAY, an_office
from tests.filing.desk import a_desk

CLERKS = 16
EACH = 2
WAGES = "205.5"


def at_once(works) -> list[Exception]:
    """Run all of these at the same instant, each on its own connection; answers what failed."""
    together, faults = threading.Barrier(len(works)), []

    def run(work) -> None:
        try:
            together.wait(60)
            work()
        except Exception as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return faults


@pytest.fixture
def crowded(transactional_db):
    call_command("load_reference", verbosity=0)
    desk = a_desk(judges=4)
    return desk, [an_office(Role.CLERK, desk.filing_division) for _n in range(CLERKS)]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_numbers_are_gapless_and_unique_and_every_case_gets_a_judge(crowded):
    desk, clerks = crowded
    filings = [desk.submitted(cause_no=WAGES).pk for _n in range(CLERKS * EACH)]

    def docket(clerk: int, mine: list[int]) -> None:
        person = Person.objects.get(pk=clerk)
        for pk in mine:
            filing = docketing.accept(
                Filing._base_manager.get(pk=pk), by=person, at=A_MONDAY
            )
            docketing.hand_over(filing, by=person, at=A_MONDAY)

    works = [
        lambda clerk=clerk.pk, mine=filings[n::CLERKS]: docket(clerk, mine)
        for n, clerk in enumerate(clerks)
    ]
    assert at_once(works) == []
    cases = Case.objects.unscoped(because="a test")
    assert sorted(cases.values_list("serial", flat=True)) == list(range(1, CLERKS * EACH + 1))
    assert cases.values("number").distinct().count() == CLERKS * EACH
    assert not cases.filter(judge=None).exists()
    assert NumberSeries.objects.get(court=desk.court, type_code="民初").last == CLERKS * EACH


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_one_filing_registered_by_sixteen_is_registered_once(crowded):
    desk, clerks = crowded
    filing = desk.submitted(cause_no=WAGES)

    def register(clerk: int) -> None:
        docketing.accept(
            Filing._base_manager.get(pk=filing.pk), by=Person.objects.get(pk=clerk), at=A_MONDAY
        )

    faults = at_once([lambda clerk=clerk.pk: register(clerk) for clerk in clerks])
    assert len(faults) == CLERKS - 1
    assert all(isinstance(fault, Refused) for fault in faults)
    assert Case.objects.unscoped(because="a test").count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_one_lease_whoever_reaches_for_it(crowded):
    desk, clerks = crowded
    filing = desk.submitted()

    def reach(clerk: int) -> None:
        take(Filing._base_manager.get(pk=filing.pk), by=Person.objects.get(pk=clerk))

    faults = at_once([lambda clerk=clerk.pk: reach(clerk) for clerk in clerks])
    assert len(faults) == CLERKS - 1
    assert Lease.objects.count() == 1
