"""The line's API: the same querysets, actions and guards as the pages."""

import uuid
from collections.abc import Callable
from typing import Any, cast

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request as ApiRequest
from rest_framework.response import Response
from rest_framework.views import APIView

from judge_contact import actions
from judge_contact.actions import Booking
from judge_contact.models import Contact, Ticket, TicketLimit
from portal.cases.models import Case
from portal.common import clock
from portal.common.once import key_of
from portal.people.models import Person

KEY = OpenApiParameter(
    "Idempotency-Key",
    str,
    OpenApiParameter.HEADER,
    description="Same key, same answer; the same key with another body is answered 422.",
)


class LimitSerializer(serializers.ModelSerializer):
    class Meta:
        model = TicketLimit
        fields = (
            "rule",
            "round",
            "owner_role",
            "due_on",
            "due_at",
            "provisional",
            "met_at",
            "breached_at",
            "escalated_at",
        )


class TicketSerializer(serializers.ModelSerializer):
    id = serializers.UUIDField(source="public_id", read_only=True)
    case = serializers.CharField(source="case.number", read_only=True)
    limits = LimitSerializer(many=True, read_only=True)
    moves = serializers.SerializerMethodField()

    class Meta:
        model = Ticket
        fields = (
            "id",
            "number",
            "case",
            "category",
            "channel",
            "words",
            "state",
            "round",
            "repeats",
            "registered_at",
            "closed_at",
            "limits",
            "moves",
        )

    def get_moves(self, ticket: Ticket) -> list[str]:
        """Moves open to the caller now."""
        return ticket.open_moves(self.context["request"].user)


class AskSerializer(serializers.Serializer):
    case = serializers.UUIDField(help_text="Public id of the case.")
    category = serializers.ChoiceField(choices=Ticket.Category.choices)
    words = serializers.CharField(max_length=2000, required=False, allow_blank=True, default="")
    phone = serializers.RegexField(r"^\+?[0-9][0-9 \-]{5,18}$", max_length=20)
    best_time = serializers.CharField(max_length=60, required=False, allow_blank=True, default="")


class WordsSerializer(serializers.Serializer):
    words = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")


class ContactedSerializer(WordsSerializer):
    outcome = serializers.ChoiceField(choices=Contact.Outcome.choices)
    starts_at = serializers.DateTimeField(required=False)
    room = serializers.CharField(max_length=60, required=False)


class TicketList(APIView):
    """Requests the caller may see, and registering a new one."""

    serializer_class = TicketSerializer

    @extend_schema(responses=TicketSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        """My requests, or those of my desk; newest first, at most 100."""
        rows = Ticket.objects.visible_to(cast(Person, request.user)).select_related("case")
        rows = rows.prefetch_related("limits")[:100]
        return Response(TicketSerializer(rows, many=True, context={"request": request}).data)

    @extend_schema(request=AskSerializer, responses={201: TicketSerializer}, parameters=[KEY])
    def post(self, request: ApiRequest) -> Response:
        """Register a request to reach the judge of my case."""
        asked = AskSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        said = dict(asked.validated_data)
        person = cast(Person, request.user)
        cases = Case.objects.own_of(person)
        case = get_object_or_404(cases, public_id=said.pop("case"))
        ticket = actions.register(
            case,
            actions.Request(**said),
            requester=person,
            by=person,
            key=key_of(request.headers.get("Idempotency-Key")),
            at=clock.now(),
        )
        answer = TicketSerializer(ticket, context={"request": request})
        return Response(answer.data, status=status.HTTP_201_CREATED)


def _contacted(ticket: Ticket, said: dict[str, Any], by: Person) -> Ticket:
    booking = None
    if said.get("starts_at") and said.get("room"):
        booking = Booking(said["starts_at"], said["room"])
    return actions.contacted(
        ticket,
        outcome=said["outcome"],
        words=said["words"],
        booking=booking,
        by=by,
        at=clock.now(),
    )


Act = Callable[[Ticket, dict[str, Any], Person], Ticket]
ACTS: dict[str, tuple[type[WordsSerializer], Act]] = {
    "acknowledge": (
        WordsSerializer,
        lambda ticket, said, by: actions.acknowledge(ticket, by=by, at=clock.now()),
    ),
    "contacted": (ContactedSerializer, _contacted),
    "unable": (
        WordsSerializer,
        lambda ticket, said, by: actions.tried(ticket, words=said["words"], by=by, at=clock.now()),
    ),
    "hand-over": (
        WordsSerializer,
        lambda ticket, said, by: actions.hand_over(
            ticket, why=said["words"], by=by, at=clock.now()
        ),
    ),
    "report": (
        WordsSerializer,
        lambda ticket, said, by: actions.report(ticket, words=said["words"], by=by, at=clock.now()),
    ),
    "not-reached": (
        WordsSerializer,
        lambda ticket, said, by: actions.not_reached(
            ticket, words=said["words"], by=by, at=clock.now()
        ),
    ),
    "close": (
        WordsSerializer,
        lambda ticket, said, by: actions.close(ticket, by=by, at=clock.now()),
    ),
}


class TicketDetail(APIView):
    """One request."""

    @extend_schema(responses=TicketSerializer)
    def get(self, request: ApiRequest, public_id: uuid.UUID) -> Response:
        """A request with its limits and the moves open to the caller."""
        return Response(
            TicketSerializer(_ticket(request, public_id), context={"request": request}).data
        )


class TicketAct(APIView):
    """One act on a request. ``act`` is set by the address."""

    act = ""

    def answer(self, request: ApiRequest, public_id: uuid.UUID) -> Response:
        """Refused acts answer 409 with a sentence; what the caller may not see answers 404.

        Under an Idempotency-Key the act happens once, and the same key answers alike.
        """
        serializer, call = ACTS[self.act]
        seen, person = _ticket(request, public_id), cast(Person, request.user)
        asked = serializer(data=request.data)
        asked.is_valid(raise_exception=True)
        said, key = dict(asked.validated_data), request.headers.get("Idempotency-Key")
        if key:
            ticket = actions.do_once(
                lambda: call(seen, said, person),
                seen, self.act, key=key_of(key), said=said, by=person,
            )
        else:
            ticket = call(seen, said, person)
        return Response(TicketSerializer(ticket, context={"request": request}).data)


def act_view(name: str) -> Any:
    """The view of one act, described in the OpenAPI file under its own name."""

    class Act(TicketAct):
        act = name

        @extend_schema(
            operation_id=f"judge_contact_{name.replace('-', '_')}",
            request=ACTS[name][0],
            responses=TicketSerializer,
            parameters=[KEY],
        )
        def post(self, request: ApiRequest, public_id: uuid.UUID) -> Response:
            return self.answer(request, public_id)

    return Act.as_view()


def _ticket(request: ApiRequest, public_id: uuid.UUID) -> Ticket:
    rows = Ticket.objects.visible_to(cast(Person, request.user))
    rows = rows.select_related("case", "court", "division").prefetch_related("limits")
    found: Ticket = get_object_or_404(rows, public_id=public_id)
    return found
