"""Checks of who files and against whom (CPL 122, 124; INT 209)."""

from collections.abc import Iterable

from filing.rules import anchors
from filing.rules.checking import Finding, Rule
from filing.rules.said import Said
from portal.common.words import _


def _own_side_named(said: Said) -> Iterable[Finding]:
    if not said.own_side:
        yield Finding(anchors.task("own"))
    for party in said.own_side:
        if not party.name:
            yield Finding(anchors.party(party.id, "name"))


def _other_side_named(said: Said) -> Iterable[Finding] | None:
    if said.other == said.own:
        return None
    missing = [] if said.other_side else [Finding(anchors.task("other"))]
    return missing + [
        Finding(anchors.party(party.id, "name")) for party in said.other_side if not party.name
    ]


RULES = (
    Rule(
        "PARTY-1", _("Who files is named"), _("CPL 122(1), 124"), "BLOCKS", "STANDING",
        _("Give the name."), _own_side_named,
    ),
    Rule(
        "PARTY-2", _("The other side is named"), _("CPL 122(2), 124"), "BLOCKS", "DEFENDANT",
        _("Give the name of the person, company or authority."), _other_side_named,
    ),
)
