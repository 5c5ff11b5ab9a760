"""The schedules of fees by date. A new text of the law is a new file and a new line here."""

from datetime import date

from portal.common.refusals import Refused
from portal.common.words import _
from portal.fees.rules.order_481 import ORDER_481
from portal.fees.rules.schedule import Schedule

SCHEDULES = (ORDER_481,)
"""Oldest first; the periods neither overlap nor leave a gap."""


def schedule_on(day: date) -> Schedule:
    """The schedule in force on a day. Refused for days before the first one known here."""
    for schedule in SCHEDULES:
        if schedule.is_in_force(day):
            return schedule
    raise Refused(
        _("Fees can be worked out for days since 1 April 2007, when the Fee Measures came in."),
        field="on",
    )


def schedule_called(version: str) -> Schedule:
    """The schedule by which an older fee was worked out."""
    return next(schedule for schedule in SCHEDULES if schedule.version == version)
