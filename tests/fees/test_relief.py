"""Relief from fees: asked, verify, decided, and what it does to the fee."""

import uuid
from datetime import date

import pytest

from portal.common.refusals import Refused
from portal.fees import actions
from portal.fees.models import (
    ReliefApplication,
    ReliefEntry,
)
from portal.fees.rules.limits import PAYMENT
from portal.fees.rules.relief import GROUNDS, Kind, possible, relieved_part
from portal.fees.states.fee import State
from portal.fees.sweeps import escalate_overdue
from portal.people.models import Person
from portal.people.roles import Role
from tests.builders import A_MONDAY, an_office
from tests.fees.conftest import DAY, fresh, told

pytestmark = pytest.mark.django_db
EIGHT_DAYS = 8 * DAY


def test_FEE48_asking_stops_the_clock_of_paying_and_starts_the_courts(desk):
    fee = desk.notify()
    application = desk.ask_relief(fee, at=A_MONDAY + DAY)
    assert fresh(fee).state == State.RELIEF_ASKED
    assert fee.limits.get().cancelled_at is not None
    assert application.limits.get().due_on == date(2026, 3, 24)
    assert escalate_overdue(A_MONDAY + EIGHT_DAYS) == 0
    assert told(application, desk.payer) == {"relief_asked"}
    assert told(application, desk.head) == {"relief_to_decide"}
    with pytest.raises(Refused):
        desk.ask_relief(fee)


def test_FEE45_exemption_settles_the_fee(desk, heard):
    fee = desk.notify()
    application = desk.ask_relief(fee)
    actions.grant(application, actions.Grant("EXEMPTION"), by=desk.head, at=A_MONDAY)
    held = fresh(fee)
    assert (held.state, held.owed_fen) == (State.RELIEVED, 0)
    assert heard == ["notified", "relieved"]
    assert ReliefEntry.objects.get().fen == 230000
    assert "relief_granted" in told(application, desk.payer)


@pytest.mark.parametrize("percent", [None, 0, 29, 100, -1], ids=str)
def test_FEE46_a_reduction_takes_at_least_thirty_percent(desk, percent):
    application = desk.ask_relief(desk.notify(), "REDUCTION", ("DISASTER",))
    with pytest.raises(Refused):
        actions.grant(
            application, actions.Grant("REDUCTION", percent), by=desk.head, at=A_MONDAY
        )
    assert fresh(application).state == "ASKED"


def test_FEE46_a_reduced_fee_is_paid_reduced_with_seven_new_days(desk, the_bank):
    fee = desk.notify()
    application = desk.ask_relief(fee, "REDUCTION", ("DISASTER",))
    at = A_MONDAY + 2 * DAY
    actions.grant(application, actions.Grant("REDUCTION", 30), by=desk.judge, at=at)
    held = fresh(fee)
    assert (held.state, held.owed_fen) == (State.NOTIFIED, 161000)
    assert held.limits.get(rule=PAYMENT.code, round=2).due_on == date(2026, 3, 25)
    assert desk.pay(fee, the_bank, at).paid_fen == 161000


def test_FEE47_a_deferral_lets_the_case_go_on_and_falls_due_on_its_day(desk, heard):
    fee = desk.notify()
    application = desk.ask_relief(fee, "DEFERRAL", ("INJURY",))
    with pytest.raises(Refused):
        actions.grant(
            application, actions.Grant("DEFERRAL", until=A_MONDAY.date()), by=desk.head,
            at=A_MONDAY,
        )
    actions.grant(
        application, actions.Grant("DEFERRAL", until=date(2026, 6, 30)), by=desk.head, at=A_MONDAY
    )
    held = fresh(fee)
    assert (held.state, held.deferred_until) == (State.DEFERRED, date(2026, 6, 30))
    assert heard == ["notified", "deferred"]
    assert held.limits.get(rule="DEFERRED_PAYMENT").due_on == date(2026, 6, 30)
    escalate_overdue(A_MONDAY + 110 * DAY)
    assert fresh(fee).state == State.OVERDUE


def test_FEE48_a_refusal_needs_written_reasons_and_gives_seven_new_days(desk):
    fee = desk.notify()
    application = desk.ask_relief(fee)
    at = A_MONDAY + 3 * DAY
    with pytest.raises(Refused):
        actions.refuse(application, reasons=" ", by=desk.head, at=at)
    actions.refuse(application, reasons="未能证明生活困难", by=desk.head, at=at)
    assert fresh(fee).state == State.NOTIFIED
    assert fee.limits.get(rule=PAYMENT.code, round=2).due_on == date(2026, 3, 26)
    assert "relief_refused" in told(application, desk.payer)


