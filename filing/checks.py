"""The checks of a filing, run on what it says now or on what was submitted."""

from collections.abc import Iterable
from datetime import date

from filing.models import CheckResult, Filing, Submission
from filing.rules.checking import Result
from filing.rules.checks import RULES, check_all, renewed_since
from filing.rules.said import from_snapshot
from filing.snapshots import said_by
from portal.timelimits.limits import local_day

__all__ = [
    "RULES", "check_all", "keep_results", "renewed_since", "results_now", "results_of",
]


def results_now(filing: Filing, on: date) -> list[Result]:
    """Every check asked of the filing as it stands: what the filer sees before submitting."""
    return check_all(said_by(filing), on)


def results_of(submission: Submission) -> list[Result]:
    """The same checks asked of a submission, by today's rules."""
    return check_all(from_snapshot(submission.snapshot), local_day(submission.at))


def keep_results(submission: Submission, results: Iterable[Result]) -> None:
    """Store what each rule said when this was submitted: the clerk's checklist begins with it."""
    CheckResult.objects.bulk_create(
        CheckResult(
            submission=submission, rule=result.rule.code, version=result.rule.version,
            outcome=result.outcome, anchor=result.finding.anchor,
            words=result.finding.about[:300],
        )
        for result in results
    )
