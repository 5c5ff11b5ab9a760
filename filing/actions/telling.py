"""Putting the letters an act asks for into the outbox, in the act's own transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from filing.models import ConductComplaint, Filing
from filing.notices import letters_about_complaint, letters_after
from filing.officers import Officers
from portal.notices import outbox
from portal.timelimits.limits import local_day


def officers_of(filings: Sequence[Filing], at: datetime) -> Officers:
    return Officers([filing.court_id for filing in filings], local_day(at))


def tell(
    act: str, filing: Filing, *, at: datetime, facts: Mapping[str, str] | None = None
) -> None:
    """Tell whom the table of notices names after this act.

    ``facts`` add what only the act knows; they name nobody (codes, numbers, dates).
    """
    tell_all(act, [filing], at=at, facts=facts)


def tell_all(
    act: str, filings: Sequence[Filing], *, at: datetime, facts: Mapping[str, str] | None = None
) -> None:
    """The same for many filings at once, in a constant number of statements."""
    officers = officers_of(filings, at)
    outbox.post(
        letters_after(act, filings, officers=officers, at=at, more=facts or {}), at=at
    )


def tell_of_complaint(act: str, complaint: ConductComplaint, *, at: datetime) -> None:
    """The same for a complaint about how a filing was handled."""
    officers = Officers([complaint.court_id], local_day(at))
    outbox.post(letters_about_complaint(act, complaint, officers=officers, at=at), at=at)
