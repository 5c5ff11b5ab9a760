"""How a filing enters: at another court, from abroad, through the green channel.

Cross-region filing is a service of all intermediate and basic courts; its answer within minutes is
a target of the courts, the legal limit stays seven days (CPL 126). Cross-border filing follows the
provisions of 2021. The criteria of the green channel are the portal's own, set by the court.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from filing.rules import kinds
from portal.common.words import _

PASSED_ON = frozenset({kinds.FIRST_CIVIL, kinds.FIRST_ADMINISTRATIVE, kinds.ENFORCEMENT})
"""What any court takes in for another: first-instance civil and administrative suits, and
applications for enforcement."""


@dataclass(frozen=True)
class OpenHours:
    """When a court answers: its hours on working days."""

    opens: time
    closes: time
    is_working: Callable[[date], bool]


def answer_target(sent: datetime, minutes: int, hours: OpenHours) -> datetime:
    """The instant ``minutes`` of open court time after ``sent``, in the zone of ``sent``.

    Papers sent after closing, or on a rest day, count from the next opening.
    """
    at = _when_open(sent, hours)
    left = timedelta(minutes=minutes)
    while True:
        closing = datetime.combine(at.date(), hours.closes, tzinfo=at.tzinfo)
        if at + left <= closing:
            return at + left
        left -= closing - at
        at = _when_open(closing, hours)


def _when_open(at: datetime, hours: OpenHours) -> datetime:
    """The first instant from ``at`` on at which the court is open."""
    opening = datetime.combine(at.date(), hours.opens, tzinfo=at.tzinfo)
    closing = datetime.combine(at.date(), hours.closes, tzinfo=at.tzinfo)
    if hours.is_working(at.date()) and at < closing:
        return max(at, opening)
    day = at.date() + timedelta(days=1)
    while not hours.is_working(day):
        day += timedelta(days=1)
    return datetime.combine(day, hours.opens, tzinfo=at.tzinfo)


class Answer(StrEnum):
    """What the competent court said to papers passed on to it."""

    REGISTERED = "REGISTERED"
    CORRECTION = "CORRECTION"
    NOT_HERE = "NOT_HERE"
    REFUSED = "REFUSED"
    MEDIATION = "MEDIATION"
    WITHDRAWN = "WITHDRAWN"


ANSWERED_BY = {
    "accept": Answer.REGISTERED, "register_at_expiry": Answer.REGISTERED,
    "require_correction": Answer.CORRECTION, "redirect": Answer.NOT_HERE,
    "transfer": Answer.NOT_HERE, "refuse": Answer.REFUSED,
    "send_to_mediation": Answer.MEDIATION, "withdraw": Answer.WITHDRAWN,
}
"""The moves of a filing that answer the receiving court, and what each says."""


class Border(StrEnum):
    """Who may file from beyond the border (XB)."""

    FOREIGNER = "FOREIGNER"
    HMT_RESIDENT = "HMT_RESIDENT"
    LIVING_ABROAD = "LIVING_ABROAD"
    ORGANISATION = "ORGANISATION"


@dataclass(frozen=True)
class BorderPaper:
    """An identity paper of one category, and what is done with it."""

    title: Any
    words: Any


BORDER_WORDS: dict[Border, Any] = {
    Border.FOREIGNER: _("A foreigner"),
    Border.HMT_RESIDENT: _("A resident of Hong Kong, Macau or Taiwan"),
    Border.LIVING_ABROAD: _("A mainland citizen living outside the mainland"),
    Border.ORGANISATION: _("An enterprise or organisation registered outside the mainland"),
}
BORDER_PAPERS: dict[Border, tuple[BorderPaper, ...]] = {
    Border.FOREIGNER: (
        BorderPaper(_("Passport"), _("The page with your photograph.")),
    ),
    Border.HMT_RESIDENT: (
        BorderPaper(_("Travel permit to the mainland, or residence permit"), _("Both sides.")),
        BorderPaper(_("Identity card of Hong Kong, Macau or Taiwan"), _("Both sides.")),
    ),
    Border.LIVING_ABROAD: (
        BorderPaper(_("Resident identity card or passport"), _("Still valid.")),
        BorderPaper(
            _("Proof that you live there"), _("Residence permit, visa or a similar paper."),
        ),
    ),
    Border.ORGANISATION: (
        BorderPaper(_("Proof of registration"), _("From the registry of its place.")),
        BorderPaper(
            _("Identity of who represents it, and proof of that post"),
            _("Passport or permit, and the decision that appoints them."),
        ),
    ),
}
"""Identity papers by category. Papers in another language need a Chinese translation."""


def may_cross_border(kind: str) -> bool:
    """Only first-instance civil and commercial suits (XB)."""
    return kind == kinds.FIRST_CIVIL


@dataclass(frozen=True)
class WitnessCheck:
    """One thing the judge sees to in a video witnessing, and ticks."""

    code: str
    words: Any


WITNESS_CHECKS = (
    WitnessCheck("PRINCIPAL", _("The principal is the person on the identity paper.")),
    WitnessCheck("LAWYER", _("The lawyer is a lawyer of the mainland with a valid licence.")),
    WitnessCheck("TOGETHER", _("Both are in the video at the same time.")),
    WitnessCheck("GENUINE", _("The principal gives this mandate freely and knows what for.")),
    WitnessCheck("SCOPE", _("The scope was read out: general or special authority.")),
    WitnessCheck("SIGNED", _("Both signed before the judge’s eyes.")),
    WitnessCheck("RECORDED", _("The recording is kept with the file.")),
)
"""All of them are ticked, or the mandate is not witnessed (XB)."""
WITNESS_CODES = frozenset(check.code for check in WITNESS_CHECKS)


@dataclass(frozen=True)
class GreenFacts:
    """What the green channel asks about a filing."""

    kind: str
    is_enterprise: bool
    cause_no: str
    failed_checks: int
    takes_e_service: bool
    other_side_is_reachable: bool
    is_cross_border: bool


@dataclass(frozen=True)
class Criterion:
    """One published criterion of entry."""

    code: str
    words: Any
    is_met: Callable[[GreenFacts], bool]


COMMERCIAL = frozenset({
    "79", "80", "81", "82", "83", "88", "88.8", "98", "101", "108.1", "108.3", "108.4", "109",
    "110", "116.2", "116.3", "117", "119", "120.3", "120.7", "121.2", "122", "124", "126", "128",
    "132", "142", "142.14", "147", "148", "165.2", "290", "293", "296", "298", "306", "371.1",
    "379", "458", "475",
})
"""Causes of business life (numbers of the 2025 list)."""
GREEN_KINDS = frozenset({
    kinds.FIRST_CIVIL, kinds.PAYMENT_ORDER, kinds.PRESERVATION, kinds.ENFORCEMENT,
})
GREEN_CRITERIA = (
    Criterion("ENTERPRISE", _("An enterprise files, with its unified social credit code."),
              lambda f: f.is_enterprise),
    Criterion("KIND", _("A civil suit, a payment order, a freeze or an enforcement."),
              lambda f: f.kind in GREEN_KINDS and not f.is_cross_border),
    Criterion("CAUSE", _("A dispute of business life, or an enforcement."),
              lambda f: f.kind == kinds.ENFORCEMENT or f.cause_no in COMMERCIAL),
    Criterion("CHECKS", _("Every check of the portal passed before submitting."),
              lambda f: f.failed_checks == 0),
    Criterion("SERVICE", _("The enterprise takes electronic service."),
              lambda f: f.takes_e_service),
    Criterion("REACH", _("The other side can be reached: an address and a phone or number."),
              lambda f: f.other_side_is_reachable),
)
"""All must be met. Set by the court and published; nobody is let in by hand."""


def unmet(facts: GreenFacts) -> list[Criterion]:
    """The criteria a filing does not meet; empty when the green channel is open to it."""
    return [criterion for criterion in GREEN_CRITERIA if not criterion.is_met(facts)]
