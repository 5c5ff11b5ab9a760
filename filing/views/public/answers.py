"""Tasks of one question: the court, address, mediation, the fee, consent."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from filing import actions
from filing.actions.preserving import sum_to_preserve
from filing.elements.form import Answers
from filing.forms.answers import ConsentForm, CourtForm, HomesForm, MediationForm
from filing.forms.beginning import consent_shown
from filing.models import Filing, Material
from filing.rules import anchors, kinds
from filing.rules.consents import TEXTS
from filing.snapshots import answers_of
from filing.views import venue
from filing.views.links import mend_url
from filing.views.own import own_draft, person_of
from portal.common import clock
from portal.common.refusals import Refused
from portal.courts.models import Area, Court
from portal.fees.rules.relief import PROOFS, needed_proofs
from portal.guidance.rules.facts import UNKNOWN
from portal.guidance.wording import ELSEWHERE_WORDS, OUR_AREAS, OUR_ZONES, SOMEWHERE_ELSE
from portal.timelimits.limits import local_day


@login_required
def court(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The court this portal suggests, with the reason and the article; any other may be chosen."""
    filing, at = own_draft(request, public_id), clock.now()
    on = local_day(at)
    homes = _homes(request) or venue.homes_of(filing)
    outcome = venue.outcome_of(filing, on, homes=homes)
    courts = list(Court.objects.in_force(on))
    form = CourtForm(
        request.POST or None, courts=Court.objects.in_force(on),
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.choose_court(
                filing, form.cleaned_data["court"], by=person_of(request), at=at
            )
        except Refused as refused:
            form.add_error("court", str(refused))
        else:
            return redirect("filing", filing.public_id)
    rows = venue.offers(outcome, courts, filing.court)
    others = [row for row in rows if row.venue is None]
    return render(
        request, "filing/court.html",
        {
            "filing": filing, "form": form, "fitting": [row for row in rows if row.venue],
            "others": others, "is_other": any(row.is_chosen for row in others),
            "homes_form": HomesForm(
                None, areas=areas(), initial={"home": homes[0], "their_home": homes[1]}
            ),
            "is_exclusive": outcome.territory.is_exclusive,
        },
        status=422 if form.errors else 200,
    )


def _homes(request: HttpRequest) -> tuple[str, str] | None:
    if "their_home" not in request.GET:
        return None
    return (request.GET.get("home") or UNKNOWN, request.GET.get("their_home") or UNKNOWN)


def areas() -> list[Any]:
    """Every area of ours, zones apart, then the wide world."""
    found = list(Area.objects.all())
    return [
        (OUR_AREAS, [(one.code, str(one)) for one in found if not one.is_zone]),
        (OUR_ZONES, [(one.code, str(one)) for one in found if one.is_zone]),
        (SOMEWHERE_ELSE, list(ELSEWHERE_WORDS)),
    ]


@login_required
def address(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Where court papers reach each of the own side, and what electronic service means."""
    filing = own_draft(request, public_id)
    people = filing.parties.filter(side=filing.terms.own)
    return render(
        request, "filing/address.html",
        {"filing": filing, "people": list(people), "consent": TEXTS["E_SERVICE"]},
    )


@login_required
def mediation(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Whether mediation is welcome: voluntary, with an end and a way on (OM 8, 24)."""
    filing, at = own_draft(request, public_id), clock.now()
    known = {True: "yes", False: "no", None: ""}[filing.accepts_mediation]
    form = MediationForm(request.POST or None, initial={"accepts": known})
    if request.method == "POST" and form.is_valid():
        person, accepts = person_of(request), form.cleaned_data["accepts"]
        actions.answer_mediation(filing, accepts, by=person, at=at)
        actions.consent(
            filing, "MEDIATION", accepts, consent_shown("MEDIATION"), by=person, at=at
        )
        return redirect("filing", filing.public_id)
    return render(
        request, "filing/mediation.html",
        {"filing": filing, "form": form, "consent": TEXTS["MEDIATION"]},
        status=422 if form.errors else 200,
    )


@login_required
def fee(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What it will cost, line by line with the articles, and whether it changed since."""
    filing, at = own_draft(request, public_id), clock.now()
    cost = venue.cost(filing, venue.outcome_of(filing, local_day(at)), local_day(at))
    said = answers_of(filing)
    to_freeze = sum_to_preserve(filing, said)
    if request.method == "POST":
        if cost.fee is not None:
            actions.see_fee(
                filing, cost.fee, venue.version_on(local_day(at)), by=person_of(request), at=at
            )
        return redirect("filing", filing.public_id)
    return render(
        request, "filing/fee.html",
        {
            "filing": filing, "cost": cost,
            "change": venue.fee_change(filing, cost, local_day(at)),
            "relief": said.get("relief.wanted[0]", ""), "proofs": list(_proofs(filing, said)),
            "may_ask": kinds.must_prepay(filing.kind, filing.cause_no),
            "preservation": to_freeze and venue.preservation_cost(filing, to_freeze, local_day(at)),
        },
    )


@dataclass(frozen=True)
class Proof:
    """A proof relief needs, where it is handed in, and the files that are there."""

    words: Any
    url: str
    files: list[Material]


def _proofs(filing: Filing, said: Answers) -> Iterator[Proof]:
    if said.get("relief.wanted[0]") != "yes":
        return
    proofs = filing.materials.filter(slot=Material.Slot.RELIEF, removed_at=None)
    there = list(proofs.select_related("file"))
    grounds = said.get("relief.grounds[0]", "").split(",")
    for code in needed_proofs(said.get("relief.kind[0]", ""), grounds):
        files = [one for one in there if one.anchor == anchors.proof(code)]
        yield Proof(PROOFS[code], mend_url(filing, anchors.proof(code)), files)


@login_required
def consent(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Consent to file online, for who took it back or has not given it (OL 4, 5)."""
    filing = own_draft(request, public_id)
    form = ConsentForm(request.POST or None)
    person, at = person_of(request), clock.now()
    if request.method == "POST" and "take_back" in request.POST:
        actions.consent(filing, "FILING", False, consent_shown("FILING"), by=person, at=at)
        return redirect("filing", filing.public_id)
    if request.method == "POST" and form.is_valid():
        actions.consent(filing, "FILING", True, consent_shown("FILING"), by=person, at=at)
        return redirect("filing", filing.public_id)
    return render(
        request, "filing/consent.html",
        {"filing": filing, "form": form, "consent": TEXTS["FILING"]},
        status=422 if form.errors else 200,
    )
