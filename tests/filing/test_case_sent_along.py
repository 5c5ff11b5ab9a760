"""A case whose objection was upheld goes on at the other court, with everything in it (CPL 37)."""

import uuid
from datetime import date, timedelta

import pytest
from django.urls import reverse

from filing.actions import docketing, requesting
from filing.actions.counterclaim import begin_counterclaim
from filing.actions.effects import Given
from filing.actions.responding import save_words
from filing.actions.sending import send_case
from filing.case_notices import WORDINGS
from filing.models import CaseRequest, Draw, Filing, ServedComplaint
from filing.rules import requests as kinds
from filing.states import State
from judge_contact import at_once
from portal.cases import actions as registry
from portal.cases.models import Appointment
from portal.common.refusals import Refused
from portal.dossier.actions import dossier_of
from portal.fees.models import FeeObligation
from portal.notices.models import Message
from portal.timelimits.limits import local_day
from tests.filing.answers import hand_in
from tests.filing.builders import a_verified_person
from tests.filing.desk import a_desk
from tests.filing.trial import LATER, a_counterclaim, a_received_complaint, pay

pytestmark = pytest.mark.django_db
OTHER = "吉0105"
SENT = LATER + timedelta(days=14)


@pytest.fixture
def other(desk):
    """The desk of the court that has jurisdiction."""
    return a_desk(OTHER)


@pytest.fixture
def served(trial):
    return a_received_complaint(trial)


def sent(trial, other):
    """The case after the ruling took effect, as it stands at the other court."""
    made = CaseRequest._base_manager.create(
        case=trial.case, court=trial.case.court, party=trial.defendant, kind=kinds.OBJECTION,
        requester=trial.defendant.person, words="约定别处", made_at=LATER, state_since=LATER,
        proposed_court=other.court,
    )
    given = Given(court=other.court)
    requesting.grant(made, given, words="合同约定由该院管辖。", by=trial.judge, at=LATER)
    made.refresh_from_db()
    send_case(made, by=trial.desk.clerk, at=SENT)
    return CaseRequest._base_manager.get(pk=made.pk).case.continued_as


def test_cpl_37_it_has_a_number_there_at_once_and_the_first_date_stays(trial, other):
    old, first = trial.case, trial.filing.first_submitted_at
    case = sent(trial, other)
    filing = Filing._base_manager.get(pk=trial.filing.pk)
    assert (case.court, case.type_code, case.serial) == (other.court, old.type_code, 1)
    assert (filing.case, filing.court, filing.state) == (case, other.court, State.ACCEPTED)
    assert filing.first_submitted_at == first
    assert [(one.side, one.name, one.person) for one in case.parties.all()] == [
        (one.side, one.name, one.person) for one in old.parties.all()
    ]
    (limit,) = filing.limits.unmet()
    assert (limit.rule, limit.due_on) == ("HAND_OVER", date(2026, 4, 7))  # Qingming
    told = Message.objects.filter(kind="filing.case_arrived")
    assert {one.person for one in told} == {other.clerk, other.second_clerk}
    (line,) = old.timeline.filter(kind="filing.case_goes_on")
    assert case.number in str(WORDINGS[line.kind].words % line.facts)
    (line,) = case.timeline.filter(kind="filing.case_arrived")
    assert old.number in str(WORDINGS[line.kind].words % line.facts)


def test_the_dossier_and_what_was_paid_go_along_and_nothing_is_asked_twice(trial, other):
    old, papers = trial.case, trial.titles()
    case = sent(trial, other)
    assert set(papers) < {item.title for item in dossier_of(case).items.all()}
    assert dossier_of(old) is None
    (fee,) = FeeObligation._base_manager.filter(about=trial.filing.reference)
    assert (fee.case, fee.court, fee.label, fee.state) == (
        case, other.court, case.number, "PAID"
    )


def test_the_other_court_sees_it_and_this_one_no_longer(trial, other, client_of):
    case = sent(trial, other)
    page = reverse("staff:filing", args=[trial.filing.public_id])
    assert client_of(other.clerk).get(page).status_code == 200
    assert client_of(trial.desk.clerk).get(page).status_code == 404
    own = client_of(trial.plaintiff.person)
    assert own.get(reverse("case", args=[case.public_id])).status_code == 200
    shown = own.get(reverse("filing", args=[trial.filing.public_id])).content.decode()
    assert case.number in shown
    assert "七天内交费" not in shown  # it is paid
    assert own.get(reverse("filing_draw", args=[trial.filing.public_id])).status_code == 404


def test_a_judge_of_the_other_court_is_drawn_and_the_complaint_is_not_served_again(
    trial, other, client_of
):
    first = Draw._base_manager.get(filing=trial.filing)
    case = sent(trial, other)
    filing = Filing._base_manager.get(pk=trial.filing.pk)
    docketing.hand_over(filing, by=other.clerk, at=SENT + timedelta(days=1))
    case.refresh_from_db()
    assert case.judge in other.trial_judges
    assert set(Draw._base_manager.filter(filing=filing)) == {first, case.draw}
    complaint = ServedComplaint._base_manager.get(filing=filing)
    assert complaint.party == case.parties.get(side="DEFENDANT")
    shown = client_of(filing.filer).get(reverse("filing_draw", args=[filing.public_id]))
    assert case.judge.full_name in shown.content.decode()


def test_cpl_128_who_has_not_answered_has_fifteen_days_there(trial, served, other):
    sent(trial, other)
    limit = served.limits.get(rule="ANSWER", cancelled_at=None)
    assert limit.due_on == date(2026, 4, 20)  # the 18th is a Saturday


