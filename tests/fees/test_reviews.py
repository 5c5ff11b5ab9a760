"""FEE 43: no appeal on fees alone; review by the court's president within 15 days. And INT 195,
FEE 9, 19: a payment order that became a suit, and retrials."""

import uuid
from datetime import timedelta

import pytest

from portal.common.refusals import Refused
from portal.fees import actions
from portal.fees.models import FeeLimit, FeeObligation, FeeReview, Refund
from portal.fees.rules import Instance, Matter, Procedure, Terms, becomes_suit, quote
from portal.fees.states.fee import State
from portal.fees.sweeps import escalate_overdue
from portal.papers.models import Paper
from tests.builders import A_MONDAY
from tests.fees.conftest import DAY, fresh, told

pytestmark = pytest.mark.django_db


def asked(desk, fee, kind="DECISION", at=A_MONDAY):
    return actions.ask_review(
        fee, kind, words="按标的额应为更少。", key=uuid.uuid4(), by=desk.payer, at=at
    )


def test_FEE43_the_president_owes_a_decision_in_fifteen_days(desk):
    fee = desk.notify()
    review = asked(desk, fee)
    limit = fee.limits.get(rule="REVIEW")
    assert (limit.due_on - A_MONDAY.date()).days >= 15
    assert limit.owner == desk.leader
    assert "review_to_decide" in told(fee, desk.leader)
    assert "review_asked" in told(fee, desk.payer)
    assert review.outcome == ""


@pytest.mark.parametrize("who", ["stranger", "clerk", "judge"])
def test_FEE43_only_the_payer_asks_and_only_the_president_decides(desk, who):
    fee, person = desk.notify(), getattr(desk, who)
    with pytest.raises(Refused):
        actions.ask_review(
            fee, "DECISION", words="x", key=uuid.uuid4(), by=person, at=A_MONDAY
        )
    assert not FeeReview.objects.exists()
    asked(desk, fee)
    for act in (actions.uphold, lambda fee, **how: actions.correct(fee, 100, **how)):
        with pytest.raises(Refused):
            act(fee, reasons="x", by=person, at=A_MONDAY)
    assert FeeReview.objects.get().outcome == ""


def test_FEE43_one_request_at_a_time_and_the_same_key_once(desk):
    fee, key = desk.notify(), uuid.uuid4()
    for _again in range(2):
        actions.ask_review(fee, "ARITHMETIC", words="x", key=key, by=desk.payer, at=A_MONDAY)
    with pytest.raises(Refused):
        asked(desk, fee)
    assert FeeReview.objects.count() == 1


def test_FEE43_upheld_with_reasons_and_a_paper(desk):
    fee = desk.notify()
    asked(desk, fee)
    with pytest.raises(Refused):
        actions.uphold(fee, reasons=" ", by=desk.leader, at=A_MONDAY)
    actions.uphold(fee, reasons="计算正确。", by=desk.leader, at=A_MONDAY)
    assert fresh(fee).fen == 230000
    assert fee.limits.get(rule="REVIEW").met_at == A_MONDAY
    assert Paper.objects.filter(about=fee.reference, occasion="review 1").exists()
    assert "review_decided" in told(fee, desk.payer)
    assert asked(desk, fee).round == 2


def test_FEE43_a_smaller_sum_is_notified_anew_while_unpaid(desk):
    fee = desk.notify()
    asked(desk, fee)
    actions.correct(fee, 200000, reasons="计算有误。", by=desk.leader, at=A_MONDAY)
    assert (fresh(fee).fen, fresh(fee).state) == (200000, State.NOTIFIED)


def test_FEE43_53_of_a_paid_fee_the_rest_comes_back(desk, the_bank):
    fee = desk.pay(desk.notify(), the_bank)
    asked(desk, fee)
    actions.correct(fee, 200000, reasons="计算有误。", by=desk.leader, at=A_MONDAY)
    refund = Refund._base_manager.get()
    assert (refund.fen, refund.article) == (30000, "FEE 43")
    assert FeeLimit.objects.filter(rule="REFUND").exists()


@pytest.mark.parametrize("fen", [0, 230000, 240000])
def test_FEE43_a_review_never_makes_a_fee_larger(desk, fen):
    fee = desk.notify()
    asked(desk, fee)
    with pytest.raises(Refused):
        actions.correct(fee, fen, reasons="x", by=desk.leader, at=A_MONDAY)
    assert FeeReview.objects.get().outcome == ""


