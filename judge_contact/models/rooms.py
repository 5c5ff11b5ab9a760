"""Where a judge may meet a party: monitored rooms of a court, kept as reference data."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from judge_contact.models.tickets import Ticket
from portal.courts.models import Court
from portal.people.models import Person


class Room(models.Model):
    """A room with sound and picture recorded, in which two members of the court receive parties."""

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="meeting_rooms")
    name = models.CharField(max_length=60)
    is_open = models.BooleanField(default=True)

    class Meta:
        ordering = ["court", "name"]
        verbose_name = _("monitored room")
        constraints = [
            models.UniqueConstraint(fields=["court", "name"], name="room_name_once_per_court"),
        ]

    def __str__(self) -> str:
        return self.name


class Meeting(models.Model):
    """A meeting in a monitored room of the court."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField()
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="meetings")
    set_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["room", "starts_at"], name="meeting_room_booked_once"),
        ]

    def __str__(self) -> str:
        return f"{self.ticket} {self.starts_at:%F %R}"
