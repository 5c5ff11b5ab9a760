"""Checks of the papers handed in (LR 6, OL 11, 12)."""

from collections.abc import Iterable
from datetime import date

from filing.rules import anchors
from filing.rules.checking import Finding, Rule
from filing.rules.said import Said
from portal.common.words import _

NEEDS_BASIS = frozenset({"ENFORCEMENT", "APPEAL", "CONFIRMATION"})


def _evidence_there(said: Said, on: date) -> Iterable[Finding] | None:
    if said.kind in NEEDS_BASIS:
        return None
    return [] if said.in_slot("EVIDENCE") else [Finding(anchors.task("evidence"))]


def _basis_there(said: Said, on: date) -> Iterable[Finding] | None:
    is_labour = said.form == "labour" and said.answer("arbitration.done") == "yes"
    if said.kind not in NEEDS_BASIS and not is_labour:
        return None
    return [] if said.in_slot("BASIS") else [Finding(anchors.task("evidence"))]


def _identity_there(said: Said, on: date) -> Iterable[Finding]:
    """Who was compared with the identity platform need not hand in a copy as well (OL 7, 9)."""
    if not said.in_slot("IDENTITY"):
        for party in said.own_side:
            if not party.is_verified:
                yield Finding(anchors.task("evidence"), party.name)


def _named(said: Said, on: date) -> Iterable[Finding] | None:
    files = said.in_slot("EVIDENCE")
    if not files:
        return None
    return [Finding(anchors.material(one.id)) for one in files if not one.name]


def _explained(said: Said, on: date) -> Iterable[Finding] | None:
    files = said.in_slot("EVIDENCE")
    if not files:
        return None
    return [Finding(anchors.material(one.id), one.name) for one in files if not one.proves]


def _pages_readable(said: Said, on: date) -> Iterable[Finding] | None:
    if not said.materials:
        return None
    return [
        Finding(anchors.material(one.id, page), one.name)
        for one in said.materials for page, _code in one.findings
    ]


RULES = (
    Rule(
        "PAPER-1", _("Identity papers are there"), _("LR 6(1), OL 7"), "ASKS", "PAPER",
        _("Photograph both sides of the card, or the licence."), _identity_there,
    ),
    Rule(
        "PAPER-2", _("There is evidence"), _("CPL 124(3), LR 6(4)"), "ASKS", "PAPER",
        _("Add at least one thing that shows you are right: a note, a message, a receipt."),
        _evidence_there,
    ),
    Rule(
        "PAPER-3", _("The judgment, award or settlement is there"), _("LR 6, CPL 172, 205"),
        "ASKS", "PAPER", _("Add it, all pages."), _basis_there,
    ),
    Rule(
        "PAPER-4", _("Every piece of evidence has a name"), _("CPL 124(3)"), "ADVISES", "PAPER",
        _("Say what it is, for example: loan note."), _named,
    ),
    Rule(
        "PAPER-5", _("It is said what each piece shows"), _("CPL 124(3)"), "ADVISES", "PAPER",
        _("One short sentence is enough."), _explained,
    ),
    Rule(
        "PAPER-6", _("Every page can be read"), _("OL 12"), "ASKS", "UNREADABLE",
        _("Photograph or scan the marked page again."), _pages_readable,
    ),
)
