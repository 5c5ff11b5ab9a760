"""Every act, from every state, by everybody: the real action against the table, none sampled.

What the table allows happens and ends in the table's state; what it does not is refused and
leaves nothing behind.
"""

import itertools
import uuid
from copy import copy
from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import Subquery
from django.utils import translation

from judge_contact import actions
from judge_contact.actions.attaching import PURPOSE
from judge_contact.models import Attempt, Contact, LedgerSeries, Supervision, Ticket, TicketStep
from judge_contact.states import MOVES, Hat, State
from portal.audit.models import Entry
from portal.common.moves import CLOCK, moving
from portal.common.refusals import Refused
from portal.dossier.models import StoredFile
from portal.notices.models import Message
from portal.people.roles import Role
from tests.builders import A_MONDAY, a_case, a_division, a_person, an_office
from tests.judge_contact import conftest

AT = A_MONDAY + timedelta(hours=2)
NOBODY = "STRANGER"
ANSWERED = Contact.Outcome.ANSWERED


def moved(name):
    """An act of the clock alone, tried by anybody."""

    def act(ticket, by, line):
        with moving(ticket, name, by=by, at=AT) as held:
            pass
        return held

    return act


ACTS = {
    "acknowledge": lambda t, by, line: actions.acknowledge(t, by=by, at=AT),
    "return": lambda t, by, line: actions.send_back(t, why="他庭", by=by, at=AT),
    "redirect": lambda t, by, line: actions.redirect(
        t, division=line.division, judge=line.second_judge, by=by, at=AT
    ),
    "reassign": lambda t, by, line: actions.reassign(
        t, judge=line.second_judge, why="回避", by=by, at=AT
    ),
    "contacted": lambda t, by, line: actions.contacted(t, outcome=ANSWERED, by=by, at=AT),
    "tried": lambda t, by, line: actions.tried(t, by=by, at=AT),
    "hand_over": lambda t, by, line: actions.hand_over(t, why="开庭", by=by, at=AT),
    "extend": lambda t, by, line: actions.extend(t, days=1, why="出差", by=by, at=AT),
    "report": lambda t, by, line: actions.report(t, words="已答复", by=by, at=AT),
    "not_reached": lambda t, by, line: actions.not_reached(t, by=by, at=AT),
    "confirm": lambda t, by, line: actions.confirm(t, by=by, at=AT),
    "add_words": lambda t, by, line: actions.add_words(
        t, words="补充", best_time="", by=by, at=AT
    ),
    "attach": lambda t, by, line: actions.attach(t, [a_file_of(by)], by=by, at=AT),
    "rate": lambda t, by, line: actions.rate(t, stars=4, words="", by=by, at=AT),
    "supervise": lambda t, by, line: actions.supervise(t, by=by, at=AT),
    "conclude": lambda t, by, line: actions.conclude(
        t, outcome="属实", drafts_criticism=False, by=by, at=AT
    ),
    "give_up": lambda t, by, line: actions.give_up(t, outcome="空号", by=by, at=AT),
    "close": lambda t, by, line: actions.close(t, by=by, at=AT),
    "withdraw": lambda t, by, line: actions.withdraw(t, by=by, at=AT),
    "reopen": lambda t, by, line: actions.reopen(t, words="", by=by, at=AT),
    "escalate_to_head": moved("escalate_to_head"),
    "escalate_to_inspection": moved("escalate_to_inspection"),
    "flag_late_report": moved("flag_late_report"),
}


def a_file_of(person):
    """A file somebody sent ahead; the clock has none."""
    own = StoredFile.objects.create(
        about=person.reference if person else "", purpose=PURPOSE, chain="people",
        name="照片.jpg", kind="jpeg", size=1, sha256=uuid.uuid4().hex * 2,
        file=f"store/{uuid.uuid4()}", taken_by=person, taken_at=AT, scan="CLEAN",
    )
    return own.public_id


ON_THE_WAY = {"confirm": State.CLOSED}
"""After the report a confirmation also closes: one act, two moves."""


def test_every_move_of_the_table_has_an_act_here():
    assert set(ACTS) == set(MOVES)


class Undo(Exception):
    """Leaves a block with everything written in it undone."""


