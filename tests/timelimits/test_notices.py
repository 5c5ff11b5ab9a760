"""A notice from its import to the last open date it moves."""

import threading
from datetime import date, datetime, timedelta

import pytest
from django.db import connection, connections

from judge_contact import rules
from judge_contact.models import TicketLimit
from portal.audit.models import Entry
from portal.common.refusals import Refused
from portal.notices.models import Message
from portal.people.roles import Role
from portal.timelimits import recomputing
from portal.timelimits.calendar_acts import (
    Announcement,
    approve_notice,
    import_notice,
    reject_notice,
)
from portal.timelimits.limits import meet
from portal.timelimits.recomputing import SETTLE_AFTER, preview, recompute_open
from portal.timelimits.sweep import act_on_due
from portal.workdays.calendars import calendar_for, stamp_in_force
from portal.workdays.models import DayNotice
from portal.workdays.pattern import ChangedDay
from tests.builders import A_MONDAY, SHANGHAI, an_office

pytestmark = pytest.mark.django_db
TUESDAY, WEDNESDAY = date(2026, 3, 17), date(2026, 3, 18)


def rest(*days: date) -> list[ChangedDay]:
    return [ChangedDay(day, False, "暴雪", "") for day in days]


def notice_of(days, clerk, court_code="", number="国办发明电〔2026〕1号") -> DayNotice:
    given = Announcement(number, "延长假期", date(2026, 3, 16), court_code, days)
    return import_notice(given, by=clerk, at=A_MONDAY)


def bring(notice, auditor, at=A_MONDAY) -> int:
    return approve_notice(notice, seen_version=stamp_in_force()[0], by=auditor, at=at)


def test_a_second_person_brings_it_into_force(duty, clerk, auditor):
    limit = duty()
    notice = notice_of(rest(TUESDAY), clerk)
    assert calendar_for().is_working(TUESDAY)
    assert bring(notice, auditor) == 1
    limit.refresh_from_db()
    assert limit.due_at == datetime(2026, 3, 18, 17, tzinfo=SHANGHAI)
    assert limit.calendar_version == notice.version == calendar_for().version
    assert Entry.objects.filter(verb="approve_notice", court="CN").count() == 1
    moved = Entry.objects.get(verb="calendar_moved_date")
    assert (moved.record, moved.court) == (limit.record.reference, limit.record.court.code)


def test_the_same_person_may_not_decide(clerk, division, monkeypatch):
    from portal.people.models import Office

    Office.objects.create(
        person=clerk, role=Role.AUDITOR, court=division.court, since=date(2020, 1, 1)
    )
    notice = notice_of(rest(TUESDAY), clerk)
    for decide in (
        lambda: bring(notice, clerk),
        lambda: reject_notice(notice, words="nein", by=clerk, at=A_MONDAY),
    ):
        with pytest.raises(Refused):
            decide()
    notice.refresh_from_db()
    assert (notice.state, notice.version) == ("DRAFT", None)


def test_who_may_not_import_or_approve(division, clerk):
    judge = an_office(Role.JUDGE, division)
    with pytest.raises(Refused):
        notice_of(rest(TUESDAY), judge)
    notice = notice_of(rest(TUESDAY), clerk)
    with pytest.raises(Refused):
        bring(notice, judge)


def test_a_courts_own_days_are_for_that_court_only(duty, clerk, auditor):
    with pytest.raises(Refused):
        notice_of(rest(TUESDAY), clerk, court_code="吉0103")
    limit = duty()
    notice = notice_of(rest(TUESDAY), clerk, court_code=limit.record.court.code)
    assert len(preview(notice, at=A_MONDAY)) == 1
    assert bring(notice, auditor) == 1
    assert calendar_for().is_working(TUESDAY)


