"""The published figures for programs, with formula, numerator, denominator and as-of."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from portal.common import clock
from portal.courts.models import Court
from portal.stats.forms import PeriodForm
from portal.stats.kept import reckoned_lately
from portal.stats.presenting import as_data, as_of, public_rows
from portal.stats.reckoning import Scope, period_of


class PlaceSerializer(serializers.Serializer):
    label = serializers.CharField()  # type: ignore[assignment]
    code = serializers.CharField()
    value = serializers.FloatField(allow_null=True)
    numerator = serializers.IntegerField(allow_null=True)
    denominator = serializers.IntegerField(allow_null=True)
    hidden = serializers.BooleanField(help_text="Fewer than 5 records: not published.")


class FigureSerializer(serializers.Serializer):
    service = serializers.CharField()
    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    formula = serializers.CharField()
    unit = serializers.CharField()
    kind = serializers.CharField()
    value = serializers.FloatField(allow_null=True)
    numerator = serializers.IntegerField(allow_null=True)
    denominator = serializers.IntegerField(allow_null=True)
    hidden = serializers.BooleanField()
    as_of = serializers.DateTimeField()
    places = PlaceSerializer(many=True)


class FiguresSerializer(serializers.Serializer):
    since = serializers.DateField()
    until = serializers.DateField()
    as_of = serializers.DateTimeField()
    figures = FigureSerializer(many=True)


class Figures(APIView):
    """Public, without sign-in, rate-limited; may be five minutes old."""

    permission_classes = [AllowAny]
    serializer_class = FiguresSerializer

    @extend_schema(
        responses=FiguresSerializer,
        parameters=[
            OpenApiParameter("since", str, description="First day, YYYY-MM-DD."),
            OpenApiParameter("until", str, description="Last day, YYYY-MM-DD."),
            OpenApiParameter("court", str, description="Code of one court; else all."),
        ],
    )
    def get(self, request: Request) -> Response:
        """Every published figure; cells with fewer than 5 records are hidden."""
        form = PeriodForm(request.query_params or None, courts=Court.objects.order_by("code"))
        if form.errors:
            raise ValidationError([str(one) for said in form.errors.values() for one in said])
        said = form.cleaned_data if form.is_bound else {}
        wanted = period_of(said.get("since"), said.get("until"), at=clock.now())
        period, reckoned = reckoned_lately(wanted, Scope(said.get("court")))
        answer = {
            "since": period.since,
            "until": period.until,
            "as_of": as_of(period),
            "figures": as_data(reckoned, public_rows(reckoned), period),
        }
        return Response(answer)
