"""What I owe and why, paying it, and the receipt."""

from typing import Any, cast
from urllib.parse import urljoin
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_POST

from portal import audit
from portal.common import clock
from portal.common.forms import OnceForm
from portal.common.refusals import Refused
from portal.fees.actions import begin_payment, hand_to_bank
from portal.fees.bank import the_bank
from portal.fees.bars import bar_of
from portal.fees.models import FeeObligation, PaymentOrder, ReliefApplication
from portal.fees.papers import COURT_LANGUAGE, papers_of, said_lines
from portal.fees.standing import (
    RELIEF_TONE,
    TONE,
    happenings,
    promises,
    standing,
    summary,
)
from portal.fees.states.fee import UNPAID
from portal.papers.files import serve
from portal.people.models import Person

SHOWN = 50


def pay(request: HttpRequest) -> HttpResponse:
    """Everything I owe, or somebody I act for, unpaid first; and what I asked for."""
    if not request.user.is_authenticated:
        return render(request, "fees/pay.html", {})
    person = request.user
    rows = FeeObligation.objects.visible_to(person).owed_by(person).for_list().with_next_due()
    asked = ReliefApplication.objects.visible_to(person).owed_by(person)
    fees = list(rows[:SHOWN])
    return render(
        request, "fees/pay.html",
        {
            "open": [(fee, TONE[fee.state]) for fee in fees if fee.state in UNPAID],
            "settled": [(fee, TONE[fee.state]) for fee in fees if fee.state not in UNPAID],
            "asked": [(one, RELIEF_TONE[one.state]) for one in asked[:SHOWN]],
            "at": clock.now(),
        },
    )


def own_fee(request: HttpRequest, public_id: UUID) -> FeeObligation:
    """A fee of mine or of somebody I act for; a foreign one and an absent one answer alike."""
    person = cast(Person, request.user)
    rows = FeeObligation.objects.visible_to(person).owed_by(person)
    rows = rows.select_related("court", "case__court", "payer", "representative", "parent")
    found: FeeObligation = get_object_or_404(rows, public_id=public_id)
    return found


def _living(fee: FeeObligation) -> PaymentOrder | None:
    return next((order for order in fee.orders.all() if order.is_alive), None)


@login_required
def fee(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What is owed, why, by when; pay button, papers, refunds, line of time."""
    record = own_fee(request, public_id)
    at = clock.now()
    audit.note(
        "read", record=record.reference, court=record.court.code, actor=request.user, at=at,
        role="PAYER",
    )
    living = _living(record)
    language = get_language() or COURT_LANGUAGE
    return render(
        request, "fees/fee.html",
        {
            "fee": record, "at": at, "living": living, "standing": standing(record, living),
            "rows": summary(record), "lines": said_lines(record.lines),
            "bar": bar_of(record.lines), "promises": promises(record),
            "can_pay": record.state in UNPAID, "form": OnceForm(),
            "refunds": list(record.refunds.all()),
            "happenings": happenings(record.steps.all()),
            "papers": list(papers_of(record, language)),
            "may_ask": record.may("ask_relief", request.user),
        },
    )


@login_required
def state(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """How the payment stands: a part of the page, asked again while the bank is silent."""
    record = own_fee(request, public_id)
    living = _living(record)
    context = {"fee": record, "living": living, "standing": standing(record, living)}
    return render(request, "fees/_payment.html", context)


@require_POST
@login_required
def start(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Make the order and get the bank's page for it. Sent twice, there is one order."""
    record = own_fee(request, public_id)
    form = OnceForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Please press the button once more."))
        return redirect("fee", record.public_id)
    try:
        order = begin_online(record, form.cleaned_data["once_key"], cast(Person, request.user))
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        if order.state == PaymentOrder.State.CLOSED:
            messages.error(request, _("The bank refused this payment. Try again later."))
    return redirect(reverse("fee", args=[record.public_id]) + "#payment")


def begin_online(record: FeeObligation, key: UUID, person: Person) -> PaymentOrder:
    """The order, announced to the bank; the transaction of the order is over by then."""
    at = clock.now()
    order = begin_payment(record, key=key, by=person, at=at)
    address: Any = reverse("fee_returned", args=[record.public_id])
    return hand_to_bank(
        order, the_bank(), at=at, return_url=urljoin(settings.PUBLIC_URL, address),
        title=_("Litigation costs, %(label)s") % {"label": record.label},
    )


@login_required
def returned(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Back from the bank: the fee's own page says how it went."""
    record = own_fee(request, public_id)
    return redirect(reverse("fee", args=[record.public_id]) + "#payment")


@login_required
def paper(request: HttpRequest, public_id: UUID, paper_id: UUID) -> HttpResponse | FileResponse:
    """One paper of a fee, as a signed PDF."""
    record = own_fee(request, public_id)
    found = papers_of(record, get_language() or COURT_LANGUAGE).filter(public_id=paper_id).first()
    if found is None:
        raise Http404
    return serve(found)
