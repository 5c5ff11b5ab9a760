"""An objection to jurisdiction that is upheld: the ruling names the court (CPL 37, 130)."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from filing.actions import requesting
from filing.actions.effects import Given
from filing.actions.sending import send_case
from filing.case_notices import WORDINGS
from filing.models import CaseRequest
from filing.rules import requests as kinds
from portal.common import clock
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.fees.models import FeeObligation
from portal.notices.models import Message
from tests.builders import A_MONDAY, a_court
from tests.filing.trial import LATER

pytestmark = pytest.mark.django_db
OTHER = "吉0105"


def an_objection(trial):
    return CaseRequest._base_manager.create(
        case=trial.case, court=trial.case.court, party=trial.defendant, kind=kinds.OBJECTION,
        requester=trial.defendant.person, words="约定别处", made_at=LATER, state_since=LATER,
        proposed_court=a_court(OTHER),
    )


@pytest.mark.parametrize("names", ["one of ours", "another in words"],
                         ids=["CPL-37-court-of-the-list", "CPL-37-court-in-words"])
def test_cpl_130_the_ruling_that_upholds_an_objection_names_the_competent_court(trial, names):
    made, court = an_objection(trial), a_court(OTHER)
    given = Given(court=court) if names == "one of ours" else Given(elsewhere="某市某区人民法院")
    requesting.grant(made, given, words="合同约定由该院管辖。", by=trial.judge, at=LATER)
    made.refresh_from_db()
    name = court.name if names == "one of ours" else "某市某区人民法院"
    assert (made.state, made.competent) == ("GRANTED", name)
    ruling = made.papers().get(occasion="decision")
    assert name in [value for _label, value in ruling.facts["rows"]]
    assert any(name in step for step in ruling.facts["steps"])
    line = trial.case.timeline.get(kind="filing.objection_upheld")
    assert name in str(WORDINGS[line.kind].words % line.facts)
    assert trial.case.stage != "CLOSED"  # the ruling can be appealed first (CPL 171)
    fees = FeeObligation._base_manager.filter(about=made.reference)
    assert not fees.exists()  # upheld, it costs nothing (FEE 13(6))


@pytest.mark.parametrize("case", ["none", "both", "itself", "closed court", "no reasons"])
def test_cpl_37_an_objection_is_not_upheld_without_one_other_court_and_reasons(trial, case):
    made, court = an_objection(trial), a_court(OTHER)
    given = {
        "none": Given(), "both": Given(court=court, elsewhere="某院"),
        "itself": Given(court=trial.case.court),
    }.get(case, Given(court=court))
    if case == "closed court":
        Court.objects.filter(pk=court.pk).update(valid_until=A_MONDAY.date())
    with pytest.raises(Refused):
        requesting.grant(
            made, given, words="" if case == "no reasons" else "理由。", by=trial.judge, at=LATER
        )
    made.refresh_from_db()
    assert (made.state, made.competent) == ("FILED", "")
    assert not made.papers().filter(occasion="decision").exists()


def test_cpl_130_the_judge_names_the_court_on_the_page_and_both_pages_show_it(trial, client_of):
    made = an_objection(trial)
    judge, party = client_of(trial.judge), client_of(trial.defendant.person)
    page = reverse("staff:case_request", args=[made.public_id])
    own = reverse("case_request", args=[made.public_id])
    assert f'value="{OTHER}" selected' in judge.get(page).content.decode()
    refused = judge.post(page, {"words": "理由。", "grant": "1"})
    assert refused.status_code == 422
    judge.post(page, {"words": "理由。", "court": OTHER, "grant": "1"})
    name = a_court(OTHER).name
    made.refresh_from_db()
    assert made.competent_court == a_court(OTHER)
    for shown in (judge.get(page), party.get(own)):
        assert name in shown.content.decode()


# ── sending the case away ──


def upheld(trial):
    made = an_objection(trial)
    given = Given(court=a_court(OTHER))
    requesting.grant(made, given, words="合同约定由该院管辖。", by=trial.judge, at=LATER)
    made.refresh_from_db()
    return made


def test_cpl_171_while_the_ruling_may_be_appealed_the_case_stays(trial):
    made = upheld(trial)
    with pytest.raises(Refused):
        send_case(made, by=trial.desk.clerk, at=LATER + timedelta(days=10))
    made.refresh_from_db()
    assert made.case_sent_at is None
    assert trial.case.stage != "CLOSED"
    limit = made.limits.get(rule="SEND_CASE")
    assert (limit.owner_role, limit.met_at) == ("CLERK", None)
    assert (limit.due_on - LATER.date()).days >= 15


def test_cpl_37_then_it_is_sent_closed_here_and_every_party_is_told(trial):
    waiting = trial.ask(kinds.CHANGE_CLAIMS, amount=Decimal(30_000))
    made, at = upheld(trial), LATER + timedelta(days=14)
    send_case(made, by=trial.desk.clerk, at=at)
    made.refresh_from_db()
    waiting.refresh_from_db()
    assert (made.case_sent_at, trial.case.stage, waiting.state) == (at, "CLOSED", "LAPSED")
    assert made.limits.get(rule="SEND_CASE").met_at == at
    line = CaseRequest._base_manager.get(pk=made.pk).case.timeline.get(kind="filing.case_goes_on")
    assert a_court(OTHER).name in str(WORDINGS[line.kind].words % line.facts)
    told = Message.objects.filter(kind="filing.case_sent", channel="IN_APP")
    assert {one.person for one in told} == {trial.plaintiff.person, trial.defendant.person}
    with pytest.raises(Refused):
        send_case(made, by=trial.desk.clerk, at=at)


def test_only_a_filing_clerk_sends_it_and_the_page_says_until_when_it_may_be_appealed(
    trial, client_of
):
    made = upheld(trial)
    with pytest.raises(Refused):
        send_case(made, by=trial.judge, at=LATER + timedelta(days=14))
    path = reverse("staff:case_request", args=[made.public_id])
    assert 'name="send"' in client_of(trial.desk.clerk).get(path).content.decode()
    assert 'name="send"' not in client_of(trial.judge).get(path).content.decode()
    CaseRequest._base_manager.filter(pk=made.pk).update(decided_at=clock.now())
    assert 'name="send"' not in client_of(trial.desk.clerk).get(path).content.decode()
    CaseRequest._base_manager.filter(pk=made.pk).update(decided_at=LATER)
    assert client_of(trial.desk.clerk).post(path, {"send": "1"}).status_code == 302
    made.refresh_from_db()
    assert made.case_sent_at is not None


def test_a_case_that_ends_before_it_was_sent_owes_no_sending(trial):
    made = upheld(trial)
    asked = trial.ask(kinds.WITHDRAWAL)
    requesting.grant(asked, Given(), words="准许撤诉。", by=trial.judge, at=LATER)
    assert trial.case.stage == "CLOSED"
    assert made.limits.get(rule="SEND_CASE").cancelled_at == LATER