def test_FEE43_not_decided_in_time_the_leader_is_told_once(desk):
    fee = desk.notify()
    asked(desk, fee)
    late = fee.limits.get(rule="REVIEW").due_at + timedelta(minutes=1)
    for _again in range(2):
        escalate_overdue(late)
    assert "late_at_court" in told(fee, desk.leader)


def test_FEE43_the_pages_lead_from_fee_to_review_to_decision(desk, client_of):
    fee = desk.notify()
    browser = client_of(desk.payer)
    assert f"/pay/{fee.public_id}/review/" in browser.get(f"/pay/{fee.public_id}/").content.decode()
    said = {"kind": "ARITHMETIC", "words": "加错了", "once_key": str(uuid.uuid4())}
    assert browser.post(f"/pay/{fee.public_id}/review/", said).status_code == 302
    assert "加错了" in browser.get(f"/pay/{fee.public_id}/review/").content.decode()
    leader = client_of(desk.leader)
    done = leader.post(f"/staff/fees/{fee.public_id}/correct/", {"sum": "2000", "words": "更正"})
    assert done.status_code == 302
    assert "更正" in browser.get(f"/pay/{fee.public_id}/review/").content.decode()


# ── INT 195 ──


def test_INT195_the_suit_costs_the_fee_less_what_the_order_cost():
    on = A_MONDAY.date()
    result = becomes_suit(Matter.PROPERTY, 1_000_000_00, 4_600_00, on=on)
    assert result.due == 13_800_00 - 4_600_00
    assert sum(line.amount for line in result.lines) == result.due
    assert {article for line in result.lines for article in line.articles} == {"INT 195"}


def test_INT195_the_rest_is_notified_with_seven_days_once(desk, the_bank):
    quoted = quote(Matter.PAYMENT_ORDER, 1_000_000_00, on=A_MONDAY.date())
    demand = actions.Demand(
        court=desk.case.court, about=desk.case, label=desk.case.number, payer=desk.payer,
        quote=quoted, case=desk.case, kind="APPLICATION",
    )
    fee = actions.notify(demand, key=uuid.uuid4(), by=desk.clerk, at=A_MONDAY)
    with pytest.raises(Refused):
        actions.become_suit(fee, Matter.PROPERTY, by=desk.clerk, at=A_MONDAY)
    fee = desk.pay(fee, the_bank)
    rest = actions.become_suit(fee, Matter.PROPERTY, by=desk.clerk, at=A_MONDAY + DAY)
    assert (rest.fen, rest.kind, rest.parent) == (9_200_00, "TOP_UP", fee)
    assert rest.limits.filter(rule="PAYMENT").exists()
    with pytest.raises(Refused):
        actions.become_suit(fee, Matter.PROPERTY, by=desk.clerk, at=A_MONDAY + DAY)
    assert FeeObligation._base_manager.count() == 2


# ── FEE 9, 19 ──


@pytest.mark.parametrize(
    ("instance", "fen", "articles"),
    [(Instance.RETRIAL, 0, {"FEE 9"}), (Instance.RETRIAL_CHARGED, 230000, {"FEE 9", "FEE 19"})],
    ids=["FEE 9: a retrial is free", "FEE 9, 19: on new evidence, on the part disputed"],
)
def test_FEE9_19_retrials(instance, fen, articles):
    quoted = quote(
        Matter.PROPERTY, 100_000_00, terms=Terms(instance=instance), on=A_MONDAY.date()
    )
    assert quoted.fee == fen
    assert sum(line.amount for line in quoted.lines) == fen
    assert articles <= {article for line in quoted.lines for article in line.articles}


@pytest.mark.parametrize(
    ("matter", "terms", "field"),
    [
        (Matter.PROPERTY,
         Terms(instance=Instance.RETRIAL_CHARGED, procedure=Procedure.SIMPLIFIED), "procedure"),
        (Matter.PROPERTY, Terms(instance=Instance.RETRIAL, joined=True), "joined"),
        (Matter.ENFORCEMENT, Terms(instance=Instance.RETRIAL), "instance"),
    ],
    ids=["INT 257", "FEE 18", "FEE 9"],
)
def test_what_makes_no_sense_of_a_retrial_is_refused(matter, terms, field):
    with pytest.raises(Refused) as refused:
        quote(matter, 100_000_00, terms=terms, on=A_MONDAY.date())
    assert refused.value.field == field
