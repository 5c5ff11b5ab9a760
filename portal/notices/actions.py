"""Acts on messages: reading one's own, saying how to be reached, retrying dead letters."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, time

from django.db import connection
from django.utils.translation import gettext_lazy as _

from portal import audit
from portal.common.refusals import Refused
from portal.notices.models import Message, Preference, SwitchedOff
from portal.notices.querysets import MessageQuerySet
from portal.people.access import require_power
from portal.people.models import PEOPLE_CHAIN, Person
from portal.people.roles import Power

MOST_RETRIED = 500
"""Dead letters put back in one act; the rest wait for the next press of the button."""


def mark_read(rows: MessageQuerySet, *, at: datetime) -> int:
    """The receiver has seen these on this site; returns how many were new.

    ``rows`` are the reader's own. The first time of reading stays.
    """
    return rows.unread().update(read_at=at)


@dataclass(frozen=True)
class Wanted:
    """How a person wants to be reached: quiet hours, and (group, channel) pairs switched off."""

    quiet_from: time
    quiet_until: time
    quiet_on_rest_days: bool
    off: Collection[tuple[str, str]] = field(default_factory=tuple)


def set_preferences(wanted: Wanted, *, by: Person, at: datetime) -> Preference:
    """Keep how a person wants to be reached from now on; messages already posted stay as they are.

    Messages on this site cannot be switched off, and urgent ones leave by one way all the same.
    """
    with audit.recorded():
        preference, _created = Preference.objects.update_or_create(
            person=by,
            defaults={
                "quiet_from": wanted.quiet_from,
                "quiet_until": wanted.quiet_until,
                "quiet_on_rest_days": wanted.quiet_on_rest_days,
            },
        )
        preference.switched_off.all().delete()
        SwitchedOff.objects.bulk_create(
            SwitchedOff(preference=preference, group=group, channel=channel)
            for group, channel in sorted(set(wanted.off))
        )
        audit.note(
            "set_message_preferences", record=by.reference, court=PEOPLE_CHAIN, actor=by, at=at,
            off=",".join(f"{group}:{channel}" for group, channel in sorted(set(wanted.off))),
        )
    return preference


def retry(messages: Collection[Message], *, by: Person, at: datetime) -> int:
    """Put dead letters back to work, with all their tries; returns how many.

    The key to the provider stays the same, so one that was accepted after all is not sent
    twice. Refused without the power to mend messages, and when none of them is a dead letter.
    """
    require_power(by, Power.MEND_MESSAGES)
    with audit.recorded():
        rows = Message.outgoing.visible_to(by).dead().filter(
            pk__in=[message.pk for message in messages]
        )
        if connection.features.has_select_for_update:
            rows = rows.select_for_update(of=("self",))
        held = list(rows.select_related("court").order_by("pk")[:MOST_RETRIED])
        if not held:
            raise Refused(_("None of these messages waits to be retried. Reload the page."))
        Message.objects.filter(pk__in=[message.pk for message in held]).update(
            state=Message.State.PENDING, attempts=0, next_try_at=None, lease_token=None,
            lease_until=None, not_before=at,
        )
        for message in held:
            audit.note(
                "retry_message", record=message.reference, court=message.court.code, actor=by,
                at=at, role=",".join(sorted({office.role for office in by.offices_now})),
                channel=message.channel, kind=message.kind,
            )
    return len(held)
