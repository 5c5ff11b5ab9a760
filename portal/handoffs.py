"""The only file where one service reacts to another: when X announces Y, do Z."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.dispatch import receiver

from filing.actions.charging import keep_fee_papers, keep_in_dossier_of
from filing.actions.docketing import deem_withdrawn, settle_fee
from filing.actions.effects import fall_away
from filing.actions.telling import tell_all
from filing.models import CaseRequest, Filing, FilingLimit
from judge_contact.actions.telling import tell
from judge_contact.models import Ticket, TicketLimit
from judge_contact.rules import CONTACT
from portal.fees import events as fees
from portal.fees.models import FeeLimit, FeeObligation
from portal.fees.notices import tell as tell_of_fee
from portal.fees.rules.limits import DEFERRED_PAYMENT, PAYMENT
from portal.people.models import Person
from portal.timelimits.events import calendar_changed
from portal.timelimits.recomputing import Moved


@receiver(calendar_changed, sender=TicketLimit)
def tell_parties_of_moved_dates(
    sender: Any, moved: Sequence[Moved], at: datetime, **facts: Any
) -> None:
    """Whoever was promised to be contacted by a date that moved is told the new one."""
    told = [one.limit for one in moved if one.is_other_date and one.limit.rule == CONTACT.code]
    tickets = (
        Ticket.objects.unscoped(because="the calendar moved dates of every court")
        .filter(pk__in=[limit.record_id for limit in told])
        .select_related("court", "division", "case", "judge", "requester")
    )
    tell("calendar_changed", list(tickets), at=at)


def _filing_of(fee: FeeObligation) -> Filing | None:
    """The filing a fee is about; None when it is about something else."""
    label, _colon, public_id = fee.about.partition(":")
    if label != Filing._meta.label:
        return None
    rows = Filing.objects.unscoped(because="its fee was settled, whoever asks")
    found: Filing | None = rows.filter(public_id=public_id).first()
    return found


def _request_of(fee: FeeObligation) -> CaseRequest | None:
    """The request in a running case a fee is about; None when it is about something else."""
    label, _colon, public_id = fee.about.partition(":")
    if label != CaseRequest._meta.label:
        return None
    rows = CaseRequest.objects.unscoped(because="its fee was settled, whoever asks")
    found: CaseRequest | None = rows.filter(public_id=public_id).first()
    return found


@receiver([fees.paid, fees.relieved, fees.deferred], sender=FeeObligation)
def go_on_when_the_fee_is_settled(
    sender: Any, fee: FeeObligation, at: datetime, **facts: Any
) -> None:
    """Paid, exempted or deferred: the case is handed over within three days (FEE 22, 49; TL 7)."""
    filing = _filing_of(fee)
    if filing is not None:
        settle_fee(filing, at=at)
        keep_fee_papers(filing, fee, at=at)
    request = _request_of(fee)
    if request is not None and (not fee.is_hidden or request.carried_out_at is not None):
        keep_in_dossier_of(request.case, fee, at=at)


@receiver(fees.treated_as_withdrawn, sender=FeeObligation)
def withdraw_what_was_not_paid(
    sender: Any, fee: FeeObligation, by: Person, at: datetime, **facts: Any
) -> None:
    """A judge confirmed that the fee was not paid: the case is treated as withdrawn (INT 213)."""
    filing = _filing_of(fee)
    if filing is not None and filing.may("deem_withdrawn", by):
        deem_withdrawn(filing, by=by, at=at)
    request = _request_of(fee)
    if request is not None:
        fall_away(request, fee, by=by, at=at)


@receiver(calendar_changed, sender=FilingLimit)
def tell_filers_of_moved_dates(
    sender: Any, moved: Sequence[Moved], at: datetime, **facts: Any
) -> None:
    """A filer who was told a date of a filing is told the new one."""
    moved_ids = {one.limit.record_id for one in moved if one.is_other_date}
    filings = (
        Filing.objects.unscoped(because="the calendar moved dates of every court")
        .filter(pk__in=moved_ids).select_related("court", "filer", "principal", "case__judge")
    )
    tell_all("calendar_changed", list(filings), at=at)


@receiver(calendar_changed, sender=FeeLimit)
def tell_payers_of_moved_dates(
    sender: Any, moved: Sequence[Moved], at: datetime, **facts: Any
) -> None:
    """Whoever was to pay a fee by a date that moved is told the new one."""
    for one in moved:
        if one.is_other_date and one.limit.rule in (PAYMENT.code, DEFERRED_PAYMENT.code):
            due = one.limit.due_at.isoformat()
            occasion = f"moved.{one.limit.pk}.{one.limit.calendar_version}"
            tell_of_fee(
                "calendar_changed", one.limit.record, at=at, occasion=occasion, due_payment=due
            )
