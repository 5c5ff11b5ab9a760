"""Where a fee stands, who may move it, and where to (FEE 20 to 28, 48, 49)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.moves import CLOCK, Move


class State(models.TextChoices):
    NOTIFIED = "NOTIFIED", _("To be paid")
    RELIEF_ASKED = "RELIEF_ASKED", _("Relief asked for: nothing to pay meanwhile")
    DEFERRED = "DEFERRED", _("Payment deferred")
    OVERDUE = "OVERDUE", _("Not paid in time")
    PAID = "PAID", _("Paid")
    RELIEVED = "RELIEVED", _("Exempted: nothing to pay")
    WITHDRAWN = "WITHDRAWN", _("Not paid: treated as withdrawn")
    VOID = "VOID", _("No longer owed")


class Hat(models.TextChoices):
    """What a person is to one fee."""

    PAYER = "PAYER", _("The person who owes it, or acts for them")
    CASHIER = "CASHIER", _("Cashier")
    CLERK = "CLERK", _("Filing clerk")
    JUDGE = "JUDGE", _("Judge")
    HEAD = "HEAD", _("Division head")
    LEADER = "LEADER", _("Court leader")


UNPAID = (State.NOTIFIED, State.RELIEF_ASKED, State.DEFERRED, State.OVERDUE)
"""Money may still come, and counts when it does."""
SETTLED = (State.PAID, State.RELIEVED, State.DEFERRED)
"""The court goes on with the case (FEE 22, 49)."""
DECIDERS = (Hat.JUDGE, Hat.HEAD, Hat.LEADER)

MOVES: dict[str, Move] = {
    "pay": Move.of(UNPAID, State.PAID, [CLOCK, Hat.CASHIER], _("Record the payment")),
    "ask_relief": Move.of(
        [State.NOTIFIED], State.RELIEF_ASKED, [Hat.PAYER, Hat.CLERK], _("Ask for relief")
    ),
    "exempt": Move.of(
        [State.NOTIFIED, State.RELIEF_ASKED], State.RELIEVED, [*DECIDERS, CLOCK], _("Exempt")
    ),
    "reduce": Move.of(
        [State.NOTIFIED, State.RELIEF_ASKED], State.NOTIFIED, [*DECIDERS, CLOCK], _("Reduce")
    ),
    "defer": Move.of(
        [State.NOTIFIED, State.RELIEF_ASKED], State.DEFERRED, [*DECIDERS, CLOCK], _("Defer")
    ),
    "resume": Move.of(
        [State.RELIEF_ASKED], State.NOTIFIED, [*DECIDERS, Hat.PAYER], _("No relief: to be paid")
    ),
    "reassess": Move.of(
        [State.NOTIFIED, State.OVERDUE], State.NOTIFIED, [Hat.CLERK, *DECIDERS, CLOCK],
        _("Work the fee out again"),
    ),
    "revise": Move.of(
        [State.DEFERRED], None, [Hat.CLERK, *DECIDERS, CLOCK],
        _("Work the deferred fee out again"),
    ),
    "become_suit": Move.of(
        [State.PAID], None, [Hat.CLERK, *DECIDERS], _("Top up: the payment order became a suit")
    ),
    "ask_review": Move.of(
        [State.NOTIFIED, State.OVERDUE, State.PAID], None, [Hat.PAYER],
        _("Ask for a review (Fee Measures art. 43)"),
    ),
    "uphold": Move.of(
        list(State), None, [Hat.LEADER], _("Review: the fee stands, with reasons")
    ),
    "correct": Move.of(
        [State.NOTIFIED, State.OVERDUE, State.PAID], None, [Hat.LEADER],
        _("Review: the fee becomes smaller"),
    ),
    "expire": Move.of(
        [State.NOTIFIED, State.DEFERRED], State.OVERDUE, [CLOCK], _("Not paid in time")
    ),
    "give_time": Move.of(
        [State.OVERDUE], State.NOTIFIED, DECIDERS, _("Give seven more days (Fee Measures art. 22)")
    ),
    "treat_as_withdrawn": Move.of(
        [State.OVERDUE], State.WITHDRAWN, [Hat.JUDGE, Hat.HEAD],
        _("Confirm: treated as withdrawn (Fee Measures art. 22)"),
    ),
    "void": Move.of(
        [*UNPAID, State.RELIEVED], State.VOID, [Hat.CLERK, *DECIDERS, CLOCK],
        _("Cancel: no longer owed"),
    ),
    "give_back": Move.of(
        list(State), None, [Hat.CASHIER, Hat.CLERK, *DECIDERS, CLOCK], _("Give money back"),
    ),
}
