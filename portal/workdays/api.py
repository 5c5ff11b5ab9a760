"""When does a period end? Public, for anyone's own software."""

from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from portal.common.refusals import Refused
from portal.workdays.asking import Question
from portal.workdays.calendars import calendar_for


class SkippedSerializer(serializers.Serializer):
    date = serializers.DateField()
    reason = serializers.CharField(help_text="Why it is a rest day, in the caller's language.")
    notice = serializers.CharField(
        allow_blank=True, help_text="Number of the notice; empty for a plain weekend."
    )


class DeadlineSerializer(serializers.Serializer):
    due_on = serializers.DateField(source="on", help_text="Last day of the period.")
    state = serializers.ChoiceField(
        choices=["final", "provisional"],
        help_text="provisional: a day that mattered lies past the last announced notice.",
    )
    skipped = SkippedSerializer(many=True, help_text="Rest days passed over.")
    article = serializers.CharField(help_text="The rule of law applied.")
    calendar_version = serializers.IntegerField(source="version")


class DetailSerializer(serializers.Serializer):
    detail = serializers.CharField(help_text="One sentence: what is wrong and how to mend it.")


class Deadline(APIView):
    """The last day of a period under the Civil Procedure Law, art. 85.

    ``working``: the Nth working day after ``start``. ``calendar``: N days, the start day not
    counted; a last day that is a rest day moves to the next working day. ``months``: same day
    number N months on, or the month's last day, then moved likewise.
    """

    permission_classes = (AllowAny,)
    authentication_classes = ()

    @extend_schema(
        operation_id="workdays_deadline",
        parameters=[
            OpenApiParameter("start", str, required=True, description="YYYY-MM-DD; not counted."),
            OpenApiParameter("days", int, required=True, description="1 or more."),
            OpenApiParameter("rule", str, required=True, enum=["working", "calendar", "months"]),
        ],
        responses={
            200: DeadlineSerializer,
            422: OpenApiResponse(DetailSerializer, description="Malformed or out of range."),
        },
    )
    def get(self, request: Request) -> Response:
        try:
            due = Question.read(request.query_params).answer(calendar_for())
        except Refused as refused:
            return Response({"detail": str(refused)}, status=422)
        return Response(DeadlineSerializer(due).data)
