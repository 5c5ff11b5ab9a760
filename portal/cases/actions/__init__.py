"""Every write of the registry. Import the verbs from here."""

from portal.cases.actions.addresses import Confirmed, address_of, confirm_address, said_in
from portal.cases.actions.agents import Mandate, appoint_agent, revoke_agent
from portal.cases.actions.held import tell
from portal.cases.actions.known import person_behind
from portal.cases.actions.registry import (
    Opening,
    Side,
    add_party,
    assign_judge,
    cancel_next_date,
    close,
    join_counterclaim,
    move_to_division,
    open_case,
    set_next_date,
    void_number,
)

__all__ = [
    "Confirmed", "Mandate", "Opening", "Side", "add_party", "address_of", "appoint_agent",
    "assign_judge", "cancel_next_date", "close", "confirm_address", "join_counterclaim",
    "move_to_division", "open_case", "person_behind", "revoke_agent", "said_in", "set_next_date",
    "tell", "void_number",
]
