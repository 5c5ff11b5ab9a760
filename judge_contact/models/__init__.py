"""The ledger (台账): requests, what was said, who held them, and their duties."""

from judge_contact.models.acts import Attempt, Contact, Meeting, Supervision
from judge_contact.models.limits import TicketLimit
from judge_contact.models.tickets import Holding, LedgerSeries, Ticket, TicketStep

__all__ = [
    "Attempt",
    "Contact",
    "Holding",
    "LedgerSeries",
    "Meeting",
    "Supervision",
    "Ticket",
    "TicketLimit",
    "TicketStep",
]
