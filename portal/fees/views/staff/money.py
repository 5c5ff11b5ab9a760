"""Refunds to release, differences with the bank's book, and the daily statements."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.common import clock
from portal.common.refusals import Refused
from portal.fees import actions
from portal.fees.forms.desk import NoteForm, TransferForm
from portal.fees.models import Difference, Reconciliation, Refund
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role

MONEY_ROLES = (Role.CASHIER, Role.LEADER)
PAGE_SIZE = 25
STATEMENTS = 14
TONES = {"DUE": "soon", "RELEASED": "neutral", "DONE": "done", "STUCK": "overdue"}


@staff_page(*MONEY_ROLES)
def refunds(request: HttpRequest) -> HttpResponse:
    """Money that goes back: what waits for the cashier first, then the newest."""
    person = cast(Person, request.user)
    rows = Refund.objects.visible_to(person).select_related("fee__court", "fee__payer", "order")
    if request.GET.get("show") != "all":
        rows = rows.exclude(state=Refund.State.DONE)
    page = Paginator(rows.order_by("opened_at", "pk"), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request, "fees/staff/refunds.html",
        {
            "page": page, "tones": TONES, "at": clock.now(), "form": TransferForm(),
            "shows_all": request.GET.get("show") == "all",
            "may_release": any(o.role == Role.CASHIER for o in person.offices_now),
        },
    )


@require_POST
@staff_page(Role.CASHIER)
def refund_act(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """Release a refund to the bank, or record a transfer made outside the gateway."""
    person = cast(Person, request.user)
    rows = Refund.objects.visible_to(person).select_related("fee__court", "order")
    refund: Refund = get_object_or_404(rows, public_id=public_id)
    at = clock.now()
    calls: dict[str, Any] = {
        "release": lambda: actions.release(refund, by=person, at=at),
        "transfer": lambda: actions.record_transfer(
            refund, reference=request.POST.get("reference", "")[:60], by=person, at=at
        ),
    }
    return _done(request, calls, name, "staff:refunds")


@staff_page(*MONEY_ROLES)
def differences(request: HttpRequest) -> HttpResponse:
    """What does not agree with the bank's book, and the last statements compared."""
    person = cast(Person, request.user)
    rows = Difference.objects.visible_to(person).select_related("court", "order__fee")
    if request.GET.get("show") != "all":
        rows = rows.open()
    rows = rows.order_by("resolved_at", "found_at", "pk")
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    statements = Reconciliation.objects.visible_to(person).select_related("court")
    return render(
        request, "fees/staff/differences.html",
        {
            "page": page, "at": clock.now(), "form": NoteForm(),
            "shows_all": request.GET.get("show") == "all",
            "statements": list(statements.order_by("-day", "court")[:STATEMENTS]),
            "may_resolve": any(o.role == Role.CASHIER for o in person.offices_now),
        },
    )


@require_POST
@staff_page(Role.CASHIER)
def difference_act(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """Send a wrong amount back, or write down what was found and done."""
    person = cast(Person, request.user)
    rows = Difference.objects.visible_to(person).select_related("court", "order__fee__court")
    difference: Difference = get_object_or_404(rows, public_id=public_id)
    at = clock.now()
    calls: dict[str, Any] = {
        "send-back": lambda: actions.send_back_wrong_amount(difference, by=person, at=at),
        "resolve": lambda: actions.resolve(
            difference, words=request.POST.get("words", "")[:300], by=person, at=at
        ),
    }
    return _done(request, calls, name, "staff:differences")


def _done(request: HttpRequest, calls: dict[str, Any], name: str, back: str) -> HttpResponse:
    if name not in calls:
        raise Http404
    try:
        calls[name]()
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Recorded."))
    return redirect(back)
