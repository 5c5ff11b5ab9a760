"""Rules every page is checked by. Each has a code, a severity, and words that say how to mend it.

They judge measured facts only, so that filer and clerk see the same. Lines are drawn where an
ordinary page never falls; a doubtful page is shown as it is and left to people.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from portal.common.words import _

Facts = Mapping[str, Any]


class Severity(StrEnum):
    """``STOP``: nobody can read the page. ``WARN``: look at it and decide yourself."""

    STOP = "STOP"
    WARN = "WARN"


@dataclass(frozen=True)
class PageRule:
    """One rule. ``breaks`` is true of facts that do not pass it; a line drawn elsewhere is a new
    version."""

    code: str
    severity: Severity
    words: Any
    remedy: Any
    breaks: Callable[[Facts], bool]
    version: int = 1


BLANK_INK = 0.0003
DARK = 70
FAINT_CONTRAST = 40
BLURRED = 9
"""Steps between neighbouring dots where a page is sharpest, of 255."""
FEW_DOTS = 90
"""Dots an inch below which small print of a photographed or scanned page cannot be read."""
LYING = 0.55
"""Share of letters that lie on their side, where the page holds its text as text."""
LYING_ROWS = -0.1
FEW_TILES = 6
"""Lines of text leave white rows; where columns are whiter by this share, the page lies."""
BROKEN_RIM = 4.0


def _is_dark(facts: Facts) -> bool:
    return bool(facts["drawn"] and facts["light"] < DARK and facts["paper"] < 2 * DARK)


def _is_blank(facts: Facts) -> bool:
    has_marks = facts["drawn"] and (facts["characters"] or facts["ink"] >= BLANK_INK)
    return bool(facts["drawn"] and not has_marks and not _is_dark(facts))


def _is_picture(facts: Facts) -> bool:
    """A page that is a picture of a page, with something on it and light enough to judge."""
    is_drawn = facts["drawn"] and not facts["characters"]
    return bool(is_drawn and not _is_blank(facts) and not _is_dark(facts))


def _is_faint(facts: Facts) -> bool:
    return _is_picture(facts) and bool(facts["contrast"] < FAINT_CONTRAST)


def _is_blurred(facts: Facts) -> bool:
    return _is_picture(facts) and bool(facts["dots"] and facts["sharpness"] < BLURRED)


def _is_coarse(facts: Facts) -> bool:
    return _is_picture(facts) and 0 < facts["dots"] < FEW_DOTS


def _is_sideways(facts: Facts) -> bool:
    if facts["drawn"] and facts["characters"] >= 20:
        return bool(facts["lying"] > LYING)
    return _is_picture(facts) and facts["tiles"] >= FEW_TILES and facts["rows"] < LYING_ROWS


def _is_cut_off(facts: Facts) -> bool:
    return _is_picture(facts) and facts["ink"] < 0.35 and facts["rim"] > BROKEN_RIM


RULES: dict[str, PageRule] = {
    rule.code: rule
    for rule in (
        PageRule(
            "UNDRAWN", Severity.STOP, _("This page cannot be opened."),
            _("Scan or photograph it again, then send the new file."),
            lambda facts: not facts["drawn"],
        ),
        PageRule(
            "BLANK", Severity.WARN, _("This page is empty."),
            _("Leave it out, unless its back side belongs to the paper."), _is_blank,
        ),
        PageRule(
            "TOO_DARK", Severity.STOP, _("This page is too dark to read."),
            _("Take the photo again in good light, without a shadow."), _is_dark,
        ),
        PageRule(
            "FAINT", Severity.WARN, _("This page is so pale that it is hard to read."),
            _("Take the photo again in good light, or scan it darker."), _is_faint,
        ),
        PageRule(
            "BLURRED", Severity.WARN, _("This page is blurred."),
            _("Hold the phone still, tap the paper to focus, and take the photo again."),
            _is_blurred,
        ),
        PageRule(
            "COARSE", Severity.WARN, _("This picture is too small to read small print."),
            _("Send the original photo, not a thumbnail or a screenshot of it."), _is_coarse,
        ),
        PageRule(
            "SIDEWAYS", Severity.WARN, _("This page lies on its side."),
            _("Turn it upright, or take the photo again holding the phone upright."), _is_sideways,
        ),
        PageRule(
            "CUT_OFF", Severity.WARN, _("Something seems cut off at the edge of this page."),
            _("Check that every line is whole. Otherwise take the photo from further away."),
            _is_cut_off,
        ),
    )
}


def findings(facts: Facts) -> tuple[str, ...]:
    """Codes of the rules a page does not pass, in the order of the rules."""
    return tuple(rule.code for rule in RULES.values() if rule.breaks(facts))
