"""Who may act for me, and for whom I may act. Always confirmed by the principal's phone."""

import secrets
from typing import Any, cast
from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.common import clock
from portal.common.clock import SHANGHAI
from portal.common.refusals import Refused
from portal.people.actions.mandates import (
    WRONG_CODE,
    Offer,
    Terms,
    ask_principal,
    check_mandate,
    grant_mandate,
    revoke_mandate,
)
from portal.people.forms.account import MandateCodeForm, MandateForm, find_person
from portal.people.masks import mask_name, mask_phone
from portal.people.models import Mandate, Person

PENDING = "pending_mandate"


@login_required
def list_mandates(request: HttpRequest) -> HttpResponse:
    person = cast(Person, request.user)
    rows = Mandate.objects.filter(Q(principal=person) | Q(representative=person))
    rows = rows.select_related("principal", "representative").order_by("-granted_at")
    today = clock.now().astimezone(SHANGHAI).date()
    in_force = set(rows.in_force(today).values_list("pk", flat=True))
    context = {
        "given": [(row, row.pk in in_force) for row in rows if row.principal_id == person.pk],
        "held": [(row, row.pk in in_force) for row in rows if row.representative_id == person.pk],
    }
    return render(request, "people/mandates.html", context)


@login_required
def new_mandate(request: HttpRequest) -> HttpResponse:
    """Let somebody act for me."""
    return _begin(request, is_mine=True)


@login_required
def help_somebody(request: HttpRequest) -> HttpResponse:
    """Act for somebody who sits beside me or called me, once their phone says yes."""
    return _begin(request, is_mine=False)


def _begin(request: HttpRequest, *, is_mine: bool) -> HttpResponse:
    me = cast(Person, request.user)
    initial = {"kind": Mandate.Kind.AGENT if is_mine else Mandate.Kind.HELPER}
    form = MandateForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            _ask(request, me, form.cleaned_data, is_mine=is_mine)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            return redirect("mandate_confirm")
    return render(request, "people/mandate_new.html", {"form": form, "is_mine": is_mine})


def _ask(request: HttpRequest, me: Person, data: dict[str, Any], *, is_mine: bool) -> None:
    """Send the principal a code and remember what for. An unknown person looks the same."""
    asked = me.phone if is_mine else data["phone"]
    if not ratelimit.consume(request, action="confirm_by_code", key=asked):
        raise Refused(_("Too many codes were asked for. Wait a minute and try again."))
    if not me.is_verified:
        raise Refused(_("Prove your own identity first, under “My account”."))
    other = find_person(data["full_name"], data["phone"])
    if is_mine and other is None:
        raise Refused(_("No verified account has this name and phone. Compare both."))
    purpose = f"mandate:{secrets.token_hex(8)}"
    principal, representative = (me, other) if is_mine else (other, me)
    if principal is not None and representative is not None:
        offer = Offer(principal, representative, _terms(data), purpose)
        if is_mine:
            check_mandate(offer, on=clock.now().astimezone(SHANGHAI).date())
        if principal.phone_verified and principal.is_verified:
            ask_principal(offer)
    request.session[PENDING] = {
        "purpose": purpose,
        "principal": principal.pk if principal else None,
        "representative": representative.pk if representative else None,
        "phone": mask_phone(asked),
        "name": mask_name(data["full_name"]),
        "is_mine": is_mine,
        "kind": data["kind"], "scope": data["scope"],
        "until": data["until"].isoformat() if data["until"] else "",
    }


def _terms(data: dict[str, Any]) -> Terms:
    until = data["until"]
    return Terms(
        kind=Mandate.Kind(data["kind"]), scope=data["scope"],
        until=parse_date(until) if isinstance(until, str) and until else until or None,
    )


@login_required
def confirm_mandate(request: HttpRequest) -> HttpResponse:
    """The code that the principal's phone received."""
    pending = request.session.get(PENDING)
    if not pending:
        return redirect("mandates")
    form = MandateCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _grant(cast(Person, request.user), pending, form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            del request.session[PENDING]
            messages.success(request, _("Confirmed. The mandate is in force."))
            return redirect("mandates")
    return render(request, "people/mandate_confirm.html", {"form": form, "pending": pending})


def _grant(me: Person, pending: dict[str, Any], data: dict[str, Any]) -> Mandate:
    people = Person.objects.in_bulk([pending["principal"] or 0, pending["representative"] or 0])
    principal = people.get(pending["principal"])
    representative = people.get(pending["representative"])
    if principal is None or representative is None:
        raise Refused(WRONG_CODE, field="code")
    offer = Offer(principal, representative, _terms(pending), pending["purpose"])
    return grant_mandate(offer, data["code"], by=me, at=clock.now(), key=data["once_key"])


@login_required
@require_POST
def end_mandate(request: HttpRequest, key: UUID) -> HttpResponse:
    mine = Q(principal=request.user) | Q(representative=request.user)
    mandate = get_object_or_404(Mandate.objects.filter(mine), public_id=key)
    revoke_mandate(mandate, by=cast(Person, request.user), at=clock.now())
    messages.success(request, _("The mandate has ended."))
    return redirect("mandates")
