"""What a decision on relief does to the fee, and the ledger of it."""

from datetime import date, datetime

from portal.common.moves import locked, moving
from portal.fees import events
from portal.fees.actions.duties import (
    start_deferred_limit,
    start_payment_limit,
    stop_payment_limits,
)
from portal.fees.models import FeeObligation, ReliefApplication, ReliefEntry
from portal.fees.rules.money import plain
from portal.fees.rules.relief import Kind, relieved_part
from portal.fees.states.fee import State
from portal.people.models import Person
from portal.timelimits.limits import local_day

ADJUSTABLE = (State.NOTIFIED, State.RELIEF_ASKED)


def apply_to_fees(application: ReliefApplication, *, by: Person, at: datetime) -> None:
    """A granted application counts for every fee of its record and payer that is still open."""
    fees = FeeObligation.objects.unscoped(because="the decision is about these fees").filter(
        about=application.about, payer=application.payer, state__in=ADJUSTABLE
    )
    for fee in fees.order_by("pk"):
        _apply(application, fee, by=by, at=at)


def resume_fee(application: ReliefApplication, *, by: Person, at: datetime) -> None:
    """No relief: the fee is to be paid, within seven new days."""
    if application.fee is None or locked(application.fee).state != State.RELIEF_ASKED:
        return
    with moving(application.fee, "resume", by=by, at=at) as fee:
        _new_round(fee, at)


def _new_round(fee: FeeObligation, at: datetime) -> None:
    fee.round += 1
    fee.save(update_fields=["round"])
    start_payment_limit(fee, at=at)


def apply_granted(fee: FeeObligation, *, at: datetime) -> None:
    """Relief granted before the fee was notified counts for it now (FEE 49)."""
    granted = ReliefApplication.objects.unscoped(because="relief belongs to this fee").filter(
        about=fee.about, payer=fee.payer, state="GRANTED"
    )
    application = granted.exclude(entries__fee=fee).order_by("-decided_at").first()
    if application is not None:
        _apply(application, fee, by=None, at=at)


def _apply(
    application: ReliefApplication, fee: FeeObligation, *, by: Person | None, at: datetime
) -> None:
    """Let a granted application count for a fee, and enter it in the relief ledger."""
    kind = Kind(application.granted_kind)
    part = relieved_part(kind, fee.fen, application.granted_percent or 0)
    if kind == Kind.EXEMPTION:
        _exempt(fee, by=by, at=at)
    elif kind == Kind.REDUCTION:
        _reduce(fee, part, by=by, at=at)
    elif application.deferred_until is not None:
        if application.deferred_until <= local_day(at):
            return
        _defer(fee, application.deferred_until, by=by, at=at)
        part = fee.fen
    ReliefEntry.objects.create(application=application, fee=fee, kind=kind, fen=part, at=at)


def _exempt(fee: FeeObligation, *, by: Person | None, at: datetime) -> None:
    with moving(fee, "exempt", by=by, at=at) as fee:
        stop_payment_limits(fee, at=at)
        fee.relieved_fen = fee.fen
    events.relieved.send(FeeObligation, fee=fee, by=by, at=at)


def _reduce(fee: FeeObligation, part: int, *, by: Person | None, at: datetime) -> None:
    with moving(fee, "reduce", by=by, at=at, owed=plain(fee.fen - part)) as fee:
        fee.relieved_fen = part
        if fee.state == State.RELIEF_ASKED:
            _new_round(fee, at)


def _defer(fee: FeeObligation, until: date, *, by: Person | None, at: datetime) -> None:
    with moving(fee, "defer", by=by, at=at, until=until.isoformat()) as fee:
        stop_payment_limits(fee, at=at)
        fee.deferred_until = until
        fee.round += 1
        fee.save(update_fields=["round"])
        start_deferred_limit(fee, until, at=at)
    events.deferred.send(FeeObligation, fee=fee, by=by, at=at)


def reduction_of(fee: FeeObligation) -> int:
    """Fen that a reduction granted before takes from a fee worked out again; its entry follows."""
    entry = fee.relief_entries.filter(kind=Kind.REDUCTION).select_related("application").first()
    if entry is None:
        return 0
    percent = entry.application.granted_percent or 0
    entry.fen = relieved_part(Kind.REDUCTION, fee.fen, percent)
    entry.save(update_fields=["fen"])
    return entry.fen