def test_an_answer_given_counts_there_and_is_sent_on_by_that_court(trial, served, other):
    person = trial.defendant.person
    hand_in(save_words(served, "借款已经还清。", version=0, by=person), person, LATER)
    case = sent(trial, other)
    served.refresh_from_db()
    assert (served.court, served.party.case) == (other.court, case)
    assert not served.limits.filter(rule="ANSWER", met_at=None, cancelled_at=None).exists()
    assert served.limits.get(rule="FORWARD_ANSWER", cancelled_at=None).due_on == (
        local_day(SENT) + timedelta(days=5)
    )
    assert served.paper in [item.paper for item in dossier_of(case).items.all()]


def test_cpl_143_a_counterclaim_is_heard_there_too(trial, served, other):
    counterclaim = a_counterclaim(trial, served)
    pay(FeeObligation._base_manager.get(about=counterclaim.reference), trial.desk, LATER)
    case = sent(trial, other)
    counterclaim.refresh_from_db()
    assert (counterclaim.origin_case, counterclaim.court) == (case, other.court)
    assert {one.side: one.in_counterclaim for one in case.parties.all()} == {
        "PLAINTIFF": "ANSWERS", "DEFENDANT": "CLAIMS",
    }
    fee = FeeObligation._base_manager.get(about=counterclaim.reference)
    assert (fee.court, fee.case) == (other.court, case)


def test_a_counterclaim_not_handed_in_yet_goes_to_the_case_there(trial, served, other):
    draft = begin_counterclaim(served, by=trial.defendant.person, at=LATER)
    case = sent(trial, other)
    trial.filing.refresh_from_db()
    served.refresh_from_db()
    handed_in = a_counterclaim(trial, served)
    assert (handed_in, handed_in.state) == (draft, State.JOINED)
    assert (handed_in.origin_case, handed_in.court) == (case, other.court)


def test_agents_and_addresses_hold_on(trial, other):
    agent, party = a_verified_person(), trial.plaintiff
    mandate = registry.Mandate(agent, Appointment.Authority.SPECIAL, local_day(LATER))
    registry.appoint_agent(party, mandate, by=party.person, at=LATER)
    confirmed = registry.Confirmed("长春市某路1号", "130000", "", True)
    registry.confirm_address(party, confirmed, by=party.person, at=LATER)
    case = sent(trial, other)
    twin = case.parties.get(side=party.side)
    (given,) = twin.appointments.all()
    assert (given.agent, given.authority) == (agent, "SPECIAL")
    assert registry.said_in(registry.address_of(twin)) == confirmed


def test_cpl_37_it_is_not_sent_on(trial, served, other):
    case = sent(trial, other)
    party = case.parties.get(side="DEFENDANT")
    asked = requesting.Asked(kinds.OBJECTION, "约定别处", proposed_court=trial.filing.court)
    with pytest.raises(Refused):
        requesting.ask(
            party, asked, requester=party.person, by=party.person, key=uuid.uuid4(), at=SENT
        )


def test_a_suit_withdrawn_there_gets_half_its_fee_back_from_there(trial, other):
    case = sent(trial, other)
    filing = Filing._base_manager.get(pk=trial.filing.pk)
    docketing.hand_over(filing, by=other.clerk, at=SENT)
    trial.filing = filing
    asked = trial.ask(kinds.WITHDRAWAL, at=SENT, party=case.parties.get(side="PLAINTIFF"))
    requesting.grant(asked, Given(), words="准许撤诉。", by=trial.judge, at=SENT)
    (refund,) = trial.fee.refunds.all()
    assert (trial.fee.court, refund.fen) == (other.court, trial.fee.paid_fen // 2)


def test_who_asks_the_line_for_the_judge_is_led_to_the_other_court(trial, other):
    old, case = trial.case, sent(trial, other)
    old.refresh_from_db()
    answer = at_once.answer(old, at_once.Question.JUDGE)
    assert case.number in answer.words
    assert old.judge.full_name not in answer.words
    assert answer.phone == case.phone_to_call


def test_a_court_that_is_not_on_the_portal_gets_the_papers_by_letter(trial):
    made = CaseRequest._base_manager.create(
        case=trial.case, court=trial.case.court, party=trial.defendant, kind=kinds.OBJECTION,
        requester=trial.defendant.person, words="约定别处", made_at=LATER, state_since=LATER,
    )
    requesting.grant(
        made, Given(elsewhere="某市某区人民法院"), words="合同约定。", by=trial.judge, at=LATER
    )
    made.refresh_from_db()
    send_case(made, by=trial.desk.clerk, at=SENT)
    assert trial.case.continued_as is None
    assert dossier_of(trial.case) is not None


@pytest.mark.parametrize(
    ("language", "court"), [("zh-hans", "长春市二道区人民法院"), ("en", "Erdao")]
)
def test_the_closed_case_leads_its_parties_to_the_one_it_goes_on_as(
    trial, other, client_of, language, court
):
    old, case = trial.case, sent(trial, other)
    own = client_of(trial.plaintiff.person)
    own.cookies["django_language"] = language
    page = own.get(reverse("case", args=[old.public_id])).content.decode()
    assert reverse("case", args=[case.public_id]) in page
    assert court in page.partition("id=\"standing\"")[2].partition("</section>")[0]
    assert court in page.partition("id=\"time\"")[2].partition("</section>")[0]