def test_what_cannot_be_right_is_refused_and_leaves_nothing(clerk):
    for days in ([], [ChangedDay(TUESDAY, True, "x", "")]):
        with pytest.raises(Refused):
            notice_of(days, clerk)
    assert not DayNotice.objects.drafts().exists()
    assert not Entry.objects.filter(verb="import_notice").exists()


def test_a_number_comes_once(clerk, auditor):
    first = notice_of(rest(TUESDAY), clerk)
    with pytest.raises(Refused):
        notice_of(rest(WEDNESDAY), clerk)
    reject_notice(first, words="日期有误", by=auditor, at=A_MONDAY)
    notice_of(rest(WEDNESDAY), clerk)


def test_a_preview_gone_stale_is_not_approved(clerk, auditor):
    first = notice_of(rest(TUESDAY), clerk, number="a")
    second = notice_of(rest(WEDNESDAY), clerk, number="b")
    seen = stamp_in_force()[0]
    bring(first, auditor)
    with pytest.raises(Refused):
        approve_notice(second, seen_version=seen, by=auditor, at=A_MONDAY)
    with pytest.raises(Refused):
        bring(first, auditor)


def test_a_moved_duty_keeps_the_hour_of_its_rule(duty, clerk, auditor):
    limit = duty(rule=rules.ACKNOWLEDGEMENT)
    assert limit.due_at == datetime(2026, 3, 17, 12, tzinfo=SHANGHAI)
    bring(notice_of(rest(TUESDAY), clerk), auditor)
    limit.refresh_from_db()
    assert limit.due_at == datetime(2026, 3, 18, 12, tzinfo=SHANGHAI)


def test_the_preview_is_the_effect(duty, clerk, auditor):
    for days_back in range(4):
        for rule in (rules.CONTACT, rules.REPORT, rules.SUPERVISION):
            duty(A_MONDAY - timedelta(days=days_back), rule=rule)
    notice = notice_of(rest(TUESDAY, WEDNESDAY), clerk)
    foreseen = {m.limit.pk: m.due_at for m in preview(notice, at=A_MONDAY)}
    before = dict(TicketLimit.objects.values_list("pk", "due_at"))
    assert foreseen
    assert bring(notice, auditor) == len(foreseen)
    after = dict(TicketLimit.objects.values_list("pk", "due_at"))
    assert {pk: due for pk, due in after.items() if due != before[pk]} == foreseen


def test_a_preview_changes_nothing(duty, clerk):
    limit = duty()
    preview(notice_of(rest(TUESDAY), clerk), at=A_MONDAY)
    fresh = TicketLimit.objects.get(pk=limit.pk)
    assert (fresh.due_at, fresh.calendar_version) == (limit.due_at, limit.calendar_version)


def test_what_is_done_or_judged_stays(duty, clerk, auditor):
    met, cancelled, broken, past = (duty() for _ in range(4))
    meet(met, at=A_MONDAY + timedelta(hours=1))
    TicketLimit.objects.filter(pk=cancelled.pk).update(cancelled_at=A_MONDAY)
    late = broken.due_at + timedelta(minutes=1)
    TicketLimit.objects.filter(pk=broken.pk).update(
        breached_at=broken.due_at, escalated_at=broken.due_at
    )
    notice = notice_of(rest(TUESDAY), clerk)
    assert preview(notice, at=late) == []
    assert bring(notice, auditor, at=late) == 0
    for limit in (met, cancelled, broken, past):
        before = limit.due_at
        limit.refresh_from_db()
        assert limit.due_at == before


def test_a_notice_that_came_before_the_due_time_moves_it_before_it_is_judged(
    duty, clerk, auditor, monkeypatch
):
    """Approved a second before closing, the process died: the sweep moves first, then judges."""
    limit = duty()
    notice = notice_of(rest(TUESDAY), clerk)
    monkeypatch.setattr("portal.timelimits.calendar_acts.recompute_open", lambda at, batches: 0)
    bring(notice, auditor, at=limit.due_at - timedelta(seconds=1))
    after = limit.due_at + timedelta(seconds=5)
    assert act_on_due(TicketLimit, at=after, act=lambda limits, at: None) == 0
    limit.refresh_from_db()
    assert limit.due_at == datetime(2026, 3, 18, 17, tzinfo=SHANGHAI)


