"""Loading the seed of the national calendar as approved notices; what exists is left alone."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from portal.workdays.models import DayNotice, ExceptionalDay
from portal.workdays.seed import SeedNotice, notices


def load_calendar(*, at: datetime) -> int:
    """Bring seed notices into force that are not there yet; answers how many.

    A year the staff has already imported is never overridden by the seed.
    """
    with transaction.atomic():
        there = set(DayNotice.objects.values_list("number", flat=True))
        years = set(
            DayNotice.objects.in_force()
            .filter(court_code="", announces_until__isnull=False)
            .values_list("announces_until__year", flat=True)
        )
        missing = [
            notice
            for notice in notices()
            if notice.number not in there
            and (notice.announces_until is None or notice.announces_until.year not in years)
        ]
        newest = DayNotice.objects.aggregate(newest=Max("version"))["newest"] or 0
        for version, notice in enumerate(missing, start=newest + 1):
            _bring_into_force(notice, version, at, settled_at=None if there else at)
    return len(missing)


def _bring_into_force(
    notice: SeedNotice, version: int, at: datetime, *, settled_at: datetime | None
) -> None:
    """``settled_at``: on the very first day there is no open date to recompute."""
    row = DayNotice.objects.create(
        number=notice.number, title=notice.title, issued_on=notice.issued_on,
        announces_until=notice.announces_until, state=DayNotice.State.APPROVED, version=version,
        decided_at=at, settled_at=settled_at,
    )
    ExceptionalDay.objects.bulk_create(
        ExceptionalDay(notice=row, date=day.date, is_working=day.is_working, reason=day.reason)
        for day in notice.days
    )
