"""Checks of the papers and the signatures under them (CPL 124)."""

from collections.abc import Iterable
from datetime import date

from filing.rules import anchors
from filing.rules.checking import SECOND_VERSION, Finding, Rule
from filing.rules.said import Said
from portal.common.words import _


def _all_is_signed(said: Said, on: date) -> Iterable[Finding]:
    if said.unsigned:
        yield Finding(
            anchors.task("papers"), "、".join(f"{title}：{who}" for title, who in said.unsigned)
        )


def _can_be_printed(said: Said, on: date) -> Iterable[Finding]:
    return [Finding(anchor, characters) for anchor, characters in said.unprintable]


RULES = (
    Rule(
        "PRINT-1", _("Every character can be printed"), _("CPL 124"), "ADVISES", "DISAGREE",
        _("No font of the court has this character. Write it by its parts or as it sounds, or "
          "leave it: then staff make the paper by hand."),
        _can_be_printed, since=SECOND_VERSION,
    ),
    Rule(
        "SIGNATURE-1", _("Every paper is signed as it stands"), _("CPL 124, OL 34"), "ASKS",
        "SIGNATURE", _("Sign the papers; what you changed since is signed again."),
        _all_is_signed,
    ),
)
