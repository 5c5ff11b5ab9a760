"""All reading of messages: a person's own, those a court's staff may mend, and what waits."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q

from portal.people.roles import POWERS, Power, Role


class MessageQuerySet(models.QuerySet[Any]):
    def sent_to(self, person: Any) -> Self:
        """Every row addressed to this person, by whatever channel."""
        return self.filter(person=person)

    def letters_to(self, person: Any) -> Self:
        """One row per letter: the one on this site, or the only one where it was not put here."""
        from portal.notices.kinds import KINDS

        elsewhere = [kind.code for kind in KINDS.values() if "IN_APP" not in kind.channels]
        return self.sent_to(person).filter(Q(channel="IN_APP") | Q(kind__in=elsewhere))

    def unread_by(self, person: Any) -> Self:
        return self.sent_to(person).filter(channel="IN_APP", read_at=None)

    def of_same_letter(self, message: Any) -> Self:
        """The rows of one letter to one receiver, one for each channel it took."""
        return self.filter(
            kind=message.kind, about=message.about, occasion=message.occasion,
            person=message.person_id, group=message.group_id,
        )

    def mendable_by(self, person: Any) -> Self:
        """Messages of the courts where this person may mend them, and of courts below."""
        courts = [
            office.court_id for office in person.offices_now
            if Power.MEND_MESSAGES in POWERS[Role(office.role)]
        ]
        return self.exclude(channel="IN_APP").filter(
            Q(court__in=courts) | Q(court__parent__in=courts)
        )

    def waiting(self, at: datetime) -> Self:
        """Due by the court's clock and not yet accepted by a provider."""
        return self.filter(state="PENDING", not_before__lte=at)

    def dead(self) -> Self:
        return self.filter(state="DEAD")
