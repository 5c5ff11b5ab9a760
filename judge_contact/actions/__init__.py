"""Every write on the ledger, one verb each."""

from judge_contact.actions.answering import contacted, hand_over, tried
from judge_contact.actions.closing import close, confirm, rate, reopen, report, withdraw
from judge_contact.actions.dispatching import acknowledge, reassign, redirect, send_back
from judge_contact.actions.registering import Request, register
from judge_contact.actions.repeating import add_words, not_reached
from judge_contact.actions.supervising import conclude, extend

__all__ = [
    "Request",
    "acknowledge",
    "add_words",
    "close",
    "conclude",
    "confirm",
    "contacted",
    "extend",
    "hand_over",
    "not_reached",
    "rate",
    "reassign",
    "redirect",
    "register",
    "reopen",
    "report",
    "send_back",
    "tried",
    "withdraw",
]
