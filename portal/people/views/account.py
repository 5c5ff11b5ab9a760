"""My account: who I am, my offices, my devices, and who looked at my data."""

from typing import Any, cast
from uuid import UUID

from allauth.core import ratelimit
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.common import clock
from portal.common.clock import SHANGHAI
from portal.common.refusals import Refused
from portal.people import sessions, unmasking
from portal.people.actions.identity import prove_identity
from portal.people.forms.account import IdentityForm, LanguageForm
from portal.people.looks import looks_at
from portal.people.masks import mask_phone
from portal.people.models import Person
from portal.people.views.onward import next_page


@login_required
def account(request: HttpRequest) -> HttpResponse:
    person = cast(Person, request.user)
    form = LanguageForm(request.POST or None, initial={"language": person.language})
    if request.method == "POST" and form.is_valid():
        person.language = form.cleaned_data["language"]
        person.save(update_fields=["language"])
        messages.success(request, _("Saved."))
        return redirect("account")
    context = {
        "form": form,
        "phone": mask_phone(person.phone),
        "identities": person.identities.order_by("verified_at"),
        "offices": person.offices.select_related("court", "division").order_by("-since"),
        "looks": looks_at(person)[:20],
    }
    return render(request, "people/account.html", context)


@login_required
def identity(request: HttpRequest) -> HttpResponse:
    """Prove by a document who I am (Online Litigation Rules art. 7)."""
    person = cast(Person, request.user)
    now = clock.now()
    form = IdentityForm(
        request.POST or None, on=now.astimezone(SHANGHAI).date(),
        initial={"full_name": person.full_name},
    )
    if request.method == "POST" and form.is_valid():
        try:
            _prove(request, person, form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("Your identity is proved. You can now act online."))
            return redirect(next_page(request, reverse("account")))
    return render(request, "people/identity.html", {"form": form})


def _prove(request: HttpRequest, person: Person, data: dict[str, Any]) -> None:
    if not ratelimit.consume(request, action="check_identity", user=person):
        raise Refused(_("Too many tries. Wait an hour, or come to the court’s window."))
    prove_identity(person, data["checked"], data["full_name"], by=person, at=clock.now())


@login_required
def list_sessions(request: HttpRequest) -> HttpResponse:
    """Where I am signed in."""
    rows = sorted(
        UserSession.objects.purge_and_list(request.user),
        key=lambda row: (not row.is_current(), -row.last_seen_at.timestamp()),
    )
    devices = [
        {"row": row, "device": sessions.device(row.user_agent), "is_current": row.is_current()}
        for row in rows
    ]
    idle = sessions.idle_limit(cast(Person, request.user))
    context = {"devices": devices, "idle_minutes": int(idle.total_seconds() // 60)}
    return render(request, "people/sessions.html", context)


@login_required
@require_POST
def stay(request: HttpRequest) -> JsonResponse:
    """The answer to the warning: this request is the sign of life; it says how long is left."""
    left = sessions.time_left(request)
    return JsonResponse({"left": left.resting if left else 0})


@login_required
@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(UserSession, pk=pk, user=request.user)
    row.end()
    messages.success(request, _("That device is signed out."))
    return redirect("sessions")


@login_required
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    ended = sessions.end_all(
        cast(Person, request.user), but=request.session.session_key or ""
    )
    messages.success(request, _("Devices signed out: %(count)d.") % {"count": ended})
    return redirect("sessions")


@login_required
@require_POST
def show_own(request: HttpRequest, field: str, key: UUID) -> HttpResponse:
    """My own data in full, recorded like every other showing; never anybody else's."""
    try:
        return show(request, field, key, unmasking.Reason.OWN)
    except Refused:
        raise Http404 from None


def show(
    request: HttpRequest, field: str, key: UUID, reason: unmasking.Reason
) -> HttpResponse:
    """The value as a fragment for htmx, or as a page of its own."""
    person = cast(Person, request.user)
    try:
        value = unmasking.unmask(field, key, by=person, at=clock.now(), reason=reason)
    except unmasking.NothingHere:
        raise Http404 from None
    is_part = bool(request.headers.get("HX-Request"))
    page = "people/shown_part.html" if is_part else "people/shown.html"
    context = {
        "value": value,
        "label": unmasking.FIELDS[field].label,
        "back": next_page(request, "/staff/" if person.is_court_staff else reverse("account")),
    }
    response = render(request, page, context)
    response["Cache-Control"] = "no-store"
    return response
