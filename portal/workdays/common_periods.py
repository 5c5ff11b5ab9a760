"""Periods people ask about most: offered beside the calculator, each with its article."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class CommonPeriod:
    days: int
    rule: str
    title: Any
    article: Any


COMMON = (
    CommonPeriod(15, "calendar", _("Answer to a complaint"), _("Civil Procedure Law art. 128")),
    CommonPeriod(15, "calendar", _("Appeal against a judgment"), _("Civil Procedure Law art. 171")),
    CommonPeriod(10, "calendar", _("Appeal against a ruling"), _("Civil Procedure Law art. 171")),
    CommonPeriod(7, "calendar", _("Payment of the court fee"), _("Fee Measures art. 22")),
    CommonPeriod(
        1, "working", _("Call of the judge you asked for"), _("Promise of the contact line")
    ),
)
