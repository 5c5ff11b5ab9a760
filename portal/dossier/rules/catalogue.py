"""The order of papers in a dossier and their page numbers.

Main volume (正卷) and internal volume (副卷) of a first-instance civil dossier, modelled on the
court's filing rules for litigation papers. Cover and contents are drawn, never filed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from portal.common.words import _


class Volume(StrEnum):
    MAIN = "MAIN"
    INTERNAL = "INTERNAL"


class Slot(StrEnum):
    """A place in the catalogue. The order of this list is the order of the dossier."""

    FILING = "FILING"
    COMPLAINT = "COMPLAINT"
    ACCEPTANCE = "ACCEPTANCE"
    FEES = "FEES"
    RESPONSE_NOTICE = "RESPONSE_NOTICE"
    ANSWER = "ANSWER"
    IDENTITY = "IDENTITY"
    ADDRESS = "ADDRESS"
    EVIDENCE_NOTICE = "EVIDENCE_NOTICE"
    EVIDENCE = "EVIDENCE"
    INVESTIGATION = "INVESTIGATION"
    PRESERVATION = "PRESERVATION"
    EXPERT = "EXPERT"
    MEDIATION = "MEDIATION"
    HEARING_NOTICE = "HEARING_NOTICE"
    HEARING_RECORD = "HEARING_RECORD"
    STATEMENTS = "STATEMENTS"
    DECISION = "DECISION"
    PRONOUNCEMENT = "PRONOUNCEMENT"
    SERVICE = "SERVICE"
    APPEAL = "APPEAL"
    HIGHER_COURT = "HIGHER_COURT"
    CLOSING = "CLOSING"

    READING_NOTES = "READING_NOTES"
    TRIAL_REPORT = "TRIAL_REPORT"
    EXCHANGES = "EXCHANGES"
    INSTRUCTIONS = "INSTRUCTIONS"
    DELIBERATION = "DELIBERATION"
    COMMITTEE = "COMMITTEE"
    DRAFTS = "DRAFTS"
    INTERNAL_OTHER = "INTERNAL_OTHER"


SLOT_WORDS: dict[Slot, Any] = {
    Slot.FILING: _("Filing form and its course"),
    Slot.COMPLAINT: _("Complaint, or record of oral filing"),
    Slot.ACCEPTANCE: _("Notice of acceptance"),
    Slot.FEES: _("Fees: notices, receipts, relief"),
    Slot.RESPONSE_NOTICE: _("Notice to respond, with receipts"),
    Slot.ANSWER: _("Answer and counterclaim"),
    Slot.IDENTITY: _("Identity papers and powers of attorney"),
    Slot.ADDRESS: _("Confirmed addresses for service"),
    Slot.EVIDENCE_NOTICE: _("Notice on evidence"),
    Slot.EVIDENCE: _("Evidence"),
    Slot.INVESTIGATION: _("Records of inquiries and investigations"),
    Slot.PRESERVATION: _("Preservation and advance enforcement"),
    Slot.EXPERT: _("Expert opinions and inspections"),
    Slot.MEDIATION: _("Records of mediation"),
    Slot.HEARING_NOTICE: _("Hearing notices, summonses, announcements"),
    Slot.HEARING_RECORD: _("Hearing records"),
    Slot.STATEMENTS: _("Written statements of agents"),
    Slot.DECISION: _("Judgments, rulings, mediation statements"),
    Slot.PRONOUNCEMENT: _("Record of pronouncement"),
    Slot.SERVICE: _("Receipts of service"),
    Slot.APPEAL: _("Appeal papers"),
    Slot.HIGHER_COURT: _("Papers of the higher court"),
    Slot.CLOSING: _("Closing papers"),
    Slot.READING_NOTES: _("Reading notes"),
    Slot.TRIAL_REPORT: _("Trial report"),
    Slot.EXCHANGES: _("Internal exchanges, requests and replies"),
    Slot.INSTRUCTIONS: _("Written instructions of leaders"),
    Slot.DELIBERATION: _("Record of the panel’s deliberation"),
    Slot.COMMITTEE: _("Minutes of the judicial committee"),
    Slot.DRAFTS: _("Drafts and signing forms"),
    Slot.INTERNAL_OTHER: _("Other papers not shown to parties"),
}
_POSITION = {slot: place for place, slot in enumerate(Slot)}
_FIRST_INTERNAL = _POSITION[Slot.READING_NOTES]
MAIN_SLOTS = tuple(slot for slot in Slot if _POSITION[slot] < _FIRST_INTERNAL)
INTERNAL_SLOTS = tuple(slot for slot in Slot if _POSITION[slot] >= _FIRST_INTERNAL)


class Side(StrEnum):
    """Whose paper it is, where the order asks: the plaintiff's evidence first."""

    NONE = ""
    FIRST = "FIRST"
    SECOND = "SECOND"
    THIRD = "THIRD"


_SIDES = {Side.FIRST: 0, Side.SECOND: 1, Side.THIRD: 2, Side.NONE: 3}


def volume_of(slot: Slot) -> Volume:
    """Which volume a place belongs to: it follows from the place, nobody chooses it."""
    return Volume.INTERNAL if _POSITION[slot] >= _FIRST_INTERNAL else Volume.MAIN


class Filed(Protocol):
    """What the order asks of an item."""

    slot: Any
    side: Any
    pages: Any
    filed_at: Any
    pk: Any


I = TypeVar("I", bound=Filed)  # noqa: E741  an item


@dataclass(frozen=True)
class Placed(Generic[I]):
    """An item with its number and pages in the volume; pages are counted on from 1.

    A recording, or a paper still being made, has no pages: ``first`` and ``last`` are 0.
    """

    item: I
    number: int
    first: int
    last: int


def in_order(items: Iterable[I]) -> list[I]:
    """The items of one volume as the catalogue orders them."""

    def standing(item: I) -> tuple[int, int, Any, int]:
        return _POSITION[Slot(item.slot)], _SIDES[Side(item.side)], item.filed_at, item.pk

    return sorted(items, key=standing)


def laid_out(items: Iterable[I]) -> Sequence[Placed[I]]:
    """Number the items of one volume and count their pages on, from 1, without a gap."""
    placed, last = [], 0
    for number, item in enumerate(in_order(items), start=1):
        first, last = last + 1, last + item.pages
        shown = (first, last) if item.pages else (0, 0)
        placed.append(Placed(item, number, *shown))
    return placed
