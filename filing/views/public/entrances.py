"""The other ways in, for everyone: another court, from abroad, the green channel."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext as _

from filing import actions
from filing.actions.witnessing import (
    Crossing,
    Wish,
    cancel_witness,
    cross_border,
    request_witnessing,
)
from filing.forms.beginning import consent_shown
from filing.forms.entrances import AbroadForm, WitnessForm
from filing.models import Filing, Witnessing
from filing.rules import kinds
from filing.rules.consents import TEXTS
from filing.rules.entrances import BORDER_PAPERS, BORDER_WORDS, GREEN_CRITERIA, PASSED_ON
from filing.rules.limits import GREEN_CHANNEL
from filing.states import WitnessState
from filing.views.own import own_filing, person_of
from filing.witness_paper import record_of
from portal.common import clock
from portal.common.refusals import Refused
from portal.courts.models import Court, Policy, Station, policy
from portal.timelimits.limits import local_day


def elsewhere(request: HttpRequest) -> HttpResponse:
    """Cross-region filing: what any court takes in for another, where, and how soon it answers."""
    today = local_day(clock.now())
    own = dict(
        Policy.objects.filter(key=Policy.Key.CROSS_REGION_MINUTES, valid_from__lte=today)
        .order_by("valid_from").values_list("court_id", "value")
    )
    courts = [
        {"court": court, "minutes": own.get(court.pk)} for court in Court.objects.in_force(today)
    ]
    usual = policy(Court(pk=0), Policy.Key.CROSS_REGION_MINUTES, today)
    stations = Station.objects.filter(valid_until=None).select_related("court")
    return render(
        request, "filing/elsewhere.html",
        {
            "courts": courts, "usual": usual, "stations": list(stations),
            "kinds": [kinds.KINDS[code] for code in kinds.KINDS if code in PASSED_ON],
        },
    )


def green(request: HttpRequest) -> HttpResponse:
    """The green channel's criteria and its clock, published."""
    return render(
        request, "filing/green.html", {"criteria": GREEN_CRITERIA, "rule": GREEN_CHANNEL}
    )


def abroad(request: HttpRequest) -> HttpResponse:
    """Cross-border filing: who, with which papers, in which steps and times."""
    papers = [(BORDER_WORDS[category], BORDER_PAPERS[category]) for category in BORDER_WORDS]
    return render(request, "filing/abroad.html", {"papers": papers})


@login_required
def abroad_begin(request: HttpRequest) -> HttpResponse:
    """Open a draft from beyond the border."""
    form = AbroadForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            filing = _begin(request, form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            page = "filing_witness" if form.cleaned_data["wants_lawyer"] else "filing"
            return redirect(page, filing.public_id)
    return render(
        request, "filing/abroad_begin.html", {"form": form, "consent": TEXTS["FILING"]},
        status=422 if form.errors else 200,
    )


def _begin(request: HttpRequest, said: dict[str, Any]) -> Filing:
    person, at = person_of(request), clock.now()
    asked = actions.Beginning(
        kind=kinds.FIRST_CIVIL, channel=Filing.Channel.CROSS_BORDER,
        language=get_language() or "zh-hans",
    )
    filing = actions.begin(asked, filer=person, by=person, key=said["once_key"], at=at)
    crossing = Crossing(said["category"], said["place"], said["wants_lawyer"])
    cross_border(filing, crossing, by=person, at=at)
    actions.consent(filing, "FILING", True, consent_shown("FILING"), by=person, at=at)
    return filing


@login_required
def witness(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask for a video witnessing, see when it is, or cancel it."""
    filing = own_filing(request, public_id)
    rows = Witnessing.objects.visible_to(request.user).filter(filing=filing)
    arranged = list(rows.select_related("court", "judge"))
    form = WitnessForm(request.POST or None, initial={"principal": filing.for_whom.full_name})
    if request.method == "POST" and "cancel" in request.POST:
        return _cancel(request, filing, arranged)
    if request.method == "POST" and form.is_valid():
        wish = Wish(**{k: v for k, v in form.cleaned_data.items() if k != "once_key"})
        try:
            request_witnessing(
                filing, wish, by=person_of(request), key=form.cleaned_data["once_key"],
                at=clock.now(),
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("The court was asked. It offers you a time."))
            return redirect("filing_witness", filing.public_id)
    return render(
        request, "filing/witness.html",
        {
            "filing": filing, "form": form, "at": clock.now(),
            "arranged": [{"one": one, "paper": record_of(one)} for one in arranged],
            "is_witnessed": any(one.state == WitnessState.WITNESSED for one in arranged),
            "may_ask": not any(one.may("cancel_witness", request.user) for one in arranged),
        },
        status=422 if form.errors else 200,
    )


def _cancel(request: HttpRequest, filing: Filing, arranged: list[Witnessing]) -> HttpResponse:
    for one in arranged:
        if one.may("cancel_witness", request.user):
            cancel_witness(one, by=person_of(request), at=clock.now())
            messages.success(request, _("Cancelled. You may ask for another time."))
    return redirect("filing_witness", filing.public_id)
