"""Document numbers: one series per court and year, without gap or double."""

from datetime import datetime

from django.db import connection

from portal.common.clock import SHANGHAI
from portal.courts.models import Court
from portal.papers.models import NumberSeries


def next_number(court: Court, at: datetime) -> str:
    """The next number of the court's papers in the local year of ``at``: 吉01诉通〔2026〕000123号.

    The form is the portal's own. It uses the tortoise-shell brackets of document numbers and the
    portal's name, so that nobody takes it for a case number, which has round brackets and a
    type code. Must run inside the transaction that writes the paper: the series stays locked
    until it ends, and a transaction undone gives its number back.
    """
    year = at.astimezone(SHANGHAI).year
    series = _held_series(court, year)
    series.last += 1
    series.save(update_fields=["last"])
    return f"{court.code}诉通〔{year}〕{series.last:06d}号"


def _held_series(court: Court, year: int) -> NumberSeries:
    rows = NumberSeries.objects.filter(court=court, year=year)
    if connection.features.has_select_for_update:
        rows = rows.select_for_update()
    series = rows.first()
    if series is None:
        fresh = NumberSeries(court=court, year=year)
        NumberSeries.objects.bulk_create([fresh], ignore_conflicts=True)
        series = rows.get()
    return series
