"""What a party asks for in a running case: choose, ask, follow."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filing.actions.requesting import ask, take_back
from filing.forms.requests import RequestForm
from filing.models import CaseRequest, ServedComplaint
from filing.request_states import RequestState
from filing.rules.requests import KINDS, OBJECTION, Asking, may_ask
from filing.views.own import person_of, sent_ahead
from portal.cases.actions import address_of
from portal.cases.models import Case, Party
from portal.common import clock
from portal.common.refusals import Refused
from portal.dossier.intake import files_of
from portal.fees.models import FeeObligation
from portal.papers.files import serve
from portal.people.models import Person
from portal.timelimits.limits import explain


def own_case(request: HttpRequest, case_id: UUID) -> Case:
    """A case in which this person is party or agent. Foreign and absent answer alike."""
    person = person_of(request)
    rows = Case.objects.own_of(person)
    case: Case = get_object_or_404(rows.select_related("court", "judge"), public_id=case_id)
    return case


def party_of(case: Case, person: Person) -> Party:
    """The party this person is, or acts for."""
    acted = Q(appointments__agent=person, appointments__revoked_at=None)
    found: Party | None = case.parties.filter(Q(person=person) | acted).first()
    if found is None:
        raise Http404
    return found


def open_to(party: Party, kind: Asking) -> bool:
    """Whether this party may ask for this."""
    sues_back = party.in_counterclaim == Party.InCounterclaim.CLAIMS
    return may_ask(kind, party.side, has_counterclaim=sues_back)


@login_required
def requests(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What can be asked for in this case, and what was asked before with its decision."""
    case = own_case(request, case_id)
    party = party_of(case, person_of(request))
    kinds = [kind for kind in KINDS.values() if open_to(party, kind)]
    made = CaseRequest.objects.visible_to(request.user).filter(case=case)
    answers = ServedComplaint.objects.visible_to(request.user).filter(
        party__case=case, forwarded_at__isnull=False
    ).select_related("party")
    context = {
        "case": case, "kinds": kinds, "made": made, "address": address_of(party),
        "answers": answers,
    }
    return render(request, "filing/requests/list.html", context)


@login_required
def new(request: HttpRequest, case_id: UUID, kind: str) -> HttpResponse:
    """One request. Sent twice it is made once."""
    case = own_case(request, case_id)
    if kind not in KINDS:
        raise Http404
    person = person_of(request)
    party = party_of(case, person)
    if not open_to(party, KINDS[kind]):
        raise Http404
    form = RequestForm(kind, party, request.POST or None, point=request.GET.get("point", ""))
    if request.method == "POST" and form.is_valid():
        try:
            made = ask(
                party, form.asked(sent_ahead(request, person)), requester=person, by=person,
                key=form.cleaned_data["once_key"], at=clock.now(),
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            to_sign = made.kind == OBJECTION
            return redirect("case_request_sign" if to_sign else "case_request", made.public_id)
    context = {
        "case": case, "kind": KINDS[kind], "form": form, "about": person.reference,
        "most_mb": settings.UPLOAD_MOST_MB,
    }
    status = 422 if form.errors else 200
    return render(request, "filing/requests/new.html", context, status=status)


@login_required
def one(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Where a request stands: who holds it, until when, what was decided."""
    made = own_request(request, public_id)
    limit = made.limits.running().first() or made.limits.first()
    context = {
        "files": files_of(made), "made": made, "limit": limit, "at": clock.now(),
        "papers": made.papers().select_related("court"), "fees": fees_about(made, request.user),
        "due": explain(limit, made.court) if limit and not limit.met_at else None,
        # Who made it is known by now; asking the hats again would read them twice.
        "may_take_back": made.state in made.MOVES["withdraw"].frm,
        "to_sign": made.kind == OBJECTION and made.state == RequestState.FILED
        and not made.signatures.exists(),
    }
    return render(request, "filing/requests/one.html", context)


@require_POST
@login_required
def back(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take a request back before it is decided."""
    made = own_request(request, public_id)
    take_back(made, by=person_of(request), at=clock.now())
    messages.success(request, _("Taken back. The judge need not decide on it."))
    return redirect("case_request", made.public_id)


@login_required
def paper(request: HttpRequest, public_id: UUID, paper_id: UUID) -> HttpResponseBase:
    """The record or the decision itself, for the party that asked."""
    made = own_request(request, public_id)
    found = get_object_or_404(made.papers().select_related("court"), public_id=paper_id)
    return serve(found)


def fees_about(made: CaseRequest, person: Any) -> Any:
    """What the request costs, or what came of it for the fee, as the person may see it."""
    return FeeObligation.objects.visible_to(person).filter(about=made.reference)


def own_request(request: HttpRequest, public_id: UUID) -> Any:
    """A request, for the party that made it. Foreign and absent answer alike."""
    rows = CaseRequest.objects.visible_to(request.user).select_related("case", "court", "party")
    made = get_object_or_404(rows, public_id=public_id)
    if "PARTY" not in made.hats(person_of(request)):
        raise Http404
    return made
