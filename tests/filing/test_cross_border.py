"""Filing from abroad, and the mandate a judge witnesses by video."""

import uuid
from datetime import timedelta

import pytest

from filing import actions
from filing.actions import witnessing as acts
from filing.models import Filing, Witnessing
from filing.rules import limits
from filing.rules.entrances import WITNESS_CODES
from filing.states import WitnessState
from filing.sweeps import act_on_late_witnessings, remind_before_due, remind_of_witnessings
from filing.witness_paper import record_of
from portal.common.refusals import Refused
from portal.notices.models import Message
from tests.builders import A_MONDAY
from tests.filing.builders import a_complete_draft, a_draft, a_submitted_filing
from tests.filing.desk import a_desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("court_data")]
DAY = timedelta(days=1)
VIDEO = A_MONDAY + 3 * DAY
WISH = acts.Wish(
    principal="陈试四", lawyer="郑试五", lawyer_firm="试验律师事务所",
    lawyer_licence="12201201210786270", authority="GENERAL", matters="代为起诉、参加一审",
    spoken="普通话",
)
CROSSING = acts.Crossing("HMT_RESIDENT", "香港", wants_lawyer=True)


@pytest.fixture
def desk(court_data):
    return a_desk("吉0104")


@pytest.fixture
def draft(desk):
    filing = a_draft()
    actions.choose_court(filing, desk.court, by=filing.filer, at=A_MONDAY)
    acts.cross_border(filing, CROSSING, by=filing.filer, at=A_MONDAY)
    return Filing._base_manager.get(pk=filing.pk)


def asked(draft, at=A_MONDAY):
    return acts.request_witnessing(draft, WISH, by=draft.filer, key=uuid.uuid4(), at=at)


def appointed(draft, desk, at=A_MONDAY):
    return acts.appoint(asked(draft), desk.judge, VIDEO, "房间123", by=desk.clerk, at=at)


def test_marked_as_cross_border_the_filing_has_its_own_periods_XB(desk):
    filing = a_complete_draft(court="吉0104")
    acts.cross_border(filing, CROSSING, by=filing.filer, at=A_MONDAY)
    done = actions.submit(
        Filing._base_manager.get(pk=filing.pk), by=filing.filer, at=A_MONDAY
    )
    limit = done.limits.get()
    assert (limit.rule, f"{limit.due_on}") == ("DECISION_CROSS_BORDER", "2026-03-25")
    corrected = desk.ask_correction(done, at=A_MONDAY + DAY, days=15)
    owed = corrected.limits.get(rule="CORRECTION_CROSS_BORDER")
    assert f"{owed.due_on}" == "2026-04-01"


@pytest.mark.parametrize("kind", ["APPEAL", "ENFORCEMENT", "FIRST_ADMINISTRATIVE"])
def test_only_first_instance_civil_suits_cross(kind, desk):
    filing = a_draft(kind=kind)
    with pytest.raises(Refused):
        acts.cross_border(filing, CROSSING, by=filing.filer, at=A_MONDAY)
    assert not hasattr(Filing._base_manager.get(pk=filing.pk), "border")


def test_after_handing_in_the_way_in_stays(desk):
    filing = a_submitted_filing(court="吉0104")
    with pytest.raises(Refused):
        acts.cross_border(filing, CROSSING, by=filing.filer, at=A_MONDAY)
    assert filing.channel == "ONLINE"


def test_a_witnessing_is_asked_for_once_and_the_desk_is_told(draft, desk):
    one = asked(draft)
    assert one.state == WitnessState.REQUESTED
    assert one.limits.get().rule == "APPOINTMENT"
    told = Message.objects.filter(kind="filing.witnessing_wanted")
    assert {m.person for m in told} == {desk.clerk, desk.second_clerk}
    with pytest.raises(Refused):
        asked(draft)
    assert Witnessing.objects.unscoped(because="a test counts").count() == 1


def test_without_a_court_or_a_border_nothing_is_witnessed(desk):
    filing = a_draft()
    with pytest.raises(Refused):
        asked(filing)
    acts.cross_border(filing, CROSSING, by=filing.filer, at=A_MONDAY)
    with pytest.raises(Refused):
        asked(Filing._base_manager.get(pk=filing.pk))


def test_a_time_is_set_with_a_judge_of_the_division_and_told(draft, desk):
    one = appointed(draft, desk)
    assert (one.state, one.judge, one.starts_at) == (WitnessState.APPOINTED, desk.judge, VIDEO)
    assert one.limits.get().met_at == A_MONDAY
    assert Message.objects.filter(kind="filing.witnessing_set", person=draft.filer).exists()
    assert Message.objects.filter(kind="filing.witnessing_yours", person=desk.judge).exists()


