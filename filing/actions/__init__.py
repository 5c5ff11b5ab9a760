"""Every write on a filing, one verb each."""

from filing.actions.drafting import (
    Beginning,
    answer_mediation,
    begin,
    choose_cause,
    choose_court,
    consent,
    discard,
    remove_item,
    save_answer,
    save_answers,
    state_amount,
)
from filing.actions.editing import Stale
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

__all__ = [
    "Beginning",
    "Place",
    "Stale",
    "add_agent",
    "add_material",
    "add_party",
    "answer_mediation",
    "begin",
    "choose_cause",
    "choose_court",
    "consent",
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
    "state_amount",
    "submit",
]
