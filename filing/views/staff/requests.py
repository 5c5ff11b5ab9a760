"""Requests in running cases at the desk: deciding, sending complaints out, the support counter."""

from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from filing.actions.arriving import goes_along
from filing.actions.requesting import ask, carry_out, grant, refuse
from filing.actions.responding import renew_code
from filing.actions.sending import last_day_for_appeal, send_case
from filing.forms.requests import CarryOutForm, DecideForm, RequestForm
from filing.models import CaseRequest, ServedComplaint
from filing.request_states import RequestState
from filing.rules.requests import KINDS, OBJECTION, PRESERVATION
from filing.views.own import sent_ahead
from filing.views.public.requests import open_to
from portal.cases.actions import address_of
from portal.cases.models import Case
from portal.cases.reading import side_words
from portal.common import clock
from portal.common.refusals import Refused
from portal.dossier.intake import files_of
from portal.fees.models import FeeObligation
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import explain, local_day

PAGE_SIZE = 25
READERS = (Role.JUDGE, Role.ASSISTANT, Role.HEAD, Role.CLERK, Role.LEADER)
COUNTER = (Role.CLERK, Role.ARCHIVIST)


@require_safe
@staff_page(*READERS)
def requests(request: HttpRequest) -> HttpResponse:
    """Requests of the reader's cases: those waiting first, the next due on top."""
    rows = CaseRequest.objects.visible_to(request.user).with_next_due()
    if request.GET.get("all") != "yes":
        rows = rows.filter(state=RequestState.FILED)
    rows = rows.select_related("case", "party")
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {"page": page, "is_all": request.GET.get("all") == "yes", "at": clock.now()}
    return render(request, "filing/staff/requests.html", context)


@staff_page(*READERS)
def one(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One request; the judge of the case decides here, and records a preservation as done."""
    person = cast(Person, request.user)
    rows = CaseRequest.objects.visible_to(person).select_related("case", "court", "party")
    made = get_object_or_404(rows, public_id=public_id)
    may_carry_out = made.kind == PRESERVATION and made.may("carry_out", person)
    may_carry_out = may_carry_out and made.carried_out_at is None
    may_send = made.kind == OBJECTION and made.case_sent_at is None and made.may(
        "send_case", person
    )
    data = request.POST if request.method == "POST" else None
    form: Any = CarryOutForm(data) if may_carry_out else DecideForm(
        made.kind, data, proposed=made.proposed_court
    )
    if data is not None and form.is_valid():
        try:
            _decide(made, form, data, person)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("Recorded. The party is told."))
            return redirect("staff:case_request", made.public_id)
    last_day = last_day_for_appeal(made) if may_send else None
    limit = made.limits.running().first() or made.limits.first()
    context = {
        "made": made, "form": form, "files": files_of(made), "may_carry_out": may_carry_out,
        "may_send": may_send, "last_day": last_day,
        "goes_along": may_send and goes_along(made),
        "is_appealable": last_day is not None and local_day(clock.now()) <= last_day,
        "may_decide": made.may("grant", person), "limit": limit, "at": clock.now(),
        "due": explain(limit, made.court) if limit and not limit.met_at else None,
        "fees": FeeObligation.objects.visible_to(person).filter(about=made.reference),
    }
    return render(
        request, "filing/staff/request.html", context, status=422 if form.errors else 200
    )


def _decide(made: CaseRequest, form: Any, data: Any, person: Person) -> None:
    if isinstance(form, CarryOutForm):
        carry_out(made, form.cleaned_data["preserved"], by=person, at=clock.now())
    elif "send" in data:
        send_case(made, by=person, at=clock.now())
    elif "grant" in data:
        words = form.cleaned_data["words"]
        grant(made, form.given(), words=words, by=person, at=clock.now())
    else:
        refuse(made, words=form.cleaned_data["words"], by=person, at=clock.now())


@require_safe
@staff_page(*COUNTER)
def counter(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The support counter: for which party, and what it wants to ask for."""
    case = _case(request, case_id)
    parties = [
        (party, side_words(party.side, party.in_counterclaim), address_of(party),
         [kind for kind in KINDS.values() if open_to(party, kind)])
        for party in case.parties.select_related("person")
    ]
    made = CaseRequest.objects.visible_to(request.user).filter(case=case).select_related("party")
    context = {"case": case, "parties": parties, "made": made}
    return render(request, "filing/staff/counter.html", context)


@staff_page(*COUNTER)
def enter(request: HttpRequest, case_id: UUID, party_id: int, kind: str) -> HttpResponse:
    """The support counter enters a request for a person who cannot."""
    person, case = cast(Person, request.user), _case(request, case_id)
    party = get_object_or_404(case.parties.select_related("person"), pk=party_id)
    if kind not in KINDS or party.person is None or not open_to(party, KINDS[kind]):
        raise Http404
    form = RequestForm(kind, party, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = ask(
                party, form.asked(sent_ahead(request, person)), requester=party.person,
                by=person, key=form.cleaned_data["once_key"], at=clock.now(),
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("Entered for the party, who is told."))
            return redirect("staff:case_counter", made.case.public_id)
    context = {
        "case": case, "party": party, "kind": KINDS[kind], "form": form,
        "about": person.reference, "most_mb": settings.UPLOAD_MOST_MB,
    }
    return render(
        request, "filing/staff/enter_request.html", context, status=422 if form.errors else 200
    )


def _case(request: HttpRequest, case_id: UUID) -> Case:
    case: Case = get_object_or_404(Case.objects.visible_to(request.user), public_id=case_id)
    return case


@require_safe
@staff_page(Role.CLERK)
def served(request: HttpRequest) -> HttpResponse:
    """Complaints sent out: who has not joined yet, and who needs a letter with the code."""
    rows = ServedComplaint.objects.visible_to(request.user).filter(
        court__in=[office.court_id for office in cast(Person, request.user).offices_now]
    ).select_related("party__case").prefetch_related("limits")
    page = Paginator(rows.order_by("joined_at", "sent_at"), PAGE_SIZE)
    context = {"page": page.get_page(request.GET.get("page")), "at": clock.now()}
    return render(request, "filing/staff/served.html", context)


@require_POST
@staff_page(Role.CLERK)
def code(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A new code on a letter to print; it is shown once and kept nowhere."""
    rows = ServedComplaint.objects.visible_to(request.user)
    sent: Any = get_object_or_404(rows.select_related("party__case"), public_id=public_id)
    made = renew_code(sent, by=cast(Person, request.user), at=clock.now())
    context = {"served": sent, "code": f"{made[:5]}-{made[5:]}"}
    return render(request, "filing/staff/letter.html", context)

