"""Every write on the ledger, one verb each."""

from judge_contact.actions.answering import contacted, hand_over, tried
from judge_contact.actions.booking import Booking
from judge_contact.actions.closing import close, confirm, rate, reopen, report, withdraw
from judge_contact.actions.dispatching import acknowledge, reassign, redirect, send_back
from judge_contact.actions.keyed import do_once
from judge_contact.actions.registering import Request, register
from judge_contact.actions.repeating import add_words, not_reached
from judge_contact.actions.supervising import conclude, extend, give_up, supervise

__all__ = [
    "Booking",
    "Request",
    "acknowledge",
    "add_words",
    "close",
    "conclude",
    "confirm",
    "contacted",
    "do_once",
    "extend",
    "give_up",
    "hand_over",
    "not_reached",
    "rate",
    "reassign",
    "redirect",
    "register",
    "reopen",
    "report",
    "send_back",
    "supervise",
    "tried",
    "withdraw",
]
