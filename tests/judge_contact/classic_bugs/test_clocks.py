"""Bugs 11 to 17: what a clock means, and what can never be undone."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from judge_contact import actions, rules
from judge_contact.models import Contact, TicketLimit
from judge_contact.states import BEFORE_HEAD, MOVES, State
from judge_contact.sweeps import escalate_overdue
from portal.people.roles import Role
from tests.builders import A_MONDAY
from tests.judge_contact.test_limits_of_a_request import instant

pytestmark = pytest.mark.django_db
ANSWERED = Contact.Outcome.ANSWERED
HOUR = timedelta(hours=1)
CLOSING = instant("2026-03-17 17:00")


def test_11_a_note_or_an_attempt_is_no_contact_and_the_first_contact_counts(line):
    ticket = line.register()
    contact = ticket.limits.get(rule="CONTACT")
    actions.tried(ticket, words="无人接听", by=line.judge, at=A_MONDAY + HOUR)
    actions.add_words(ticket, words="补充", best_time="", by=line.party, at=A_MONDAY + HOUR)
    contact.refresh_from_db()
    assert contact.met_at is None
    ticket = actions.contacted(ticket, outcome=ANSWERED, by=line.judge, at=A_MONDAY + 2 * HOUR)
    ticket = actions.not_reached(ticket, by=line.party, at=A_MONDAY + 3 * HOUR)
    actions.contacted(ticket, outcome=ANSWERED, by=line.judge, at=CLOSING + HOUR)
    contact.refresh_from_db()
    assert contact.met_at == A_MONDAY + 2 * HOUR, "a later contact never replaces the first"
    assert contact.breached_at is None


def test_12_a_late_answer_never_erases_the_breach(line):
    ticket = line.register()
    escalate_overdue(CLOSING)
    actions.contacted(ticket, outcome=ANSWERED, by=line.head, at=CLOSING + HOUR)
    contact = ticket.limits.get(rule="CONTACT")
    assert (contact.breached_at, contact.was_kept) == (CLOSING, False)


def test_12_not_even_when_nobody_swept_in_between(line):
    ticket = line.register()
    actions.contacted(ticket, outcome=ANSWERED, by=line.judge, at=CLOSING)
    contact = ticket.limits.get(rule="CONTACT")
    assert (contact.breached_at, contact.was_kept) == (CLOSING, False)


def test_13_asked_once_more_is_a_new_round_and_the_old_result_stays(line):
    ticket = line.register()
    escalate_overdue(CLOSING)
    late = CLOSING + HOUR
    ticket = actions.contacted(ticket, outcome=ANSWERED, by=line.head, at=late)
    ticket = actions.report(ticket, words="已答复", by=line.liaison, at=late)
    ticket = actions.close(ticket, by=line.party, at=late)
    again = instant("2026-03-20 10:00")
    ticket = actions.reopen(ticket, words="还有", by=line.party, at=again)
    first, second = ticket.limits.filter(rule="CONTACT").order_by("round")
    assert (first.breached_at, first.met_at) == (CLOSING, late)
    assert (second.started_at, second.due_at) == (again, instant("2026-03-23 17:00"))
    assert second.met_at is None


@pytest.mark.parametrize(
    "act",
    [
        lambda t, line, at: actions.send_back(t, why="他庭", by=line.liaison, at=at),
        lambda t, line, at: actions.reassign(
            t, judge=line.second_judge, why="回避", by=line.liaison, at=at
        ),
        lambda t, line, at: actions.tried(t, by=line.judge, at=at),
        lambda t, line, at: actions.add_words(
            t, words="补充", best_time="下午", by=line.party, at=at
        ),
        lambda t, line, at: actions.acknowledge(t, by=line.liaison, at=at),
    ],
    ids=["sent back", "reassigned", "tried", "words added", "acknowledged"],
)
def test_14_nothing_pauses_the_judges_clock(line, act):
    ticket = line.register()
    before = ticket.limits.get(rule="CONTACT").due_at
    ticket = act(ticket, line, A_MONDAY + HOUR)
    limit = ticket.limits.get(rule="CONTACT")
    assert (limit.due_at, limit.met_at) == (before, None)
    assert escalate_overdue(CLOSING) >= 1


def test_14_only_an_approved_extension_moves_it_with_both_dates_told(line):
    ticket = line.register()
    ticket = actions.extend(ticket, days=2, why="外地开庭", by=line.head, at=A_MONDAY + HOUR)
    due = dict(ticket.limits.values_list("rule", "due_at"))
    assert due["CONTACT"] == instant("2026-03-19 17:00")
    assert due["REPORT"] == instant("2026-03-20 17:00"), "a report can only follow the contact"
    assert MOVES["extend"].frm == frozenset(BEFORE_HEAD)


def test_15_meeting_one_duty_never_touches_another(line):
    ticket = line.register()
    before = {limit.rule: limit.due_at for limit in ticket.limits.all()}
    ticket = actions.contacted(ticket, outcome=ANSWERED, by=line.judge, at=A_MONDAY + HOUR)
    report = ticket.limits.get(rule="REPORT")
    assert (report.met_at, report.due_at) == (None, before["REPORT"])
    ticket = actions.report(ticket, words="已答复", by=line.liaison, at=A_MONDAY + 2 * HOUR)
    contact = ticket.limits.get(rule="CONTACT")
    assert (contact.met_at, contact.due_at) == (A_MONDAY + HOUR, before["CONTACT"])


def test_15_an_answered_request_is_never_escalated_for_contact(line):
    ticket = line.register()
    ticket = actions.contacted(ticket, outcome=ANSWERED, by=line.judge, at=A_MONDAY + HOUR)
    escalate_overdue(instant("2026-03-18 16:59"))
    assert not ticket.steps.filter(name__startswith="escalate").exists()


def test_16_each_step_says_who_held_it_from_when_to_when(line):
    ticket = line.register()
    escalate_overdue(CLOSING)
    at = CLOSING + HOUR
    actions.contacted(ticket, outcome=ANSWERED, by=line.head, at=at)
    held = list(ticket.holdings.values_list("role", "person", "since", "until"))
    assert held == [
        (Role.JUDGE, line.judge.pk, A_MONDAY, CLOSING),
        (Role.HEAD, line.head.pk, CLOSING, at),
        (Role.LIAISON, line.liaison.pk, at, None),
    ]
    owners = dict(ticket.limits.values_list("rule", "owner"))
    assert owners["CONTACT"] == line.judge.pk
    assert owners["RECEPTION"] == line.head.pk


def test_17_no_duty_is_without_a_date_and_no_open_request_without_a_duty(line):
    ticket = line.register()
    with pytest.raises(IntegrityError), transaction.atomic():
        TicketLimit.objects.filter(record=ticket).update(due_at=None)
    assert set(ticket.limits.values_list("rule", flat=True)) == {
        rules.ACKNOWLEDGEMENT.code, rules.CONTACT.code, rules.REPORT.code,
    }
    assert ticket.state == State.REGISTERED
