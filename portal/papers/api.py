"""The API's answer to "is this yours?"."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from portal.papers.answers import by_code
from portal.papers.throttle import Codes


class AnswerSerializer(serializers.Serializer):
    """Unknown codes get the same fields, empty."""

    is_genuine = serializers.BooleanField()
    kind = serializers.ChoiceField(choices=["message", "paper", "unknown"])
    sentence = serializers.CharField()
    what = serializers.CharField()
    court = serializers.CharField()
    on = serializers.DateTimeField(allow_null=True)
    to = serializers.CharField()
    number = serializers.CharField()


class VerifyCode(APIView):
    """What a check code belongs to, for anyone who holds it. Personal data is masked."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    throttle_classes = (Codes,)

    @extend_schema(
        operation_id="verify_code",
        summary=_("Is this message or paper real?"),
        parameters=[OpenApiParameter("code", str, OpenApiParameter.PATH)],
        responses=AnswerSerializer,
        auth=[],
    )
    def get(self, request: Request, code: str, **kwargs: Any) -> Response:
        return Response(AnswerSerializer(by_code(code)).data)