@pytest.fixture(scope="module")
def court(django_db_setup, django_db_blocker):
    """One division, and one request in each state, reached by real acts."""
    with django_db_blocker.unblock(), translation.override("zh-hans"):
        try:
            with transaction.atomic():
                line = a_line()
                tickets = in_each_state(line)
                yield line, tickets, people_of(line)
                raise Undo
        except Undo:
            pass


def a_line():
    division = a_division()
    judge, party = an_office(Role.JUDGE, division), a_person()
    return conftest.Line(
        division=division,
        case=a_case(party, a_person(), division=division, judge=judge),
        party=party,
        other_party=party,
        judge=judge,
        second_judge=an_office(Role.JUDGE, division),
        liaison=an_office(Role.LIAISON, division),
        head=an_office(Role.HEAD, division),
        inspector=an_office(Role.INSPECTOR, division),
        agent=an_office(Role.AGENT, division),
        leader=an_office(Role.LEADER, division),
    )


def in_each_state(line):
    assistant = an_office(Role.ASSISTANT, line.division)

    def fresh():
        case = a_case(line.party, division=line.division, judge=line.judge)
        case.assistant = assistant
        case.save(update_fields=["assistant"])
        return actions.register(
            case, line.request(), requester=line.party, by=line.party, key=uuid.uuid4(),
            at=A_MONDAY,
        )

    def reached():
        return ACTS["contacted"](fresh(), line.judge, line)

    def reported():
        return ACTS["report"](reached(), line.liaison, line)

    tickets = {
        State.REGISTERED: fresh(),
        State.NOTIFIED: ACTS["acknowledge"](fresh(), line.liaison, line),
        State.RETURNED: ACTS["return"](fresh(), line.liaison, line),
        State.WITH_HEAD: ACTS["hand_over"](fresh(), line.judge, line),
        State.SUPERVISED: ACTS["not_reached"](reached(), line.party, line),
        State.CONTACTED: reached(),
        State.REPORTED: reported(),
        State.CLOSED: ACTS["close"](reported(), line.agent, line),
    }
    line.assistant = assistant
    return tickets


def people_of(line):
    """One object a person, so that their offices are read once."""
    named = {who: getattr(line, who.lower()) for who in Hat.values}
    return named | {NOBODY: a_person(), CLOCK: None}


@pytest.mark.parametrize(("state", "name"), list(itertools.product(State.values, MOVES)))
def test_an_act_does_what_the_table_says_and_nothing_else(court, state, name):
    line, tickets, people = court
    for who, by in people.items():
        ticket = copy(tickets[state])
        assert ticket.state == state
        try:
            with transaction.atomic():
                prepare(ticket, name)
                check(ticket, name, (who, by), line)
                raise Undo
        except Undo:
            pass


def prepare(ticket, name):
    """What an act needs beside its state: something to conclude, calls that were in vain."""
    if name == "conclude":
        Supervision.objects.get_or_create(
            ticket=ticket, concluded_at=None,
            defaults={"round": 1, "reason": Supervision.Reason.PICKED, "opened_at": AT},
        )
    if name == "supervise":
        Supervision.objects.filter(ticket=ticket).delete()
    if name == "give_up":
        for hours in (1, 2):
            Attempt.objects.create(
                ticket=ticket, round=1, at=A_MONDAY + timedelta(hours=hours), by=ticket.judge
            )


def check(ticket, name, whoever, line):
    (who, by), before = whoever, left_behind()
    state, move = ticket.state, MOVES[name]
    said = f"{name} from {state} by {who}"
    if state in move.frm and who in move.by:
        after = ACTS[name](ticket, by, line)
        wanted = {move.to or state}
        if state == State.REPORTED and name in ON_THE_WAY:
            wanted = {ON_THE_WAY[name]}
        assert {after.state} == wanted, said
        step = TicketStep.objects.filter(ticket=ticket, name=name).latest("pk")
        assert step.by_role == who, said
        assert left_behind() != before, said
    else:
        with pytest.raises(Refused):
            ACTS[name](ticket, by, line)
        assert left_behind() == before, said
        assert Ticket._base_manager.get(pk=ticket.pk).state == state, said


def left_behind():
    """The newest step, letter and record of the trail."""
    newest = (model.objects.order_by("-pk").values("pk")[:1] for model in LEFT)
    steps, letters, entries = (Subquery(rows) for rows in newest)
    return LedgerSeries.objects.values_list(steps, letters, entries)[0]


LEFT = (TicketStep, Message, Entry)
