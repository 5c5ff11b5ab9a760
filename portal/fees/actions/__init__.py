"""Every write about fees, one verb each."""

from portal.fees.actions.asking_relief import (
    Asking,
    ProofFile,
    add_proof,
    ask_relief,
    hand_in_proof,
    has_asked_relief,
    take_back,
    want_proof,
)
from portal.fees.actions.changing import (
    become_suit,
    change_claim,
    fee_of_withdrawn,
    fit_to_preserved,
)
from portal.fees.actions.deciding_relief import Grant, grant, refuse
from portal.fees.actions.differences import resolve, send_back_wrong_amount
from portal.fees.actions.overdue import give_time, treat_as_withdrawn
from portal.fees.actions.owing import Demand, attach_case, notify, reassess, void
from portal.fees.actions.paying import begin_payment, hand_to_bank, record_at_counter
from portal.fees.actions.refunding import (
    Giving,
    end_case,
    open_refund,
    record_transfer,
    refund_done,
    release,
)
from portal.fees.actions.reviewing import ask_review, correct, uphold
from portal.fees.actions.settling import Effect, settle

__all__ = [
    "Asking",
    "Demand",
    "Effect",
    "Giving",
    "Grant",
    "ProofFile",
    "add_proof",
    "ask_relief",
    "ask_review",
    "attach_case",
    "become_suit",
    "begin_payment",
    "change_claim",
    "correct",
    "end_case",
    "fee_of_withdrawn",
    "fit_to_preserved",
    "give_time",
    "grant",
    "hand_in_proof",
    "hand_to_bank",
    "has_asked_relief",
    "notify",
    "open_refund",
    "reassess",
    "record_at_counter",
    "record_transfer",
    "refund_done",
    "refuse",
    "release",
    "resolve",
    "send_back_wrong_amount",
    "settle",
    "take_back",
    "treat_as_withdrawn",
    "uphold",
    "void",
    "want_proof",
]
