"""The ledger (台账): requests, what was said, who held them, and their duties."""

from judge_contact.models.acts import Attempt, Contact, Meeting, Supervision
from judge_contact.models.limits import TicketLimit
from judge_contact.models.tickets import Holding, LedgerSeries, Ticket, TicketStep
from judge_contact.models.ways_in import Absence, DeskAnswer, MissedCall

__all__ = [
    "Absence",
    "Attempt",
    "Contact",
    "DeskAnswer",
    "Holding",
    "LedgerSeries",
    "Meeting",
    "MissedCall",
    "Supervision",
    "Ticket",
    "TicketLimit",
    "TicketStep",
]
