"""All reading of messages: a person's own, those a court's staff may mend, and what waits."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q

from portal.notices.kinds import KINDS
from portal.people.roles import POWERS, Power, Role

IN_APP = "IN_APP"


class MessageQuerySet(models.QuerySet[Any]):
    def visible_to(self, person: Any) -> Self:
        """Every row addressed to this person, by whatever channel."""
        return self.filter(person=person)

    def letters(self) -> Self:
        """One row per letter: the one on this site, or the only one where it was not put here."""
        elsewhere = [kind.code for kind in KINDS.values() if IN_APP not in kind.channels]
        return self.filter(Q(channel=IN_APP) | Q(kind__in=elsewhere))

    def unread(self) -> Self:
        return self.filter(channel=IN_APP, read_at=None)

    def of_same_letter(self, message: Any) -> Self:
        """The rows of one letter to one receiver, one for each channel it took."""
        return self.filter(
            kind=message.kind, about=message.about, occasion=message.occasion,
            person=message.person_id, group=message.group_id,
        )

    def waiting(self, at: datetime) -> Self:
        """Due by the court's clock and not yet accepted by a provider."""
        return self.filter(state="PENDING", not_before__lte=at)


class OutgoingQuerySet(models.QuerySet[Any]):
    """Messages on their way out of the house, for those who keep the machinery running."""

    def visible_to(self, person: Any) -> Self:
        """Those of the courts where this person may mend them, and of the courts below."""
        courts = [
            office.court_id for office in person.offices_now
            if Power.MEND_MESSAGES in POWERS[Role(office.role)]
        ]
        return self.exclude(channel=IN_APP).filter(
            Q(court__in=courts) | Q(court__parent__in=courts)
        )

    def waiting(self, at: datetime) -> Self:
        return self.filter(state="PENDING", not_before__lte=at)

    def dead(self) -> Self:
        return self.filter(state="DEAD")


class PreferenceQuerySet(models.QuerySet[Any]):
    def visible_to(self, person: Any) -> Self:
        """How this person wants to be reached; nobody else reads or sets it."""
        return self.filter(person=person)
