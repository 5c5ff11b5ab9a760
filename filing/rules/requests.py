"""What a party may ask for in a running case, who decides, and by when."""

from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from portal.common.words import _
from portal.people.roles import Role
from portal.timelimits.rules import LimitRule

SUPPLEMENT, WITHDRAWAL, CHANGE_CLAIMS = "SUPPLEMENT", "WITHDRAWAL", "CHANGE_CLAIMS"
CHANGE_ADDRESS, PRESERVATION = "CHANGE_ADDRESS", "PRESERVATION"
APPOINT_AGENT, REVOKE_AGENT, OBJECTION = "APPOINT_AGENT", "REVOKE_AGENT", "OBJECTION"


def _duty(code: str, days: int, unit: Any, label: Any, article: Any) -> LimitRule:
    return LimitRule(
        code=code, days=days, unit=unit, owner_role=Role.JUDGE, label=label, article=article,
        consequence=_("If not, the head of the division is told."),
        reminders=(timedelta(days=1), timedelta(hours=3)),
    )


DECIDE = _duty(
    "DECIDE", 5, "working", _("The judge decides on your request"),
    _("Portal default, set by the court: within 5 working days"),
)
DECIDE_PRESERVATION = _duty(
    "DECIDE_PRESERVATION", 5, "calendar", _("The court rules on preservation"),
    _("Preservation Provisions art. 4: within 5 days"),
)
DECIDE_URGENT = replace(
    _duty(
        "DECIDE_URGENT", 48, "hours", _("The court rules on urgent preservation"),
        _("Civil Procedure Law art. 103: within 48 hours when urgent"),
    ),
    reminders=(timedelta(hours=24), timedelta(hours=6)), is_statutory=True,
)
CARRY_OUT = _duty(
    "CARRY_OUT", 5, "calendar", _("The court carries the preservation out"),
    _("Preservation Provisions art. 4: carried out within 5 days"),
)
APPEAL_DAYS = 10
"""A ruling on jurisdiction may be appealed for so many days (CPL 171)."""
SEND_CASE = replace(
    _duty(
        "SEND_CASE", APPEAL_DAYS + 5, "calendar",
        _("The case is sent to the court that has jurisdiction"),
        _("CPL 37, 130; after the 10 days for an appeal (CPL 171); portal default: 5 days more"),
    ),
    owner_role=Role.CLERK,
)
LIMITS = {
    rule.code: rule
    for rule in (DECIDE, DECIDE_PRESERVATION, DECIDE_URGENT, CARRY_OUT, SEND_CASE)
}
MOST_SECURITY = Fraction(3, 10)
"""Security for preservation in a running case: at most 30 % of the amount (PR 5)."""


@dataclass(frozen=True)
class Asking:
    """One kind of request. Without ``limit`` it takes effect when it is made (noted).

    ``own_side_only`` is for those who brought the case or a counterclaim.
    """

    code: str
    title: Any
    words: Any
    article: Any
    limit: LimitRule | None = None
    own_side_only: bool = False
    other_side_only: bool = False


KINDS = {
    kind.code: kind
    for kind in (
        Asking(SUPPLEMENT, _("Hand in more material"),
               _("Evidence or papers you want the judge to see."), _("INT 99, 101")),
        Asking(CHANGE_ADDRESS, _("Change my address for service"),
               _("Papers go to the new address from now on."), _("PS 4, INT 137")),
        Asking(APPOINT_AGENT, _("Appoint an agent"),
               _("A lawyer or another person acts for you. Two at most."), _("CPL 61, 62")),
        Asking(REVOKE_AGENT, _("End an agent's authority"),
               _("From now on this person no longer acts for you."), _("CPL 63")),
        Asking(CHANGE_CLAIMS, _("Change my claims"),
               _("Ask for more, for less, or for something else. The fee follows."),
               _("INT 232; FEE 21"), DECIDE, own_side_only=True),
        Asking(WITHDRAWAL, _("Withdraw the case"),
               _("The case ends without a judgment. Half the fee comes back."),
               _("CPL 148; FEE 15"), DECIDE, own_side_only=True),
        Asking(PRESERVATION, _("Freeze property of the other side"),
               _("You fear that property disappears before the judgment."),
               _("CPL 103; PR 1, 4, 5"), DECIDE_PRESERVATION),
        Asking(OBJECTION, _("Object to the jurisdiction of this court"),
               _("Another court should hear the case. Within the period for the answer."),
               _("CPL 130"), DECIDE, other_side_only=True),
    )
}
BRINGING = frozenset({"PLAINTIFF", "APPLICANT", "APPELLANT", "CREDITOR"})
"""The sides of those who brought the case (``cases.Party.Side``)."""


def may_ask(kind: Asking, side: str, *, has_counterclaim: bool = False) -> bool:
    """Whether this kind of request is open to a party on this side of the case.

    Who brought a counterclaim changes and withdraws it like any other plaintiff.
    """
    if kind.own_side_only:
        return side in BRINGING or has_counterclaim
    return not (kind.other_side_only and side in BRINGING)


def most_security(amount: Decimal) -> Decimal:
    """The most a court asks as security for preserving this much (PR 5), in yuan."""
    return amount * MOST_SECURITY.numerator / MOST_SECURITY.denominator


CHOICES = [(kind.code, kind.title) for kind in KINDS.values()]
