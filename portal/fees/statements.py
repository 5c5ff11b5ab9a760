"""The bank's statement beside our own book, every day, for every court that takes money."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID

from portal import audit
from portal.common.clock import SHANGHAI
from portal.courts.models import Court
from portal.fees.actions.refunding import refund_done
from portal.fees.actions.settling import raise_difference, settle
from portal.fees.bank import BankRefused, NoAnswer, Row, Status, Verdict, the_bank
from portal.fees.models import Difference, PaymentOrder, Reconciliation, Refund
from portal.fees.notices import tell

READY_FROM = time(2, 0)
"""The bank's book of a day is complete by then on the next."""
CATCH_UP_DAYS = 7
MONEY_CAME = (PaymentOrder.State.PAID, PaymentOrder.State.SURPLUS, PaymentOrder.State.WRONG_AMOUNT)


def compare_statements(at: datetime) -> int:
    """Compare every finished day not compared yet; answers how many. No answer: tried again."""
    local = at.astimezone(SHANGHAI)
    last = local.date() - timedelta(days=1 if local.time() >= READY_FROM else 2)
    done = 0
    for court, day in _missing(last):
        try:
            rows = the_bank().statement(court.code, day)
        except (NoAnswer, BankRefused):
            break
        compare(court, day, rows, at=at)
        done += 1
    return done


def _missing(last: date) -> list[tuple[Court, date]]:
    """Courts and days of the last week without a comparison, oldest first."""
    first = last - timedelta(days=CATCH_UP_DAYS - 1)
    courts = Court.objects.filter(
        fees__orders__channel=PaymentOrder.Channel.ONLINE, fees__orders__made_at__date__lte=last
    )
    everywhere = Reconciliation.objects.unscoped(because="the clock acts for every court")
    compared = set(everywhere.filter(day__gte=first).values_list("court", "day"))
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [
        (court, day)
        for day in days
        for court in courts.distinct().order_by("pk")
        if (court.pk, day) not in compared
    ]


def compare(court: Court, day: date, rows: Collection[Row], *, at: datetime) -> Reconciliation:
    """Let a statement count: what was missed is settled, what contradicts goes to the cashier."""
    for row in rows:
        _heal(court, row, at)
    with audit.recorded():
        payments = {row.number for row in rows if row.kind == "PAYMENT"}
        refunds = {row.number for row in rows if row.kind == "REFUND"}
        _look_for_missing(court, day, payments, refunds, at)
        made: Reconciliation
        made, _is_new = Reconciliation.objects.unscoped(
            because="the clock acts for every court"
        ).get_or_create(
            court=court, day=day,
            defaults={
                "compared_at": at, "rows": len(rows), "received_fen": _sum(rows, "PAYMENT"),
                "returned_fen": _sum(rows, "REFUND"),
            },
        )
        audit.note(
            "compare_statement", record=f"fees.Reconciliation:{court.code}:{day}",
            court=court.code, actor=None, role="clock", at=at, rows=str(len(rows)),
        )
    return made


def _sum(rows: Iterable[Row], kind: str) -> int:
    return sum(row.fen for row in rows if row.kind == kind)


def _heal(court: Court, row: Row, at: datetime) -> None:
    """A payment or refund we had not heard of counts now; one nobody ordered is a difference."""
    if row.kind == "PAYMENT":
        order = PaymentOrder.objects.filter(number=row.number, fee__court=court).first()
        if order is not None:
            settle(order, Verdict(Status.PAID, row.fen, row.bank_ref, row.at), at=at)
            return
    if row.kind == "REFUND":
        refund = _refund_called(court, row.number)
        if refund is not None:
            refund_done(refund, bank_ref=row.bank_ref, done_at=row.at, at=at)
            return
    raise_difference(
        Difference.Kind.UNKNOWN_PAYMENT, f"{court.code} {row.bank_ref}"[:100], court, our_fen=0,
        bank_fen=row.fen, bank_ref=row.bank_ref, at=at,
    )


def _refund_called(court: Court, number: str) -> Refund | None:
    try:
        public_id = UUID(number)
    except ValueError:
        return None
    rows = Refund.objects.unscoped(because="the clock acts for every court")
    found: Refund | None = rows.filter(public_id=public_id, fee__court=court).first()
    return found


def _look_for_missing(
    court: Court, day: date, payments: set[str], refunds: set[str], at: datetime
) -> None:
    """What we booked through the bank on that day must stand on its statement."""
    begin = datetime.combine(day, time(0), SHANGHAI)
    within = (begin, begin + timedelta(days=1) - timedelta(microseconds=1))
    booked = PaymentOrder.objects.filter(
        fee__court=court, channel=PaymentOrder.Channel.ONLINE, state__in=MONEY_CAME,
        paid_at__range=within,
    )
    for order in booked.exclude(number__in=payments).select_related("fee__court"):
        is_new = raise_difference(
            Difference.Kind.MISSING_AT_BANK, order.number, court, order=order,
            our_fen=order.fen, bank_fen=0, at=at,
        )
        if is_new:
            tell("difference", order.fee, at=at, occasion=f"missing {order.number}"[:60])
    given = Refund.objects.unscoped(because="the clock acts for every court").filter(
        fee__court=court, state=Refund.State.DONE, released_at__isnull=False,
        done_at__range=within,
    )
    for refund in given.select_related("order", "fee__court"):
        if refund.public_id.hex not in refunds:
            raise_difference(
                Difference.Kind.REFUND_MISSING, refund.public_id.hex, court, order=refund.order,
                our_fen=refund.fen, bank_fen=0, at=at,
            )
