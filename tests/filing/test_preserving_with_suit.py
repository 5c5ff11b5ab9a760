"""Preservation asked for together with a suit: its fee, its duty, and who sees it (CPL 103)."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from filing import actions
from filing.actions import docketing
from filing.actions.preserving import ask_with_suit
from filing.models import CaseRequest
from portal.fees.models import FeeObligation
from portal.people.numbers import resident_id
from portal.people.roles import Role
from portal.people.synthetic import Synthetic
from tests.builders import A_MONDAY
from tests.filing.builders import a_complete_draft, a_verified_person
from tests.filing.trial import pay

pytestmark = pytest.mark.django_db
WANTED = {
    "preserve.wanted": "yes", "preserve.sum": "100000", "preserve.things": "工商银行账户",
    "preserve.why": "被告正在转移存款", "preserve.security": "insurance",
    "preserve.security_words": "保单保函",
}


def a_suit(desk, said):
    """A draft with these answers about preservation."""
    filing = a_complete_draft(court=desk.court.code)
    actions.save_answers(filing, said, by=filing.filer, at=A_MONDAY)
    return filing


def registered(desk, said):
    filing = a_suit(desk, said)
    filing = actions.submit(filing, by=filing.filer, at=A_MONDAY)
    return docketing.accept(filing, by=desk.clerk, at=A_MONDAY)


def made_in(filing):
    return CaseRequest._base_manager.filter(case=filing.case)


def test_fee_14_2_it_is_asked_in_the_case_and_charged_apart(desk):
    filing = registered(desk, WANTED)
    (made,) = made_in(filing)
    assert (made.kind, made.amount, made.requester) == (
        "PRESERVATION", Decimal(100_000), filing.filer
    )
    assert made.words.splitlines() == ["工商银行账户", "被告正在转移存款", "责任保险", "保单保函"]
    fee = FeeObligation._base_manager.get(about=made.reference)
    assert (fee.kind, fee.fen) == ("APPLICATION", 1_020_00)
    assert FeeObligation._base_manager.filter(about=filing.reference).exists()


@pytest.mark.parametrize(
    ("urgent", "rule"),
    [
        pytest.param("no", "DECIDE_PRESERVATION", id="PR 4: five days"),
        pytest.param("yes", "DECIDE_URGENT", id="CPL 103: 48 hours"),
    ],
)
def test_a_judge_owes_the_ruling_from_registration_on(desk, urgent, rule):
    filing = registered(desk, WANTED | {"preserve.urgent": urgent})
    limit = made_in(filing).get().limits.get()
    assert (limit.rule, limit.owner_role, limit.owner) == (rule, Role.JUDGE, desk.judge)
    if urgent == "yes":
        assert limit.due_at == A_MONDAY + timedelta(hours=48)


def test_who_gets_the_case_owes_the_ruling(desk):
    filing = registered(desk, WANTED)
    fee = FeeObligation._base_manager.get(about=filing.reference)
    pay(fee, desk, A_MONDAY)
    filing = docketing.hand_over(filing, by=desk.clerk, at=A_MONDAY)
    assert made_in(filing).get().limits.get().owner == filing.case.judge


def test_without_a_sum_it_is_up_to_the_claim(desk):
    filing = registered(desk, WANTED | {"preserve.sum": ""})
    assert made_in(filing).get().amount == filing.amount


def test_for_a_party_without_an_account_the_filer_asks_who_is_no_agent(desk, client_of):
    draft = a_complete_draft(court=desk.court.code, capacity="HELPER")
    helped = draft.parties.get(side=draft.terms.own)
    assert helped.person is None
    said = {"by": draft.filer, "at": A_MONDAY}
    about = {
        "name": "李试七", "phone": "10000000007", "domicile": "长春市朝阳区试验路7号",
        "number": resident_id(Synthetic(7).resident_id()),
    }
    actions.save_party(helped, about, version=helped.version, **said)
    actions.save_answers(draft, WANTED, **said)
    filing = docketing.accept(actions.submit(draft, **said), by=desk.clerk, at=A_MONDAY)
    (made,) = made_in(filing)
    assert (made.requester, made.party.name) == (draft.filer, "李试七")
    assert FeeObligation._base_manager.get(about=made.reference).payer == draft.filer
    assert made in CaseRequest.objects.visible_to(draft.filer)
    assert made not in CaseRequest.objects.visible_to(a_verified_person())
    page = client_of(draft.filer).get(reverse("case_request", args=[made.public_id]))
    assert page.status_code == 200


def test_who_does_not_ask_is_charged_nothing_and_asking_again_makes_no_second(desk):
    assert not made_in(registered(desk, {})).exists()
    filing = registered(desk, WANTED)
    ask_with_suit(filing, at=A_MONDAY)
    assert made_in(filing).count() == 1


def test_in_8_the_line_of_time_says_nothing_of_it(desk):
    told = registered(desk, WANTED).case.timeline.values_list("kind", flat=True)
    assert not [kind for kind in told if "request" in kind or "preserv" in kind]


def test_the_fee_page_tells_the_arithmetic_of_both_fees_with_their_articles(desk, client_of):
    filing = a_suit(desk, WANTED)
    page = client_of(filing.filer).get(f"/file/{filing.public_id}/fee/").content.decode()
    suit, preservation = re.findall(r'<table class="fee-lines">(.*?)</table>', page, re.DOTALL)
    for table, article in ((suit, "第13条"), (preservation, "第14条")):
        assert table.count("<tr>") > 1, "a head and at least one part"
        assert article in table
    assert "1,020.00" in page
