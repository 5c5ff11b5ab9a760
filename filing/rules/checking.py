"""Checks as rules: each with its number, version, article, weight, remedy and reason.

The filer sees all of them run before submitting; the receipt lists those passed; the clerk's
checklist is the same list, asked of the same values.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from filing.rules.said import Said

FIRST_VERSION, SECOND_VERSION = VERSIONS = ("2026-01", "2026-02")
"""The sets of rules, oldest first. A rule that is new, or changes its answer, raises its own
``version`` and says ``since`` which set it is so."""
RULES_VERSION = VERSIONS[-1]

Weight = Literal["BLOCKS", "ASKS", "ADVISES"]
"""BLOCKS: without it there is no filing to receive. ASKS: the court will ask for it; the filer may
still submit, because the court takes every pleading (LR 2). ADVISES: worth a look."""


@dataclass(frozen=True)
class Finding:
    """What one rule found wrong, and where. ``about`` holds names and numbers, no sentence."""

    anchor: str = ""
    about: str = ""


@dataclass(frozen=True)
class Rule:
    """One check. ``ask`` answers None when the rule does not apply, else what it found wrong.

    It is asked what is said and on which local day.
    """

    code: str
    title: Any
    article: Any
    weight: Weight
    reason: str
    remedy: Any
    ask: Callable[[Said, date], Iterable[Finding] | None]
    version: int = 1
    since: str = FIRST_VERSION


@dataclass(frozen=True)
class Result:
    """What one rule says of one filing. ``outcome`` is one of ``CheckResult.Outcome``."""

    rule: Rule
    outcome: str
    finding: Finding = Finding()

    @property
    def blocks(self) -> bool:
        return self.outcome == "FAILED" and self.rule.weight == "BLOCKS"


def judge(rule: Rule, said: Said, on: date) -> list[Result]:
    """One rule asked of one filing: a result for each thing found, or one that says all is well."""
    found = rule.ask(said, on)
    if found is None:
        return [Result(rule, "NOT_APPLICABLE")]
    outcome = "WARNED" if rule.weight == "ADVISES" else "FAILED"
    wrong = {finding.anchor: Result(rule, outcome, finding) for finding in found}
    return list(wrong.values()) or [Result(rule, "PASSED")]
