"""One request from asking to closing, and what happens by itself when nobody acts."""

import uuid
from datetime import timedelta

import pytest
import time_machine

from judge_contact import actions
from judge_contact.models import Absence, Contact, Holding, Supervision, Ticket
from judge_contact.states import State
from judge_contact.sweeps import escalate_overdue, remind_before_due
from portal.audit.models import Entry
from portal.common.once import KeyReused
from portal.common.refusals import Refused
from portal.notices.models import Message
from portal.people.roles import Role
from tests.builders import A_MONDAY, a_case, a_person
from tests.judge_contact.test_limits_of_a_request import instant

pytestmark = pytest.mark.django_db

TUESDAY_CLOSING = instant("2026-03-17 17:00")
WEDNESDAY_CLOSING = instant("2026-03-18 17:00")


def told(ticket, person=None):
    rows = Message.objects.filter(about=ticket.reference)
    if person is not None:
        rows = rows.filter(person=person)
    return {kind.removeprefix("judge_contact.") for kind in rows.values_list("kind", flat=True)}


def fresh(ticket):
    return Ticket._base_manager.get(pk=ticket.pk)


def acknowledged(line):
    return actions.acknowledge(line.register(), by=line.liaison, at=A_MONDAY)


def test_registering_tells_group_liaison_judge_and_party(line):
    ticket = line.register()
    assert told(ticket, line.party) == {"registered"}
    assert told(ticket, line.liaison) == {"assigned"}
    assert told(ticket, line.judge) == {"asked"}
    assert Message.objects.filter(about=ticket.reference, group__isnull=False).count() == 1
    assert ticket.number == "LX2026-0102-00001"
    assert Entry.objects.filter(record=ticket.reference, verb="register").count() == 1


def test_the_same_key_is_the_same_request_and_other_words_are_refused(line):
    key = uuid.uuid4()

    def ask(**said):
        return actions.register(
            line.case,
            line.request(**said),
            requester=line.party,
            by=line.party,
            key=key,
            at=A_MONDAY,
        )

    first = ask()
    assert ask() == first
    with pytest.raises(KeyReused):
        ask(words="别的话")
    assert Ticket._base_manager.count() == 1


def test_asking_again_while_waiting_joins_and_leaves_the_clock_alone(line):
    ticket = line.register()
    before = list(ticket.limits.order_by("pk").values_list("rule", "due_at"))
    assert line.register(at=A_MONDAY + timedelta(hours=1)) == ticket
    assert list(ticket.limits.order_by("pk").values_list("rule", "due_at")) == before
    assert fresh(ticket).state == State.REGISTERED
    assert list(ticket.steps.values_list("name", flat=True)) == ["register", "add_words"]


def test_asking_again_after_the_limit_broke_is_a_repeat_for_the_inspection_office(line):
    ticket = line.register()
    escalate_overdue(TUESDAY_CLOSING)
    assert line.register(at=TUESDAY_CLOSING + timedelta(hours=1)) == ticket
    assert (fresh(ticket).state, fresh(ticket).repeats) == (State.SUPERVISED, 1)


def test_a_deputy_is_told_and_may_answer_while_the_judge_is_away(line):
    day = A_MONDAY.date()
    Absence.objects.create(person=line.judge, deputy=line.second_judge, since=day, until=day)
    with time_machine.travel(A_MONDAY, tick=False):
        ticket = line.register()
        assert told(ticket, line.second_judge) == {"asked"}
        assert line.second_judge in [p.owner for p in ticket.limits.filter(rule="CONTACT")]
        actions.contacted(
            ticket, outcome=Contact.Outcome.ANSWERED, by=line.second_judge, at=A_MONDAY
        )
    assert ticket.contacts.get().by == line.second_judge


def test_ledger_numbers_have_no_gap_after_a_refusal(line):
    line.register()
    with pytest.raises(Refused):
        line.register(case=a_case(a_person(), division=line.division, judge=line.judge))
    second = a_case(line.party, division=line.division, judge=line.judge)
    assert line.register(case=second).number.endswith("-00002")


