"""Reading the trail: by court, record, actor and time, a page at a time from the newest."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models

from portal.audit.models import Entry

PAGE = 50
READING = "read"
"""The verb under which every reading of case data is noted."""


@dataclass(frozen=True)
class Question:
    """What an auditor looks for. Empty means any. ``before`` is the place the page ends at."""

    courts: tuple[str, ...]
    records: tuple[str, ...] | None = None
    actors: tuple[str, ...] | None = None
    verb: str = ""
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None


@dataclass(frozen=True)
class Page:
    """One page of the trail; ``older`` is the ``before`` of the next page, None at the end."""

    entries: list[Entry]
    older: int | None


def search(question: Question) -> Page:
    """The newest matching entries. Costs the same on a trail of any length."""
    rows = Entry.objects.filter(court__in=question.courts)
    if question.records is not None:
        rows = rows.filter(record__in=question.records)
    if question.actors is not None:
        rows = rows.filter(actor__in=question.actors)
    if question.verb:
        rows = rows.filter(verb=question.verb)
    if question.since:
        rows = rows.filter(at__gte=question.since)
    if question.until:
        rows = rows.filter(at__lt=question.until)
    if question.before:
        rows = rows.filter(pk__lt=question.before)
    found = list(rows.order_by("-pk")[: PAGE + 1])
    return Page(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None)


def who_read(record_reference: str) -> models.QuerySet[Entry]:
    """Every reading of one record, newest first: what a party may be shown about their file."""
    return Entry.objects.filter(record=record_reference, verb=READING).order_by("-at", "-pk")
