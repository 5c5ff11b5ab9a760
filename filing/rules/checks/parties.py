"""Checks of who files and against whom (CPL 122, 124; INT 209)."""

from collections.abc import Iterable
from datetime import date

from filing.rules import anchors
from filing.rules.checking import Finding, Rule
from filing.rules.said import Said, SaidParty, day
from portal.common.words import _

OF_AGE = 18
"""Below it a person sues through a statutory agent (CPL 60)."""


def _own_side_named(said: Said, on: date) -> Iterable[Finding]:
    if not said.own_side:
        yield Finding(anchors.task("own"))
    for party in said.own_side:
        if not party.name:
            yield Finding(anchors.party(party.id, "name"))


def _other_side_named(said: Said, on: date) -> Iterable[Finding] | None:
    if said.other == said.own:
        return [] if len(said.own_side) > 1 else [Finding(anchors.task("own"))]
    missing = [] if said.other_side else [Finding(anchors.task("other"))]
    return missing + [
        Finding(anchors.party(party.id, "name")) for party in said.other_side if not party.name
    ]


def _own_numbers(said: Said, on: date) -> Iterable[Finding]:
    return [
        Finding(anchors.party(party.id, "number"), party.name)
        for party in said.own_side if not (party.has_number or party.is_verified)
    ]


def _own_person_described(said: Said, on: date) -> Iterable[Finding] | None:
    natural = [party for party in said.own_side if party.is_natural]
    if not natural:
        return None
    wanted = ("sex", "born_on", "ethnicity", "domicile", "phone")
    return _empty(natural, wanted)


def _own_organisation_described(said: Said, on: date) -> Iterable[Finding] | None:
    organisations = [party for party in said.own_side if not party.is_natural]
    if not organisations:
        return None
    return _empty(organisations, ("domicile", "representative", "representative_post", "phone"))


def _empty(parties: Iterable[SaidParty], wanted: Iterable[str]) -> list[Finding]:
    return [
        Finding(anchors.party(party.id, field), party.name)
        for party in parties for field in wanted if not getattr(party, field)
    ]


def _work_told(said: Said, on: date) -> Iterable[Finding] | None:
    natural = [party for party in said.own_side if party.is_natural]
    return _empty(natural, ("occupation",)) if natural else None


def _other_side_distinct(said: Said, on: date) -> Iterable[Finding] | None:
    """A name alone fits many people; with a number, an address or a phone and work it fits one."""
    if not said.other_side:
        return None
    return [
        Finding(anchors.party(party.id, "domicile"), party.name)
        for party in said.other_side
        if not (
            party.has_number or party.domicile or party.habitual_residence
            or (party.phone and party.work_unit)
        )
    ]


def _sides_differ(said: Said, on: date) -> Iterable[Finding] | None:
    if not said.other_side:
        return None
    own = {(party.name, party.kind) for party in said.own_side if party.name}
    return [
        Finding(anchors.party(party.id, "name"), party.name)
        for party in said.other_side if (party.name, party.kind) in own
    ]


def _minors_represented(said: Said, on: date) -> Iterable[Finding] | None:
    minors = [party for party in said.own_side if _is_minor(party, on)]
    if not minors:
        return None
    return [
        Finding(anchors.party(party.id, "agents"), party.name)
        for party in minors
        if not any(agent.profession == "STATUTORY" for agent in party.agents)
    ]


def _is_minor(party: SaidParty, on: date) -> bool:
    born = day(party.born_on)
    if born is None:
        return False
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return years < OF_AGE


RULES = (
    Rule(
        "PARTY-1", _("Who files is named"), _("CPL 122(1), 124"), "BLOCKS", "STANDING",
        _("Give the name."), _own_side_named,
    ),
    Rule(
        "PARTY-2", _("The other side is named"), _("CPL 122(2), 124"), "BLOCKS", "DEFENDANT",
        _("Give the name of the person, company or authority."), _other_side_named,
    ),
    Rule(
        "PARTY-3", _("Your side can be identified"), _("LR 6, OL 7"), "ASKS", "STANDING",
        _("Give the number of the identity document or licence."), _own_numbers,
    ),
    Rule(
        "PARTY-4", _("Your side is described as the law asks"), _("CPL 124(1), LR 4"), "ASKS",
        "STANDING", _("Fill in sex, birth date, ethnicity, address and phone."),
        _own_person_described,
    ),
    Rule(
        "PARTY-5", _("Your organisation says who acts for it"), _("CPL 124(1), 51"), "ASKS",
        "STANDING", _("Give address, phone, and the legal representative with their post."),
        _own_organisation_described,
    ),
    Rule(
        "PARTY-6", _("Work and occupation are told"), _("CPL 124(1)"), "ADVISES", "STANDING",
        _("Say what you work as; “none” is an answer too."), _work_told,
    ),
    Rule(
        "PARTY-7", _("The other side can be told from others"), _("CPL 122(2), INT 209"), "ASKS",
        "DEFENDANT", _("Add an address, a number, or phone and place of work."),
        _other_side_distinct,
    ),
    Rule(
        "PARTY-8", _("Nobody stands on both sides"), _("CPL 122"), "ASKS", "DEFENDANT",
        _("Take the name out on one side."), _sides_differ,
    ),
    Rule(
        "PARTY-9", _("Whoever is under 18 has a statutory agent"), _("CPL 60"), "ASKS",
        "AUTHORITY", _("Add the parent or guardian who acts for them."), _minors_represented,
    ),
)
