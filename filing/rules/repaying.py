"""Interest on a loan that was paid back in parts.

Each payment first covers the interest that has fallen due by then, the oldest first, and only what
is left of it lessens the principal (Civil Code 561; costs of realising the claim would come before
both, and are claimed apart). Interest bears no interest. A year has 365 days, the first day does
not count. Every line is rounded to the fen, half up, so that each can be checked by hand.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from filing.rules.working import DAYS_IN_YEAR, Worked, fen, plain
from portal.common.words import _

ARTICLE = _("Civil Code art. 561: first the interest, then the principal")
NOTHING = Decimal(0)
PRINCIPAL, INTEREST, TOO_MUCH = _("principal"), _("interest"), _("paid too much")


@dataclass(frozen=True)
class Stage:
    """A time in which one rate runs: ``percent`` a year. ``code`` says what the interest is."""

    code: str
    words: Any
    percent: Decimal
    since: date
    until: date


@dataclass(frozen=True)
class Payment:
    """What was paid back on a day, in yuan."""

    on: date
    amount: Decimal


@dataclass
class Account:
    """What is owed: the principal, and interest of each stage. ``over`` was paid too much."""

    principal: Decimal
    unpaid: dict[str, Decimal] = field(default_factory=dict)
    over: Decimal = NOTHING
    lines: list[str] = field(default_factory=list)

    def worked(self, code: str = "") -> Worked:
        """The principal still owed, or the interest of one stage, with every line behind it."""
        amount = self.unpaid.get(code, NOTHING) if code else self.principal
        return Worked(fen(amount), "\n".join(self.lines), ARTICLE)


def settle(lent: Decimal, stages: Sequence[Stage], payments: Sequence[Payment]) -> Account:
    """What is still owed at the end of the last stage; later payments are left out.

    Stages follow one another in time. A payment before the first day lessens the principal.
    """
    account = Account(lent, {stage.code: NOTHING for stage in stages})
    waiting = sorted(payments, key=lambda payment: payment.on)
    for stage in stages:
        at = stage.since
        while waiting and waiting[0].on <= stage.until:
            payment = waiting.pop(0)
            day = max(payment.on, at)
            _accrue(account, stage, at, day)
            _pay(account, payment, stages)
            at = day
        _accrue(account, stage, at, stage.until)
    owed = [f"{stage.words} {plain(account.unpaid[stage.code])}" for stage in stages]
    account.lines.append(" · ".join([*owed, f"{PRINCIPAL} {plain(account.principal)}"]))
    return account


def _accrue(account: Account, stage: Stage, since: date, until: date) -> None:
    days = (until - since).days
    if days <= 0 or not account.principal or not stage.percent:
        return
    grown = fen(account.principal * stage.percent / 100 * days / DAYS_IN_YEAR)
    account.unpaid[stage.code] += grown
    account.lines.append(
        f"{since} → {until}: {plain(account.principal)} × {plain(stage.percent)}%"
        f" ÷ {DAYS_IN_YEAR} × {days} = {plain(grown)}"
    )


def _pay(account: Account, payment: Payment, stages: Sequence[Stage]) -> None:
    rest = payment.amount
    for stage in stages:
        covered = min(rest, account.unpaid[stage.code])
        account.unpaid[stage.code] -= covered
        rest -= covered
    to_interest = payment.amount - rest
    to_principal = min(rest, account.principal)
    account.principal -= to_principal
    over = rest - to_principal
    account.over += over
    too_much = f"; {TOO_MUCH} {plain(over)}" if over else ""
    account.lines.append(
        f"{payment.on}: {plain(payment.amount)} → {INTEREST} {plain(to_interest)},"
        f" {PRINCIPAL} {plain(to_principal)}; {PRINCIPAL}"
        f" {plain(account.principal)}{too_much}"
    )


def payments_from(items: Mapping[int, tuple[date | None, Decimal | None]]) -> list[Payment] | None:
    """Payments as told, by item; None while one of them cannot be read."""
    found = [Payment(on, sum_) for on, sum_ in items.values() if on and sum_ is not None]
    return found if len(found) == len(items) else None
