"""What does it cost, and what does a change cost? Public, for anyone's own software."""

from collections.abc import Iterable
from typing import Any

from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from portal.common import clock
from portal.common.clock import SHANGHAI
from portal.common.refusals import Refused
from portal.fees.asking import ChangeQuestion, Question
from portal.fees.rules.articles import cite_all
from portal.fees.rules.matters import EndedBy, Instance, Matter, Procedure
from portal.fees.rules.money import plain
from portal.fees.rules.quoting import Line
from portal.fees.rules.words import label_of

MONEY = "Decimal number of yuan, at most two decimals, for example 4659.82."


class LineSerializer(serializers.Serializer):
    label = serializers.CharField(  # type: ignore[assignment]
        help_text="What the line adds, in the caller's language."
    )
    article = serializers.CharField(help_text="The rule of law applied.")
    amount = serializers.CharField(help_text="Yuan to the fen; the lines add up to the fee.")


class QuoteSerializer(serializers.Serializer):
    fee = serializers.CharField(help_text="Yuan to the fen.")
    currency = serializers.CharField()
    lines = LineSerializer(many=True)
    range = serializers.ListField(
        child=serializers.CharField(), allow_null=True,
        help_text="Lowest and highest base the law allows; null when it fixes the amount.",
    )
    version = serializers.CharField(help_text="Version of the schedule of fees.")


class ChangeSerializer(serializers.Serializer):
    due = serializers.CharField(help_text="Yuan still to be paid.")
    refund = serializers.CharField(help_text="Yuan that come back.")
    lines = LineSerializer(many=True, help_text="Add up to due less refund.")
    version = serializers.CharField()


class RefusalSerializer(serializers.Serializer):
    detail = serializers.CharField(help_text="One sentence: what is wrong and how to mend it.")
    field = serializers.CharField(allow_blank=True, help_text="The parameter to change.")


CIRCUMSTANCES = [
    OpenApiParameter("matter", str, required=True, enum=list(Matter)),
    OpenApiParameter("procedure", str, enum=list(Procedure)),
    OpenApiParameter("joined", bool, description="Heard together with another claim (FEE 18)."),
    OpenApiParameter("instance", str, enum=list(Instance)),
    OpenApiParameter(
        "base", str, description="min, max or an amount inside a range the court may set."
    ),
    OpenApiParameter("court", str, description="Court code, for its own amounts and rounding."),
    OpenApiParameter("on", str, description="YYYY-MM-DD: by the schedule of that day."),
]
MALFORMED = OpenApiResponse(RefusalSerializer, description="Malformed, or makes no sense.")


def said(lines: Iterable[Line]) -> list[dict[str, str]]:
    """Lines as outsiders read them."""
    return [
        {
            "label": label_of(line.code, line.facts), "article": cite_all(line.articles),
            "amount": plain(line.amount),
        }
        for line in lines
    ]


class _Open(APIView):
    """A question anyone may ask; what cannot be answered is said in a sentence, with 422."""

    permission_classes = (AllowAny,)
    authentication_classes = ()

    def answer(self, given: Any) -> dict[str, Any]:
        raise NotImplementedError

    def respond(self, request: Request) -> Response:
        try:
            return Response(self.answer(request.query_params))
        except Refused as refused:
            return Response({"detail": str(refused), "field": refused.field or ""}, status=422)


def _today() -> Any:
    return clock.now().astimezone(SHANGHAI).date()


class FeeQuote(_Open):
    """The fee of a case or an application, line by line with its articles (FEE 8, 13 to 18).

    An estimate: the court's notice decides.
    """

    @extend_schema(
        operation_id="fees_quote",
        parameters=[
            *CIRCUMSTANCES,
            OpenApiParameter("amount", str, description=MONEY),
            OpenApiParameter("ended_by", str, enum=list(EndedBy)),
            OpenApiParameter("upheld", bool, description="For jurisdiction_objection only."),
        ],
        responses={200: QuoteSerializer, 422: MALFORMED},
    )
    def get(self, request: Request) -> Response:
        return self.respond(request)

    def answer(self, given: Any) -> dict[str, Any]:
        quoted = Question.read(given, today=_today()).answer()
        limits = quoted.range
        return {
            "fee": plain(quoted.fee), "currency": "CNY", "lines": said(quoted.lines),
            "range": [plain(limits.low), plain(limits.high)] if limits else None,
            "version": quoted.version,
        }


class FeeChange(_Open):
    """What a changed claim, or a summary case turned ordinary, still owes or gets back
    (FEE 21, INT 199). ``late``: reduced after the court's investigation ended (FEE 35)."""

    @extend_schema(
        operation_id="fees_change",
        parameters=[
            *CIRCUMSTANCES,
            OpenApiParameter("from", str, description=f"The claim before. {MONEY}"),
            OpenApiParameter("to", str, description=f"The claim now. {MONEY}"),
            OpenApiParameter("converted", bool),
            OpenApiParameter("late", bool),
        ],
        responses={200: ChangeSerializer, 422: MALFORMED},
    )
    def get(self, request: Request) -> Response:
        return self.respond(request)

    def answer(self, given: Any) -> dict[str, Any]:
        changed = ChangeQuestion.read(given, today=_today()).answer()
        return {
            "due": plain(changed.due), "refund": plain(changed.refund),
            "lines": said(changed.lines), "version": changed.version,
        }