def test_no_time_in_the_past_and_no_judge_of_another_division(draft, desk):
    one = asked(draft)
    with pytest.raises(Refused):
        acts.appoint(one, desk.judge, A_MONDAY - DAY, "", by=desk.clerk, at=A_MONDAY)
    with pytest.raises(Refused):
        acts.appoint(one, desk.trial_judges[0], VIDEO, "", by=desk.clerk, at=A_MONDAY)
    assert Witnessing.objects.unscoped(because="a test looks").get().starts_at is None


def test_the_judge_records_with_every_check_ticked_and_a_paper_is_made(draft, desk):
    one = appointed(draft, desk)
    done = acts.witness(one, WITNESS_CODES, "双方到场，签字。", by=desk.judge, at=VIDEO + DAY / 24)
    assert done.state == WitnessState.WITNESSED
    assert {tick.check_code for tick in done.ticks.all()} == WITNESS_CODES
    paper = record_of(done)
    assert paper.title == "视频见证记录" or paper.title
    assert paper.facts["rows"][0][1] == "陈试四"
    assert Message.objects.filter(kind="filing.witnessed", person=draft.filer).exists()


@pytest.mark.parametrize("lacks", sorted(WITNESS_CODES))
def test_one_check_missing_and_it_is_not_witnessed(draft, desk, lacks):
    one = appointed(draft, desk)
    with pytest.raises(Refused):
        acts.witness(one, WITNESS_CODES - {lacks}, "记录", by=desk.judge, at=VIDEO)
    one.refresh_from_db()
    assert one.state == WitnessState.APPOINTED
    assert record_of(one) is None


@pytest.mark.parametrize("who", ["clerk", "head", "filer"])
def test_nobody_but_the_judge_in_the_video_records(draft, desk, who):
    one = appointed(draft, desk)
    person = draft.filer if who == "filer" else getattr(desk, who)
    with pytest.raises(Refused):
        acts.witness(one, WITNESS_CODES, "记录", by=person, at=VIDEO)


def test_nothing_is_recorded_before_the_video_begins(draft, desk):
    one = appointed(draft, desk)
    with pytest.raises(Refused):
        acts.witness(one, WITNESS_CODES, "记录", by=desk.judge, at=VIDEO - DAY)


def test_a_failure_is_recorded_and_another_may_be_asked_for(draft, desk):
    one = appointed(draft, desk)
    failed = acts.fail_witness(one, "委托人未到场。", by=desk.judge, at=VIDEO)
    assert (failed.state, failed.record) == (WitnessState.FAILED, "委托人未到场。")
    assert asked(draft, at=VIDEO + DAY).state == WitnessState.REQUESTED


def test_the_filer_may_cancel(draft, desk):
    one = appointed(draft, desk)
    assert acts.cancel_witness(one, by=draft.filer, at=A_MONDAY).state == WitnessState.CANCELLED


def test_no_time_offered_in_three_working_days_and_the_head_is_told_once(draft, desk):
    asked(draft)
    assert act_on_late_witnessings(A_MONDAY + 2 * DAY) == 0
    assert act_on_late_witnessings(A_MONDAY + 4 * DAY) == 1
    assert act_on_late_witnessings(A_MONDAY + 4 * DAY) == 0
    told = Message.objects.filter(kind="filing.witnessing_late")
    assert {m.person for m in told} == {desk.head}


def test_strangers_see_no_witnessing(draft, desk):
    one = asked(draft)
    stranger = a_draft().filer
    other = a_desk("吉0105")
    for who in (stranger, other.clerk, desk.trial_judges[0]):
        assert not Witnessing.objects.visible_to(who).exists()
    for who in (draft.filer, desk.clerk, desk.judge, desk.head):
        assert Witnessing.objects.visible_to(who).get() == one


def test_the_pages_lead_through_the_whole_witnessing(client_of, draft, desk, monkeypatch):
    filer, clerk = client_of(draft.filer), client_of(desk.clerk)
    hub = filer.get(f"/file/{draft.public_id}/")
    assert f"/file/{draft.public_id}/witness/" in hub.content.decode()
    page = filer.get(f"/file/{draft.public_id}/witness/")
    said = {**vars(WISH), "once_key": page.context["form"]["once_key"].value()}
    assert filer.post(f"/file/{draft.public_id}/witness/", said).status_code == 302
    one = Witnessing.objects.unscoped(because="a test looks").get()
    assert clerk.get("/staff/witnessings/").status_code == 200
    address = f"/staff/witnessings/{one.public_id}/"
    assert clerk.get(address).status_code == 200
    when = {"judge": desk.judge.public_id, "starts_at": "2099-01-05T10:00", "room": "房间"}
    assert clerk.post(f"{address}appoint/", when).status_code == 302
    assert clerk.post(f"{address}witness/", {"ticks": [], "record": ""}).status_code == 422
    early = {"ticks": sorted(WITNESS_CODES), "record": "记录"}
    assert client_of(desk.judge).post(f"{address}witness/", early).status_code == 409
    assert filer.post(f"/file/{draft.public_id}/witness/", {"cancel": "1"}).status_code == 302
    assert filer.get(f"/file/{draft.public_id}/witness/").status_code == 200


