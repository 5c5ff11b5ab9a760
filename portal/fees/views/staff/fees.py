"""The cashier's desk: every fee of the court, one fee with its acts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_POST

from portal import audit
from portal.common import clock
from portal.common.refusals import Refused
from portal.fees import actions
from portal.fees.bars import bar_of
from portal.fees.filters import FeeFilter
from portal.fees.forms.desk import CorrectForm, EndingForm, SlipForm, SuitForm, WhyForm
from portal.fees.models import FeeObligation
from portal.fees.papers import COURT_LANGUAGE, papers_of, said_lines
from portal.fees.rules import Matter
from portal.fees.rules.refunding import Ending
from portal.fees.standing import TONE, happenings, promises, standing, summary
from portal.fees.states.fee import State
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role

DESK_ROLES = (Role.CASHIER, Role.CLERK, Role.JUDGE, Role.HEAD, Role.LEADER)
PAGE_SIZE = 25
Said = dict[str, Any]
Call = Callable[[FeeObligation, Said, Person, datetime], object]


@dataclass(frozen=True)
class DeskAct:
    """An act the desk offers: its move, its button, its form, the action it calls."""

    move: str
    label: Any
    form: type[forms.Form] | None
    call: Call


ACTS: dict[str, DeskAct] = {
    "record-slip": DeskAct(
        "pay", gettext_lazy("Record a payment with the bank’s slip"), SlipForm,
        lambda fee, said, by, at: actions.record_at_counter(
            fee, slip=said["slip"], key=said["once_key"], by=by, at=at
        ),
    ),
    "give-time": DeskAct(
        "give_time", gettext_lazy("Give seven more days"), WhyForm,
        lambda fee, said, by, at: actions.give_time(fee, why=said["words"], by=by, at=at),
    ),
    "withdrawn": DeskAct(
        "treat_as_withdrawn", gettext_lazy("Confirm: treated as withdrawn"), None,
        lambda fee, said, by, at: actions.treat_as_withdrawn(fee, by=by, at=at),
    ),
    "ended": DeskAct(
        "give_back", gettext_lazy("The case ended: open the refund of the law"), EndingForm,
        lambda fee, said, by, at: actions.end_case(fee, Ending(said["ending"]), by=by, at=at),
    ),
    "uphold": DeskAct(
        "uphold", gettext_lazy("Review: the fee stands"), WhyForm,
        lambda fee, said, by, at: actions.uphold(fee, reasons=said["words"], by=by, at=at),
    ),
    "correct": DeskAct(
        "correct", gettext_lazy("Review: the fee becomes smaller"), CorrectForm,
        lambda fee, said, by, at: actions.correct(
            fee, int(said["sum"] * 100), reasons=said["words"], by=by, at=at
        ),
    ),
    "suit": DeskAct(
        "become_suit", gettext_lazy("The payment order became a suit: top up"), SuitForm,
        lambda fee, said, by, at: actions.become_suit(
            fee, Matter(said["matter"]), by=by, at=at
        ),
    ),
    "void": DeskAct(
        "void", gettext_lazy("Cancel: no longer owed"), WhyForm,
        lambda fee, said, by, at: actions.void(fee, why=said["words"], by=by, at=at),
    ),
}
ONLY_WHEN_PAID = ("ended",)
ONLY_IN_REVIEW = ("uphold", "correct")
ONLY_FOR = {"suit": Matter.PAYMENT_ORDER}


@staff_page(*DESK_ROLES)
def fees(request: HttpRequest) -> HttpResponse:
    """The fees my office deals with: what is due next comes first."""
    person = cast(Person, request.user)
    rows = FeeObligation.objects.visible_to(person).for_list().with_next_due()
    filtered = FeeFilter(request.GET or None, queryset=rows.in_order())
    page = Paginator(filtered.qs, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request, "fees/staff/fees.html",
        {"filter": filtered, "page": page, "tones": TONE, "at": clock.now()},
    )


def desk_fee(request: HttpRequest, public_id: UUID) -> FeeObligation:
    """A fee the reader's office lets them see; others answer as if absent."""
    rows = FeeObligation.objects.visible_to(cast(Person, request.user)).select_related(
        "court", "case__judge", "case__division", "payer", "representative", "parent"
    )
    found: FeeObligation = get_object_or_404(rows, public_id=public_id)
    return found


@staff_page(*DESK_ROLES)
def fee(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One fee: sum, limits, payments, refunds, acts open to the reader."""
    record = desk_fee(request, public_id)
    audit.note(
        "read", record=record.reference, court=record.court.code, actor=request.user,
        at=clock.now(), role=",".join(sorted(record.hats(request.user))),
    )
    return _page(request, record)


@require_POST
@staff_page(*DESK_ROLES)
def act(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """One act from the desk. A refusal keeps what was typed and says why."""
    record = desk_fee(request, public_id)
    if name not in ACTS:
        raise Http404
    wanted = ACTS[name]
    form = (wanted.form or forms.Form)(request.POST)
    if not form.is_valid():
        return _page(request, record, bound={name: form}, status=422)
    try:
        wanted.call(record, form.cleaned_data, cast(Person, request.user), clock.now())
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return _page(request, record, bound={name: form}, status=409)
    messages.success(request, _("Recorded."))
    return redirect("staff:fee", record.public_id)


def _offered(
    record: FeeObligation, person: Any, bound: dict[str, forms.Form]
) -> list[dict[str, Any]]:
    is_paid = record.state == State.PAID
    in_review = any(not review.outcome for review in record.reviews.all())
    return [
        {
            "name": name, "label": wanted.label, "has_fields": wanted.form is not None,
            "form": bound.get(name) or (wanted.form or forms.Form)(),
        }
        for name, wanted in ACTS.items()
        if record.may(wanted.move, person) and (is_paid or name not in ONLY_WHEN_PAID)
        and (in_review or name not in ONLY_IN_REVIEW)
        and record.matter == ONLY_FOR.get(name, record.matter)
    ]


def _page(
    request: HttpRequest, record: FeeObligation, *, bound: dict[str, forms.Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    orders = list(record.orders.all())
    living = next((order for order in orders if order.is_alive), None)
    return render(
        request, "fees/staff/fee.html",
        {
            "fee": record, "at": clock.now(), "standing": standing(record, living),
            "rows": summary(record), "lines": said_lines(record.lines),
            "bar": bar_of(record.lines), "limits": list(record.limits.all()),
            "promises": promises(record), "orders": orders,
            "refunds": list(record.refunds.all()), "reviews": list(record.reviews.all()),
            "applications": list(record.relief_applications.all()),
            "happenings": happenings(record.steps.all()),
            "papers": list(papers_of(record, COURT_LANGUAGE)),
            "acts": _offered(record, request.user, bound or {}), "has_errors": bool(bound),
        },
        status=status,
    )
