"""A question to the calendar as it arrives from outside: read strictly, answered or refused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.common.refusals import Refused
from portal.workdays.calendar import Calendar, Due, OutOfCalendar
from portal.workdays.calendars import sentence
from portal.workdays.periods import RULES

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
COUNT = re.compile(r"[0-9]{1,5}")


@dataclass(frozen=True)
class Question:
    """When does a period of ``days`` by ``rule`` end that started on ``start``?"""

    start: date
    days: int
    rule: str

    @classmethod
    def read(cls, given: Mapping[str, str]) -> "Question":
        """Refuses, with a sentence that names the field, what is missing or malformed."""
        start, days = given.get("start", ""), given.get("days", "")
        rule = given.get("rule", "")
        if not ISO_DAY.fullmatch(start):
            raise Refused(_("Give start as a date: YYYY-MM-DD."), field="start")
        try:
            day = date.fromisoformat(start)
        except ValueError:
            raise Refused(_("There is no such day in start."), field="start") from None
        if not COUNT.fullmatch(days) or int(days) < 1:
            raise Refused(_("Give days as a whole number, 1 or more."), field="days")
        if rule not in RULES:
            raise Refused(_("Give rule as working, calendar or months."), field="rule")
        return cls(day, int(days), rule)

    def answer(self, calendar: Calendar, *, article: Any = "") -> Due:
        """Refuses what lies outside the calendar. ``article`` names the period's own rule."""
        try:
            return RULES[self.rule](calendar, self.start, self.days, article=article)
        except OutOfCalendar as error:
            raise Refused(sentence(error)) from None
