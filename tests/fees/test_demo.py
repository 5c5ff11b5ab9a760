"""The demo court has fees in every state, made through the real acts, and makes them once."""

import pytest

from portal import demo
from portal.fees.models import Difference, FeeObligation, Refund, ReliefApplication, ReliefEntry
from portal.fees.states.fee import State
from portal.fees.states.relief import State as ReliefState
from portal.sandbox.bank.models import BankOrder
from tests.builders import A_MONDAY

pytestmark = pytest.mark.django_db
LOADERS = tuple(path for path in demo.LOADERS if path.startswith("portal."))


def test_every_state_is_there_and_loading_again_adds_nothing(court_data):
    made = demo.load(A_MONDAY, LOADERS)
    fees = FeeObligation.objects.unscoped(because="test")
    assert made["portal.demo.fees.load"] == fees.count()
    assert set(fees.values_list("state", flat=True)) == set(State)
    applications = ReliefApplication.objects.unscoped(because="test")
    assert set(applications.values_list("state", flat=True)) >= {
        ReliefState.ASKED, ReliefState.GRANTED, ReliefState.REFUSED
    }
    assert ReliefEntry.objects.exists()
    assert Refund.objects.unscoped(because="test").exists()
    assert Difference.objects.unscoped(because="test").exists()
    paid = fees.filter(state=State.PAID)
    assert BankOrder.objects.filter(state="PAID").count() == paid.count() + 1  # a wrong amount
    mine = fees.filter(payer__username="litigant").values_list("state", flat=True)
    assert {State.NOTIFIED, State.RELIEF_ASKED, State.PAID} <= set(mine)
    assert demo.load(A_MONDAY, LOADERS)["portal.demo.fees.load"] == 0
