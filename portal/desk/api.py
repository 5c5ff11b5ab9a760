"""How the API answers refusals: 409 with the sentence, 422 for a reused key."""

from typing import Any

from rest_framework.response import Response
from rest_framework.views import exception_handler

from portal.common.once import KeyReused
from portal.common.refusals import Refused


def answer_refusals(error: Exception, context: dict[str, Any]) -> Response | None:
    if isinstance(error, KeyReused):
        return Response({"detail": str(error)}, status=422)
    if isinstance(error, Refused):
        return Response({"detail": str(error)}, status=409)
    return exception_handler(error, context)
