"""The API of filing: the same querysets, acts and checks as the pages."""

import uuid
from collections.abc import Mapping
from typing import Any, cast

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers, status
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request as ApiRequest
from rest_framework.response import Response
from rest_framework.views import APIView

from filing import actions
from filing.actions.editing import NOT_YOURS
from filing.checks import results_now
from filing.forms.asked import (
    CorrectionSerializer,
    DocumentSerializer,
    MaterialSerializer,
    NewFilingSerializer,
    WithdrawalSerializer,
    party_of,
)
from filing.forms.beginning import consent_shown
from filing.models import Filing, FilingLimit
from filing.rules.kinds import KINDS
from filing.states import EDITABLE
from portal.common import clock
from portal.common.once import key_of
from portal.common.refusals import Refused
from portal.dossier.intake import take_in
from portal.people.models import Person
from portal.people.proof import proved_recently
from portal.timelimits.limits import local_day

KEY = OpenApiParameter(
    "Idempotency-Key", str, OpenApiParameter.HEADER,
    description="Same key, same answer; the same key with another body is answered 422.",
)
MOST_ROWS = 100


class FilingLimitSerializer(serializers.ModelSerializer):
    class Meta:
        model = FilingLimit
        fields = ("rule", "round", "owner_role", "due_on", "due_at", "provisional", "met_at")


class CheckSerializer(serializers.Serializer):
    """What one rule says: the list the clerk has, too."""

    rule = serializers.CharField(source="rule.code")
    version = serializers.IntegerField(source="rule.version")
    title = serializers.CharField(source="rule.title")
    article = serializers.CharField(source="rule.article")
    weight = serializers.CharField(source="rule.weight")
    remedy = serializers.CharField(source="rule.remedy")
    outcome = serializers.CharField()
    anchor = serializers.CharField(source="finding.anchor")


class FilingSerializer(serializers.ModelSerializer):
    id = serializers.UUIDField(source="public_id", read_only=True)
    court = serializers.CharField(source="court.code", default=None)
    case = serializers.CharField(source="case.number", default=None)
    limits = FilingLimitSerializer(many=True, read_only=True)
    moves = serializers.SerializerMethodField()

    class Meta:
        model = Filing
        fields: Any = (
            "id", "number", "kind", "form", "state", "round", "court", "cause_no", "cause",
            "amount", "first_submitted_at", "submitted_at", "case", "limits", "moves",
        )

    def get_moves(self, filing: Filing) -> list[str]:
        """Moves open to the caller now."""
        return filing.open_moves(self.context["request"].user)


class OneFilingSerializer(FilingSerializer):
    checks = serializers.SerializerMethodField()

    class Meta(FilingSerializer.Meta):
        fields: Any = (*FilingSerializer.Meta.fields, "checks")

    @extend_schema_field(CheckSerializer(many=True))
    def get_checks(self, filing: Filing) -> Any:
        """The checks as the draft stands; empty once it is with the court."""
        if filing.state not in EDITABLE:
            return []
        return CheckSerializer(results_now(filing, local_day(clock.now())), many=True).data


class FilingList(APIView):
    """Filings the caller may see, and beginning a new one."""

    serializer_class = FilingSerializer

    @extend_schema(responses=FilingSerializer(many=True))
    def get(self, request: ApiRequest) -> Response:
        """My filings, or those of my desk; newest first, at most 100."""
        rows = Filing.objects.visible_to(request.user).for_start().prefetch_related("limits")
        rows = rows[:MOST_ROWS]
        return Response(FilingSerializer(rows, many=True, context={"request": request}).data)

    @extend_schema(request=NewFilingSerializer, responses={201: OneFilingSerializer},
                   parameters=[KEY])
    def post(self, request: ApiRequest) -> Response:
        """Begin a filing with everything known: refused as a whole when a part cannot be right."""
        asked = NewFilingSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        said, person = asked.validated_data, cast(Person, request.user)
        content = actions.Content(
            cause_no=said["cause"], court=said["court"], answers=said["answers"],
            accepts_mediation=said["accepts_mediation"],
            parties=tuple(party_of(KINDS[said["kind"]], one) for one in said["parties"]),
            consent=consent_shown("FILING") if said["agrees_to_file_online"] else "",
        )
        begun = actions.begin(
            actions.Beginning(kind=said["kind"], capacity=said["capacity"], content=content),
            filer=person, by=person, key=key_of(request.headers.get("Idempotency-Key")),
            at=clock.now(),
        )
        return _answered(request, begun.public_id, status.HTTP_201_CREATED)


