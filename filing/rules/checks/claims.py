"""Checks of what is asked and why (CPL 122(3), 124)."""

from collections.abc import Iterable

from filing.rules import anchors
from filing.rules.checking import Finding, Rule
from filing.rules.said import Said
from portal.common.words import _


def _something_is_asked(said: Said) -> Iterable[Finding]:
    is_said = any(key.startswith("claim.") for key in said.answers)
    if not (is_said or said.in_slot("COMPLAINT")):
        yield Finding(anchors.task("matter"))


RULES = (
    Rule(
        "CLAIM-1", _("It is said what the court should order"), _("CPL 122(3), 124"), "BLOCKS",
        "CLAIM", _("Say what you ask for, or upload your own complaint."), _something_is_asked,
    ),
)
