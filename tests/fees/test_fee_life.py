"""A fee from notice to end: relief, limits, a judge's word, changes, refunds. Articles in names."""

import uuid
from datetime import date, timedelta

import pytest

from portal.common.moves import CLOCK
from portal.common.refusals import Refused
from portal.fees import actions
from portal.fees.asking_bank import send_refunds
from portal.fees.models import (
    Difference,
    FeeObligation,
    PaymentOrder,
    Refund,
    ReliefApplication,
    ReliefEntry,
)
from portal.fees.rules import Changed, Procedure, Terms
from portal.fees.rules.limits import CONFIRMATION, PAYMENT, REFUND
from portal.fees.rules.matters import Matter
from portal.fees.rules.refunding import Ending, is_prepaid
from portal.fees.rules.relief import GROUNDS, Kind, possible, relieved_part
from portal.fees.states import fee as fee_states, relief as relief_states
from portal.fees.states.fee import State
from portal.fees.sweeps import escalate_overdue, remind_before_due
from portal.people.models import Person
from portal.people.roles import Role
from tests.builders import A_MONDAY, a_person, an_office
from tests.fees.conftest import DAY, fresh
from tests.fees.test_payments import heard, told  # noqa: F401  a fixture

pytestmark = pytest.mark.django_db
EIGHT_DAYS = 8 * DAY
SIMPLE = Terms(procedure=Procedure.SIMPLIFIED)


# -- Not paid in time -----------------------------------------------------------------------------
def test_FEE22_unpaid_after_seven_days_waits_for_a_judge_and_withdraws_nothing(desk, heard):  # noqa: F811
    fee = desk.notify()
    assert escalate_overdue(A_MONDAY + 7 * DAY) == 0
    assert escalate_overdue(A_MONDAY + EIGHT_DAYS) == 1
    assert escalate_overdue(A_MONDAY + EIGHT_DAYS) == 0
    held = fresh(fee)
    assert held.state == State.OVERDUE
    assert held.limits.get(rule=CONFIRMATION.code).owner == desk.judge
    assert told(fee, desk.payer) == {"notified", "overdue"}
    assert told(fee, desk.judge) == {"judge_overdue"}
    assert heard == ["notified", "overdue"]


def test_FEE22_only_a_judge_or_head_treats_as_withdrawn(desk, heard):  # noqa: F811
    fee = desk.notify()
    for who in (desk.judge, desk.head):
        with pytest.raises(Refused):
            actions.treat_as_withdrawn(fee, by=who, at=A_MONDAY)  # the seven days still run
    escalate_overdue(A_MONDAY + EIGHT_DAYS)
    for who in (desk.payer, desk.clerk, desk.cashier, desk.leader, desk.stranger):
        with pytest.raises(Refused):
            actions.treat_as_withdrawn(fee, by=who, at=A_MONDAY + EIGHT_DAYS)
    actions.treat_as_withdrawn(fee, by=desk.judge, at=A_MONDAY + EIGHT_DAYS)
    assert fresh(fee).state == State.WITHDRAWN
    assert heard[-1] == "treated_as_withdrawn"
    assert "withdrawn" in told(fee, desk.payer)


def test_FEE22_a_judge_may_give_seven_more_days_with_a_reason(desk):
    fee = desk.notify()
    escalate_overdue(A_MONDAY + EIGHT_DAYS)
    with pytest.raises(Refused):
        actions.give_time(fee, why=" ", by=desk.judge, at=A_MONDAY + EIGHT_DAYS)
    actions.give_time(fee, why="住院", by=desk.judge, at=A_MONDAY + EIGHT_DAYS)
    held = fresh(fee)
    assert held.state == State.NOTIFIED
    assert held.limits.get(rule=PAYMENT.code, round=2).due_on == date(2026, 3, 31)


def test_paying_late_still_counts_until_a_judge_has_decided(desk, the_bank):
    fee = desk.notify()
    escalate_overdue(A_MONDAY + EIGHT_DAYS)
    assert desk.pay(fee, the_bank, A_MONDAY + 9 * DAY).state == State.PAID
    assert fee.limits.get(rule=CONFIRMATION.code).cancelled_at is not None


