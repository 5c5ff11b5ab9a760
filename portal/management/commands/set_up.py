"""Brings a place up to date: database, cache table, static files, demo court."""

import hashlib
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from portal.people.models import Person

A_DEMO_PERSON = "litigant"


class Command(BaseCommand):
    help = "Migrates, creates the cache table; on request collects static files, loads the demo."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--static", action="store_true", help="collect changed static files")
        parser.add_argument("--demo", action="store_true", help="load the demo court if absent")
        parser.add_argument("--fresh", action="store_true", help="empty the demo first")

    def handle(self, *args: Any, **options: Any) -> None:
        if (options["demo"] or options["fresh"]) and not settings.DEMO:
            raise CommandError("Only a demo (DEMO=1) is loaded or emptied.")
        if options["fresh"]:
            empty_the_demo()
        call_command("migrate", interactive=False, verbosity=options["verbosity"])
        call_command("createcachetable", verbosity=options["verbosity"])
        if options["static"]:
            collect_changed()
        if options["demo"] and not demo_is_loaded():
            call_command("load_demo", verbosity=options["verbosity"])


def demo_is_loaded() -> bool:
    return Person.objects.filter(username=A_DEMO_PERSON).exists()


def empty_the_demo() -> None:
    """Forget all records and files. Refused where the records are not a demo's."""
    tables = connection.introspection.table_names()
    if Person._meta.db_table in tables and Person.objects.exists() and not demo_is_loaded():
        raise CommandError("This database holds something else than a demo: it is left alone.")
    if settings.IS_SQLITE:
        connection.close()
        for ending in ("", "-wal", "-shm"):
            Path(f"{settings.DATABASES['default']['NAME']}{ending}").unlink(missing_ok=True)
    else:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


def collect_changed() -> None:
    """Collect static files, unless nothing changed since: it takes seconds."""
    found = fingerprint()
    known = Path(f"{settings.STATIC_ROOT}.fingerprint")
    if known.exists() and known.read_text() == found:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    known.write_text(found)


def fingerprint() -> str:
    """Name, size and age of every static file of every app, in one word."""
    mark = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            about = Path(storage.path(name)).stat()
            mark.update(f"{name} {about.st_size} {about.st_mtime_ns}\n".encode())
    return mark.hexdigest()
