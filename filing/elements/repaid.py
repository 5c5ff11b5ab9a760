"""Payments back, one by one, and what is still owed after them (Civil Code 561)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from filing.elements.blocks import fact
from filing.elements.form import Answers, Section
from filing.rules.repaying import Account, Payment, Stage, payments_from, settle
from filing.rules.said import day, money
from filing.rules.working import ANNUAL, RATE_UNITS, Worked, yearly
from portal.common.words import _

PAYMENTS = Section(
    "payments", "facts", _("Payments back, one by one"),
    _("With days and sums, the interest still owed is worked out for you."),
    (
        fact("paid.on", _("Paid back on"), "date"),
        fact("paid.sum", _("How much was paid back?"), "money"),
    ),
    repeats=True, item_title=_("Payment back"),
)
Works = Callable[[Answers], Worked | None]


def payments_of(answers: Answers) -> list[Payment] | None:
    """Every payment told; empty when there is none, None while one cannot be read."""
    numbers = {
        int(name.rstrip("]").partition("[")[2]) for name, value in answers.items()
        if value and name.startswith(("paid.on[", "paid.sum["))
    }
    return payments_from({
        number: (day(answers.get(f"paid.on[{number}]", "")),
                 money(answers.get(f"paid.sum[{number}]", "")))
        for number in sorted(numbers)
    })


def stage(
    answers: Answers, code: str, words: object, keys: tuple[str, str, str, str]
) -> Stage | None:
    """A time with its rate, from the answers with these keys: rate, unit, from, until.

    Without a rate nothing grows; without its days there is no such time.
    """
    rate, unit, since, until = (answers.get(f"{key}[0]", "") for key in keys)
    percent = money(rate) if rate else Decimal(0)
    days: list[date | None] = [day(since), day(until)]
    if percent is None or days[0] is None or days[1] is None:
        return None
    unit = unit or ANNUAL
    if unit not in dict(RATE_UNITS):
        return None
    return Stage(code, words, yearly(percent, unit), days[0], days[1])


def still_owed(
    code: str, account_of: Callable[[Answers, list[Payment]], Account | None],
    otherwise: Works | None = None,
) -> Works:
    """Offers what is owed after the payments told: interest of a stage, or the principal (empty
    ``code``). Without payments, what ``otherwise`` offers."""

    def work(answers: Answers) -> Worked | None:
        payments = payments_of(answers)
        if payments is None:
            return None
        if not payments:
            return otherwise(answers) if otherwise else None
        account = account_of(answers, payments)
        return None if account is None else account.worked(code)

    return work


def account_of(answers: Answers, payments: list[Payment], *stages: Stage | None) -> Account | None:
    """What became of the sum lent, once all days and rates are told."""
    lent = money(answers.get("loan.lent[0]", ""))
    told = [one for one in stages if one is not None]
    return settle(lent, told, payments) if lent is not None and told else None


__all__ = ["PAYMENTS", "account_of", "payments_of", "stage", "still_owed"]
