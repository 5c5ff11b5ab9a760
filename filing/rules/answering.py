"""The other side's duties and choices after the complaint is served (CPL 128, 130; OL 10)."""

from datetime import timedelta

from portal.common.words import _
from portal.people.roles import Role
from portal.timelimits.rules import LimitRule

JOIN = LimitRule(
    code="JOIN",
    days=3,
    unit="calendar",
    owner_role="",
    label=_("You confirm your identity and link the case"),
    article=_("Online Litigation Rules art. 10: within 3 days of the notice"),
    consequence=_("If not, the court serves the papers in another way."),
    reminders=(timedelta(days=1),),
)
ANSWER = LimitRule(
    code="ANSWER",
    days=15,
    unit="calendar",
    owner_role="",
    label=_("You answer the complaint"),
    article=_("Civil Procedure Law arts. 128, 130: within 15 days of receipt"),
    consequence=_("If you do not answer, the case goes on without your answer."),
    reminders=(timedelta(days=5), timedelta(days=1)),
    is_statutory=True,
)
ANSWER_ABROAD = LimitRule(
    code="ANSWER_ABROAD",
    days=30,
    unit="calendar",
    owner_role="",
    label=_("You answer the complaint"),
    article=_("Civil Procedure Law art. 285: within 30 days, no domicile in China"),
    consequence=_("If you do not answer, the case goes on without your answer."),
    reminders=(timedelta(days=10), timedelta(days=2)),
    is_statutory=True,
)
FORWARD_ANSWER = LimitRule(
    code="FORWARD_ANSWER",
    days=5,
    unit="calendar",
    owner_role=Role.CLERK,
    label=_("The answer is sent to the plaintiff"),
    article=_("Civil Procedure Law art. 128: within 5 days of receipt"),
    consequence=_("If not, the head of the division is told."),
    reminders=(timedelta(days=1),),
    is_statutory=True,
)

RULES = {rule.code: rule for rule in (JOIN, ANSWER, ANSWER_ABROAD, FORWARD_ANSWER)}
ANSWERS = (ANSWER.code, ANSWER_ABROAD.code)
