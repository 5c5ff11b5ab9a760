"""Every write on a filing, one verb each."""

from filing.actions.beginning import Beginning, begin
from filing.actions.correcting import Corrections, correct
from filing.actions.drafting import (
    answer_mediation,
    choose_cause,
    choose_court,
    choose_form,
    consent,
    discard,
    remove_item,
    save_answer,
    save_answers,
    see_fee,
)
from filing.actions.editing import Stale
from filing.actions.filling import Content, answer
from filing.actions.materials import (
    Place,
    add_material,
    describe_material,
    order_materials,
    remove_material,
)
from filing.actions.parties import (
    add_agent,
    add_party,
    remove_agent,
    remove_party,
    save_agent,
    save_party,
)
from filing.actions.submitting import resubmit, submit
from filing.actions.withdrawing import withdraw

__all__ = [
    "Beginning",
    "Content",
    "Corrections",
    "Place",
    "Stale",
    "add_agent",
    "add_material",
    "add_party",
    "answer",
    "answer_mediation",
    "begin",
    "choose_cause",
    "choose_court",
    "choose_form",
    "consent",
    "correct",
    "describe_material",
    "discard",
    "order_materials",
    "remove_agent",
    "remove_item",
    "remove_material",
    "remove_party",
    "resubmit",
    "save_agent",
    "save_answer",
    "save_answers",
    "save_party",
    "see_fee",
    "submit",
    "withdraw",
]
