"""Acts that arrived under a key: sent twice, they happen once and answer alike."""

from django.db import models

from judge_contact.models.tickets import Ticket
from portal.common.once import MadeOnce


class KeyedAct(MadeOnce):
    """One act on one request, known by the key its sender chose."""

    ticket = models.ForeignKey(Ticket, on_delete=models.PROTECT, related_name="keyed_acts")
    act = models.CharField(max_length=40)

    def __str__(self) -> str:
        return f"{self.act} {self.once_key}"
