"""Who has a filing open: a lease that ends by itself, so that two clerks never collide.

A lease runs on the real clock: it is about a page that is open, not about a duty of the law.
"""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from filing.models import Filing, Lease
from portal.common.moves import locked
from portal.common.refusals import Refused
from portal.people.models import Person

LEASE = timedelta(seconds=90)
"""Three missed heartbeats of 30 seconds, and the filing is free again."""
MOST_TRIED = 20
"""How many filings are tried for a clerk who asks for the next one while colleagues do too."""


def take(filing: Filing, *, by: Person, now: datetime) -> Lease:
    """Hold this filing for the reader. Refused, with the name, while a colleague has it open."""
    from django.db import transaction

    with transaction.atomic():
        held = locked(filing)
        lease = Lease.objects.filter(filing=held).select_related("clerk").first()
        if lease is not None and lease.clerk_id != by.pk and lease.until > now:
            raise Refused(
                _("%(name)s has this filing open. It is free again when they leave it.")
                % {"name": lease.clerk.full_name}
            )
        since = lease.since if lease and lease.clerk_id == by.pk and lease.until > now else now
        lease, _made = Lease.objects.update_or_create(
            filing=held, defaults={"clerk": by, "since": since, "until": now + LEASE}
        )
    return lease


def keep(filing: Filing, *, by: Person, now: datetime) -> bool:
    """The page is still open; answers whether the reader still holds the filing."""
    mine = Lease.objects.filter(filing=filing, clerk=by, until__gt=now)
    return bool(mine.update(until=now + LEASE))


def let_go(filing: Filing, *, by: Person) -> None:
    """The reader leaves the filing; a colleague may take it at once."""
    Lease.objects.filter(filing=filing, clerk=by).delete()


def check_free(filing: Filing, *, by: Person, now: datetime) -> None:
    """Refuse an act on a filing a colleague has open. Called under the filing's lock."""
    lease = Lease.objects.filter(filing=filing, until__gt=now).exclude(clerk=by).first()
    if lease is not None:
        raise Refused(
            _("%(name)s has this filing open. Nothing was changed; look again in a moment.")
            % {"name": lease.clerk.full_name}
        )