def test_a_stranger_to_the_case_is_refused_and_nothing_is_left(line):
    stranger = a_person()
    with pytest.raises(Refused, match="12368"):
        actions.register(
            line.case,
            line.request(),
            requester=stranger,
            by=stranger,
            key=uuid.uuid4(),
            at=A_MONDAY,
        )
    assert not Ticket._base_manager.exists()
    assert not Message.objects.exists()
    assert not Entry.objects.filter(verb="register").exists()


def test_contact_in_time_keeps_the_limit_and_asks_the_party(line):
    ticket = line.register()
    actions.contacted(
        ticket, outcome=Contact.Outcome.ANSWERED, by=line.judge, at=A_MONDAY + timedelta(hours=1)
    )
    limit = ticket.limits.get(rule="CONTACT")
    assert limit.was_kept
    assert "contacted" in told(ticket, line.party)
    assert escalate_overdue(TUESDAY_CLOSING) == 0


def test_nobody_acts_so_it_climbs_to_the_head_and_then_to_the_inspection_office(line):
    ticket = acknowledged(line)
    assert escalate_overdue(TUESDAY_CLOSING - timedelta(seconds=1)) == 0
    assert escalate_overdue(TUESDAY_CLOSING) == 1
    assert fresh(ticket).state == State.WITH_HEAD
    assert "escalated_head" in told(ticket, line.head)
    assert "escalated_party" in told(ticket, line.party)
    assert ticket.limits.get(rule="RECEPTION").due_at == WEDNESDAY_CLOSING
    # Reception and report fall due at the same instant: one supervision, not two.
    assert escalate_overdue(WEDNESDAY_CLOSING) == 2
    assert fresh(ticket).state == State.SUPERVISED
    assert Supervision.objects.filter(ticket=ticket).count() == 1
    assert "supervised" in told(ticket, line.inspector)


def test_an_unacknowledged_request_is_told_to_the_head_and_stays_where_it_is(line):
    ticket = line.register()
    assert escalate_overdue(instant("2026-03-17 12:00")) == 1
    assert fresh(ticket).state == State.REGISTERED
    assert told(ticket, line.head) == {"acknowledgement_overdue"}


def test_after_the_report_the_hotline_owes_a_return_visit(line):
    ticket, at = acknowledged(line), A_MONDAY + timedelta(hours=1)
    ticket = actions.contacted(ticket, outcome=Contact.Outcome.ANSWERED, by=line.judge, at=at)
    ticket = actions.report(ticket, words="已联系", by=line.liaison, at=at)
    assert ticket.limits.get(rule="RETURN_VISIT").due_at == TUESDAY_CLOSING
    ticket = actions.close(ticket, by=line.agent, at=at + timedelta(hours=1))
    assert ticket.limits.get(rule="RETURN_VISIT").was_kept
    assert not Holding.objects.filter(ticket=ticket, until=None).exists()


def test_the_same_sweep_again_changes_nothing(line):
    ticket = line.register()
    escalate_overdue(TUESDAY_CLOSING)
    before = (ticket.steps.count(), Message.objects.count(), Entry.objects.count())
    assert escalate_overdue(TUESDAY_CLOSING + timedelta(hours=1)) == 0
    assert (ticket.steps.count(), Message.objects.count(), Entry.objects.count()) == before


def test_an_outage_of_three_days_climbs_every_level_once(line):
    ticket = line.register()
    escalate_overdue(TUESDAY_CLOSING + timedelta(days=3))
    names = list(ticket.steps.values_list("name", flat=True))
    assert names == ["register", "escalate_to_head", "escalate_to_inspection"]
    contact = ticket.limits.get(rule="CONTACT")
    assert contact.breached_at == TUESDAY_CLOSING
    assert contact.escalated_at == TUESDAY_CLOSING + timedelta(days=3)


def test_a_late_contact_never_erases_the_breach(line):
    ticket = line.register()
    escalate_overdue(TUESDAY_CLOSING)
    actions.contacted(
        ticket,
        outcome=Contact.Outcome.ANSWERED,
        by=line.head,
        at=TUESDAY_CLOSING + timedelta(hours=2),
    )
    limit = ticket.limits.get(rule="CONTACT")
    assert limit.breached_at == TUESDAY_CLOSING
    assert limit.was_kept is False


