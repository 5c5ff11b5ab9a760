"""The ledger (台账): requests, what was said, who held them, and their duties."""

from judge_contact.models.acts import Attempt, Contact, Supervision
from judge_contact.models.keyed import KeyedAct
from judge_contact.models.limits import TicketLimit
from judge_contact.models.rooms import Meeting, Room
from judge_contact.models.tickets import Holding, LedgerSeries, Ticket, TicketStep
from judge_contact.models.ways_in import Absence, DeskAnswer, MissedCall

__all__ = [
    "Absence",
    "Attempt",
    "Contact",
    "DeskAnswer",
    "Holding",
    "KeyedAct",
    "LedgerSeries",
    "Meeting",
    "MissedCall",
    "Room",
    "Supervision",
    "Ticket",
    "TicketLimit",
    "TicketStep",
]
