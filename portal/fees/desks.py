"""Places of fees on the console."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.common.places import Count, Place
from portal.fees.models import Difference, FeeObligation, Refund, ReliefApplication
from portal.fees.views.staff.fees import DESK_ROLES
from portal.fees.views.staff.money import MONEY_ROLES
from portal.fees.views.staff.relief import DESK_ROLES as RELIEF_ROLES


def overdue(person: Any, at: datetime) -> Count:
    """Fees nobody paid in time, for a judge to decide on."""
    number = FeeObligation.objects.visible_to(person).awaiting_judge().count()
    return Count(number, _("not paid in time"), "overdue" if number else "neutral")


def to_release(person: Any, at: datetime) -> Count:
    """Refunds that wait for the cashier."""
    waiting = (Refund.State.DUE, Refund.State.STUCK)
    number = Refund.objects.visible_to(person).filter(state__in=waiting).count()
    return Count(number, _("refunds to release"), "soon" if number else "neutral")


def unresolved(person: Any, at: datetime) -> Count:
    """Differences nobody has explained yet."""
    number = Difference.objects.visible_to(person).open().count()
    return Count(number, _("differences to explain"), "overdue" if number else "neutral")


def to_decide(person: Any, at: datetime) -> Count:
    """Applications for relief that wait for a decision."""
    number = ReliefApplication.objects.visible_to(person).awaiting_decision().count()
    return Count(number, _("applications to decide"), "soon" if number else "neutral")


GROUP = _("Fees")
PLACES = [
    Place(
        "fees", _("Fees"), _("What parties owe, paid and unpaid."), GROUP,
        frozenset(DESK_ROLES), icon="coin", key="p", waiting=overdue,
    ),
    Place(
        "relief_list", _("Relief from fees"), _("Applications to pay nothing, less or later."),
        GROUP, frozenset(RELIEF_ROLES), icon="help", waiting=to_decide,
    ),
    Place(
        "refunds", _("Refunds"), _("Money that goes back to parties."), GROUP,
        frozenset(MONEY_ROLES), icon="coin", waiting=to_release,
    ),
    Place(
        "differences", _("Bank and differences"),
        _("Daily statements, and what does not agree with them."), GROUP,
        frozenset(MONEY_ROLES), icon="check", waiting=unresolved,
    ),
]
