"""The notice of criticism (督办通报) a supervision may end with, as a signed paper."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from judge_contact.models import Supervision, Ticket, TicketLimit
from portal.common import readable
from portal.papers.models import Paper
from portal.papers.orders import Order, order

TEMPLATE = "judge_contact/papers/criticism.html"
LANGUAGE = "zh-hans"
"""Papers between offices of the court are written in Chinese."""


def order_criticism(supervision: Supervision, *, at: datetime) -> Paper:
    """Have the notice drafted and signed with the court's certificate; once per supervision.

    It names the division, what was owed by when, and the outcome. It names no party.
    """
    ticket = supervision.ticket
    with translation.override(LANGUAGE):
        wanted = Order(
            TEMPLATE,
            about=ticket,
            court=ticket.court,
            title=_("Notice of criticism: contact with parties"),
            facts=_facts(ticket, supervision, at),
            language=LANGUAGE,
            occasion=occasion_of(supervision),
        )
        return order(wanted, at=at)


def occasion_of(supervision: Supervision) -> str:
    return f"supervision {supervision.pk}"


def criticisms_by_supervision(tickets: Sequence[Ticket]) -> dict[str, Paper]:
    """The notices about these requests, by the supervision they end."""
    about = {ticket.reference for ticket in tickets}
    papers = Paper.objects.filter(about__in=about, template=TEMPLATE)
    return {paper.occasion: paper for paper in papers}


def criticisms_of(ticket: Ticket) -> list[Paper]:
    """The notices ordered about a request, oldest first."""
    papers = Paper.objects.filter(about=ticket.reference, template=TEMPLATE)
    return list(papers.order_by("ordered_at"))


def _facts(ticket: Ticket, supervision: Supervision, at: datetime) -> dict[str, object]:
    late = [limit for limit in ticket.limits.order_by("due_at") if limit.breached_at is not None]
    return {
        "division": str(ticket.division),
        "rows": [
            [_("Request"), ticket.number],
            [_("Case"), ticket.case.number],
            [_("When it was registered"), readable.moment(ticket.registered_at)],
            [_("Supervised because"), str(supervision.get_reason_display())],
            [_("Supervised since"), readable.moment(supervision.opened_at)],
        ],
        "broken": [_broken(limit) for limit in late],
        "outcome": supervision.outcome,
        "on": readable.day(at),
    }


def _broken(limit: TicketLimit) -> list[str]:
    done = readable.moment(limit.met_at) if limit.met_at else _("not done")
    role = str(limit.get_owner_role_display())
    return [str(limit.short), role, readable.moment(limit.due_at), done]
