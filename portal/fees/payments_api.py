"""What I owe, for my own software: the same scope, actions and guards as the pages."""

import uuid
from typing import Any, cast

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from portal.common.once import key_of
from portal.fees.api import LineSerializer
from portal.fees.models import FeeObligation, PaymentOrder
from portal.fees.rules.articles import cite_all
from portal.fees.rules.money import plain
from portal.fees.rules.words import label_of
from portal.fees.states.fee import State
from portal.fees.views.public.owing import begin_online
from portal.people.models import Person

KEY = OpenApiParameter(
    "Idempotency-Key", str, OpenApiParameter.HEADER,
    description="Same key, same order; the same key for another fee is answered 422.",
)
MOST = 100


class PaymentSerializer(serializers.Serializer):
    """A fee owed. Money is decimal yuan to the fen."""

    id = serializers.UUIDField(source="public_id")
    about = serializers.CharField(source="label", help_text="Number of the case or filing.")
    court = serializers.CharField(source="court.code")
    matter = serializers.CharField()
    state = serializers.CharField(help_text=f"One of {', '.join(State.values)}.")
    fee = serializers.SerializerMethodField(help_text="What the law asks.")
    relieved = serializers.SerializerMethodField()
    owed = serializers.SerializerMethodField(help_text="What is to be paid, after relief.")
    paid = serializers.SerializerMethodField()
    receipt_number = serializers.CharField(allow_null=True)
    notified_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField(source="next_due", allow_null=True)
    lines = serializers.SerializerMethodField()

    def get_fee(self, fee: FeeObligation) -> str:
        return plain(fee.fen)

    def get_relieved(self, fee: FeeObligation) -> str:
        return plain(fee.relieved_fen)

    def get_owed(self, fee: FeeObligation) -> str:
        return plain(fee.owed_fen)

    def get_paid(self, fee: FeeObligation) -> str:
        return plain(fee.paid_fen)

    @extend_schema_field(LineSerializer(many=True))
    def get_lines(self, fee: FeeObligation) -> list[dict[str, str]]:
        return [
            {
                "label": label_of(line["code"], line["facts"]),
                "article": cite_all(tuple(line["articles"])), "amount": plain(line["amount"]),
            }
            for line in fee.lines
        ]


class OrderSerializer(serializers.Serializer):
    """An attempt to pay. ``page_url`` is empty while the bank has not answered."""

    number = serializers.CharField()
    state = serializers.CharField(help_text=f"One of {', '.join(PaymentOrder.State.values)}.")
    page_url = serializers.CharField()


def _mine(request: Request) -> Any:
    person = cast(Person, request.user)
    return FeeObligation.objects.visible_to(person).select_related("court").with_next_due()


class PaymentList(APIView):
    """Fees the caller owes, acts for, or deals with by office; newest first, at most 100."""

    @extend_schema(responses=PaymentSerializer(many=True))
    def get(self, request: Request) -> Response:
        """The list."""
        return Response(PaymentSerializer(_mine(request)[:MOST], many=True).data)


class Payment(APIView):
    """One fee."""

    @extend_schema(responses=PaymentSerializer)
    def get(self, request: Request, public_id: uuid.UUID) -> Response:
        """The fee; 404 when it is absent or not the caller's to see."""
        fee = get_object_or_404(_mine(request), public_id=public_id)
        return Response(PaymentSerializer(fee).data)


class PaymentStart(APIView):
    """Begin an online payment."""

    @extend_schema(
        request=None, responses={201: OrderSerializer}, parameters=[KEY],
        operation_id="payments_start",
    )
    def post(self, request: Request, public_id: uuid.UUID) -> Response:
        """The bank's page for this fee; 409 with a sentence when it cannot be paid now."""
        fee = get_object_or_404(_mine(request), public_id=public_id)
        key = key_of(request.headers.get("Idempotency-Key"))
        order = begin_online(fee, key, cast(Person, request.user))
        return Response(OrderSerializer(order).data, status=status.HTTP_201_CREATED)
