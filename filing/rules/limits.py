"""The dated duties of a filing: who owes what by when, under which article."""

from datetime import datetime, timedelta

from filing.rules import kinds
from portal.common.words import _
from portal.people.roles import Role
from portal.timelimits.rules import LimitRule

_DAYS_3_5_6 = (timedelta(days=4), timedelta(days=2), timedelta(days=1))
"""Reminders on days 3, 5 and 6 of seven."""
_REGISTER_FIRST = _("If it cannot decide in time, it must register the case first.")
_HEAD_IS_TOLD = _("If not, the head of the case-filing division is told.")

DECISION = LimitRule(
    code="DECISION",
    days=7,
    unit="calendar",
    owner_role=Role.CLERK,
    label=_("The court decides on your filing"),
    article=_("Civil Procedure Law art. 126; Registration Rules art. 8"),
    consequence=_REGISTER_FIRST,
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
    consequence=_REGISTER_FIRST,
    reminders=_DAYS_3_5_6,
    is_statutory=True,
)
DECISION_PAYMENT_ORDER = LimitRule(
    code="DECISION_PAYMENT_ORDER",
    days=5,
    unit="calendar",
    owner_role=Role.CLERK,
    label=_("The court says whether it takes up your application"),
    article=_("Civil Procedure Law art. 226: within 5 days"),
    consequence=_REGISTER_FIRST,
    reminders=(timedelta(days=2), timedelta(days=1)),
    is_statutory=True,
)
DECISION_APPEAL = LimitRule(
    code="DECISION_APPEAL",
    days=5,
    unit="calendar",
    owner_role=Role.CLERK,
    label=_("The court registers your appeal"),
    article=_("Trial Time Limit Rules (2000) art. 6: within 5 days"),
    consequence=_REGISTER_FIRST,
    reminders=(timedelta(days=2), timedelta(days=1)),
    is_statutory=True,
)
DECISION_PRESERVATION = LimitRule(
    code="DECISION_PRESERVATION",
    days=48,
    unit="hours",
    owner_role=Role.CLERK,
    label=_("The court rules on your application to freeze property"),
    article=_("Civil Procedure Law art. 104: within 48 hours"),
    consequence=_REGISTER_FIRST,
    reminders=(timedelta(hours=24), timedelta(hours=6)),
    is_statutory=True,
)
RULING = LimitRule(
    code="RULING",
    days=7,
    unit="calendar",
    owner_role=Role.JUDGE,
    label=_("A judge decides, because you insist"),
    article=_("Registration Rules arts. 7 to 9; Civil Procedure Law art. 126"),
    consequence=_REGISTER_FIRST,
    reminders=_DAYS_3_5_6,
    is_statutory=True,
)
GREEN_CHANNEL = LimitRule(
    code="GREEN_CHANNEL",
    days=2,
    unit="working",
    owner_role=Role.CLERK,
    label=_("The green channel answers"),
    article=_("Portal default, set by the court: green channel answered in 2 working days"),
    consequence=_HEAD_IS_TOLD,
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
CORRECTION_CROSS_BORDER = LimitRule(
    code="CORRECTION_CROSS_BORDER",
    days=15,
    unit="calendar",
    owner_role="",
    label=_("You hand in what the notice lists"),
    article=_("Cross-border filing provisions (2021): 15 days to supplement"),
    consequence=_("If not, the pleading is returned to you. You may still insist on a ruling."),
    reminders=(timedelta(days=5), timedelta(days=1)),
    is_statutory=True,
)
INSISTENCE = LimitRule(
    code="INSISTENCE",
    days=30,
    unit="calendar",
    owner_role="",
    label=_("You say whether you want a judge to decide"),
    article=_("Portal default, set by the court: kept at hand for 30 days"),
    consequence=_("If not, the filing is put away. You may insist later, or file again."),
    reminders=(timedelta(days=5),),
)
MEDIATION = LimitRule(
    code="MEDIATION",
    days=30,
    unit="calendar",
    owner_role=Role.MEDIATOR,
    label=_("Mediation before filing ends"),
    article=_("Online Mediation Rules art. 24: 30 days"),
    consequence=_("If there is no agreement, your filing goes on by itself."),
    reminders=(timedelta(days=5), timedelta(days=1)),
    is_statutory=True,
)
HAND_OVER = LimitRule(
    code="HAND_OVER",
    days=3,
    unit="calendar",
    owner_role=Role.CLERK,
    label=_("The file goes to the trial division"),
    article=_("Trial Time Limit Rules (2000) art. 7: within 3 days"),
    consequence=_("If not, it is drawn and handed over by itself, and the head is told."),
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
    consequence=_HEAD_IS_TOLD,
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
    consequence=_("If not, the court’s leader is told."),
    reminders=(timedelta(days=3), timedelta(days=1)),
    is_statutory=True,
)

DECISIONS = (
    DECISION, DECISION_CROSS_BORDER, DECISION_PAYMENT_ORDER, DECISION_APPEAL,
    DECISION_PRESERVATION, RULING,
)
"""One of these runs while the court examines; at its end the filing is registered (LR 8)."""
CORRECTIONS = (CORRECTION, CORRECTION_CROSS_BORDER)
RULES = {
    rule.code: rule
    for rule in (
        *DECISIONS, GREEN_CHANNEL, *CORRECTIONS, INSISTENCE, MEDIATION, HAND_OVER,
        SERVE_COMPLAINT,
    )
}
COMPLAINT_RULES = {CONDUCT_COMPLAINT.code: CONDUCT_COMPLAINT}
DECISION_CODES = frozenset(rule.code for rule in DECISIONS)
CORRECTION_CODES = frozenset(rule.code for rule in CORRECTIONS)

_BY_KIND = {
    kinds.PAYMENT_ORDER: DECISION_PAYMENT_ORDER,
    kinds.APPEAL: DECISION_APPEAL,
    kinds.PRESERVATION: DECISION_PRESERVATION,
}


def decision_rule(kind: str, *, is_cross_border: bool) -> LimitRule:
    """By when the court decides on a filing of this kind.

    Seven days (CPL 126, LR 8), seven working days from abroad, five days for a payment order
    (CPL 226) or an appeal (TL 6), 48 hours for freezing property before a suit (CPL 104).
    """
    if kind in _BY_KIND:
        return _BY_KIND[kind]
    return DECISION_CROSS_BORDER if is_cross_border else DECISION


LEAST_CORRECTION_DAYS, MOST_CORRECTION_DAYS = 3, 30
"""How long a court may leave a filer to correct; a portal default, for the law sets no number."""

APPOINTMENT = LimitRule(
    code="APPOINTMENT",
    days=3,
    unit="working",
    owner_role=Role.CLERK,
    label=_("The court offers a time for the video witnessing"),
    article=_("Portal default, set by the court: a time is offered within 3 working days"),
    consequence=_HEAD_IS_TOLD,
    reminders=(timedelta(days=1),),
)
MEETING_REMINDERS = (timedelta(days=1), timedelta(hours=1))
"""How long before a video witnessing everybody in it is reminded: a portal default."""


def next_meeting_reminder(starts_at: datetime, after: datetime) -> datetime | None:
    """The first reminder of a meeting that is still to come; None when there is no more."""
    instants = (starts_at - before for before in MEETING_REMINDERS)
    return next((instant for instant in instants if instant > after), None)


WITNESS_RULES = {APPOINTMENT.code: APPOINTMENT}
