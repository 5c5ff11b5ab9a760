"""Periods of procedure by name: how long, from what, under which article. No Django beyond words.

Only periods that anyone can count alone are here; what a court sets (an evidence period, a
hearing) stands in its own notice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.workdays.calendar import Calendar, Due

RULES: dict[str, Callable[..., Due]] = {
    "working": Calendar.working_days_after,
    "calendar": Calendar.calendar_days_after,
    "months": Calendar.months_after,
}


@dataclass(frozen=True)
class Period:
    """A named period. ``start`` is the event it starts from; ``then`` what happens if it passes."""

    code: str
    title: Any
    days: int
    rule: str
    article: Any
    start: Any
    then: Any = ""


def _days(code: str, days: int, title: Any, start: Any, article: Any, then: Any = "") -> Period:
    return Period(code, title, days, "calendar", article, start, then)


def _months(code: str, months: int, title: Any, start: Any, article: Any, then: Any = "") -> Period:
    return Period(code, title, months, "months", article, start, then)


_RECEIVED = _("the day you received it")
_JUDGED = _("the day the judgment or ruling was served on you")
_KNEW = _("the day you knew or should have known")

FOR_PARTIES = (
    _days("ANSWER", 15, _("Answer to a complaint"), _RECEIVED, _("Civil Procedure Law art. 128"),
          _("The case goes on without your answer.")),
    _days("ANSWER_ABROAD", 30, _("Answer to a complaint, defendant living abroad"), _RECEIVED,
          _("Civil Procedure Law art. 285")),
    _days("JURISDICTION", 15, _("Objection to the court’s jurisdiction"), _RECEIVED,
          _("Civil Procedure Law art. 130"), _("Afterwards the court counts as having it.")),
    _days("APPEAL_JUDGMENT", 15, _("Appeal against a judgment"), _JUDGED,
          _("Civil Procedure Law art. 171"), _("The judgment takes effect.")),
    _days("APPEAL_RULING", 10, _("Appeal against a ruling"), _JUDGED,
          _("Civil Procedure Law art. 171"), _("The ruling takes effect.")),
    _days("APPEAL_ABROAD", 30, _("Appeal or answer to an appeal, party living abroad"), _JUDGED,
          _("Civil Procedure Law art. 286")),
    _days("FEE", 7, _("Payment of the court fee"), _("the day you received the payment notice"),
          _("Fee Measures art. 22"), _("A judge may treat the case as withdrawn.")),
    _days("RESTORE", 10, _("Asking for more time after an obstacle"),
          _("the day the obstacle ended"), _("Civil Procedure Law art. 86")),
    _months("RETRIAL", 6, _("Application for retrial"),
            _("the day the judgment took effect (or the day you knew)"),
            _("Civil Procedure Law art. 216"), _("It cannot be extended.")),
    _months("THIRD_PARTY", 6, _("Third party’s suit to revoke a judgment"), _KNEW,
            _("Civil Procedure Law art. 59"), _("It cannot be extended.")),
    _days("SUE_AFTER_PRESERVATION", 30, _("Suing after preservation before suit"),
          _("the day the measure was taken"), _("Civil Procedure Law art. 104"),
          _("The measure is lifted.")),
    _days("PRESERVATION_REVIEW", 5, _("Reconsideration of a preservation ruling"), _RECEIVED,
          _("Civil Procedure Interpretation art. 171")),
    _days("PAYMENT_ORDER", 15, _("Objection to a payment order"), _RECEIVED,
          _("Civil Procedure Law art. 227"), _("The order can be enforced.")),
    _days("CONFIRMATION", 30, _("Asking the court to confirm a mediation agreement"),
          _("the day the agreement took effect"), _("Civil Procedure Law art. 205")),
    _months("ENFORCEMENT", 24, _("Application for enforcement"),
            _("the last day for performance in the judgment"), _("Civil Procedure Law art. 250")),
    _months("ENFORCEMENT_IDLE", 6, _("Turning to the higher court when enforcement stands still"),
            _("the day the court received your application"), _("Civil Procedure Law art. 237")),
    _days("ENFORCEMENT_REVIEW", 10, _("Review of a ruling on an enforcement objection"), _RECEIVED,
          _("Civil Procedure Law art. 236")),
    _days("OUTSIDER_SUIT", 15, _("Suit after a ruling on an outsider’s objection"), _RECEIVED,
          _("Civil Procedure Law art. 238")),
    _months("DIVORCE_AGAIN", 6, _("Suing for divorce again"),
            _("the day of the refusal or withdrawal"), _("Civil Procedure Law art. 127(7)"),
            _("Earlier the court refuses it without new facts.")),
    _months("LABOUR", 12, _("Application for labour arbitration"), _KNEW,
            _("Labour Arbitration Law art. 27")),
    _days("LABOUR_SUIT", 15, _("Suing after a labour award"), _RECEIVED,
          _("Labour Arbitration Law art. 50"), _("The award takes effect.")),
    _days("LABOUR_REVOKE", 30, _("Employer’s application to revoke a final labour award"),
          _RECEIVED, _("Labour Arbitration Law art. 49")),
    _months("ADMIN_SUIT", 6, _("Suing an authority"), _KNEW,
            _("Administrative Litigation Law art. 46")),
    _days("ADMIN_APPEAL_JUDGMENT", 15, _("Appeal against an administrative judgment"), _JUDGED,
          _("Administrative Litigation Law art. 85")),
    _days("ADMIN_APPEAL_RULING", 10, _("Appeal against an administrative ruling"), _JUDGED,
          _("Administrative Litigation Law art. 85")),
)
_FILED = _("the day the case was registered")
FOR_THE_COURT = (
    _days("FILING", 7, _("Decision on a filing"), _("the day the court received it"),
          _("Civil Procedure Law art. 126; Registration Rules art. 8"),
          _("The court must register the case first.")),
    _days("COMPLAINT_SENT", 5, _("Sending the complaint to the other side"), _FILED,
          _("Civil Procedure Law art. 128")),
    _days("ANSWER_SENT", 5, _("Sending the answer to the plaintiff"),
          _("the day the court received the answer"), _("Civil Procedure Law art. 128")),
    _days("PRESERVATION", 5, _("Ruling on preservation during the suit"),
          _("the day of the application"), _("Preservation Provisions art. 4")),
    _months("TRIAL_ORDINARY", 6, _("Trial in ordinary procedure"), _FILED,
            _("Civil Procedure Law art. 152")),
    _months("TRIAL_SIMPLIFIED", 3, _("Trial in simplified procedure"), _FILED,
            _("Civil Procedure Law art. 164")),
    _months("TRIAL_SMALL", 2, _("Trial of a small claim"), _FILED,
            _("Civil Procedure Law art. 168")),
    _months("SECOND_JUDGMENT", 3, _("Second instance, judgment"), _FILED,
            _("Civil Procedure Law art. 183")),
    _days("SECOND_RULING", 30, _("Second instance, ruling"), _FILED,
          _("Civil Procedure Law art. 183")),
    _days("SPECIAL", 30, _("Special procedure, such as confirming an agreement"), _FILED,
          _("Civil Procedure Law art. 187")),
    _months("ENFORCEMENT_CASE", 6, _("Enforcement case"), _FILED,
            _("Trial Time Limit Rules (2000) art. 5")),
    _months("RETRIAL_REVIEW", 3, _("Review of an application for retrial"),
            _("the day the court received it"), _("Civil Procedure Law art. 215")),
    _days("OBJECTION_REVIEW", 15, _("Review of an enforcement objection"),
          _("the day the court received it"), _("Civil Procedure Law art. 236")),
    _days("FEE_REVIEW", 15, _("Review of a decision on costs"), _("the day of the request"),
          _("Fee Measures art. 43")),
    _days("REFUND", 15, _("Return of fees by the court"),
          _("the day the paper took effect or the case ended"), _("Fee Measures art. 53")),
    _days("COMPLAINT_ABOUT_FILING", 15, _("Answer to a complaint about filing"),
          _("the day of the complaint"), _("Registration Rules art. 13")),
    _days("PUBLIC_NOTICE", 30, _("Service by public notice"), _("the day of publication"),
          _("Civil Procedure Law art. 95"), _("It then counts as served.")),
    _days("PUBLIC_NOTICE_ABROAD", 60, _("Service by public notice, party abroad"),
          _("the day of publication"), _("Civil Procedure Law art. 283")),
    Period("CONTACT", _("Call of the judge you asked for"), 1, "working",
           _("Promise of the contact line"), _("the day of your request"),
           _("Your request goes to the division head by itself.")),
)
BY_CODE = {period.code: period for period in (*FOR_PARTIES, *FOR_THE_COURT)}
OFTEN = tuple(
    BY_CODE[code]
    for code in ("ANSWER", "APPEAL_JUDGMENT", "APPEAL_RULING", "FEE", "ENFORCEMENT", "CONTACT")
)
"""Those people ask about most, offered beside the calculator."""