def test_FEE44_organisations_are_not_exempted(desk):
    desk.payer.kind = Person.Kind.ORGANISATION
    desk.payer.save()
    fee = desk.notify()
    with pytest.raises(Refused):
        desk.ask_relief(fee)
    application = desk.ask_relief(fee, "REDUCTION", ("WELFARE",))
    with pytest.raises(Refused):
        actions.grant(application, actions.Grant("EXEMPTION"), by=desk.head, at=A_MONDAY)


def test_FEE49_relief_granted_with_the_filing_counts_when_the_fee_is_notified(desk, heard):
    asking = actions.Asking(
        court=desk.case.court, about=desk.case.reference, label="LA-1", payer=desk.payer,
        kind="DEFERRAL", grounds=("LEGAL_AID",), case=desk.case,
    )
    application = actions.ask_relief(asking, key=uuid.uuid4(), by=desk.payer, at=A_MONDAY)
    until = date(2026, 9, 1)
    actions.grant(
        application, actions.Grant("DEFERRAL", until=until), by=desk.judge, at=A_MONDAY
    )
    fee = desk.notify(at=A_MONDAY + DAY)
    assert (fee.state, fee.deferred_until) == (State.DEFERRED, until)
    assert heard == ["deferred", "notified"]


def test_an_application_without_a_ground_for_it_is_refused(desk):
    fee = desk.notify()
    for kind, grounds in (("EXEMPTION", ()), ("EXEMPTION", ("INJURY",)), ("DEFERRAL", ("NONE",))):
        with pytest.raises(Refused):
            desk.ask_relief(fee, kind, grounds)
    assert fresh(fee).state == State.NOTIFIED
    assert not ReliefApplication._base_manager.exists()


def test_a_missing_proof_stops_the_courts_clock_until_it_comes(desk):
    application = desk.ask_relief(desk.notify())
    actions.want_proof(application, what="请补充低保证", by=desk.clerk, at=A_MONDAY + DAY)
    assert escalate_overdue(A_MONDAY + 30 * DAY) == 0
    actions.add_proof(application, proof="低保证", by=desk.payer, at=A_MONDAY + 31 * DAY)
    assert application.limits.count() == 2
    escalate_overdue(A_MONDAY + 60 * DAY)
    assert "late_at_court" in told(application, desk.leader)


def test_taking_an_application_back_makes_the_fee_due_again(desk):
    fee = desk.notify()
    application = desk.ask_relief(fee)
    with pytest.raises(Refused):
        actions.take_back(application, by=desk.stranger, at=A_MONDAY)
    actions.take_back(application, by=desk.payer, at=A_MONDAY)
    assert fresh(fee).state == State.NOTIFIED


def test_nobody_but_those_who_decide_grants(desk):
    application = desk.ask_relief(desk.notify())
    foreign = an_office(Role.JUDGE)
    for who in (desk.payer, desk.clerk, desk.cashier, desk.stranger, foreign):
        with pytest.raises(Refused):
            actions.grant(application, actions.Grant("EXEMPTION"), by=who, at=A_MONDAY)
    assert fresh(application).state == "ASKED"


@pytest.mark.parametrize(
    ("codes", "is_person", "kinds"),
    [
        (["DISABLED", "INJURY"], True, [Kind.EXEMPTION, Kind.DEFERRAL]),
        (["DISABLED", "INJURY"], False, [Kind.DEFERRAL]),
        (["WELFARE"], False, [Kind.REDUCTION]),
        (["NOTHING"], True, []),
    ],
    ids=["FEE45-FEE47", "FEE44", "FEE46", "no-ground"],
)
def test_what_may_be_asked_for(codes, is_person, kinds):
    found = possible(codes, is_natural_person=is_person)
    assert [one.kind for one in found] == kinds
    assert all(one.proofs and one.articles for one in found)


def test_FEE45_to_47_every_ground_has_words_proof_and_article():
    assert {ground.article for ground in GROUNDS.values()} == {"FEE 45", "FEE 46", "FEE 47"}
    assert all(str(ground.words) and str(ground.proof) for ground in GROUNDS.values())
    assert relieved_part(Kind.REDUCTION, 101, 30) == 30
