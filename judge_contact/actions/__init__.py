"""Every write on the ledger, one verb each."""

from judge_contact.actions.absences import end_absence, enter_absence
from judge_contact.actions.answering import contacted, hand_over, tried
from judge_contact.actions.at_desk import answer_at_once, register_caller
from judge_contact.actions.attaching import attach, with_files
from judge_contact.actions.booking import Booking
from judge_contact.actions.calls import (
    Rang,
    call_back_failed,
    record_missed_call,
    settle_call,
    turn_into_request,
)
from judge_contact.actions.closing import close, confirm, rate, reopen, report, withdraw
from judge_contact.actions.dispatching import acknowledge, reassign, redirect, send_back
from judge_contact.actions.keyed import do_once
from judge_contact.actions.registering import Request, register
from judge_contact.actions.repeating import add_words, not_reached
from judge_contact.actions.supervising import conclude, extend, give_up, supervise

__all__ = [
    "Booking",
    "Rang",
    "Request",
    "acknowledge",
    "add_words",
    "answer_at_once",
    "attach",
    "call_back_failed",
    "close",
    "conclude",
    "confirm",
    "contacted",
    "do_once",
    "end_absence",
    "enter_absence",
    "extend",
    "give_up",
    "hand_over",
    "not_reached",
    "rate",
    "reassign",
    "record_missed_call",
    "redirect",
    "register",
    "register_caller",
    "reopen",
    "report",
    "send_back",
    "supervise",
    "settle_call",
    "tried",
    "turn_into_request",
    "with_files",
    "withdraw",
]