def test_recomputing_again_moves_nothing_and_settles(duty, clerk, auditor):
    duty()
    notice = notice_of(rest(TUESDAY), clerk)
    bring(notice, auditor)
    assert recompute_open(A_MONDAY) == 0
    notice.refresh_from_db()
    assert notice.settled_at is None, "a duty of a slow transaction may still arrive"
    assert recompute_open(A_MONDAY + SETTLE_AFTER) == 0
    notice.refresh_from_db()
    assert notice.settled_at is not None
    assert recompute_open(A_MONDAY + SETTLE_AFTER) == 0


def test_more_than_one_batch(duty, clerk, auditor, monkeypatch):
    monkeypatch.setattr(recomputing, "BATCH", 3)
    for _ in range(8):
        duty()
    notice = notice_of(rest(TUESDAY), clerk)
    monkeypatch.setattr("portal.timelimits.calendar_acts.AT_ONCE", 1)
    assert bring(notice, auditor) == 3
    assert recompute_open(A_MONDAY) == 5


def test_a_provisional_date_becomes_certain_when_the_year_is_announced(duty, clerk, auditor):
    new_years_eve = datetime(2026, 12, 31, 10, tzinfo=SHANGHAI)
    limit = duty(new_years_eve)
    assert limit.provisional
    fixed = [date(2027, m, d) for m, d in ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))]
    given = Announcement("2027", "2027", date(2026, 11, 20), "", rest(*fixed, date(2027, 1, 4)))
    notice = import_notice(given, by=clerk, at=new_years_eve)
    assert bring(notice, auditor, at=new_years_eve) == 1
    limit.refresh_from_db()
    assert (limit.due_on, limit.provisional) == (date(2027, 1, 5), False)
    assert calendar_for().announced_until == date(2027, 12, 31)


def test_a_date_is_never_moved_into_the_past(duty, clerk, auditor):
    """A Saturday declared worked after it was over: who was told Monday keeps Monday."""
    friday = datetime(2026, 3, 20, 10, tzinfo=SHANGHAI)
    limit = duty(friday)
    saturday = ChangedDay(date(2026, 3, 21), True, "补班", "")
    notice = notice_of([saturday], clerk)
    sunday = datetime(2026, 3, 22, 10, tzinfo=SHANGHAI)
    assert bring(notice, auditor, at=sunday) == 0
    limit.refresh_from_db()
    assert limit.due_at == datetime(2026, 3, 23, 17, tzinfo=SHANGHAI)


def test_the_party_is_told_the_new_date_once(duty, clerk, auditor):
    limit = duty()
    duty(ticket=limit.record, rule=rules.REPORT)
    bring(notice_of(rest(TUESDAY), clerk), auditor)
    told = Message.objects.filter(kind="judge_contact.date_moved", person=limit.record.requester)
    assert told.exists()
    assert len(set(told.values_list("channel", flat=True))) == told.count()


# -- Pages -----------------------------------------------------------------------------------------


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="row locks need PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_two_auditors_at_one_instant_one_wins(duty, clerk, auditor, division):
    notice, second = notice_of(rest(TUESDAY), clerk), an_office(Role.AUDITOR, division)
    seen, barrier, answers = stamp_in_force()[0], threading.Barrier(2), []

    def decide(person) -> None:
        try:
            barrier.wait(10)
            answers.append(approve_notice(notice, seen_version=seen, by=person, at=A_MONDAY))
        except Refused as refused:
            answers.append(str(refused))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=decide, args=(p,)) for p in (auditor, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(isinstance(answer, int) for answer in answers) == [False, True]
