"""Emptying a demo court, its append-only trail included. Nothing else may ever do this."""

import shutil
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from portal.audit.checkpoints import checkpoint_file
from portal.common.refusals import Refused
from portal.common.words import _
from portal.people.models import Person

A_DEMO_PERSON = "litigant"

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


def is_loaded() -> bool:
    return Person.objects.filter(username=A_DEMO_PERSON).exists()


def raze() -> None:
    """Throw away tables and files too, whatever version made them; ``migrate`` comes next.

    Refused outside demo mode, and where the records are not those of a demo.
    """
    if not settings.DEMO:
        raise Refused(_("Only a demo court can be emptied. Set DEMO=1."))
    has_people = Person._meta.db_table in connection.introspection.table_names()
    if has_people and Person.objects.exists() and not is_loaded():
        raise Refused(_("This database holds something else than a demo. It is left alone."))
    if connection.vendor == "sqlite":
        connection.close()
        for ending in ("", "-wal", "-shm"):
            Path(f"{settings.DATABASES['default']['NAME']}{ending}").unlink(missing_ok=True)
    else:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    checkpoint_file().unlink(missing_ok=True)


def _guard(what: str) -> None:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for table in GUARDED:
            cursor.execute(f"ALTER TABLE {table} {what} TRIGGER USER")