def test_an_attempt_is_not_a_contact(line):
    ticket = acknowledged(line)
    actions.tried(ticket, words="无人接听", by=line.judge, at=A_MONDAY + timedelta(hours=1))
    assert ticket.limits.get(rule="CONTACT").met_at is None
    assert "tried" in told(ticket, line.party)
    assert escalate_overdue(TUESDAY_CLOSING) == 1


def test_sending_back_and_redirecting_leave_the_partys_clock_alone(line):
    ticket = line.register()
    before = list(ticket.limits.order_by("pk").values_list("rule", "due_at"))
    at = A_MONDAY + timedelta(hours=1)
    ticket = actions.send_back(ticket, why="不属本庭", by=line.liaison, at=at)
    actions.redirect(ticket, division=line.division, judge=line.second_judge, by=line.agent, at=at)
    assert list(ticket.limits.order_by("pk").values_list("rule", "due_at")) == before
    assert told(ticket, line.second_judge) == {"asked"}


def test_handing_over_in_time_starts_the_heads_reception(line):
    ticket = line.register()
    ticket = actions.hand_over(
        ticket, why="全天开庭", by=line.judge, at=A_MONDAY + timedelta(hours=1)
    )
    assert ticket.state == State.WITH_HEAD
    assert ticket.limits.get(rule="RECEPTION").due_at == TUESDAY_CLOSING
    assert Holding.objects.get(ticket=ticket, until=None).person == line.head


def test_not_reached_brings_in_the_inspection_office_and_keeps_the_contact(line):
    ticket = line.register()
    at = A_MONDAY + timedelta(hours=1)
    ticket = actions.contacted(ticket, outcome=Contact.Outcome.ANSWERED, by=line.judge, at=at)
    ticket = actions.not_reached(ticket, by=line.party, at=at + timedelta(hours=1))
    assert ticket.state == State.SUPERVISED
    contact = ticket.contacts.get()
    assert contact.at == at
    assert contact.disputed_at == at + timedelta(hours=1)


def test_supervised_twice_has_two_numbered_limits(line):
    ticket, at = line.register(), A_MONDAY
    for _again in range(2):
        at += timedelta(minutes=10)
        ticket = actions.contacted(ticket, outcome=Contact.Outcome.ANSWERED, by=line.judge, at=at)
        ticket = actions.not_reached(ticket, by=line.party, at=at + timedelta(minutes=1))
        ticket = actions.conclude(
            ticket,
            outcome="已核实",
            drafts_criticism=False,
            by=line.inspector,
            at=at + timedelta(minutes=2),
        )
    limits = ticket.limits.filter(rule="SUPERVISION").order_by("round")
    assert [limit.round for limit in limits] == [1, 2]
    assert all(limit.met_at for limit in limits)


def test_a_reopened_request_is_a_new_round_and_only_once(line):
    ticket, at = line.register(), A_MONDAY + timedelta(hours=1)
    for words in ("一次", "两次"):
        ticket = actions.contacted(ticket, outcome=Contact.Outcome.ANSWERED, by=line.judge, at=at)
        ticket = actions.report(ticket, words="已联系", by=line.liaison, at=at)
        ticket = actions.confirm(ticket, by=line.party, at=at)
        assert fresh(ticket).state == State.CLOSED
        ticket = fresh(ticket)
        if words == "一次":
            ticket = actions.reopen(ticket, words="", by=line.party, at=at)
            assert ticket.limits.filter(round=2).count() == 3
    with pytest.raises(Refused):
        actions.reopen(ticket, words="", by=line.party, at=at)


def test_reminders_go_to_the_owner_once_each(line):
    ticket = acknowledged(line)
    three_hours = TUESDAY_CLOSING - timedelta(hours=3)
    assert remind_before_due(three_hours - timedelta(seconds=1)) == 0
    assert remind_before_due(three_hours) == 1
    assert remind_before_due(three_hours) == 0
    assert "remind_judge" in told(ticket, line.judge)


def test_holders_follow_the_path_without_gap(line):
    ticket = line.register()
    escalate_overdue(TUESDAY_CLOSING)
    held = list(ticket.holdings.values_list("role", "since", "until"))
    assert held == [
        (Role.JUDGE, A_MONDAY, TUESDAY_CLOSING),
        (Role.HEAD, TUESDAY_CLOSING, None),
    ]
