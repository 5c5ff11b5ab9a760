"""The dated duties around fees: who owes what by when, under which article."""

from datetime import time, timedelta

from portal.common.words import _
from portal.people.roles import Role
from portal.timelimits.rules import LimitRule

END_OF_DAY = time(23, 59, 59)
"""What a party does online is in time until the end of the day."""

PAYMENT = LimitRule(
    code="PAYMENT",
    days=7,
    unit="calendar",
    owner_role="",
    label=_("You pay the court fee"),
    article=_("Fee Measures art. 22: within 7 days, counted from the day after the notice"),
    consequence=_("If not, a judge may treat the case as withdrawn. You can sue again."),
    reminders=(timedelta(days=3), timedelta(days=1)),
    is_statutory=True,
    ends_at=END_OF_DAY,
)
DEFERRED_PAYMENT = LimitRule(
    code="DEFERRED_PAYMENT",
    days=1,
    unit="calendar",
    owner_role="",
    label=_("You pay the deferred court fee"),
    article=_("Fee Measures art. 47: until the day named in the decision"),
    consequence=_("If not, a judge may treat the case as withdrawn. You can sue again."),
    reminders=(timedelta(days=7), timedelta(days=1)),
    ends_at=END_OF_DAY,
)
"""``days`` is replaced by those up to the day of the decision."""
CONFIRMATION = LimitRule(
    code="CONFIRMATION",
    days=5,
    unit="working",
    owner_role=Role.JUDGE,
    label=_("A judge decides what follows from the unpaid fee"),
    article=_("Portal default, set by the court: decided within 5 working days"),
    consequence=_("If not, the court's leader is told."),
    reminders=(timedelta(days=1),),
)
REFUND = LimitRule(
    code="REFUND",
    days=15,
    unit="calendar",
    owner_role=Role.CASHIER,
    label=_("The court gives the money back"),
    article=_("Fee Measures art. 53: within 15 days"),
    consequence=_("If not, the court's leader is told."),
    reminders=(timedelta(days=5), timedelta(days=1)),
    is_statutory=True,
)
RELIEF_DECISION = LimitRule(
    code="RELIEF_DECISION",
    days=7,
    unit="calendar",
    owner_role=Role.HEAD,
    label=_("The court decides on your application for relief"),
    article=_("Fee Measures arts. 48, 49; Civil Procedure Law art. 126: before registration"),
    consequence=_("If not, the court's leader is told. Meanwhile you need not pay."),
    reminders=(timedelta(days=3), timedelta(days=1)),
    is_statutory=True,
)
REVIEW = LimitRule(
    code="REVIEW",
    days=15,
    unit="calendar",
    owner_role=Role.LEADER,
    label=_("The court’s president decides on your request for review"),
    article=_("Fee Measures art. 43: within 15 days"),
    consequence=_("If not, the court's leader is told."),
    reminders=(timedelta(days=3), timedelta(days=1)),
    is_statutory=True,
)
FEE_RULES = {
    rule.code: rule for rule in (PAYMENT, DEFERRED_PAYMENT, CONFIRMATION, REFUND, REVIEW)
}
RELIEF_RULES = {RELIEF_DECISION.code: RELIEF_DECISION}
