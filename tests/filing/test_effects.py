"""What a granted request changes elsewhere: fee, address, agents, the end of the case."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from filing.actions import requesting
from filing.actions.effects import Given
from filing.models import CaseRequest
from filing.rules import requests as kinds
from portal.cases.actions import address_of
from portal.cases.models import Case, ServiceAddress
from portal.common.refusals import Refused
from portal.dossier.access import may_read
from portal.dossier.actions import dossier_of
from portal.fees import actions as fees
from portal.fees.models import FeeLimit, FeeObligation, Refund
from portal.fees.sweeps import escalate_overdue
from portal.notices.models import Message
from portal.people.roles import Role
from tests.builders import an_office
from tests.filing.builders import a_verified_person
from tests.filing.trial import LATER, a_trial, pay

pytestmark = pytest.mark.django_db


def fees_of(about):
    return FeeObligation._base_manager.filter(about=about.reference)


def refunds():
    return list(Refund._base_manager.values_list("fee__about", "fen", "reason"))


def granted(trial, made, **more):
    return requesting.grant(made, by=trial.judge, at=LATER, **more)


# ── change of claims (INT 232, FEE 21, 22, 35, 53) ──


def test_fee_21_a_larger_claim_brings_a_top_up_notice_with_seven_days(trial):
    whole = trial.fee.fen
    made = trial.ask(kinds.CHANGE_CLAIMS, amount=Decimal(50_000))
    assert made.amount_before == 20_000
    granted(trial, made)
    (top_up,) = fees_of(made)
    assert (top_up.kind, top_up.parent, top_up.payer) == (
        "TOP_UP", trial.fee, trial.plaintiff.person
    )
    assert top_up.fen + whole == {30000: 105000, 15000: 52500}[whole]
    limit = top_up.limits.get(rule="PAYMENT")
    assert (limit.due_on - LATER.date()).days >= 7
    assert trial.fee.claim_fen == 50_000_00
    assert sum("交纳诉讼费" in title or "诉讼费" in title for title in trial.titles()) >= 2


def test_fee_21_53_a_smaller_claim_gives_the_difference_back_within_fifteen_days(trial):
    before = trial.fee.fen
    granted(trial, trial.ask(kinds.CHANGE_CLAIMS, amount=Decimal(8_000)))
    ((about, fen, reason),) = refunds()
    assert (about, reason) == (trial.filing.reference, "REDUCED")
    assert fen == before - {30000: 5000, 15000: 2500}[before]
    limit = FeeLimit.objects.get(rule="REFUND")
    assert (limit.due_on - LATER.date()).days >= 15


def test_fee_35_reduced_after_the_investigation_nothing_comes_back(trial):
    made = trial.ask(kinds.CHANGE_CLAIMS, amount=Decimal(8_000))
    granted(trial, made, given=Given(is_late=True))
    assert refunds() == []
    assert trial.fee.claim_fen == 8_000_00


def test_fee_22_an_unpaid_top_up_takes_only_the_increase_away(trial):
    made = trial.ask(kinds.CHANGE_CLAIMS, amount=Decimal(50_000))
    granted(trial, made)
    (top_up,) = fees_of(made)
    late = top_up.limits.get().due_at + timedelta(minutes=1)
    escalate_overdue(late)
    fees.treat_as_withdrawn(fees_of(made).get(), by=trial.judge, at=late)
    assert trial.fee.claim_fen == 20_000_00
    assert trial.case.stage == Case.Stage.IN_TRIAL
    assert "filing.increase_withdrawn" in trial.told()


def test_fee_47_a_deferred_fee_is_worked_out_again_and_keeps_its_day(desk):
    trial = a_trial(desk, is_paid=False)
    fee = trial.fee
    FeeObligation._base_manager.filter(pk=fee.pk).update(
        state="DEFERRED", deferred_until=LATER.date() + timedelta(days=60)
    )
    made = trial.ask(kinds.CHANGE_CLAIMS, amount=Decimal(50_000))
    requesting.grant(made, by=desk.judge, at=LATER)
    assert (trial.fee.state, trial.fee.claim_fen) == ("DEFERRED", 50_000_00)


def test_a_refused_change_leaves_the_fee_as_it_was(trial):
    made = trial.ask(kinds.CHANGE_CLAIMS, amount=Decimal(50_000))
    requesting.refuse(made, words="无新的事实。", by=trial.judge, at=LATER)
    assert trial.fee.claim_fen == 20_000_00
    assert not fees_of(made).exists()


# ── withdrawal (CPL 148, FEE 15, 34, 53) ──


def test_cpl_148_a_withdrawn_case_is_closed_and_half_the_fee_comes_back_once(trial):
    paid, is_halved = trial.fee.fen, trial.fee.procedure != "ordinary"
    other = trial.ask(kinds.PRESERVATION, amount=Decimal(1_000))
    asked = granted(trial, trial.ask(kinds.WITHDRAWAL))
    assert trial.case.stage == Case.Stage.CLOSED
    expected = [] if is_halved else [(trial.filing.reference, paid // 2, "WITHDRAWN")]
    assert refunds() == expected
    other.refresh_from_db()
    assert other.state == "LAPSED"
    assert not other.limits.unmet().exists()
    assert asked.papers().get(occasion="decision").title in trial.titles()


def test_cpl_148_withdrawn_before_it_was_paid_half_is_owed_and_nobody_hands_it_over(desk):
    trial = a_trial(desk, is_paid=False)
    before = trial.fee.fen
    made = trial.ask(kinds.WITHDRAWAL)
    requesting.grant(made, by=desk.judge, at=LATER)
    trial.filing.refresh_from_db()
    assert trial.filing.state == "WITHDRAWN"
    assert trial.fee.fen in (before, before // 2)
    assert not trial.filing.limits.unmet().exists()


def test_a_case_with_two_plaintiffs_goes_on_when_one_withdraws(trial):
    from portal.cases.actions import Side, add_party
    from portal.cases.models import Party

    second = a_verified_person()
    side = Side(Party.Side.PLAINTIFF, second.full_name, person=second)
    add_party(trial.case, side, by=trial.desk.clerk, at=LATER)
    made = requesting.ask(
        trial.case.parties.filter(side="PLAINTIFF").first(),
        requesting.Asked(kinds.WITHDRAWAL, "和解了。"), requester=trial.filing.filer,
        by=trial.filing.filer, key=uuid4(), at=LATER,
    )
    granted(trial, made)
    assert trial.case.stage == Case.Stage.IN_TRIAL
    assert refunds() == []


# ── address (PS 4, INT 137) ──


def test_ps_4_a_new_address_is_in_force_at_once_and_the_old_one_stays_as_history(trial):
    for address in ("长春市朝阳区新民大街1号", "长春市南关区人民大街2号"):
        trial.ask(kinds.CHANGE_ADDRESS, address=address, e_address="a@example.cn",
                  accepts_e_service=True)
    assert address_of(trial.plaintiff).address == "长春市南关区人民大街2号"
    rows = ServiceAddress.objects.unscoped(because="test").filter(party=trial.plaintiff)
    assert rows.count() >= 2
    assert "case.address_changed" in trial.told()
    assert not ServiceAddress.objects.visible_to(trial.defendant.person).exists()
    assert ServiceAddress.objects.visible_to(trial.plaintiff.person).exists()
    assert ServiceAddress.objects.visible_to(trial.judge).exists()


# ── agents (CPL 61, 63) ──


def test_cpl_61_63_an_agents_access_to_case_and_dossier_comes_and_goes(trial):
    lawyer = a_verified_person()
    dossier = dossier_of(trial.case)
    trial.ask(kinds.APPOINT_AGENT, agent=lawyer, authority="SPECIAL")
    assert dossier.__class__.objects.visible_to(lawyer).filter(pk=dossier.pk).exists()
    trial.ask(kinds.REVOKE_AGENT, agent=lawyer)
    assert not dossier.__class__.objects.visible_to(lawyer).filter(pk=dossier.pk).exists()
    assert trial.told().count("case.agent_revoked") == 1


# ── preservation (CPL 103, PR 1, 4, 5, FEE 14(2), IN 8) ──


@pytest.mark.parametrize(
    ("is_urgent", "rule"), [(True, "DECIDE_URGENT"), (False, "DECIDE_PRESERVATION")],
    ids=["CPL 103 urgent: 48 hours", "PR 4: 5 days"],
)
def test_preservation_is_decided_within_its_limit(trial, is_urgent, rule):
    made = trial.ask(kinds.PRESERVATION, amount=Decimal(100_000), is_urgent=is_urgent)
    limit = made.limits.get()
    assert limit.rule == rule
    if is_urgent:
        assert limit.due_at == LATER + timedelta(hours=48)
    else:
        assert (limit.due_on - LATER.date()).days >= 5


def test_fee_14_2_preservation_is_charged_in_advance_and_fits_what_was_preserved(trial):
    made = trial.ask(kinds.PRESERVATION, amount=Decimal(100_000))
    (fee,) = fees_of(made)
    assert (fee.fen, fee.kind) == (1_020_00, "APPLICATION")
    pay(fee, trial.desk, LATER)
    granted(trial, made, given=Given(security=Decimal(30_000)))
    made.refresh_from_db()
    assert made.limits.get(rule="CARRY_OUT").met_at is None
    requesting.carry_out(made, Decimal(50_000), by=trial.judge, at=LATER)
    assert refunds() == [(made.reference, 500_00, "PRESERVED_LESS")]
    assert made.limits.get(rule="CARRY_OUT").met_at == LATER
    with pytest.raises(Refused):
        requesting.carry_out(made, Decimal(1), by=trial.judge, at=LATER)


def test_fee_14_2_of_a_refused_preservation_thirty_yuan_stay(trial):
    made = trial.ask(kinds.PRESERVATION, amount=Decimal(100_000))
    requesting.refuse(made, words="未提供线索。", by=trial.judge, at=LATER)
    assert fees_of(made).get().fen == 30_00


def test_pr_5_more_security_than_thirty_percent_is_refused_and_leaves_nothing(trial):
    made = trial.ask(kinds.PRESERVATION, amount=Decimal(100_000))
    with pytest.raises(Refused):
        granted(trial, made, given=Given(security=Decimal("30000.01")))
    made.refresh_from_db()
    assert (made.state, made.security) == ("FILED", None)
    assert not made.limits.filter(rule="CARRY_OUT").exists()


def test_in_8_the_other_side_learns_of_preservation_only_once_it_is_carried_out(trial, client_of):
    other = trial.defendant.person
    made = trial.ask(kinds.PRESERVATION, amount=Decimal(100_000))
    pay(fees_of(made).get(), trial.desk, LATER)
    granted(trial, made)
    assert not CaseRequest.objects.visible_to(other).exists()
    assert not may_read(made.reference, other)
    assert not any(kind.startswith("filing.") for kind in trial.told())
    page = client_of(other).get(f"/cases/{trial.case.public_id}/").content.decode()
    assert "1020" not in page.replace(",", "")
    secret = [i for i in dossier_of(trial.case).items.all() if i.withheld == "PRESERVATION"]
    assert len(secret) == 2
    requesting.carry_out(made, Decimal(100_000), by=trial.judge, at=LATER)
    assert not any(i.withheld for i in dossier_of(trial.case).items.all())
    assert "filing.preserved" in trial.told()


# ── objection (CPL 130, FEE 13(6)) ──


def test_fee_13_6_an_objection_that_fails_costs_its_fee(trial):
    made = CaseRequest._base_manager.create(
        case=trial.case, court=trial.case.court, party=trial.defendant, kind=kinds.OBJECTION,
        requester=trial.defendant.person, words="约定别处", made_at=LATER, state_since=LATER,
        proposed_court=trial.case.court,
    )
    requesting.refuse(made, words="本院有管辖权。", by=trial.judge, at=LATER)
    (fee,) = fees_of(made)
    assert (fee.matter, fee.payer) == ("jurisdiction_objection", trial.defendant.person)
    assert 50_00 <= fee.fen <= 100_00


# ── who, and at the counter ──


def test_a_request_in_a_case_without_a_judge_is_decided_by_the_filing_division(desk):
    trial = a_trial(desk, is_paid=False)
    made = trial.ask(kinds.CHANGE_CLAIMS, amount=Decimal(21_000))
    assert made.limits.get().owner == desk.judge
    assert CaseRequest.objects.visible_to(desk.judge).contains(made)
    assert requesting.grant(made, by=desk.judge, at=LATER).state == "GRANTED"


@pytest.mark.parametrize("kind", [
    kinds.SUPPLEMENT, kinds.CHANGE_ADDRESS, kinds.APPOINT_AGENT, kinds.WITHDRAWAL,
    kinds.CHANGE_CLAIMS, kinds.PRESERVATION,
])
def test_the_support_counter_enters_each_and_the_party_is_told(trial, kind):
    helper = an_office(Role.ARCHIVIST, trial.desk.civil)
    said = {
        kinds.CHANGE_ADDRESS: {"address": "长春市绿园区普阳街3号"},
        kinds.APPOINT_AGENT: {"agent": a_verified_person(), "authority": "GENERAL"},
        kinds.CHANGE_CLAIMS: {"amount": Decimal(1)}, kinds.PRESERVATION: {"amount": Decimal(1)},
    }.get(kind, {})
    made = trial.ask(kind, by=helper, **said)
    assert made.entered_by == helper
    told = Message.objects.filter(kind="filing.request_entered", person=trial.plaintiff.person)
    assert told.exists()
    assert made.papers().get(occasion="request").title in trial.titles()


def test_what_was_taken_back_owes_no_fee(trial):
    made = trial.ask(kinds.PRESERVATION, amount=Decimal(100_000))
    requesting.take_back(made, by=trial.plaintiff.person, at=LATER)
    assert fees_of(made).get().state == "VOID"
