"""Checks of what is asked and why (CPL 122(3), 124)."""

from collections.abc import Iterable
from datetime import date

from filing.rules import anchors
from filing.rules.checking import Finding, Rule
from filing.rules.said import Said
from portal.common.words import _

SUMS = frozenset({
    "lending", "bank_loan", "property_fee", "credit_card", "traffic", "labour", "payment_order",
    "preservation",
})
"""Forms of disputes about money."""


def _something_is_asked(said: Said, on: date) -> Iterable[Finding]:
    is_said = any(key.startswith("claim.") for key in said.answers)
    if not (is_said or said.in_slot("COMPLAINT")):
        yield Finding(anchors.task("matter"))


def _needed_answers(said: Said, on: date) -> Iterable[Finding] | None:
    """An own complaint is read as it is: forms are a help and no condition."""
    if said.in_slot("COMPLAINT"):
        return None
    return [Finding(anchor) for anchor in said.missing]


def _readable(said: Said, on: date) -> Iterable[Finding]:
    return [Finding(anchor) for anchor in said.unreadable]


def _sum_named(said: Said, on: date) -> Iterable[Finding] | None:
    if said.form not in SUMS:
        return None
    return [] if said.amount else [Finding(anchors.task("matter"))]


RULES = (
    Rule(
        "CLAIM-1", _("It is said what the court should order"), _("CPL 122(3), 124(2)"), "BLOCKS",
        "CLAIM", _("Say what you ask for, or upload your own complaint."), _something_is_asked,
    ),
    Rule(
        "CLAIM-2", _("The questions that matter are answered"), _("CPL 122(3), 124(3)"), "ASKS",
        "FACTS", _("Answer the marked questions."), _needed_answers,
    ),
    Rule(
        "CLAIM-3", _("Sums and dates can be read"), _("CPL 122(3)"), "ASKS", "CLAIM",
        _("Type the sum in digits, the date as a date."), _readable,
    ),
    Rule(
        "CLAIM-4", _("The sum is named"), _("CPL 122(3), FEE 13"), "ASKS", "CLAIM",
        _("Say how much money you ask for."), _sum_named,
    ),
)
