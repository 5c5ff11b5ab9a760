"""Load the demo court. Refused outside demo mode; a second run changes nothing."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal import demo
from portal.common import clock
from portal.demo.clearing import clear


class Command(BaseCommand):
    help = "Load the demo court: people, divisions, cases, requests (demo mode only)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--empty", action="store_true", help="Throw every record away first."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo court exists in demo mode only. Set DEMO=1.")
        if options["empty"]:
            clear()
        call_command("load_reference", verbosity=0)
        made = demo.load(clock.now())
        if options["verbosity"]:
            for path, count in made.items():
                self.stdout.write(f"{path.rsplit('.', 1)[0]}: {count}")
