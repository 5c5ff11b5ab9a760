"""What a fee is asked for, and the circumstances that change it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal


class Matter(StrEnum):
    """Every kind of case and application the Measures name."""

    PROPERTY = "property"
    DIVORCE = "divorce"
    PERSONALITY = "personality"
    OTHER_NONPROPERTY = "other_nonproperty"
    IP = "ip"
    LABOUR = "labour"
    ADMIN_IP_MARITIME = "admin_ip_maritime"
    ADMIN_OTHER = "admin_other"
    ADMIN_COMPENSATION = "admin_compensation"
    JURISDICTION_OBJECTION = "jurisdiction_objection"
    ENFORCEMENT = "enforcement"
    PRESERVATION = "preservation"
    PAYMENT_ORDER = "payment_order"
    PUBLIC_SUMMONS = "public_summons"
    ARBITRATION_REVIEW = "arbitration_review"
    BANKRUPTCY = "bankruptcy"
    LIMITATION_FUND = "limitation_fund"
    MARITIME_INJUNCTION = "maritime_injunction"
    LIEN_NOTICE = "lien_notice"
    MARITIME_CLAIM = "maritime_claim"
    GENERAL_AVERAGE = "general_average"
    SPECIAL_PROCEDURE = "special_procedure"


class Procedure(StrEnum):
    ORDINARY = "ordinary"
    SIMPLIFIED = "simplified"
    SMALL_CLAIMS = "small_claims"


class EndedBy(StrEnum):
    JUDGMENT = "judgment"
    MEDIATION = "mediation"
    WITHDRAWAL = "withdrawal"
    REFUSED = "refused"


class Instance(StrEnum):
    """Which hearing. A retrial is charged only on new evidence that overturns the judgment, or
    for a party that did not appeal (FEE 9): ``RETRIAL_CHARGED``."""

    FIRST = "first"
    APPEAL = "appeal"
    RETRIAL = "retrial"
    RETRIAL_CHARGED = "retrial_charged"


class Rounding(StrEnum):
    """What a court does with fen: the Measures are silent. The full fee is rounded, then halved."""

    FEN = "FEN"
    YUAN_HALF_UP = "YUAN_HALF_UP"


CIVIL = frozenset(
    {
        Matter.PROPERTY, Matter.DIVORCE, Matter.PERSONALITY, Matter.OTHER_NONPROPERTY, Matter.IP,
        Matter.LABOUR,
    }
)
ADMINISTRATIVE = frozenset(
    {Matter.ADMIN_IP_MARITIME, Matter.ADMIN_OTHER, Matter.ADMIN_COMPENSATION}
)
SUITS = CIVIL | ADMINISTRATIVE
"""Cases that pay a case acceptance fee (案件受理费) and are heard by a procedure (FEE 7)."""
APPLICATIONS = frozenset(Matter) - SUITS - {
    Matter.JURISDICTION_OBJECTION, Matter.SPECIAL_PROCEDURE
}
"""What pays an application fee (申请费, FEE 10)."""
SMALL = frozenset({Matter.PROPERTY, Matter.PERSONALITY, Matter.IP, Matter.LABOUR})
"""Claims for money only are heard as small claims (CPL 165, 166)."""

RETRIALS = (Instance.RETRIAL, Instance.RETRIAL_CHARGED)
LATER = (Instance.APPEAL, *RETRIALS)
"""Whatever follows a first judgment: ordinary procedure, nothing joined, the part disputed."""

Base = Literal["min", "max"] | int | None
"""Which amount inside a range: its ends, an amount in fen, or None for the court's own."""


@dataclass(frozen=True)
class Terms:
    """The circumstances of a case. ``upheld`` is asked for jurisdiction objections only."""

    procedure: Procedure = Procedure.ORDINARY
    ended_by: EndedBy = EndedBy.JUDGMENT
    joined: bool = False
    instance: Instance = Instance.FIRST
    base: Base = None
    upheld: bool | None = None


PLAIN = Terms()


@dataclass(frozen=True)
class CourtTerms:
    """What one court has chosen: its rounding, and its amounts in fen inside the legal ranges."""

    rounding: Rounding = Rounding.FEN
    amounts: Mapping[Matter, int] = field(default_factory=dict)


NO_COURT = CourtTerms()
"""No court named: fen are kept, and the lowest amount of every range is taken."""
