"""Who is in it: each side, each person on it, and their agents."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from filing import actions
from filing.actions.editing import Stale
from filing.forms.beginning import consent_shown
from filing.forms.parties import (
    ADDRESS,
    PAGES,
    WHERE,
    WHO,
    AgentForm,
    KindForm,
    PartyForm,
    names_on,
)
from filing.models import Filing, FilingAgent, FilingParty
from filing.views.own import own_draft, person_of
from portal.cases.models import Party
from portal.common import clock
from portal.common.refusals import Refused
from portal.people.numbers import Kind
from portal.timelimits.limits import local_day

PROFESSIONS: dict[str, str] = {
    Filing.Capacity.LAWYER: FilingAgent.Profession.LAWYER,
    Filing.Capacity.LEGAL_WORKER: FilingAgent.Profession.LEGAL_WORKER,
    Filing.Capacity.STATUTORY_AGENT: FilingAgent.Profession.STATUTORY,
}
"""The capacities in which a filer is an agent of one certain kind."""
NEXT = {WHO: WHERE, WHERE: "", ADDRESS: ""}


def _side(filing: Filing, slug: str) -> str:
    """The side an address names, if this kind of filing has it."""
    side = slug.upper()
    if side not in (filing.terms.own, filing.terms.other, Party.Side.THIRD_PARTY):
        raise Http404
    return side


def _party(filing: Filing, party_id: UUID) -> FilingParty:
    found: FilingParty = get_object_or_404(
        filing.parties.select_related("filing", "person"), public_id=party_id
    )
    return found


@login_required
def side(request: HttpRequest, public_id: UUID, side: str) -> HttpResponse:
    """Everybody on one side; adding somebody asks first what they are.

    Somebody of whom nothing is known yet is not shown, but becomes the next one added.
    """
    filing = own_draft(request, public_id)
    which = _side(filing, side)
    everybody = filing.parties.filter(side=which).prefetch_related("agents")
    people = [one for one in everybody if one.name or one.version]
    blank = next((one for one in everybody if one not in people), None)
    form = KindForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person, at = person_of(request), clock.now()
            party = blank or actions.add_party(filing, which, by=person, at=at)
            if form.cleaned_data["kind"] != party.kind:
                actions.save_party(party, form.cleaned_data, version=0, by=person, at=at)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("filing_party", filing.public_id, party.public_id, WHO)
    return render(
        request, "filing/side.html",
        {
            "filing": filing, "form": form, "side": side, "people": people,
            "title": _title(filing, which), "is_own": which == filing.terms.own,
        },
        status=422 if form.errors else 200,
    )


def _title(filing: Filing, side: str) -> Any:
    if side == filing.terms.own:
        return _("Your side")
    return _("The other side") if side == filing.terms.other else _("Third parties")


@login_required
def party(request: HttpRequest, public_id: UUID, party_id: UUID, page: str) -> HttpResponse:
    """One page about one party."""
    filing = own_draft(request, public_id)
    about = _party(filing, party_id)
    is_own = about.side == filing.terms.own
    if page not in PAGES or (page == ADDRESS and not is_own):
        raise Http404
    names = names_on(page, about, is_own=is_own)
    form = PartyForm(about, names, request.POST or None, on=local_day(clock.now()))
    conflict = None
    if request.method == "POST":
        form.is_valid()
        try:
            form.go_on_from(_keep(request, about, form).version)
        except Stale as stale:
            conflict = stale
            form.add_error(None, str(stale))
        if not form.errors:
            return redirect(_onward(filing, about, page))
    return render(
        request, "filing/party.html",
        {
            "filing": filing, "form": form, "party": about, "page": page, "title": PAGES[page],
            "side": about.side.lower(), "is_own": is_own, "conflict": conflict,
            "conflict_label": form.fields[conflict.field].label if conflict and conflict.field
            else "",
        },
        status=422 if form.errors else 200,
    )


def _keep(request: HttpRequest, about: FilingParty, form: PartyForm) -> FilingParty:
    """Keep every good field, even when another one on the page is not."""
    version = form.shown_version
    if request.POST.get("mine_stays", "").isdecimal():
        version = int(request.POST["mine_stays"])
    if ADDRESS_CONSENT in form.fields:
        _consent(request, about, form)
    return actions.save_party(
        about, form.changes(), version=version, by=person_of(request), at=clock.now()
    )


ADDRESS_CONSENT = "accepts_e_service"


def _consent(request: HttpRequest, about: FilingParty, form: PartyForm) -> None:
    """A yes or no to electronic service is stored with the text shown (OL 4, 29, 30)."""
    answer = form.cleaned_data.get(ADDRESS_CONSENT)
    if answer is not None:
        actions.consent(
            about.filing, "E_SERVICE", answer, consent_shown("E_SERVICE"), by=person_of(request),
            at=clock.now(),
        )


def _onward(filing: Filing, about: FilingParty, page: str) -> str:
    if page == ADDRESS:
        return reverse("filing_address", args=[filing.public_id])
    if NEXT[page]:
        return reverse("filing_party", args=[filing.public_id, about.public_id, NEXT[page]])
    return reverse("filing_side", args=[filing.public_id, about.side.lower()])


@require_POST
@login_required
def remove_party(request: HttpRequest, public_id: UUID, party_id: UUID) -> HttpResponse:
    filing = own_draft(request, public_id)
    about = _party(filing, party_id)
    actions.remove_party(about, by=person_of(request), at=clock.now())
    return redirect("filing_side", filing.public_id, about.side.lower())


def _filer_as_agent(party: FilingParty) -> dict[str, Any]:
    """What the account knows of a lawyer or other agent who files: told once, never again."""
    filing = party.filing
    profession = PROFESSIONS.get(filing.capacity)
    if profession is None or party.agents.exists():
        return {}
    known = {"profession": profession, "name": filing.filer.full_name, "phone": filing.filer.phone}
    licence = filing.filer.identities.filter(kind=Kind.LAWYER_LICENCE).first()
    return known if licence is None else known | {"licence": licence.number}


@login_required
def agents(request: HttpRequest, public_id: UUID, party_id: UUID) -> HttpResponse:
    """The agents of one party, and adding one."""
    filing = own_draft(request, public_id)
    about = _party(filing, party_id)
    form = AgentForm(
        None, request.POST or None, on=local_day(clock.now()), known=_filer_as_agent(about)
    )
    if request.method == "POST" and form.is_valid():
        person, at = person_of(request), clock.now()
        try:
            actions.add_agent(about, form.changes(), by=person, at=at)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("filing_agents", filing.public_id, about.public_id)
    return render(
        request, "filing/agents.html",
        {"filing": filing, "party": about, "form": form, "agents": list(about.agents.all()),
         "side": about.side.lower()},
        status=422 if form.errors else 200,
    )


@login_required
def agent(
    request: HttpRequest, public_id: UUID, party_id: UUID, agent_id: UUID
) -> HttpResponse:
    """One agent; "take out" removes them."""
    filing = own_draft(request, public_id)
    about = _party(filing, party_id)
    one = get_object_or_404(about.agents.select_related("party__filing"), public_id=agent_id)
    person, at = person_of(request), clock.now()
    if request.method == "POST" and "remove" in request.POST:
        actions.remove_agent(one, by=person, at=at)
        return redirect("filing_agents", filing.public_id, about.public_id)
    form = AgentForm(one, request.POST or None, on=local_day(at))
    if request.method == "POST" and form.is_valid():
        try:
            shown = form.cleaned_data["version"] or 0
            actions.save_agent(one, form.changes(), version=shown, by=person, at=at)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("filing_agents", filing.public_id, about.public_id)
    return render(
        request, "filing/agent.html",
        {"filing": filing, "party": about, "form": form, "agent": one},
        status=422 if form.errors else 200,
    )
