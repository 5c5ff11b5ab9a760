"""One-time codes by text message: six digits, ten minutes, five tries, used once.

A code is the one message sent while a person waits for the page: it is worthless a little later,
so it has no place in the outbox. How it is sent is settled above this floor (PEOPLE_SEND_CODE).
"""

import hmac
import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import cast

from django.conf import settings
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from portal.common.refusals import Refused
from portal.people import vault
from portal.people.models import OneTimeCode, Person

LIFE = timedelta(minutes=10)
TRIES = 5


def deliver(phone: str, words: str) -> None:
    """Hand one text message to the gateway. Refused when it does not take it."""
    send = cast("Callable[[str, str], None]", import_string(settings.PEOPLE_SEND_CODE))
    try:
        send(phone, words)
    except OSError as error:
        raise Refused(
            _("The text message could not be sent. Wait a minute and ask for a new code.")
        ) from error


def sign_in_words(code: str) -> str:
    return _("[Court] Your code is %(code)s, valid for 10 minutes. Tell it to nobody.") % {
        "code": code
    }


def send(person: Person, purpose: str, words: Callable[[str], str], *, to: str = "") -> None:
    """Make a code for one purpose and send it; earlier codes for it no longer count.

    It goes to the person's own phone, or to another one the court knows as theirs (``to``).
    """
    now = timezone.now()
    code = f"{secrets.randbelow(10**6):06d}"
    person.codes.filter(purpose=purpose, used_at__isnull=True).update(used_at=now)
    made = OneTimeCode(person=person, purpose=purpose, made_at=now, expires_at=now + LIFE)
    made.digest = _digest(made, code)
    made.save()
    deliver(to or person.phone, words(code))


def spend(person: Person, purpose: str, typed: str) -> bool:
    """Whether this is the newest code for the purpose; right or wrong, a try is counted first."""
    now = timezone.now()
    newest = person.codes.filter(purpose=purpose).order_by("-made_at", "-pk").first()
    if newest is None:
        return False
    open_row = OneTimeCode.objects.filter(
        pk=newest.pk, used_at__isnull=True, expires_at__gt=now, tries__lt=TRIES
    )
    if not open_row.update(tries=F("tries") + 1):
        return False
    if not hmac.compare_digest(newest.digest, _digest(newest, typed)):
        return False
    return bool(OneTimeCode.objects.filter(pk=newest.pk, used_at=None).update(used_at=now))


def _digest(made: OneTimeCode, code: str) -> str:
    # Bound to person, purpose and instant, so that one code never opens something else.
    return vault.index(f"{made.person_id}\x1f{made.purpose}\x1f{made.made_at:%s.%f}\x1f{code}")
