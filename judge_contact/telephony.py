"""The telephone system's hook: a call nobody took becomes a line in the agents' list."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from judge_contact import actions
from judge_contact.extensions import extensions
from judge_contact.models import MissedCall
from portal.common import clock
from portal.common.hooks import SignedHook
from portal.courts.models import Court
from portal.people.numbers import normal


class RangSerializer(serializers.Serializer):
    """One missed call, as the telephone system knows it."""

    id = serializers.CharField(max_length=80, help_text="The system's own id of the call.")
    caller = serializers.RegexField(
        r"^\+?[0-9][0-9 \-]{2,18}$", max_length=20, help_text="The number that rang."
    )
    called = serializers.RegexField(
        r"^\+?[0-9][0-9 \-]{2,18}$",
        max_length=20,
        required=False,
        help_text="The number it rang at.",
    )
    court = serializers.CharField(
        max_length=20, required=False, help_text="Code of the court, when the number is shared."
    )
    at = serializers.DateTimeField(help_text="When it rang.")

    def validate(self, said: dict[str, Any]) -> dict[str, Any]:
        said["caller"], said["called"] = normal(said["caller"]), normal(said.get("called", ""))
        said["court"] = _court(said.get("court", ""), said["called"])
        if said["court"] is None:
            raise serializers.ValidationError(
                {"called": _("No court is known by this number. Send the code of the court.")}
            )
        return said


class TakenSerializer(serializers.ModelSerializer):
    """What became of it: the same call told again answers the same."""

    id = serializers.UUIDField(source="public_id", read_only=True)

    class Meta:
        model = MissedCall
        fields = ("id", "at")


class MissedCallHook(SignedHook):
    """Missed calls of the court's telephone system."""

    hook = "telephony"
    serializer_class = TakenSerializer

    @extend_schema(request=RangSerializer, responses={200: TakenSerializer}, auth=[])
    def post(self, request: Request) -> Response:
        """Signed over timestamp and body; the same id again is the same call."""
        heard = RangSerializer(data=request.data)
        heard.is_valid(raise_exception=True)
        said = heard.validated_data
        rang = actions.Rang(said["id"], said["caller"], said["called"], said["at"])
        call = actions.record_missed_call(said["court"], rang, at=clock.now())
        return Response(TakenSerializer(call).data)


def _court(code: str, called: str) -> Court | None:
    """By its code; else by the number called: the court's, a division's, or an officer's."""
    if code:
        return Court.objects.filter(code=code).first()
    known = extensions([called]).get(called)
    return known.court if known else None
