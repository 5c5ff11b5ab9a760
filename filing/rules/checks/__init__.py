"""Every check of a filing, in the order of the clerk's list."""

from filing.rules.checking import Result, Rule, judge
from filing.rules.checks import claims, court, parties, signatures
from filing.rules.said import Said

RULES: dict[str, Rule] = {
    rule.code: rule for rule in (*court.RULES, *parties.RULES, *claims.RULES, *signatures.RULES)
}


def check_all(said: Said) -> list[Result]:
    """Every rule asked of a filing. The same values give the same answer, whoever asks."""
    return [result for rule in RULES.values() for result in judge(rule, said)]


__all__ = ["RULES", "check_all"]
