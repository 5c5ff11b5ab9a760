"""Earlier filings and cases of the same filer, read for the check of double filing (INT 247)."""

from collections.abc import Iterator
from itertools import chain

from django.db.models import Q

from filing.models import Filing
from filing.rules import kinds
from filing.rules.twins import Earlier
from filing.states import State
from portal.cases.models import Case

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
    return list(chain(_filings(filing), _cases(filing)))


def _filings(filing: Filing) -> Iterator[Earlier]:
    rows = Filing.objects.visible_to(filing.filer).of(filing.filer).filter(
        kind=filing.kind, court=filing.court_id, cause_no=filing.cause_no, state__in=STANDING,
    ).exclude(pk=filing.pk)
    for one in rows.select_related("case").prefetch_related("parties"):
        parties = list(one.parties.all())
        yield Earlier(
            one.case.number if one.case else str(one.number), one.cause_no,
            frozenset(p.name for p in parties if p.side == one.terms.own),
            frozenset(p.name for p in parties if p.side == one.terms.other),
        )


def _cases(filing: Filing) -> Iterator[Earlier]:
    """Cases not filed here, of which the filer, or the person filed for, is the plaintiff."""
    mine = Q(parties__person=filing.for_whom, parties__side=filing.terms.own)
    rows = Case.objects.visible_to(filing.for_whom).filter(
        mine, court=filing.court_id, cause_no=filing.cause_no, filing=None,
        type_code=filing.terms.type_code,
    )
    for one in rows.prefetch_related("parties"):
        parties = list(one.parties.all())
        yield Earlier(
            one.number, one.cause_no,
            frozenset(p.name for p in parties if p.side == filing.terms.own),
            frozenset(p.name for p in parties if p.side == filing.terms.other),
        )
