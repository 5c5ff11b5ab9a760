"""The receipt of a request as a signed paper: what was recorded, what is promised, by when."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from judge_contact.models import Ticket, TicketLimit
from judge_contact.rules import CONTACT, RECEPTION, REPORT
from portal.audit import checkpoints
from portal.common import readable
from portal.papers.models import Paper
from portal.papers.orders import Order, order

TEMPLATE = "papers/receipt.html"
PROMISED = (CONTACT.code, RECEPTION.code, REPORT.code)


def order_receipt(ticket: Ticket, *, language: str, at: datetime) -> Paper:
    """Have the receipt of the present round made; ordered again, the same paper is returned."""
    with translation.override(language):
        limits = list(ticket.limits.filter(round=ticket.round, rule__in=PROMISED))
        wanted = Order(
            TEMPLATE,
            about=ticket,
            court=ticket.court,
            title=_("Receipt of a request to reach the judge"),
            facts=_facts(ticket, limits),
            language=language,
            occasion=f"round {ticket.round}",
        )
        return order(wanted, at=at)


def receipts_of(ticket: Ticket, language: str) -> Paper | None:
    """The receipt in the reader's language, if it was ordered."""
    papers = Paper.objects.filter(about=ticket.reference, template=TEMPLATE, language=language)
    return papers.filter(occasion=f"round {ticket.round}").first()


def _facts(ticket: Ticket, limits: Sequence[TicketLimit]) -> dict[str, object]:
    checkpoint = checkpoints.latest(ticket.court.code)
    return {
        "lead": _("The court has recorded your request. Its clock is running; yours is not."),
        "reference": ticket.number,
        "instant": readable.moment(ticket.registered_at),
        "rows": [
            [_("Case"), ticket.case.number],
            [_("Division"), str(ticket.division)],
            [_("About"), str(ticket.get_category_display())],
            [_("Way in"), str(ticket.get_channel_display())],
        ],
        "promises": [
            {
                "words": str(limit.terms.label),
                "by": readable.moment(limit.due_at),
                "article": str(limit.terms.article),
                "why": str(limit.terms.consequence),
                "provisional": limit.provisional,
            }
            for limit in sorted(limits, key=lambda limit: limit.due_at)
        ],
        "steps": [
            _("The liaison officer of the division informs the judge."),
            _("If nobody reaches you in time, your request moves up by itself."),
            _("If you are still not reached, say so online or call 12368."),
        ],
        "checkpoint": checkpoint
        and {
            "seq": checkpoint.seq,
            "hash": checkpoint.hash,
            "at": readable.moment(checkpoint.at),
        },
    }
