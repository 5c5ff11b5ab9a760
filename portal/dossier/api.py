"""The dossier's API: the same rights, the same pages, the same record of who looked."""

from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import generics, serializers
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from portal import audit
from portal.common import clock
from portal.dossier import contents
from portal.dossier.looking import found_item, page_of
from portal.dossier.models import Dossier
from portal.dossier.rules.catalogue import Volume
from portal.people.models import Person


class DossierRow(serializers.ModelSerializer):
    """A dossier in a list."""

    id = serializers.UUIDField(source="public_id", read_only=True)
    case = serializers.UUIDField(source="case.public_id", read_only=True, default=None)
    case_number = serializers.CharField(source="case.number", read_only=True, default=None)
    court = serializers.CharField(source="court.code", read_only=True)
    state = serializers.CharField(read_only=True, help_text="OPEN or SEALED.")

    class Meta:
        model = Dossier
        fields: tuple[str, ...] = ("id", "case", "case_number", "court", "state", "opened_at")


class LineRow(serializers.Serializer):
    """A line of the catalogue. Pages are counted on from 1; 0 for what has none."""

    id = serializers.UUIDField(source="item.public_id")
    number = serializers.IntegerField()
    volume = serializers.CharField(source="item.volume")
    place = serializers.CharField(source="item.slot")
    side = serializers.CharField(source="item.side")
    title = serializers.CharField(source="item.title")
    document_number = serializers.CharField(source="item.document_number")
    dated_on = serializers.DateField(source="item.dated_on", allow_null=True)
    came_from = serializers.CharField(source="item.source")
    sha256 = serializers.CharField(source="item.sha256")
    pages = serializers.IntegerField(source="item.pages")
    first_page = serializers.IntegerField(source="first")
    last_page = serializers.IntegerField(source="last")
    filed_at = serializers.DateTimeField(source="item.filed_at")
    why_not = serializers.CharField(help_text="Why it does not open to you; empty when it does.")


class DossierWhole(DossierRow):
    """A dossier with the lines of its catalogue that the caller may know of."""

    lines = LineRow(many=True, source="shown_lines")

    class Meta(DossierRow.Meta):
        fields: tuple[str, ...] = (*DossierRow.Meta.fields, "lines")


class DossierList(generics.ListAPIView):
    """Dossiers the caller may read, newest first."""

    serializer_class = DossierRow
    queryset = Dossier.objects.none()

    def get_queryset(self) -> Any:
        return Dossier.objects.visible_to(self.request.user).select_related("case", "court")


class DossierDetail(APIView):
    """One dossier with its catalogue. The reading is recorded."""

    @extend_schema(responses=DossierWhole)
    def get(self, request: Request, public_id: UUID) -> Response:
        """The catalogue as its reader may see it; 404 when absent or not the caller's to see."""
        person = cast(Person, request.user)
        rows = Dossier.objects.visible_to(person).select_related("case__court", "court")
        dossier: Dossier | None = rows.filter(public_id=public_id).first()
        if dossier is None:
            raise Http404
        reader = contents.reader_of(dossier, person)
        dossier.shown_lines = [  # type: ignore[attr-defined]
            line for volume in Volume for line in contents.catalogue(dossier, reader, volume)
        ]
        audit.note(
            "read", record=dossier.reference, court=dossier.court.code, actor=person,
            at=clock.now(), role=reader.role,
        )
        return Response(DossierWhole(dossier).data)


class ItemPage(APIView):
    """One page of one paper as a picture with the caller's name in it. The viewing is recorded."""

    renderer_classes = (JSONRenderer,)

    @extend_schema(
        parameters=[OpenApiParameter("number", int, OpenApiParameter.PATH, description="From 1.")],
        responses={(200, "image/webp"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, public_id: UUID, item: UUID, number: int) -> HttpResponse:
        """The picture; 404 when the page, the paper or the dossier is not the caller's to see."""
        found, reader = found_item(request, item)
        if found.dossier.public_id != public_id:
            raise Http404
        return page_of(found, reader, number)
