"""Records of the registry."""

from portal.cases.models.addresses import ServiceAddress
from portal.cases.models.cases import (
    AGENT_AD_LITEM,
    ASSISTANT,
    JUDGE,
    PARTY,
    Appointment,
    Case,
    Party,
    TimelineEntry,
)
from portal.cases.models.causes import WithCause
from portal.cases.models.numbers import NumberSeries, VoidedNumber

__all__ = [
    "AGENT_AD_LITEM",
    "ASSISTANT",
    "JUDGE",
    "PARTY",
    "Appointment",
    "Case",
    "NumberSeries",
    "Party",
    "ServiceAddress",
    "TimelineEntry",
    "VoidedNumber",
    "WithCause",
]
