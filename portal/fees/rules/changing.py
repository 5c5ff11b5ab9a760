"""What a changed claim, or a case moved to the ordinary procedure, still owes or gets back."""

from dataclasses import dataclass, replace
from datetime import date

from portal.common.words import _
from portal.fees.rules.matters import (
    NO_COURT,
    PLAIN,
    SUITS,
    CourtTerms,
    EndedBy,
    Matter,
    Procedure,
    Terms,
)
from portal.fees.rules.quoting import Line, quote
from portal.fees.rules.sense import refuse


@dataclass(frozen=True)
class Change:
    """What is due and what comes back, in fen; one of the two is always 0.

    The lines add up to ``due - refund``.
    """

    due: int
    refund: int
    lines: tuple[Line, ...]
    version: str


@dataclass(frozen=True)
class Changed:
    """What changed. The claim before and after in fen, None where the fee ignores it.

    ``converted``: a case in simplified or small-claims procedure became an ordinary one, so that
    the fee is no longer halved. ``late``: the claim was reduced after the court's investigation
    had ended, so that nothing comes back (FEE 35).
    """

    before: int | None
    after: int | None
    converted: bool = False
    late: bool = False


def change(
    matter: Matter,
    claim: Changed,
    *,
    terms: Terms = PLAIN,
    court: CourtTerms = NO_COURT,
    on: date,
) -> Change:
    """Fee of the claim as it is now, less the fee of the claim as it was (FEE 21, INT 199).

    ``terms`` are those before the change. Refused with ``Refused``: matters without an acceptance
    fee, and converting what was ordinary already.
    """
    _check(matter, terms, claim.converted)
    before = quote(matter, claim.before, terms=terms, court=court, on=on)
    afterwards = replace(terms, procedure=Procedure.ORDINARY) if claim.converted else terms
    after = quote(matter, claim.after, terms=afterwards, court=court, on=on)
    is_same = claim.before == claim.after
    articles = ("FEE 21", *(("INT 199",) if claim.converted else ()))[is_same and claim.converted :]
    lines = [
        Line("change_after", articles, after.fee, _facts(claim.after)),
        Line("change_before", articles, -before.fee, _facts(claim.before)),
    ]
    owed = after.fee - before.fee
    if claim.late and owed < 0:
        lines.append(Line("change_late", ("FEE 35",), -owed))
        owed = 0
    return Change(max(owed, 0), max(-owed, 0), tuple(lines), after.version)


def becomes_suit(
    matter: Matter,
    claim: int | None,
    paid: int,
    *,
    terms: Terms = PLAIN,
    court: CourtTerms = NO_COURT,
    on: date,
) -> Change:
    """A payment order lapsed and its case became a suit: the fee is topped up (INT 195).

    ``paid`` is what was paid for the order. Refused for what is no suit.
    """
    _check(matter, terms, converted=False)
    suit = quote(matter, claim, terms=terms, court=court, on=on)
    owed = max(suit.fee - paid, 0)
    lines = (
        Line("suit_after", ("INT 195",), suit.fee, _facts(claim)),
        Line("order_before", ("INT 195",), owed - suit.fee),
    )
    return Change(owed, 0, lines, suit.version)


def _facts(amount: int | None) -> dict[str, str]:
    return {} if amount is None else {"amount": str(amount)}


def _check(matter: Matter, terms: Terms, converted: bool) -> None:
    if matter not in SUITS:
        refuse(_("Only the fee of a suit changes with the claim (Fee Measures art. 21)."), "matter")
    if converted and terms.procedure == Procedure.ORDINARY:
        refuse(
            _("Only a case in simplified or small-claims procedure becomes an ordinary one."),
            "procedure",
        )
    if terms.ended_by != EndedBy.JUDGMENT:
        refuse(_("A claim changes while the case is running; leave ended_by out."), "ended_by")
