"""Deciding on an application for relief from fees."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from portal.common.moves import moving
from portal.common.refusals import Refused
from portal.fees import events
from portal.fees.actions.relief_effects import apply_to_fees, resume_fee
from portal.fees.models import ReliefApplication
from portal.fees.notices import tell
from portal.fees.papers import order_decision
from portal.fees.rules.relief import Kind, check_kind, relieved_part
from portal.people.models import Person
from portal.timelimits.limits import local_day, meet


@dataclass(frozen=True)
class Grant:
    """What is granted: all, a share in percent, or time until a day."""

    kind: str
    percent: int | None = None
    until: date | None = None
    reasons: str = ""


def grant(
    application: ReliefApplication, given: Grant, *, by: Person, at: datetime
) -> ReliefApplication:
    """Grant relief, also of another kind than asked; it counts for the fee at once.

    Refused: exemption of an organisation (FEE 44), a reduction under 30 % (FEE 46), a deferral
    without a coming day.
    """
    _check_grant(application, given, at)
    with moving(application, "grant", by=by, at=at, kind=given.kind) as application:
        application.granted_kind, application.granted_percent = given.kind, given.percent
        application.deferred_until = given.until
        application.reasons = given.reasons.strip()
        _decided(application, by, at)
        application.save()
        apply_to_fees(application, by=by, at=at)
        tell("grant", application, at=at, kind=given.kind)
        order_decision(application, at=at)
        events.relief_decided.send(ReliefApplication, application=application, by=by, at=at)
    return application


def _check_grant(application: ReliefApplication, given: Grant, at: datetime) -> None:
    kind = Kind(given.kind)
    check_kind(kind, is_natural_person=application.payer.kind == Person.Kind.NATURAL)
    relieved_part(kind, 100, given.percent or 0)
    if kind == Kind.DEFERRAL and (given.until is None or given.until <= local_day(at)):
        raise Refused(_("Name a coming day until which payment is deferred."), field="until")


def _decided(application: ReliefApplication, by: Person, at: datetime) -> None:
    application.decided_by, application.decided_at = by, at
    for limit in application.limits.filter(met_at=None, cancelled_at=None):
        meet(limit, at=at)


def refuse(
    application: ReliefApplication, *, reasons: str, by: Person, at: datetime
) -> ReliefApplication:
    """Refuse relief with written reasons (FEE 48); the payer has seven new days to pay."""
    if not reasons.strip():
        raise Refused(_("A refusal needs written reasons (Fee Measures art. 48)."), field="reasons")
    with moving(application, "refuse", by=by, at=at) as application:
        application.reasons = reasons.strip()
        _decided(application, by, at)
        application.save()
        resume_fee(application, by=by, at=at)
        tell("refuse", application, at=at)
        order_decision(application, at=at)
        events.relief_decided.send(ReliefApplication, application=application, by=by, at=at)
    return application
