"""Document numbers: one series per court and year, without gap or double."""

from datetime import datetime

from portal.common.clock import SHANGHAI
from portal.common.series import count_on
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
    serial = count_on(NumberSeries, court=court, year=year)
    return f"{court.code}诉通〔{year}〕{serial:06d}号"
