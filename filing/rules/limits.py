"""The dated duties of a filing: who owes what by when, under which article."""

from datetime import timedelta

from portal.common.words import _
from portal.people.roles import Role
from portal.timelimits.rules import LimitRule

_DAYS_3_5_6 = (timedelta(days=4), timedelta(days=2), timedelta(days=1))
"""Reminders on days 3, 5 and 6 of seven."""

DECISION = LimitRule(
    code="DECISION",
    days=7,
    unit="calendar",
    owner_role=Role.CLERK,
    label=_("The court decides on your filing"),
    article=_("Civil Procedure Law art. 126; Registration Rules art. 8"),
    consequence=_("If it cannot decide in time, it must register the case first."),
    reminders=_DAYS_3_5_6,
    is_statutory=True,
)
DECISION_CROSS_BORDER = LimitRule(
    code="DECISION_CROSS_BORDER",
    days=7,
    unit="working",
    owner_role=Role.CLERK,
    label=_("The court decides on your cross-border filing"),
    article=_("Cross-border filing provisions (2021): 7 working days"),
    consequence=_("If it cannot decide in time, it must register the case first."),
    reminders=(timedelta(days=4), timedelta(days=2), timedelta(days=1)),
    is_statutory=True,
)
CORRECTION = LimitRule(
    code="CORRECTION",
    days=15,
    unit="calendar",
    owner_role="",
    label=_("You hand in what the notice lists"),
    article=_("Registration Rules art. 7: time limit set by the court in its notice"),
    consequence=_("If not, the pleading is returned to you. You may still insist on a ruling."),
    reminders=(timedelta(days=5), timedelta(days=1)),
)
HAND_OVER = LimitRule(
    code="HAND_OVER",
    days=3,
    unit="calendar",
    owner_role=Role.CLERK,
    label=_("The file goes to the trial division"),
    article=_("Trial Time Limit Rules (2000) art. 7: within 3 days"),
    consequence=_("If not, the head of the case-filing division is told."),
    reminders=(timedelta(days=1),),
    is_statutory=True,
)
SERVE_COMPLAINT = LimitRule(
    code="SERVE_COMPLAINT",
    days=5,
    unit="calendar",
    owner_role=Role.CLERK,
    label=_("The complaint is sent to the other side"),
    article=_("Civil Procedure Law art. 128: within 5 days of registration"),
    consequence=_("If not, the head of the case-filing division is told."),
    reminders=(timedelta(days=1),),
    is_statutory=True,
)
CONDUCT_COMPLAINT = LimitRule(
    code="CONDUCT_COMPLAINT",
    days=15,
    unit="calendar",
    owner_role=Role.HEAD,
    label=_("The court answers your complaint about how filing was handled"),
    article=_("Registration Rules art. 13: answered within 15 days"),
    consequence=_("If not, the court's leader is told."),
    reminders=(timedelta(days=3), timedelta(days=1)),
    is_statutory=True,
)

RULES = {
    rule.code: rule
    for rule in (
        DECISION, DECISION_CROSS_BORDER, CORRECTION, HAND_OVER, SERVE_COMPLAINT,
        CONDUCT_COMPLAINT,
    )
}
