"""The receipt of a filing as a signed paper: number, instant, hash of every file, rules passed."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from filing.models import CheckResult, Filing, FilingLimit, Submission
from filing.rules.checks import RULES
from filing.rules.limits import DECISIONS
from portal.audit import checkpoints
from portal.common import readable
from portal.papers.models import Paper
from portal.papers.orders import Order, order

TEMPLATE = "filing/papers/receipt_pdf.html"


def order_receipt(filing: Filing, *, language: str, at: datetime) -> Paper:
    """Have the receipt of the present round made; ordered again, the same paper is returned.

    It names nobody: whoever holds its code may see title, court, number and date, no more.
    """
    assert filing.court is not None  # noqa: S101  what was submitted has a court
    with translation.override(language):
        wanted = Order(
            TEMPLATE, about=filing, court=filing.court, title=_("Receipt of a filing"),
            facts=facts_of(filing), language=language, occasion=f"receipt {filing.round}",
        )
        return order(wanted, at=at)


def receipt_of(filing: Filing, language: str) -> Paper | None:
    """The receipt of the present round in the reader's language, if it was ordered."""
    papers = Paper.objects.filter(about=filing.reference, template=TEMPLATE, language=language)
    return papers.filter(occasion=f"receipt {filing.round}").first()


def facts_of(filing: Filing) -> dict[str, object]:
    """What the receipt says, as plain values in the language switched on."""
    kept = filing.submissions.get(round=filing.round)
    return {
        "reference": filing.number,
        "instant": readable.moment(filing.submitted_at) if filing.submitted_at else "",
        "first": readable.moment(filing.first_submitted_at) if filing.first_submitted_at else "",
        "rows": _rows(filing),
        "files": [
            {"name": one["name"] or "—", "sha256": one["sha256"], "size": one["size"]}
            for one in kept.files
        ],
        "digest": kept.digest,
        "passed": passed(kept),
        "rules_version": kept.rules_version,
        "promises": _promises(list(filing.limits.filter(rule__in=[r.code for r in DECISIONS]))),
        "phone": filing.court.phone if filing.court else "",
        "checkpoint": _checkpoint(filing),
    }


def _rows(filing: Filing) -> list[list[str]]:
    return [
        [_("Court"), str(filing.court)],
        [_("What is filed"), str(filing.terms.title)],
        [_("Cause"), filing.cause if _is_chinese() else (filing.cause_en or filing.cause)],
        [_("Round"), str(filing.round)],
        [_("Way in"), str(filing.get_channel_display())],
    ]


def _is_chinese() -> bool:
    return (translation.get_language() or "").startswith("zh")


def passed(kept: Submission) -> list[list[str]]:
    """Number and title of every rule that was in order; those not in order were shown as well."""
    codes = kept.results.filter(outcome=CheckResult.Outcome.PASSED).values_list("rule", flat=True)
    return [[code, str(RULES[code].title)] for code in codes if code in RULES]


def _promises(limits: Sequence[FilingLimit]) -> list[dict[str, object]]:
    open_ones = [limit for limit in limits if limit.met_at is None and limit.cancelled_at is None]
    return [
        {
            "words": str(limit.terms.label), "by": readable.moment(limit.due_at),
            "article": str(limit.terms.article), "why": str(limit.terms.consequence),
            "provisional": limit.provisional,
        }
        for limit in sorted(open_ones, key=lambda limit: limit.due_at)
    ]


def _checkpoint(filing: Filing) -> dict[str, object] | None:
    found = checkpoints.latest(filing.court_code())
    if found is None:
        return None
    return {"seq": found.seq, "hash": found.hash, "at": readable.moment(found.at)}
