"""Loads what every court needs before its first day: the courts and the national calendar."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.common import clock
from portal.courts.loading import load_courts
from portal.workdays.calendars import calendar_for
from portal.workdays.loading import load_calendar
from portal.workdays.selfcheck import faults_of


class Command(BaseCommand):
    help = "Load the courts and the working-day calendar. Running it again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        courts, notices = load_courts(), load_calendar(at=clock.now())
        faults = faults_of(calendar_for())
        if faults:
            raise CommandError("The calendar contradicts itself:\n" + "\n".join(faults))
        if options["verbosity"]:
            self.stdout.write(f"{courts} courts and divisions added, {notices} notices added.")
