"""Missed calls: seen, called back, turned into a request or closed with a reason."""

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from judge_contact import actions
from judge_contact.extensions import extensions
from judge_contact.forms.call import SettleCallForm
from judge_contact.models import MissedCall
from judge_contact.shown import CALL_PHONE
from portal.cases.models import Party
from portal.common import clock
from portal.common.refusals import Refused
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role
from portal.people.unmasking import Reason, unmask

SHOWN = 50


@dataclass(frozen=True)
class Waiting:
    """A phone that rang in vain, with how often, whom it called and who it may be."""

    call: MissedCall
    times: int
    called: str
    name: str


def waiting_calls(person: Person) -> list[Waiting]:
    """One line for each phone and court, whoever waits longest first."""
    rows = MissedCall.objects.visible_to(person).waiting().select_related("court")
    calls: dict[tuple[int, str], list[MissedCall]] = {}
    for call in rows[: SHOWN * 4]:
        calls.setdefault((call.court_id, call.phone), []).append(call)
    same = list(calls.values())[:SHOWN]
    names = _names(person, {group[0].phone for group in same})
    called = extensions({group[0].called for group in same})
    return [
        Waiting(
            call=group[0],
            times=len(group),
            called=called[group[0].called].words if group[0].called in called else "",
            name=names.get(group[0].phone, ""),
        )
        for group in same
    ]


def _names(person: Person, phones: set[str]) -> dict[str, str]:
    """Whose phone it is, when a case this agent may read knows it."""
    parties = Party.objects.visible_to(person).filter(phone__in=phones)
    return dict(parties.values_list("phone", "name"))


def _call(request: HttpRequest, public_id: UUID) -> MissedCall:
    rows = MissedCall.objects.visible_to(cast(Person, request.user)).select_related("court")
    found: MissedCall = get_object_or_404(rows, public_id=public_id)
    return found


@staff_page(Role.AGENT)
def missed(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One missed call. Asking for the number shows it, which is recorded."""
    call, number = _call(request, public_id), ""
    if request.method == "POST":
        person = cast(Person, request.user)
        number = unmask(
            CALL_PHONE, call.public_id, by=person, at=clock.now(), reason=Reason.CALL
        )
    return _page(request, call, SettleCallForm(), number=number)


@require_POST
@staff_page(Role.AGENT)
def tried(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Called back in vain: the call stays in the list."""
    call = _call(request, public_id)
    actions.call_back_failed(call, by=cast(Person, request.user), at=clock.now())
    messages.success(request, _("Noted. The call stays in the list."))
    return redirect("staff:contact_agent")


@require_POST
@staff_page(Role.AGENT)
def settle(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Closed with a reason."""
    call, form = _call(request, public_id), SettleCallForm(request.POST)
    if not form.is_valid():
        return _page(request, call, form, status=422)
    said, by = form.cleaned_data, cast(Person, request.user)
    try:
        actions.settle_call(call, said["outcome"], words=said["words"], by=by, at=clock.now())
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return _page(request, call, form, status=409)
    messages.success(request, _("The missed call is closed."))
    return redirect("staff:contact_agent")


def _page(
    request: HttpRequest,
    call: MissedCall,
    form: SettleCallForm,
    *,
    number: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "call": call,
        "form": form,
        "number": number,
        "called": extensions([call.called]).get(call.called),
        "at": clock.now(),
    }
    return render(request, "judge_contact/staff/missed.html", context, status=status)