def test_money_under_way_at_the_last_minute_is_asked_about_before_the_limit_is_judged(
    desk, the_bank
):
    fee = desk.notify()
    due_at = fee.limits.get().due_at
    order = desk.order(fee, the_bank, due_at - timedelta(minutes=3))
    the_bank.pays(order, due_at - timedelta(minutes=1))
    escalate_overdue(due_at + timedelta(seconds=1))
    held = fresh(fee)
    assert (held.state, held.steps.filter(name="expire").count()) == (State.PAID, 0)
    assert held.limits.get(rule=PAYMENT.code).was_kept


def test_no_judge_withdraws_while_money_is_under_way(desk, the_bank):
    fee = desk.notify()
    the_bank.silent = True
    desk.order(fee, the_bank, A_MONDAY + 7 * DAY)
    escalate_overdue(A_MONDAY + EIGHT_DAYS)
    with pytest.raises(Refused):
        actions.treat_as_withdrawn(fee, by=desk.judge, at=A_MONDAY + EIGHT_DAYS)
    assert fresh(fee).state == State.OVERDUE


def test_paid_in_time_yet_withdrawn_is_put_before_the_court(desk, the_bank):
    fee = desk.notify()
    order = desk.order(fee, the_bank, A_MONDAY)
    paid = the_bank.pays(order, A_MONDAY + DAY)
    PaymentOrder.objects.update(state="CLOSED", next_query_at=None)  # the bank said so, wrongly
    escalate_overdue(A_MONDAY + EIGHT_DAYS)
    actions.treat_as_withdrawn(fee, by=desk.judge, at=A_MONDAY + 9 * DAY)
    actions.settle(order, paid, at=A_MONDAY + 10 * DAY)
    difference = Difference.objects.unscoped(because="test").get()
    assert difference.kind == "PAID_YET_WITHDRAWN"
    assert Refund.objects.unscoped(because="test").get().state == Refund.State.DUE


def test_reminders_come_before_the_last_day_and_not_after_paying(desk, the_bank):
    fee, other = desk.notify(), desk.notify()
    desk.pay(other, the_bank)
    assert remind_before_due(A_MONDAY + 5 * DAY) == 1
    assert remind_before_due(A_MONDAY + 5 * DAY) == 0
    assert "remind_payer" in told(fee, desk.payer)
    assert "remind_payer" not in told(other, desk.payer)


def test_a_judge_who_does_not_decide_is_told_of_above(desk):
    fee = desk.notify()
    escalate_overdue(A_MONDAY + EIGHT_DAYS)
    escalate_overdue(A_MONDAY + 20 * DAY)
    assert told(fee, desk.leader) == {"late_at_court"}


def test_a_cancelled_fee_sends_late_money_back(desk, the_bank, heard):  # noqa: F811
    fee = desk.notify()
    order = desk.order(fee, the_bank)
    with pytest.raises(Refused):
        actions.void(fee, why="", by=desk.clerk, at=A_MONDAY)
    actions.void(fee, why="立案材料已退回", by=desk.clerk, at=A_MONDAY)
    actions.settle(order, the_bank.pays(order, A_MONDAY), at=A_MONDAY)
    assert fresh(fee).state == State.VOID
    assert Refund.objects.unscoped(because="test").get().fen == 230000
    assert heard[-1] == "voided"


# -- Relief ---------------------------------------------------------------------------------------
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


def test_FEE45_exemption_settles_the_fee(desk, heard):  # noqa: F811
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


def test_FEE47_a_deferral_lets_the_case_go_on_and_falls_due_on_its_day(desk, heard):  # noqa: F811
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


def test_FEE49_relief_granted_with_the_filing_counts_when_the_fee_is_notified(desk, heard):  # noqa: F811
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


# -- Changes and endings --------------------------------------------------------------------------
def change(desk, fee, before, after, at=A_MONDAY, **how):
    claim = Changed(before, after, **how)
    return actions.change_claim(fresh(fee), desk.case, claim, by=desk.clerk, at=at)


def test_FEE21_an_unpaid_fee_is_worked_out_again(desk):
    fee = desk.notify()
    change(desk, fee, 100_000_00, 200_000_00, A_MONDAY + DAY)
    held = fresh(fee)
    assert (held.fen, held.claim_fen, held.round) == (4_300_00, 200_000_00, 2)
    assert FeeObligation._base_manager.count() == 1


