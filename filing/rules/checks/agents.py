"""Checks of agents (CPL 61; INT 88; LR 6). Their authority is one of the papers signed here."""

from collections.abc import Iterable
from datetime import date

from filing.rules import anchors
from filing.rules.checking import Finding, Rule
from filing.rules.said import Said, SaidAgent, SaidParty
from portal.common.words import _

AGENT_CAPACITIES = {
    "LAWYER": {"LAWYER"},
    "LEGAL_WORKER": {"LEGAL_WORKER"},
    "OTHER_AGENT": {"RELATIVE", "EMPLOYEE", "NOMINATED"},
    "STATUTORY_AGENT": {"STATUTORY"},
}
"""Which profession an agent must have in whose capacity somebody files."""


def _agents(said: Said) -> list[tuple[SaidParty, SaidAgent]]:
    return [(party, agent) for party in said.own_side for agent in party.agents]


def _agent_named(said: Said, on: date) -> Iterable[Finding] | None:
    wanted = AGENT_CAPACITIES.get(said.capacity)
    if wanted is None:
        return None
    if any(agent.profession in wanted for _party, agent in _agents(said)):
        return []
    return [Finding(anchors.party(party.id, "agents"), party.name) for party in said.own_side[:1]]


def _agents_complete(said: Said, on: date) -> Iterable[Finding] | None:
    found = _agents(said)
    if not found:
        return None
    return [
        Finding(anchors.party(party.id, "agents"), agent.name)
        for party, agent in found if not (agent.name and agent.phone)
    ]


def _licences(said: Said, on: date) -> Iterable[Finding] | None:
    lawyers = [pair for pair in _agents(said) if pair[1].profession in ("LAWYER", "LEGAL_WORKER")]
    if not lawyers:
        return None
    return [
        Finding(anchors.party(party.id, "agents"), agent.name)
        for party, agent in lawyers if not (agent.licence and agent.work_unit)
    ]


def _proof_of_standing(said: Said, on: date) -> Iterable[Finding] | None:
    if not _agents(said):
        return None
    return [] if said.in_slot("STANDING") else [Finding(anchors.task("evidence"))]


RULES = (
    Rule(
        "AGENT-1", _("Whoever files for another is named as agent"), _("CPL 61"), "ASKS",
        "AUTHORITY", _("Add yourself as agent of the party you act for."), _agent_named,
    ),
    Rule(
        "AGENT-2", _("Agents can be reached"), _("CPL 124, LR 6"), "ASKS", "AUTHORITY",
        _("Give name and phone of the agent."), _agents_complete,
    ),
    Rule(
        "AGENT-3", _("Lawyers and legal workers give licence and office"), _("INT 88"), "ASKS",
        "AUTHORITY", _("Give the number of the licence and the name of the office."), _licences,
    ),
    Rule(
        "AGENT-4", _("The agent’s right to act is shown"), _("INT 88, LR 6"), "ASKS", "AUTHORITY",
        _("Add the firm’s letter, or proof of kinship, work or nomination."), _proof_of_standing,
    ),
)
