"""The tables of moves, and who sees a fee."""

import pytest

from portal.common.moves import CLOCK
from portal.fees.models import (
    FeeObligation,
    ReliefApplication,
)
from portal.fees.states import fee as fee_states, relief as relief_states
from portal.people.roles import Role
from tests.builders import a_person, an_office

pytestmark = pytest.mark.django_db


class OneHatFee(FeeObligation):
    """A fee to which everyone is just what the test says."""

    class Meta:
        proxy = True
        app_label = "fees"

    def hats(self, person):
        return frozenset({person})


class OneHatRelief(ReliefApplication):
    """An application to which everyone is just what the test says."""

    class Meta:
        proxy = True
        app_label = "fees"

    def hats(self, person):
        return frozenset({person})


@pytest.mark.parametrize(
    ("model", "states"), [(OneHatFee, fee_states), (OneHatRelief, relief_states)],
    ids=["fee", "relief"],
)
def test_exactly_the_moves_of_the_table_are_open(model, states):
    for state in states.State.values:
        for hat in [*states.Hat.values, CLOCK, "STRANGER"]:
            record = model(state=state)
            person = None if hat == CLOCK else hat
            expected = [
                name for name, move in states.MOVES.items() if state in move.frm and hat in move.by
            ]
            assert record.open_moves(person) == expected, (state, hat)


def test_who_sees_a_fee(desk):
    fee = desk.notify()
    for who in (desk.payer, desk.judge, desk.head, desk.clerk, desk.cashier, desk.leader):
        assert FeeObligation.objects.visible_to(who).filter(pk=fee.pk).exists(), who
        assert fee.hats(who), who
    elsewhere = an_office(Role.JUDGE)
    for who in (desk.stranger, elsewhere, a_person()):
        assert not FeeObligation.objects.visible_to(who).filter(pk=fee.pk).exists()
        assert not fee.hats(who)
