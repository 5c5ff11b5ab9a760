"""The address the bank calls: forged, stale, unreadable and unknown calls change nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.common.hooks import SIGNATURE, TIMESTAMP, signature
from portal.fees.models import BankEvent
from portal.fees.states.fee import State
from tests.fees.conftest import HOOK, SECRET, call, fresh

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("wrong", ["forged", "stale", "changed", "unsigned"])
def test_a_forged_callback_is_refused_and_changes_nothing(desk, the_bank, client, wrong):
    fee = desk.notify()
    order = desk.order(fee, the_bank)
    if wrong == "forged":
        response = call(client, order, secret="forger")
    elif wrong == "stale":
        response = call(client, order, when=timezone.now() - timedelta(minutes=6))
    elif wrong == "changed":
        stamp = str(int(timezone.now().timestamp()))
        response = client.post(
            HOOK, data=b'{"event":"x"}', content_type="application/json",
            headers={TIMESTAMP: stamp, SIGNATURE: signature(SECRET, stamp, b"{}")},
        )
    else:
        response = client.post(HOOK, data=b"{}", content_type="application/json")
    assert response.status_code == 401
    assert fresh(fee).state == State.NOTIFIED
    assert not BankEvent.objects.exists()


@pytest.mark.parametrize(
    "said",
    [{"status": "RICH"}, {"fen": "230000"}, {"fen": -1}, {"fen": True}, {"paid_at": "noon"},
     {"bank_ref": ""}, {"event": ""}, {"status": "UNKNOWN"}, {"paid_at": "2026-03-16T10:00:00"}],
    ids=str,
)
def test_an_unreadable_callback_is_told_so(desk, the_bank, client, said):
    fee = desk.notify()
    order = desk.order(fee, the_bank)
    event = said.pop("event", "e1")
    assert call(client, order, event=event, **said).status_code == 422
    assert fresh(fee).state == State.NOTIFIED


def test_a_callback_about_an_unknown_order_is_answered_404(desk, client):
    assert call(client, None).status_code == 404
