"""Where the bank calls us. Signed and fresh, or it never gets here (portal.common.hooks)."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from portal.common import clock
from portal.common.hooks import SignedHook
from portal.fees.actions.hearing import hear
from portal.fees.bank import NoAnswer, Status, verdict_of

UNREADABLE = _(
    "This cannot be read. Send event, order and status, and for PAID also fen, bank_ref, paid_at."
)


class BankCallSerializer(serializers.Serializer):
    event = serializers.CharField(
        max_length=80, help_text="The bank's own id; repeats are heard once."
    )
    order = serializers.CharField(max_length=40, help_text="Our order number.")
    status = serializers.ChoiceField(choices=list(Status))
    fen = serializers.IntegerField(required=False, min_value=0, help_text="For PAID.")
    bank_ref = serializers.CharField(required=False, max_length=80, help_text="For PAID.")
    paid_at = serializers.DateTimeField(required=False, help_text="For PAID.")


class HeardSerializer(serializers.Serializer):
    received = serializers.BooleanField()


class PaymentHook(SignedHook):
    """The bank says how one of our orders stands. May repeat, and come in any order."""

    hook = "payments"

    @extend_schema(
        operation_id="hooks_payments",
        request=BankCallSerializer,
        responses={
            200: HeardSerializer,
            401: OpenApiResponse(description="Unsigned, forged or stale."),
            404: OpenApiResponse(description="No such order."),
            422: OpenApiResponse(description="Unreadable."),
        },
    )
    def post(self, request: Request) -> Response:
        """Heard before or news: the answer is the same."""
        said: dict[str, Any] = request.data if isinstance(request.data, dict) else {}
        try:
            event, order = str(said["event"]), str(said["order"])
            verdict = verdict_of(said)
        except (KeyError, TypeError, NoAnswer):
            return Response({"detail": str(UNREADABLE)}, status=422)
        if not event or len(event) > 80 or verdict.status == Status.UNKNOWN:
            return Response({"detail": str(UNREADABLE)}, status=422)
        if not hear(event, order, verdict, at=clock.now()):
            return Response({"detail": str(_("There is no such order here."))}, status=404)
        return Response({"received": True})
