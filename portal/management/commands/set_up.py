"""Brings a place up to date: database, cache table, courts, calendar, static files, demo."""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.demo import clearing


class Command(BaseCommand):
    help = "Migrates, creates the cache table; on request collects static files, loads the demo."
    requires_system_checks = ()  # ``check`` is for whoever changes the code, not for each start

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--static", action="store_true", help="collect changed static files")
        parser.add_argument("--demo", action="store_true", help="load the demo court if absent")
        parser.add_argument("--fresh", action="store_true", help="empty the demo first")

    def handle(self, *args: Any, **options: Any) -> None:
        if (options["demo"] or options["fresh"]) and not settings.DEMO:
            raise CommandError("Only a demo (DEMO=1) is loaded or emptied.")
        if options["fresh"]:
            clearing.raze()
        call_command("migrate", interactive=False, verbosity=options["verbosity"])
        call_command("createcachetable", verbosity=options["verbosity"])
        call_command("load_reference", verbosity=options["verbosity"])
        if options["static"]:
            collect_changed()
        if options["demo"] and not clearing.is_loaded():
            call_command("load_demo", verbosity=options["verbosity"])


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
