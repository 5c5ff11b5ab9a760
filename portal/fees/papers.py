"""Papers about fees: the payment notice, the fiscal receipt, the decision on relief."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from portal.common import readable
from portal.fees.models import FeeLimit, FeeObligation, FeeReview, PaymentOrder, ReliefApplication
from portal.fees.rules.articles import cite_all
from portal.fees.rules.money import yuan_of
from portal.fees.rules.relief import GROUNDS
from portal.fees.rules.words import label_of
from portal.papers.models import Paper
from portal.papers.orders import Order, order

REVIEW = "fees/papers/review.html"
NOTICE, RECEIPT = "fees/papers/notice.html", "fees/papers/receipt.html"
DECISION = "fees/papers/decision.html"
COURT_LANGUAGE = "zh-hans"


def money(fen: int) -> str:
    """Fen as people read them."""
    return readable.yuan(yuan_of(fen))


def said_lines(lines: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """The kept lines of a fee in the language in force."""
    return [
        {
            "label": label_of(line["code"], line["facts"]),
            "article": cite_all(tuple(line["articles"])), "amount": money(line["amount"]),
        }
        for line in lines
    ]


def order_notice(fee: FeeObligation, due: FeeLimit, *, at: datetime) -> None:
    """Have the payment notice of the present round made (缴费通知书, FEE 22)."""
    for language in _languages(fee):
        with translation.override(language):
            facts = {
                "reference": fee.label, "owed": money(fee.owed_fen),
                "rows": [
                    [_("For"), str(fee.get_kind_display())],
                    [_("Matter"), str(fee.get_matter_display())],
                    [_("Payer"), fee.payer.full_name],
                ],
                "lines": said_lines(fee.lines), "sum": money(fee.fen),
                "relieved": money(fee.relieved_fen) if fee.relieved_fen else "",
                "due": readable.moment(due.due_at), "provisional": due.provisional,
                "article": str(due.terms.article), "consequence": str(due.terms.consequence),
            }
            _order(fee, NOTICE, _("Notice of payment of litigation costs"), facts,
                   language=language, occasion=f"round {fee.round}", at=at)


def order_receipt(fee: FeeObligation, paid: PaymentOrder, *, at: datetime) -> None:
    """Have the fiscal receipt made (财政票据, FEE 52)."""
    assert fee.paid_at is not None  # noqa: S101  called when it was paid
    for language in _languages(fee):
        with translation.override(language):
            facts = {
                "reference": fee.receipt_number, "paid": money(fee.paid_fen),
                "rows": [
                    [_("Received from"), fee.payer.full_name],
                    [_("Case or filing"), fee.label],
                    [_("For"), str(fee.get_kind_display())],
                    [_("Paid"), readable.moment(fee.paid_at)],
                    [_("Way"), str(paid.get_channel_display())],
                    [_("Bank reference"), paid.bank_ref],
                ],
                "lines": said_lines(fee.lines), "sum": money(fee.fen),
                "relieved": money(fee.relieved_fen) if fee.relieved_fen else "",
            }
            _order(fee, RECEIPT, _("Fiscal receipt for litigation costs"), facts,
                   language=language, occasion="receipt", at=at)


def order_decision(application: ReliefApplication, *, at: datetime) -> None:
    """Have the decision on relief made, with its reasons (FEE 48, 51)."""
    for language in _languages(application):
        with translation.override(language):
            grounds = [
                [str(GROUNDS[ground.code].words), cite_all((GROUNDS[ground.code].article,))]
                for ground in application.grounds.all()
            ]
            facts = {
                "reference": application.label,
                "rows": [
                    [_("Applicant"), application.payer.full_name],
                    [_("Asked for"), str(application.get_kind_display())],
                    [_("Asked on"), readable.moment(application.asked_at)],
                ],
                "grounds": grounds, "decision": decision_words(application),
                "reasons": application.reasons,
            }
            _order(application, DECISION, _("Decision on relief from litigation costs"), facts,
                   language=language, occasion="decision", at=at)


def order_review(review: FeeReview, *, at: datetime) -> None:
    """Have the decision on a review made, with its reasons (FEE 43)."""
    fee = review.fee
    for language in _languages(fee):
        with translation.override(language):
            sums = [[_("Fee as notified"), money(fee.fen)]]
            if review.fen is not None:
                sums.append([_("Fee as decided"), money(review.fen)])
            facts = {
                "reference": fee.label, "decision": str(review.get_outcome_display()),
                "rows": [
                    [_("Asked by"), review.asked_by.full_name],
                    [_("Asked on"), readable.moment(review.asked_at)],
                    [_("What is wrong"), str(review.get_kind_display())], *sums,
                ],
                "words": review.words, "reasons": review.reasons,
            }
            _order(fee, REVIEW, _("Decision on review of litigation costs"), facts,
                   language=language, occasion=f"review {review.round}", at=at)


def decision_words(application: ReliefApplication) -> str:
    """What was decided, in one sentence."""
    if application.granted_kind == ReliefApplication.Kind.EXEMPTION:
        return _("Granted: nothing is to be paid.")
    if application.granted_kind == ReliefApplication.Kind.REDUCTION:
        return _("Granted: the fee is reduced by %(percent)s%%.") % {
            "percent": application.granted_percent
        }
    if application.granted_kind == ReliefApplication.Kind.DEFERRAL:
        return _("Granted: the fee may be paid until %(day)s.") % {
            "day": readable.day(application.deferred_until)
        }
    return _("Refused.")


def papers_of(record: FeeObligation | ReliefApplication, language: str) -> QuerySet[Paper]:
    """The papers of a record in the reader's language, or else the court's; newest first."""
    rows = Paper.objects.filter(about=record.reference).order_by("-ordered_at", "-pk")
    mine = rows.filter(language=language)
    return mine if mine.exists() else rows.filter(language=COURT_LANGUAGE)


def _languages(record: FeeObligation | ReliefApplication) -> list[str]:
    """The court's language, and the payer's own when that is another."""
    return list(dict.fromkeys((COURT_LANGUAGE, record.payer.language)))


def _order(
    record: FeeObligation | ReliefApplication, template: str, title: str, facts: dict[str, Any],
    **how: Any,
) -> None:
    wanted = Order(
        template, about=record, court=record.court, title=title, facts=facts,
        language=how["language"], occasion=how["occasion"],
    )
    order(wanted, at=how["at"])
