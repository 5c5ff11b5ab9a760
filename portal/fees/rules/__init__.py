"""The law of litigation costs as pure functions: values in, fen and articles out. No database.

``quote(Matter.PROPERTY, 100_000_00, on=day)`` answers a ``Quote`` with its lines.
"""

from portal.fees.rules.changing import Change, Changed, becomes_suit, change
from portal.fees.rules.matters import (
    NO_COURT,
    PLAIN,
    CourtTerms,
    EndedBy,
    Instance,
    Matter,
    Procedure,
    Rounding,
    Terms,
)
from portal.fees.rules.quoting import Line, Quote, quote

__all__ = [
    "NO_COURT",
    "PLAIN",
    "Change",
    "Changed",
    "CourtTerms",
    "EndedBy",
    "Instance",
    "Line",
    "Matter",
    "Procedure",
    "Quote",
    "Rounding",
    "Terms",
    "becomes_suit",
    "change",
    "quote",
]
