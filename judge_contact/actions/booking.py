"""Booking a meeting in a monitored room: no private contact with one side."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import connection
from django.utils.translation import gettext_lazy as _

from judge_contact.models import Meeting, Room, Ticket
from portal.common import readable
from portal.common.clock import SHANGHAI
from portal.common.refusals import Refused
from portal.courts.models import Policy, policy
from portal.people.models import Person
from portal.workdays.calendars import calendar_for

SLOT = timedelta(minutes=30)
"""How long a room is taken by one meeting."""
FARTHEST = timedelta(days=60)


@dataclass(frozen=True)
class Booking:
    """When, and in which monitored room of the court (by its name)."""

    starts_at: datetime
    room: str


def book(ticket: Ticket, booking: Booking, *, by: Person, at: datetime) -> Meeting:
    """Book the room for half an hour.

    Refused: a room that is not a monitored room of this court, an instant in the past or outside
    the court's working hours, and a room already taken then.
    """
    room = _held_room(ticket, booking.room)
    _check_instant(ticket, booking.starts_at, at)
    starts, ends = booking.starts_at - SLOT, booking.starts_at + SLOT
    if room.meetings.filter(starts_at__gt=starts, starts_at__lt=ends).exists():
        raise Refused(
            _("That room is booked at that time. Choose another time or room."), field="room"
        )
    return Meeting.objects.create(
        ticket=ticket, starts_at=booking.starts_at, room=room, set_by=by
    )


def _held_room(ticket: Ticket, name: str) -> Room:
    """The room under lock, so that two bookings at once see each other."""
    rows = Room.objects.filter(court_id=ticket.court_id, is_open=True)
    if connection.features.has_select_for_update:
        rows = rows.select_for_update()
    rooms = {room.name: room for room in rows}
    if name not in rooms:
        raise Refused(
            _("That is not a monitored room of this court. There are: %(rooms)s.")
            % {"rooms": readable.listed(sorted(rooms)) or "—"},
            field="room",
        )
    return rooms[name]


def _check_instant(ticket: Ticket, starts_at: datetime, at: datetime) -> None:
    if not at < starts_at <= at + FARTHEST:
        raise Refused(
            _("The meeting must lie in the future, at most 60 days ahead."), field="starts_at"
        )
    local = starts_at.astimezone(SHANGHAI)
    opens, closes = (
        time.fromisoformat(policy(ticket.court, key, local.date()))
        for key in (Policy.Key.OPENING_TIME, Policy.Key.CLOSING_TIME)
    )
    is_open = calendar_for(ticket.court.code).is_working(local.date())
    if not (is_open and opens <= local.time() and (local + SLOT).time() <= closes):
        raise Refused(
            _("The rooms are open on working days from %(opens)s to %(closes)s.")
            % {"opens": f"{opens:%H:%M}", "closes": f"{closes:%H:%M}"},
            field="starts_at",
        )
