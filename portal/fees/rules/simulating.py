"""What the same case would cost otherwise: other procedures, other endings, with relief."""

from dataclasses import dataclass, replace
from datetime import date

from portal.common.refusals import Refused
from portal.fees.rules.matters import SUITS, CourtTerms, EndedBy, Matter, Procedure, Terms
from portal.fees.rules.quoting import Quote, quote
from portal.fees.rules.relief import Kind, relieved_part

PERCENTS = (30, 50, 70)
ENDS = (EndedBy.JUDGMENT, EndedBy.MEDIATION, EndedBy.WITHDRAWAL)
PROCEDURES = (Procedure.ORDINARY, Procedure.SIMPLIFIED)


@dataclass(frozen=True)
class Variant:
    """The fee in another procedure or with another ending; ``back`` returns of a full fee paid."""

    procedure: Procedure
    ended_by: EndedBy
    fee: int
    back: int
    is_asked: bool


def variants(
    matter: Matter, amount: int | None, *, terms: Terms, court: CourtTerms, on: date
) -> list[Variant]:
    """Every procedure with every ending that makes sense for this case; none for applications."""
    if matter not in SUITS:
        return []
    found = []
    for procedure in PROCEDURES:
        paid: int | None = None
        for ended_by in ENDS:
            asked = replace(terms, procedure=procedure, ended_by=ended_by)
            try:
                fee = quote(matter, amount, terms=asked, court=court, on=on).fee
            except Refused:
                continue
            paid = fee if paid is None else paid
            found.append(Variant(procedure, ended_by, fee, paid - fee, asked == terms))
    return found if any(variant.fee for variant in found) else []


@dataclass(frozen=True)
class Eased:
    """What would be left to pay with relief; ``percent`` for a reduction."""

    kind: Kind
    percent: int | None
    left: int


def eased(quoted: Quote) -> list[Eased]:
    """The fee with each kind of relief; empty when nothing is charged."""
    if not quoted.fee:
        return []
    reduced = [
        Eased(
            Kind.REDUCTION, percent,
            quoted.fee - relieved_part(Kind.REDUCTION, quoted.fee, percent),
        )
        for percent in PERCENTS
    ]
    return [Eased(Kind.EXEMPTION, None, 0), *reduced, Eased(Kind.DEFERRAL, None, quoted.fee)]
