"""Checks of the papers and the signatures under them (CPL 124)."""

from collections.abc import Iterable
from datetime import date

from filing.rules import anchors
from filing.rules.checking import Finding, Rule
from filing.rules.said import Said
from portal.common.words import _


def _all_is_signed(said: Said, on: date) -> Iterable[Finding]:
    if said.unsigned:
        yield Finding(
            anchors.task("papers"), "、".join(f"{title}：{who}" for title, who in said.unsigned)
        )


RULES = (
    Rule(
        "SIGNATURE-1", _("Every paper is signed as it stands"), _("CPL 124, OL 34"), "ASKS",
        "SIGNATURE", _("Sign the papers; what you changed since is signed again."),
        _all_is_signed,
    ),
)