def test_begun_from_abroad_the_draft_knows_its_way_in(client_of, desk):
    from tests.filing.builders import a_verified_person

    browser = client_of(a_verified_person())
    page = browser.get("/file/abroad/begin/")
    said = {
        "once_key": page.context["form"]["once_key"].value(), "category": "FOREIGNER",
        "place": "Berlin", "wants_lawyer": "no", "agrees": "on",
    }
    assert browser.post("/file/abroad/begin/", said).status_code == 302
    filing = Filing._base_manager.get()
    assert (filing.channel, filing.border.category) == ("CROSS_BORDER", "FOREIGNER")


@pytest.mark.parametrize("page", ["elsewhere", "abroad", "green"])
def test_the_public_pages_are_open_and_ask_little(client, desk, at_most, page):
    client.get(f"/file/{page}/")
    with at_most(12):
        assert client.get(f"/file/{page}/").status_code == 200


def test_the_first_page_of_filing_names_every_way_in(client, desk):
    said = client.get("/file/").content.decode()
    assert all(f'href="/file/{page}/"' in said for page in ("elsewhere", "abroad", "green"))


def reminded(kind):
    return Message.objects.filter(kind=f"filing.{kind}", channel="IN_APP")


def test_everybody_is_reminded_a_day_and_an_hour_before_the_video(draft, desk):
    one = appointed(draft, desk)
    hour = timedelta(hours=1)
    assert remind_of_witnessings(VIDEO - DAY - hour) == 0
    for before in (DAY, hour):
        assert remind_of_witnessings(VIDEO - before) == 1
        assert remind_of_witnessings(VIDEO - before) == 0, "once a reminder"
    people = {message.person for message in reminded("witnessing_soon").select_related("person")}
    assert people == {draft.filer, one.judge}
    assert reminded("witnessing_soon").count() == 4
    assert remind_of_witnessings(VIDEO + hour) == 0


def test_a_meeting_that_was_moved_or_cancelled_is_not_reminded_of(draft, desk):
    one = appointed(draft, desk)
    acts.appoint(one, desk.judge, VIDEO + 2 * DAY, "", by=desk.clerk, at=A_MONDAY)
    assert remind_of_witnessings(VIDEO) == 0
    assert remind_of_witnessings(VIDEO + DAY) == 1
    acts.cancel_witness(one, by=draft.filer, at=VIDEO + DAY)
    assert remind_of_witnessings(VIDEO + 2 * DAY - timedelta(minutes=5)) == 0


def test_after_an_outage_nobody_is_reminded_of_what_is_over(draft, desk):
    appointed(draft, desk)
    remind_of_witnessings(VIDEO + DAY)
    assert not reminded("witnessing_soon").exists()
    assert Witnessing._base_manager.get().next_reminder_at is None


def test_a_meeting_set_for_today_is_reminded_of_an_hour_before(draft, desk):
    soon = A_MONDAY + timedelta(hours=4)
    acts.appoint(asked(draft), desk.judge, soon, "", by=desk.clerk, at=A_MONDAY)
    assert remind_of_witnessings(soon - timedelta(hours=2)) == 0
    assert remind_of_witnessings(soon - timedelta(hours=1)) == 1


def test_clerks_are_reminded_to_offer_a_time(draft, desk):
    asked(draft)
    before = reminded("witnessing_wanted").count()
    due = draft.witnessings.get().limits.get().due_at
    assert remind_of_witnessings(due - DAY - timedelta(minutes=1)) == 0
    assert remind_of_witnessings(due - DAY) == 1
    assert reminded("witnessing_wanted").count() > before


def test_days_to_supplement_and_to_decide_are_duties_with_reminders_XB():
    for rule, days, unit in ((limits.CORRECTION_CROSS_BORDER, 15, "calendar"),
                             (limits.DECISION_CROSS_BORDER, 7, "working")):
        assert (rule.days, rule.unit) == (days, unit)
        assert rule.reminders
        assert rule.is_statutory


def test_reminders_of_both_duties_go_out_before_they_are_due_XB(desk):
    filing = a_submitted_filing(court="吉0104", channel=Filing.Channel.CROSS_BORDER)
    decision = filing.limits.get(rule="DECISION_CROSS_BORDER")
    assert remind_before_due(decision.due_at - DAY) == 1
    asked_for = desk.ask_correction(filing)
    owed = asked_for.limits.get(rule="CORRECTION_CROSS_BORDER")
    before = reminded("remind_correction").count()
    assert remind_before_due(owed.due_at - 5 * DAY) == 1
    assert reminded("remind_correction").count() == before + 1
