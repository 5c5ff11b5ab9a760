"""Every move, from every state, by every hat, against the table."""

import itertools

import pytest

from judge_contact.models import Ticket
from judge_contact.states import MOVES, Hat, State
from portal.common.moves import CLOCK

HATS = [*Hat.values, CLOCK, "STRANGER"]


class OneHat(Ticket):
    """A request to which everyone is just what the test says."""

    class Meta:
        proxy = True
        app_label = "tests"  # no migration ever misses it

    def hats(self, person):
        return frozenset({person})


@pytest.mark.parametrize(("state", "hat"), list(itertools.product(State.values, HATS)))
def test_exactly_the_moves_of_the_table_are_open(state, hat):
    ticket = OneHat(state=state)
    person = None if hat == CLOCK else hat
    expected = [name for name, move in MOVES.items() if state in move.frm and hat in move.by]
    assert ticket.open_moves(person) == expected


def test_no_state_is_a_dead_end_for_the_court():
    """From every open state somebody of the court, or the clock, can bring it forward."""
    court = {*Hat.values, CLOCK} - {Hat.PARTY}
    for state in set(State) - {State.CLOSED}:
        ways = [m for m in MOVES.values() if state in m.frm and m.to and m.by & court]
        assert ways, state


def test_only_the_clock_escalates():
    for name in ("escalate_to_head", "escalate_to_inspection", "flag_late_report"):
        assert MOVES[name].by == frozenset({CLOCK})
