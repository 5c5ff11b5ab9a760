"""Who has a filing open: a lease that ends by itself, so that two clerks never collide.

A lease runs on the real clock: it is about a page that stands open, not about a duty of the law.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from filing.models import Filing, Lease
from portal.common.moves import locked
from portal.common.refusals import Refused
from portal.people.models import Person

LEASE = timedelta(seconds=90)
"""Three missed heartbeats of 30 seconds, and the filing is free again."""


def take(filing: Filing, *, by: Person) -> Lease:
    """Hold this filing, or go on holding it. Refused, with the name, while a colleague has it."""
    with transaction.atomic():
        held, now = locked(filing), timezone.now()
        check_free(held, by=by)
        lease = Lease.objects.filter(filing=held, clerk=by, until__gt=now).first()
        since = lease.since if lease else now
        lease, _made = Lease.objects.update_or_create(
            filing=held, defaults={"clerk": by, "since": since, "until": now + LEASE}
        )
    return lease


def let_go(filing: Filing, *, by: Person) -> None:
    """The reader leaves the filing; a colleague may take it at once."""
    Lease.objects.filter(filing=filing, clerk=by).delete()


def check_free(filing: Filing, *, by: Person | None) -> None:
    """Refuse to touch a filing that a colleague has open. Called under the filing's lock."""
    held = Lease.objects.filter(filing=filing, until__gt=timezone.now())
    other = held.exclude(clerk=by).select_related("clerk").first()
    if other is not None:
        raise Refused(
            _("%(name)s has this filing open. It is free again when they leave it.")
            % {"name": other.clerk.full_name}
        )
