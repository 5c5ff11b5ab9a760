"""Checks of consent, address for service, mediation and fee relief (OL 4, 29; PS 3; FEE 48)."""

from collections.abc import Iterable
from datetime import date

from filing.rules import anchors
from filing.rules.checking import SECOND_VERSION, Finding, Rule
from filing.rules.said import Said
from portal.common.words import _
from portal.fees.rules.relief import GROUNDS, needed_proofs, possible

BY_STAFF = frozenset({"COUNTER", "STATION", "CROSS_REGION"})
"""Ways in where a member of staff types for the person, who is present."""
MEDIATED = frozenset({"FIRST_CIVIL"})


def _consented(said: Said, on: date) -> Iterable[Finding] | None:
    if said.channel in BY_STAFF:
        return None
    return [] if "FILING" in said.consents else [Finding(anchors.task("consent"))]


def _address(said: Said, on: date) -> Iterable[Finding]:
    return [
        Finding(anchors.party(party.id, "service_address"), party.name)
        for party in said.own_side if not party.service_address
    ]


def _e_service(said: Said, on: date) -> Iterable[Finding] | None:
    willing = [party for party in said.own_side if party.accepts_e_service]
    if not willing:
        return None
    return [
        Finding(anchors.party(party.id, "e_address"), party.name)
        for party in willing if not (party.e_address or party.phone)
    ]


def _mediation(said: Said, on: date) -> Iterable[Finding] | None:
    if said.kind not in MEDIATED:
        return None
    return [Finding(anchors.task("mediation"))] if said.accepts_mediation is None else []


def _relief(said: Said, on: date) -> Iterable[Finding] | None:
    """Relief needs a situation of the law, and one that gives the kind asked for (FEE 44-48)."""
    if said.answer("relief.wanted") != "yes":
        return None
    grounds = [code for code in said.answer("relief.grounds").split(",") if code in GROUNDS]
    kind = said.answer("relief.kind")
    is_natural = all(party.is_natural for party in said.own_side[:1])
    fitting = {one.kind.value for one in possible(grounds, is_natural_person=is_natural)}
    return [] if kind in fitting else [Finding(anchors.answer("relief.kind"))]


def _proved(said: Said, on: date) -> Iterable[Finding] | None:
    """Each situation that the relief asked for rests on has its proof handed in (FEE 48)."""
    if said.answer("relief.wanted") != "yes":
        return None
    grounds = said.answer("relief.grounds").split(",")
    there = {one.anchor for one in said.in_slot("RELIEF")}
    wanted = map(anchors.proof, needed_proofs(said.answer("relief.kind"), grounds))
    return [Finding(proof) for proof in wanted if proof not in there]


RULES = (
    Rule(
        "CONSENT-1", _("You agreed to file online"), _("OL 4"), "BLOCKS", "SIGNATURE",
        _("Read what it means, and agree; or file at the counter."), _consented,
    ),
    Rule(
        "SERVICE-1", _("There is an address for court papers"), _("PS 3, INT 136"), "ASKS",
        "PAPER", _("Say where court papers reach you."), _address,
    ),
    Rule(
        "SERVICE-2", _("Electronic papers have an address"), _("CPL 90, OL 29"), "ASKS", "PAPER",
        _("Give the phone number or mailbox they should go to."), _e_service,
    ),
    Rule(
        "MEDIATE-1", _("It is said whether you would try mediation"), _("CPL 125, OM 8"),
        "ADVISES", "FACTS", _("Say yes or no; no has no drawback."), _mediation,
    ),
    Rule(
        "FEE-1", _("The request for fee relief has a reason"), _("FEE 44 to 47"), "ASKS", "FEE",
        _("Tick a situation that fits, and choose what helps in it."), _relief, version=2,
        since=SECOND_VERSION,
    ),
    Rule(
        "FEE-2", _("Every proof for fee relief is handed in"), _("FEE 48"), "ASKS", "FEE",
        _("Photograph or upload the proof named here."), _proved, since=SECOND_VERSION,
    ),
)
