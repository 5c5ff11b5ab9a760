"""Reviewing a fee on the payer's request: the court's president decides (FEE 43)."""

import uuid
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from portal.common.moves import locked, moving
from portal.common.once import once
from portal.common.refusals import Refused
from portal.fees.actions.owing import reassess
from portal.fees.actions.refunding import Giving, open_refund
from portal.fees.models import FeeLimit, FeeObligation, FeeReview, Refund
from portal.fees.notices import tell
from portal.fees.officers import holders
from portal.fees.papers import order_review
from portal.fees.rules.limits import REVIEW
from portal.fees.rules.matters import Matter
from portal.fees.rules.quoting import Line, Quote
from portal.fees.states.fee import State
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import Start, meet, start_many


def ask_review(
    fee: FeeObligation, kind: str, *, words: str, key: uuid.UUID, by: Person, at: datetime
) -> FeeReview:
    """Ask the court's president to review a fee; there is no appeal on fees alone (FEE 43).

    Decided within 15 days; the time to pay runs on meanwhile. Refused to anyone but the payer,
    without a reason, and while another request is being decided. Same key, same request.
    """
    if not words.strip():
        raise Refused(_("Say what is wrong with the fee; the president reads it."), field="words")

    def make(fingerprint: str) -> FeeReview:
        with moving(fee, "ask_review", by=by, at=at, kind=kind) as held:
            if held.reviews.filter(outcome="").exists():
                raise Refused(_("You have asked already. The court is deciding; please wait."))
            number = held.reviews.count() + 1
            review = FeeReview.objects.create(
                fee=held, round=number, kind=kind, words=words.strip(), asked_at=at, asked_by=by,
                once_key=key, once_digest=fingerprint,
            )
            owner = next(iter(holders(held.court, Role.LEADER, at)), None)
            (due,) = start_many(FeeLimit, [Start(held, held.court, number, owner)], REVIEW, at=at)
            tell("ask_review", held, at=at, due_review=due.due_at.isoformat())
        return review

    return once(FeeReview, key, {"fee": fee.pk, "kind": kind, "words": words.strip()}, make)


def uphold(fee: FeeObligation, *, reasons: str, by: Person, at: datetime) -> FeeReview:
    """The fee stands. Refused without reasons, and when nobody asked."""
    with moving(fee, "uphold", by=by, at=at) as held:
        return _decide(held, FeeReview.Outcome.UPHELD, None, reasons, by, at)


def correct(
    fee: FeeObligation, fen: int, *, reasons: str, by: Person, at: datetime
) -> FeeReview:
    """The fee becomes smaller: an unpaid one is notified anew, of a paid one the rest comes back.

    Refused without reasons, when nobody asked, and for a sum that is not smaller.
    """
    before = locked(fee)
    if not 0 < fen < before.owed_fen:
        raise Refused(_("The sum decided must be smaller than the one owed."), field="sum")
    with moving(fee, "correct", by=by, at=at, fen=str(fen)) as held:
        review = _decide(held, FeeReview.Outcome.CHANGED, fen, reasons, by, at)
    if before.state == State.PAID:
        giving = Giving(before.owed_fen - fen, Refund.Reason.REVIEWED, "FEE 43")
        open_refund(before, giving, by=by, at=at)
    else:
        line = Line("reviewed", ("FEE 43",), fen)
        owed = Quote(
            Matter(before.matter), before.claim_fen, (line,), fen, fen, None, before.version
        )
        reassess(before, owed, before.terms, by=by, at=at)
    return review


def _decide(
    fee: FeeObligation, outcome: str, fen: int | None, reasons: str, by: Person, at: datetime
) -> FeeReview:
    review = fee.reviews.filter(outcome="").first()
    if review is None:
        raise Refused(_("Nobody has asked for a review of this fee."))
    if not reasons.strip():
        raise Refused(_("Give the reasons; the payer will read them."), field="words")
    review.outcome, review.fen, review.reasons = outcome, fen, reasons.strip()
    review.decided_at, review.decided_by = at, by
    review.save()
    for limit in fee.limits.filter(rule=REVIEW.code, round=review.round):
        meet(limit, at=at)
    order_review(review, at=at)
    tell("review_decided", fee, at=at)
    return review
