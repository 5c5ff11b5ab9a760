"""How long the parties have to hand in evidence (INT 99, 266, 275)."""

from dataclasses import dataclass
from typing import Any

from portal.common.words import _


@dataclass(frozen=True)
class EvidencePeriod:
    """A period in calendar days from receiving the notice, with its article."""

    days: int
    article: Any


ORDINARY = EvidencePeriod(15, _("Interpretation on the Civil Procedure Law art. 99: not under 15"))
SIMPLIFIED = EvidencePeriod(
    15, _("Interpretation on the Civil Procedure Law art. 266: not over 15")
)
SMALL_CLAIMS = EvidencePeriod(
    7, _("Interpretation on the Civil Procedure Law art. 275: usually not over 7")
)


def evidence_period(procedure: str) -> EvidencePeriod:
    """The period a notice sets for a procedure; ordinary unless another one is known."""
    return {"simplified": SIMPLIFIED, "small_claims": SMALL_CLAIMS}.get(procedure, ORDINARY)
