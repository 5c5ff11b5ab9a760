"""The registry's API: the same querysets as the pages, and the public list of causes."""

from typing import Any, cast
from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import generics, serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from portal.cases.causes import find_causes
from portal.cases.models import Case, TimelineEntry
from portal.cases.querysets import CaseQuery
from portal.cases.reading import note_reading, parties_of, roles_shown
from portal.common import clock
from portal.people.models import Person


class CaseRow(serializers.ModelSerializer):
    """A case in a list."""

    id = serializers.UUIDField(source="public_id", read_only=True)
    court = serializers.CharField(source="court.code", read_only=True)
    division = serializers.CharField(source="division.code", read_only=True, default=None)
    judge = serializers.CharField(source="judge.full_name", read_only=True, default=None)
    phone_to_call = serializers.CharField(read_only=True)

    class Meta:
        model = Case
        fields: tuple[str, ...] = (
            "id", "number", "court", "division", "cause", "cause_en", "stage", "judge",
            "phone_to_call", "filed_on", "next_date", "next_occasion", "closed_on",
        )


class AgentRow(serializers.Serializer):
    """An agent in force."""

    name = serializers.CharField()
    authority = serializers.CharField()


class PartyRow(serializers.Serializer):
    """A party; its phone is masked for everybody else."""

    side = serializers.CharField()
    name = serializers.CharField()
    phone = serializers.CharField()
    agents = AgentRow(many=True)


class CaseWhole(CaseRow):
    """A case with its parties."""

    parties = PartyRow(many=True, source="shown_parties")

    class Meta(CaseRow.Meta):
        fields: tuple[str, ...] = (*CaseRow.Meta.fields, "parties")


class EntryRow(serializers.ModelSerializer):
    """What happened, as a code with facts and as words in the language asked for."""

    title = serializers.CharField(read_only=True)
    words = serializers.CharField(read_only=True)

    class Meta:
        model = TimelineEntry
        fields = ("at", "kind", "facts", "title", "words")


class CauseRow(serializers.Serializer):
    """A cause of action."""

    no = serializers.CharField()
    spc_id = serializers.CharField()
    level = serializers.IntegerField()
    zh = serializers.CharField()
    en = serializers.CharField()


def _mine(request: Request) -> Any:
    return Case.objects.visible_to(request.user).select_related("court", "division", "judge")


def _one(request: Request, public_id: UUID) -> tuple[Case, Any]:
    """The case or 404, foreign and absent alike; its parties; the reading recorded."""
    person = cast(Person, request.user)
    case: Case | None = _mine(request).filter(public_id=public_id).first()
    if case is None:
        raise Http404
    parties = parties_of(case, person)
    note_reading(case, person, roles_shown(case, person, parties), clock.now())
    return case, parties


@extend_schema(
    parameters=[
        OpenApiParameter("number", str, description="Whole case number, or a part of it."),
        OpenApiParameter("stage", str, enum=Case.Stage.values),
        OpenApiParameter("year", int, description="Year of receipt."),
    ]
)
class CaseList(generics.ListAPIView):
    """Cases the caller may see, newest first."""

    serializer_class = CaseRow
    queryset = Case.objects.none()

    def get_queryset(self) -> Any:
        asked = self.request.query_params
        year = asked.get("year", "")
        if year and not (year.isdecimal() and len(year) == 4):
            raise serializers.ValidationError({"year": "Four digits, for example 2026."})
        query = CaseQuery(
            number=asked.get("number", ""), stage=asked.get("stage", ""),
            year=int(year) if year else None,
        )
        return _mine(self.request).matching(query)


class CaseDetail(APIView):
    """One case with its parties. Every reading is recorded and shown to the parties."""

    @extend_schema(responses=CaseWhole)
    def get(self, request: Request, public_id: UUID) -> Response:
        """The case; 404 when it is absent or not the caller's to see."""
        case, parties = _one(request, public_id)
        case.shown_parties = parties  # type: ignore[attr-defined]
        return Response(CaseWhole(case).data)


class CaseTimeline(APIView):
    """What happened in a case, newest first."""

    @extend_schema(responses=EntryRow(many=True))
    def get(self, request: Request, public_id: UUID) -> Response:
        """The line of time; 404 when the case is absent or not the caller's to see."""
        case, _parties = _one(request, public_id)
        return Response(EntryRow(case.timeline.order_by("-at", "-pk"), many=True).data)


class CauseList(APIView):
    """Causes of action, public: by Chinese or English name, number, or everyday words."""

    permission_classes = (AllowAny,)

    @extend_schema(
        auth=[],
        parameters=[OpenApiParameter("q", str, description="For example 欠薪, divorce, 108.3.")],
        responses=CauseRow(many=True),
    )
    def get(self, request: Request) -> Response:
        """The likeliest first; the whole list when nothing is asked."""
        words = request.query_params.get("q", "")[:80]
        return Response(CauseRow(find_causes(words), many=True).data)
