"""Signed calls from outside systems: what is unsigned, forged or stale reaches nothing."""

import json
from datetime import datetime, timedelta

import pytest
import time_machine
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory

from portal.common.hooks import TOLERANCE_S, SignedHook, signature
from tests.builders import A_MONDAY

BODY = json.dumps({"id": "call-1"}).encode()


class Hook(SignedHook):
    hook = "telephony"

    def post(self, request):
        return Response({"took": request.data["id"]})


def call(at: datetime = A_MONDAY, key: str = "new", body: bytes = BODY, **headers: str):
    second = str(int(at.timestamp()))
    signed = {"X-Timestamp": second, "X-Signature": signature(key, second, BODY)} | headers
    request = APIRequestFactory().post(
        "/", body, content_type="application/json", headers={k: v for k, v in signed.items() if v}
    )
    return Hook.as_view()(request)


@pytest.fixture(autouse=True)
def _now(settings):
    settings.HOOK_SECRETS = {"telephony": "old|new"}
    with time_machine.travel(A_MONDAY, tick=False):
        yield


@pytest.mark.parametrize("secret", ["old", "new"])
def test_a_signed_call_is_taken_with_either_secret_while_they_change(secret):
    answer = call(key=secret)
    assert (answer.status_code, answer.data) == (200, {"took": "call-1"})


def test_within_the_tolerance_clocks_may_differ():
    early = A_MONDAY - timedelta(seconds=TOLERANCE_S)
    late = A_MONDAY + timedelta(seconds=TOLERANCE_S)
    assert call(early).status_code == call(late).status_code == 200


NOT_TAKEN = {
    "unsigned": {"X-Signature": ""},
    "no second": {"X-Timestamp": ""},
    "another second": {"X-Timestamp": str(int(A_MONDAY.timestamp()) + 1)},
    "a second that is none": {"X-Timestamp": "²"},
    "a signature in foreign letters": {"X-Signature": "sha256=签"},
}


@pytest.mark.parametrize("headers", NOT_TAKEN.values(), ids=NOT_TAKEN)
def test_unsigned_calls_are_answered_alike(headers):
    answer = call(**{k: v.encode().decode("latin-1") for k, v in headers.items()})
    assert answer.status_code == 401
    assert answer.data == call(key="forged").data


def test_a_changed_body_a_stale_call_and_a_foreign_secret_are_not_taken():
    stale = A_MONDAY - timedelta(seconds=TOLERANCE_S + 1)
    assert call(body=b'{"id": "call-2"}').status_code == 401
    assert call(stale).status_code == 401
    assert call(key="forged").status_code == 401


@pytest.mark.parametrize("secrets", [{}, {"telephony": ""}, {"payments": "new"}])
def test_a_hook_without_a_secret_is_closed(settings, secrets):
    settings.HOOK_SECRETS = secrets
    assert call().status_code == 401
    assert call(key="").status_code == 401
