"""Coded reasons: what can be wrong with a filing, and which other door there is (CPL 127).

There is no "other" without a supervisor. Each reason says how to mend it, so that a notice is
built from ticks and read without a lawyer.
"""

from dataclasses import dataclass
from typing import Any

from portal.common.words import _


@dataclass(frozen=True)
class Reason:
    """One reason for a correction: its number in the published list, words, remedy, article."""

    code: str
    title: Any
    remedy: Any
    article: Any
    needs_supervisor: bool = False


REASONS = {
    reason.code: reason
    for reason in (
        Reason("COURT", _("Wrong court or level"),
               _("Choose the court this page suggests, or say why this court has jurisdiction."),
               _("CPL 18–35")),
        Reason("STANDING", _("Identity or standing of the filer not shown"),
               _("Add your identity document, and say how the matter concerns you."),
               _("CPL 122(1)")),
        Reason("DEFENDANT", _("The other side cannot be told from others"),
               _("Add an address, a number, or anything that tells them from others."),
               _("CPL 122(2), INT 209")),
        Reason("CLAIM", _("A claim is unclear or not computed"),
               _("Say what you ask for, and how the sum is made up."), _("CPL 122(3)")),
        Reason("FACTS", _("Facts are missing"),
               _("Answer the marked questions."), _("CPL 122(3), 124")),
        Reason("PAPER", _("A required paper is missing"),
               _("Add the paper named here."), _("LR 6")),
        Reason("AUTHORITY", _("Authority of the agent missing or defective"),
               _("Have the power of attorney made here and signed again."), _("CPL 62")),
        Reason("SIGNATURE", _("Not signed, or not rightly signed"),
               _("Sign the paper named here."), _("CPL 124")),
        Reason("UNREADABLE", _("A page cannot be read"),
               _("Photograph or scan the marked page again."), _("OL 12")),
        Reason("WRONG_TYPE", _("Wrong document, or several papers in one file"),
               _("Put each paper into its own place."), _("OL 11")),
        Reason("DISAGREE", _("Data and paper say different things"),
               _("Correct whichever is wrong."), _("LR 7")),
        Reason("FEE", _("Fee or fee relief not clear"),
               _("Complete the fee page, or add the proof named here."), _("FEE 22, 48")),
        Reason("DUPLICATE", _("The same filing was handed in before"),
               _("Go on with the earlier one, or say what is different."), _("CPL 127(5)")),
        Reason("SENSITIVE", _("Somebody else's personal data is open"),
               _("Cover it in a new copy."), _("OL 38")),
        Reason("OUTSIDE", _("Not a matter for this procedure"),
               _("See the door named here."), _("CPL 127")),
        Reason("OTHER", _("Something else, approved by the head of the division"),
               _("Do what is written here."), _("LR 7"), needs_supervisor=True),
    )
}


@dataclass(frozen=True)
class Door:
    """Where a matter belongs instead, and what the person can do there (CPL 127)."""

    code: str
    title: Any
    advice: Any
    article: Any


DOORS = {
    door.code: door
    for door in (
        Door("ADMINISTRATIVE", _("An administrative matter"),
             _("Sue the authority by an administrative suit."), _("CPL 127(1)")),
        Door("ARBITRATION", _("You agreed on arbitration in writing"),
             _("Apply to the arbitration institution named in the contract."), _("CPL 127(2)")),
        Door("AUTHORITY_FIRST", _("Another authority decides first"),
             _("Go to that authority first, for example labour arbitration."), _("CPL 127(3)")),
        Door("OTHER_COURT", _("Another court has jurisdiction"),
             _("File there; this portal can carry your draft over."), _("CPL 127(4)")),
        Door("DECIDED", _("Decided already"),
             _("Apply for a retrial within six months."), _("CPL 127(5)")),
        Door("BARRED", _("No suit is allowed for a time"),
             _("File when that time is over."), _("CPL 127(6)")),
        Door("FAMILY_BAR", _("Divorce or adoption: nothing new within six months"),
             _("File when six months are over, or show new facts."), _("CPL 127(7)")),
    )
}
