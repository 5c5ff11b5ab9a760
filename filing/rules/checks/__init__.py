"""Every check of a filing, in the order of the clerk's list."""

from datetime import date

from filing.rules.checking import VERSIONS, Result, Rule, judge
from filing.rules.checks import (
    address,
    agents,
    claims,
    court,
    evidence,
    kinds,
    parties,
    signatures,
)
from filing.rules.said import Said

RULES: dict[str, Rule] = {
    rule.code: rule
    for part in (court, parties, agents, claims, kinds, evidence, address, signatures)
    for rule in part.RULES
}


def check_all(said: Said, on: date) -> list[Result]:
    """Every rule asked of a filing on a local day. The same question has the same answer."""
    return [result for rule in RULES.values() for result in judge(rule, said, on)]


def renewed_since(version: str) -> list[Rule]:
    """Rules that are new or changed in a later set than this one: what a draft begun under it is
    told. Nothing for a set nobody knows."""
    later = VERSIONS[VERSIONS.index(version) + 1 :] if version in VERSIONS else ()
    return [rule for rule in RULES.values() if rule.since in later]


__all__ = ["RULES", "check_all", "renewed_since"]