class FilingDetail(APIView):
    """One filing."""

    @extend_schema(responses=OneFilingSerializer)
    def get(self, request: ApiRequest, public_id: uuid.UUID) -> Response:
        """A filing with its limits, the moves open to the caller, and its checks."""
        return _answered(request, public_id)


class FilingDocuments(APIView):
    """The files of a filing."""

    parser_classes = (MultiPartParser,)

    @extend_schema(request=DocumentSerializer, responses={201: MaterialSerializer})
    def post(self, request: ApiRequest, public_id: uuid.UUID) -> Response:
        """Add one file; the same bytes in the same place are the same file."""
        filing, person = _own(request, public_id), cast(Person, request.user)
        asked = DocumentSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        said = dict(asked.validated_data)
        stored = take_in(
            said.pop("file"), about=filing, by=person, at=clock.now(), purpose="filing"
        )
        one = actions.add_material(
            filing, stored, actions.Place(source=said.pop("origin"), **said), by=person,
            at=clock.now(),
        )
        return Response(MaterialSerializer(one).data, status=status.HTTP_201_CREATED)


class FilingSubmit(APIView):
    """Handing in."""

    @extend_schema(request=None, responses=OneFilingSerializer)
    def post(self, request: ApiRequest, public_id: uuid.UUID) -> Response:
        """Hand it in. Called twice, it is handed in once and answers the same.

        Refused in a session whose last proof of identity is older than five minutes (OL 7).
        """
        filing = _own(request, public_id)
        _check_proof(request)
        actions.submit(filing, by=cast(Person, request.user), at=clock.now())
        return _answered(request, public_id)


class FilingCorrect(APIView):
    """Handing in corrections."""

    @extend_schema(
        request=CorrectionSerializer, responses=OneFilingSerializer, parameters=[KEY]
    )
    def post(self, request: ApiRequest, public_id: uuid.UUID) -> Response:
        """Write the corrections and hand in the next round, both or neither; the rest stays."""
        filing, person = _own(request, public_id), cast(Person, request.user)
        _check_proof(request)
        asked = CorrectionSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        actions.correct(
            filing, _corrections(filing, asked.validated_data), by=person,
            key=key_of(request.headers.get("Idempotency-Key")), at=clock.now(),
        )
        return _answered(request, public_id)


class FilingWithdraw(APIView):
    """Taking back."""

    @extend_schema(request=WithdrawalSerializer, responses=OneFilingSerializer)
    def post(self, request: ApiRequest, public_id: uuid.UUID) -> Response:
        """Take the filing back. The same matter may be filed again."""
        filing = _own(request, public_id)
        asked = WithdrawalSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        actions.withdraw(
            filing, words=asked.validated_data["words"], by=cast(Person, request.user),
            at=clock.now(),
        )
        return _answered(request, public_id)


def _check_proof(request: ApiRequest) -> None:
    """Who hands in by a browser's session proves first who they are; a token is its own proof."""
    if request.auth is None and not proved_recently(request._request):
        raise Refused(_("Sign in once more to prove who you are, then send this again (OL 7)."))


def _corrections(filing: Filing, said: Mapping[str, Any]) -> actions.Corrections:
    return actions.Corrections(
        content=actions.Content(
            cause_no=said["cause"], court=said["court"], answers=said["answers"],
            accepts_mediation=said["accepts_mediation"],
        ),
        parties=tuple(
            {**party_of(filing.terms, one), **({"id": str(one["id"])} if "id" in one else {})}
            for one in said["parties"]
        ),
        gone=tuple(map(str, said["parties_gone"])),
        files_gone=tuple(map(str, said["documents_gone"])),
    )


def _seen(request: ApiRequest, public_id: uuid.UUID) -> Filing:
    rows = Filing.objects.visible_to(request.user).for_start().prefetch_related("limits")
    found: Filing = get_object_or_404(rows, public_id=public_id)
    return found


def _own(request: ApiRequest, public_id: uuid.UUID) -> Filing:
    """The filing, for its own side; staff who merely see it are refused."""
    filing = _seen(request, public_id)
    if not filing.may_follow(request.user):
        raise Refused(NOT_YOURS)
    return filing


def _answered(
    request: ApiRequest, public_id: uuid.UUID, code: int = status.HTTP_200_OK
) -> Response:
    filing = _seen(request, public_id)
    return Response(
        OneFilingSerializer(filing, context={"request": request}).data, status=code
    )
