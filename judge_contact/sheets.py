"""The ledger as a workbook: masked, bounded, written row by row."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from judge_contact.models import Ticket
from judge_contact.rules import CONTACT
from portal.cases.sheets import inert
from portal.common.clock import SHANGHAI
from portal.people.masks import mask_name, mask_phone

MOST_ROWS = 5000
CHUNK = 500


def ledger_book(rows: Any) -> tuple[BytesIO, int]:
    """The workbook, ready to be sent, and how many requests are in it. Words are left out."""
    from openpyxl import Workbook  # slow to import, and few requests need it

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Ledger"))
    sheet.freeze_panes = "A2"
    sheet.append(_heads())
    count = 0
    for ticket in _read(rows):
        sheet.append([inert(cell) for cell in _row(ticket)])
        count += 1
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return file, count


def _read(rows: Any) -> Iterable[Ticket]:
    shown = rows.select_related("case", "division", "requester", "judge")
    chunks: Iterable[Ticket] = shown.prefetch_related("limits", "contacts")[:MOST_ROWS].iterator(
        CHUNK
    )
    return chunks


def _heads() -> list[str]:
    return [
        _("Request"), _("Registered at"), _("Way in"), _("Case number"), _("Division"), _("Judge"),
        _("About"), _("Asked by"), _("Phone"), _("State"), _("Round"), _("Repeats"),
        _("Contact due"), _("First contact"), _("In time"), _("Closed"), _("Satisfaction"),
    ]


def _row(ticket: Ticket) -> list[Any]:
    limits = [limit for limit in ticket.limits.all() if limit.rule == CONTACT.code]
    contact = next((limit for limit in limits if limit.round == ticket.round), None)
    reached = next((one for one in ticket.contacts.all() if one.round == ticket.round), None)
    kept = contact.was_kept if contact else None
    return [
        ticket.number, _minute(ticket.registered_at), ticket.get_channel_display(),
        ticket.case.number, ticket.division, ticket.judge.full_name,
        ticket.get_category_display(), mask_name(ticket.requester.full_name),
        mask_phone(ticket.phone), ticket.get_state_display(), ticket.round, ticket.repeats,
        _minute(contact.due_at) if contact else "", _minute(reached.at) if reached else "",
        "" if kept is None else _("yes") if kept else _("no"), _minute(ticket.closed_at),
        ticket.rating or "",
    ]


def _minute(at: Any) -> str:
    return f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" if at else ""
