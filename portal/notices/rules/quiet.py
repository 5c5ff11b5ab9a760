"""When a message that is not urgent may arrive: not at night, not on a rest day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

MIDNIGHT = time(0)
LONGEST_WAIT = 366
"""Days after which a message goes anyway: a broken calendar must not hold it for ever."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Local hours in which a person is left alone. Equal ends mean no quiet hours."""

    begins: time
    ends: time
    on_rest_days: bool

    def covers(self, hour: time) -> bool:
        if self.begins <= self.ends:
            return self.begins <= hour < self.ends
        return hour >= self.begins or hour < self.ends


def first_moment(
    at: datetime, quiet: Quiet, is_working: Callable[[date], bool], zone: tzinfo
) -> datetime:
    """The first instant from ``at`` on at which a message may arrive."""
    moment = at.astimezone(zone)
    for _day in range(LONGEST_WAIT):
        if quiet.on_rest_days and not is_working(moment.date()):
            moment = datetime.combine(moment.date() + timedelta(days=1), MIDNIGHT, zone)
        elif quiet.covers(moment.time()):
            same_day = moment.time() < quiet.ends
            day = moment.date() if same_day else moment.date() + timedelta(days=1)
            moment = datetime.combine(day, quiet.ends, zone)
        else:
            return at if moment == at else moment
    return moment
