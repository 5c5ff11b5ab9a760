"""The courts of the jurisdiction, for anyone's own software."""

from typing import Any

from rest_framework import generics, serializers
from rest_framework.permissions import AllowAny

from portal.common import clock
from portal.common.clock import SHANGHAI
from portal.courts.models import Court


class CourtSerializer(serializers.ModelSerializer):
    higher_court = serializers.CharField(
        source="parent.code", default="", help_text="Code of the court above; empty if outside."
    )

    class Meta:
        model = Court
        fields = (
            "code", "name", "name_en", "level", "higher_court", "division_code", "predecessor_code",
            "valid_from", "address", "phone", "evidence",
        )


class CourtList(generics.ListAPIView):
    """Courts in force today. ``evidence`` says how sure the code is: a case number seen in
    public, ``derived`` from the division code, or ``mem`` (to be checked)."""

    permission_classes = (AllowAny,)
    authentication_classes = ()
    serializer_class = CourtSerializer
    pagination_class = None

    def get_queryset(self) -> Any:
        today = clock.now().astimezone(SHANGHAI).date()
        return Court.objects.in_force(today).select_related("parent")