def test_FEE21_a_larger_claim_owes_the_difference(desk, the_bank):
    fee = desk.pay(desk.notify(), the_bank)
    top_up = change(desk, fee, 100_000_00, 200_000_00)
    assert (top_up.kind, top_up.fen, top_up.parent) == ("TOP_UP", 2_000_00, fee)
    assert sum(line["amount"] for line in top_up.lines) == 2_000_00
    assert fresh(fee).claim_fen == 200_000_00


def test_FEE21_a_smaller_claim_gets_the_difference_back_and_FEE35_not_when_late(desk, the_bank):
    fee = desk.pay(desk.notify(), the_bank)
    assert change(desk, fee, 100_000_00, 80_000_00, late=True) is None
    refund = change(desk, fee, 80_000_00, 60_000_00)
    assert (refund.fen, refund.reason, refund.article) == (500_00, "REDUCED", "FEE 21")
    limit = fee.limits.get(rule=REFUND.code)
    assert (limit.due_on, limit.owner) == (date(2026, 3, 31), desk.cashier)


def test_INT199_turned_ordinary_owes_the_other_half_and_unpaid_gives_half_back(desk, the_bank):
    fee = desk.pay(desk.notify(terms=SIMPLE), the_bank)
    assert fee.paid_fen == 1_150_00
    half = change(desk, fee, 100_000_00, 100_000_00, converted=True)
    assert (half.kind, half.fen) == ("CONVERSION", 1_150_00)
    escalate_overdue(A_MONDAY + EIGHT_DAYS)
    actions.treat_as_withdrawn(fresh(half), by=desk.judge, at=A_MONDAY + EIGHT_DAYS)
    refund = Refund.objects.unscoped(because="test").get()
    assert (refund.fee, refund.fen, refund.article) == (fee, 575_00, "INT 199")


ENDINGS = [
    ("FEE15-mediated", {}, Ending.MEDIATED, 1_150_00, "FEE 15"),
    ("FEE15-withdrawn", {}, Ending.WITHDRAWN, 1_150_00, "FEE 15"),
    ("INT206-simplified-is-not-halved-again", {"terms": SIMPLE}, Ending.WITHDRAWN, 0, "FEE 15"),
    ("FEE27-refused", {}, Ending.REFUSED, 2_300_00, "FEE 27"),
    ("FEE25-to-the-police", {}, Ending.TO_POLICE, 2_300_00, "FEE 25"),
    ("FEE28-suspended", {}, Ending.SUSPENDED, 0, ""),
    ("FEE26-terminated", {}, Ending.TERMINATED, 0, ""),
]


@pytest.mark.parametrize(
    ("how", "ending", "fen", "article"), [case[1:] for case in ENDINGS],
    ids=[case[0] for case in ENDINGS],
)
def test_what_comes_back_when_a_case_ends(desk, the_bank, how, ending, fen, article):
    fee = desk.pay(desk.notify(**how), the_bank)
    refunds = actions.end_case(fee, ending, by=desk.judge, at=A_MONDAY)
    assert sum(refund.fen for refund in refunds) == fen
    assert {refund.article for refund in refunds} <= {article}


def test_FEE27_remand_is_for_appeals(desk, the_bank):
    fee = desk.pay(desk.notify(), the_bank)
    with pytest.raises(Refused):
        actions.end_case(fee, Ending.REMANDED, by=desk.judge, at=A_MONDAY)


def test_top_ups_come_back_with_the_fee_and_nothing_twice(desk, the_bank):
    fee = desk.pay(desk.notify(), the_bank)
    desk.pay(change(desk, fee, 100_000_00, 200_000_00), the_bank)
    refunds = actions.end_case(fresh(fee), Ending.WITHDRAWN, by=desk.judge, at=A_MONDAY)
    assert sum(refund.fen for refund in refunds) == 2_150_00
    assert actions.end_case(fresh(fee), Ending.WITHDRAWN, by=desk.judge, at=A_MONDAY) == []


