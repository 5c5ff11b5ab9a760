"""What comes back when a case ends otherwise than by judgment, and who need not pay first."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from portal.common.words import _
from portal.fees.rules.matters import CourtTerms, EndedBy, Instance, Matter, Terms
from portal.fees.rules.quoting import quote
from portal.fees.rules.sense import refuse


class Ending(StrEnum):
    """How a case, or a claim in it, ended."""

    MEDIATED = "MEDIATED"
    WITHDRAWN = "WITHDRAWN"
    REFUSED = "REFUSED"
    REMANDED = "REMANDED"
    TO_POLICE = "TO_POLICE"
    SUSPENDED = "SUSPENDED"
    TERMINATED = "TERMINATED"
    CONVERSION_UNPAID = "CONVERSION_UNPAID"


ENDED_BY = {Ending.MEDIATED: EndedBy.MEDIATION, Ending.WITHDRAWN: EndedBy.WITHDRAWAL}
WHOLE = {Ending.REFUSED: "FEE 27", Ending.REMANDED: "FEE 27", Ending.TO_POLICE: "FEE 25"}
NOTHING = {Ending.SUSPENDED: "FEE 28", Ending.TERMINATED: "FEE 26"}


@dataclass(frozen=True)
class Paid:
    """A fee that was paid: for what, on which claim and circumstances, how much (fen)."""

    matter: Matter
    claim: int | None
    terms: Terms
    fen: int


@dataclass(frozen=True)
class Back:
    """Fen to give back, and the article; 0 fen when the law gives nothing back."""

    fen: int
    article: str


def comes_back(ending: Ending, paid: Paid, *, court: CourtTerms, on: date) -> Back:
    """How much of a paid fee the court returns (FEE 15, 25 to 28; INT 199, 206).

    What was halved already for the simplified procedure is not halved again. Refused: the fee of
    an application, which ending does not change, and remand of a case that is no appeal.
    """
    if ending in ENDED_BY:
        ended = replace(paid.terms, ended_by=ENDED_BY[ending])
        owed = quote(paid.matter, paid.claim, terms=ended, court=court, on=on).fee
        return Back(max(paid.fen - owed, 0), "FEE 15")
    if ending == Ending.REMANDED and paid.terms.instance != Instance.APPEAL:
        refuse(
            _("Only the fee of an appeal comes back on remand (Fee Measures art. 27)."),
            "ending",
        )
    if ending in WHOLE:
        return Back(paid.fen, WHOLE[ending])
    if ending == Ending.CONVERSION_UNPAID:
        return Back(paid.fen // 2, "INT 199")
    return Back(0, NOTHING[ending])


def is_prepaid(matter: Matter, *, claims_wages: bool = False) -> bool:
    """Whether the fee is due before the court acts (FEE 20).

    Not for enforcement (after it), bankruptcy (after liquidation) and claims for wages.
    """
    if matter in (Matter.ENFORCEMENT, Matter.BANKRUPTCY):
        return False
    return not (matter == Matter.LABOUR and claims_wages)
