"""Earlier filings and cases of the same filer, read for the check of double filing (INT 247)."""

from typing import Any

from django.db.models import Q

from filing.models import Filing, FilingParty
from filing.rules import kinds
from filing.rules.twins import Earlier
from filing.states import State
from portal.cases.models import Case, Party

STANDING = (
    State.UNDER_REVIEW, State.CORRECTION_REQUIRED, State.IN_MEDIATION, State.ACCEPTED,
    State.DOCKETED,
)
"""States in which a filing is before the court. Who withdrew, was refused, or had the papers sent
back may file again (CPL 127(5), INT 212)."""
SUITS = (kinds.FIRST_CIVIL, kinds.FIRST_ADMINISTRATIVE)


def earlier_matters(filing: Filing) -> list[Earlier]:
    """What the filer, or the person filed for, has brought before this court already.

    Read by who files and never by the opponent's name alone: nobody learns of anybody else's case.
    """
    if filing.kind not in SUITS or filing.court_id is None or not filing.cause_no:
        return []
    matters: dict[str, tuple[set[str], set[str]]] = {}
    for number, case, side, name in _filings(filing).union(_cases(filing), all=True):
        own, others = matters.setdefault(case or number, (set(), set()))
        (own if side == filing.terms.own else others).add(name)
    return [
        Earlier(number, filing.cause_no, frozenset(own), frozenset(others))
        for number, (own, others) in matters.items()
    ]


def _filings(filing: Filing) -> Any:
    """Who stands on which side of other filings: number, case number, side, name."""
    rows = Filing.objects.visible_to(filing.filer).of(filing.filer).filter(
        kind=filing.kind, court=filing.court_id, cause_no=filing.cause_no, state__in=STANDING,
    ).exclude(pk=filing.pk)
    return FilingParty.objects.filter(filing__in=rows).order_by().values_list(
        "filing__number", "filing__case__number", "side", "name"
    )


def _cases(filing: Filing) -> Any:
    """The same of cases not filed here, of which the filer, or the person filed for, is the
    plaintiff."""
    mine = Q(parties__person=filing.for_whom, parties__side=filing.terms.own)
    rows = Case.objects.visible_to(filing.for_whom).filter(
        mine, court=filing.court_id, cause_no=filing.cause_no, filing=None,
        type_code=filing.terms.type_code,
    )
    return Party.objects.filter(case__in=rows).order_by().values_list(
        "case__number", "case__number", "side", "name"
    )
