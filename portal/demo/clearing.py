"""Emptying a demo court, its append-only trail included. Nothing else may ever do this."""

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from portal.common.refusals import Refused
from portal.common.words import _

GUARDED = ("audit_entry", "audit_checkpoint")
"""Tables whose triggers refuse change on PostgreSQL."""


def clear() -> None:
    """Throw away every row of every table. Refused outside demo mode."""
    if not settings.DEMO:
        raise Refused(_("Only a demo court can be emptied. Set DEMO=1."))
    with transaction.atomic():
        _guard("DISABLE")
        call_command("flush", interactive=False, verbosity=0)
        _guard("ENABLE")


def _guard(what: str) -> None:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for table in GUARDED:
            cursor.execute(f"ALTER TABLE {table} {what} TRIGGER USER")
