"""Starting and ending the dated duties of a filing. Called inside an act that holds the filing."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Max

from filing.models import Filing, FilingLimit
from filing.rules import limits as rules
from portal.courts.models import Policy, policy
from portal.people.models import Person
from portal.timelimits.limits import (
    Start,
    cancel_running,
    extend_limit,
    local_day,
    meet,
    start_many,
)
from portal.timelimits.rules import LimitRule


def start(
    filing: Filing, rule: LimitRule, *, at: datetime, owner: Person | None = None,
    days: int | None = None,
) -> FilingLimit:
    """Begin a duty, the next of its rule for this filing. ``days`` is a period the court sets."""
    assert filing.court is not None  # noqa: S101  what is submitted has a court
    begun = Start(filing, filing.court, _next_round(filing, rule), owner)
    (limit,) = start_many(FilingLimit, [begun], rule, at=at)
    if days is not None and days != rule.days:
        extend_limit(limit, filing.court, days=days - rule.days, at=at)
    return limit


def start_examination(filing: Filing, *, at: datetime) -> FilingLimit:
    """The court must decide: seven days, or what the law says for this kind (CPL 126, LR 8).

    The day papers arrive never counts (CPL 85). A filing of the green channel also begins the
    channel's own, shorter duty.
    """
    return _examine(filing, at=at, shorter_by=0)


def restart_examination(filing: Filing, *, at: datetime) -> FilingLimit:
    """Corrections arrived: the period runs anew from the day after (INT 126, OL 9(2)).

    Where the court's policy counts the day itself (LR 7), seven days end one day earlier.
    """
    assert filing.court is not None  # noqa: S101  what is submitted has a court
    counts = policy(filing.court, Policy.Key.CORRECTED_DAY_COUNTS, local_day(at)) == "yes"
    return _examine(filing, at=at, shorter_by=1 if counts else 0)


def _examine(filing: Filing, *, at: datetime, shorter_by: int) -> FilingLimit:
    is_cross_border = filing.channel == Filing.Channel.CROSS_BORDER
    rule = rules.decision_rule(filing.kind, is_cross_border=is_cross_border)
    filing.ruling_asked_at = None  # a clerk reads first again, whoever had it before
    days = rule.days - shorter_by if rule == rules.DECISION else None
    limit = start(filing, rule, at=at, days=days)
    if filing.green_channel:
        start(filing, rules.GREEN_CHANNEL, at=at)
    return limit


def end_examination(filing: Filing, *, at: datetime) -> None:
    """The court has decided; what was late by then stays on record as late."""
    meet_all(filing, (*rules.DECISIONS, rules.GREEN_CHANNEL), at=at)


def meet_all(filing: Filing, done: Iterable[LimitRule], *, at: datetime) -> None:
    """Duties of these rules are done, in whichever round they run."""
    for limit in filing.limits.unmet().filter(rule__in=[rule.code for rule in done]):
        meet(limit, at=at)


def cancel_all(filing: Filing, *, at: datetime) -> None:
    """Nobody owes anything for this filing any more."""
    cancel_running(filing.limits.all(), at=at)


def _next_round(filing: Filing, rule: LimitRule) -> int:
    last = filing.limits.filter(rule=rule.code).aggregate(last=Max("round"))["last"]
    return (last or 0) + 1