def test_FEE53_refunds_are_released_by_the_cashier_done_by_the_bank_and_told(desk, the_bank):
    fee = desk.pay(desk.notify(), the_bank)
    [refund] = actions.end_case(fee, Ending.WITHDRAWN, by=desk.judge, at=A_MONDAY)
    assert send_refunds(A_MONDAY) == 0
    with pytest.raises(Refused):
        actions.release(refund, by=desk.clerk, at=A_MONDAY)
    actions.release(refund, by=desk.cashier, at=A_MONDAY)
    the_bank.silent = True
    assert send_refunds(A_MONDAY) == 0
    the_bank.silent = False
    assert send_refunds(A_MONDAY + timedelta(minutes=1)) == 1
    assert fresh(refund).state == Refund.State.DONE
    assert {"refund_opened", "refunded"} <= told(fee, desk.payer)
    assert fee.limits.get(rule=REFUND.code).met_at is not None
    with pytest.raises(Refused):
        actions.release(refund, by=desk.cashier, at=A_MONDAY)


def test_a_refund_the_bank_refuses_comes_back_to_the_cashier(desk, the_bank):
    fee = desk.pay(desk.notify(), the_bank)
    [refund] = actions.end_case(fee, Ending.WITHDRAWN, by=desk.judge, at=A_MONDAY)
    actions.release(refund, by=desk.cashier, at=A_MONDAY)
    the_bank.refuses_refunds = True
    assert send_refunds(A_MONDAY) == 0
    assert fresh(refund).state == Refund.State.STUCK
    assert Difference.objects.unscoped(because="test").get().kind == "REFUND_STUCK"
    actions.record_transfer(refund, reference="T-1", by=desk.cashier, at=A_MONDAY)
    assert fresh(refund).state == Refund.State.DONE


def test_FEE53_a_late_refund_is_told_to_the_leader(desk, the_bank):
    fee = desk.pay(desk.notify(), the_bank)
    actions.end_case(fee, Ending.WITHDRAWN, by=desk.judge, at=A_MONDAY)
    escalate_overdue(A_MONDAY + 20 * DAY)
    assert told(fee, desk.leader) == {"late_at_court"}


def test_more_never_goes_back_than_came(desk, the_bank):
    fee = desk.pay(desk.notify(), the_bank)
    giving = actions.Giving(230001, Refund.Reason.REDUCED, "FEE 21")
    with pytest.raises(Refused):
        actions.open_refund(fee, giving, by=desk.cashier, at=A_MONDAY)
    assert not Refund.objects.unscoped(because="test").exists()


@pytest.mark.parametrize(
    ("matter", "wages", "first"),
    [
        (Matter.PROPERTY, False, True), (Matter.LABOUR, False, True),
        (Matter.LABOUR, True, False), (Matter.ENFORCEMENT, False, False),
        (Matter.BANKRUPTCY, False, False), (Matter.PRESERVATION, False, True),
    ],
    ids=lambda value: str(value),
)
def test_FEE20_who_pays_first(matter, wages, first):
    assert is_prepaid(matter, claims_wages=wages) == first


# -- Moves ----------------------------------------------------------------------------------------
class OneHatFee(FeeObligation):
    """A fee to which everyone is just what the test says."""

    class Meta:
        proxy = True
        app_label = "fees"

    def hats(self, person):
        return frozenset({person})


class OneHatRelief(ReliefApplication):
    """An application to which everyone is just what the test says."""

    class Meta:
        proxy = True
        app_label = "fees"

    def hats(self, person):
        return frozenset({person})


@pytest.mark.parametrize(
    ("model", "states"), [(OneHatFee, fee_states), (OneHatRelief, relief_states)],
    ids=["fee", "relief"],
)
def test_exactly_the_moves_of_the_table_are_open(model, states):
    for state in states.State.values:
        for hat in [*states.Hat.values, CLOCK, "STRANGER"]:
            record = model(state=state)
            person = None if hat == CLOCK else hat
            expected = [
                name for name, move in states.MOVES.items() if state in move.frm and hat in move.by
            ]
            assert record.open_moves(person) == expected, (state, hat)


def test_who_sees_a_fee(desk):
    fee = desk.notify()
    for who in (desk.payer, desk.judge, desk.head, desk.clerk, desk.cashier, desk.leader):
        assert FeeObligation.objects.visible_to(who).filter(pk=fee.pk).exists(), who
        assert fee.hats(who), who
    elsewhere = an_office(Role.JUDGE)
    for who in (desk.stranger, elsewhere, a_person()):
        assert not FeeObligation.objects.visible_to(who).filter(pk=fee.pk).exists()
        assert not fee.hats(who)
