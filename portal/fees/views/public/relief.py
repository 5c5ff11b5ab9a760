"""Asking to pay nothing, less or later, and following the application."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import prefetch_related_objects
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_POST

from portal import audit
from portal.common import clock
from portal.common.refusals import Refused
from portal.dossier.intake import take_in
from portal.fees import actions
from portal.fees.forms.party import ProofForm, ReliefForm
from portal.fees.models import FeeObligation, ReliefApplication
from portal.fees.papers import COURT_LANGUAGE, decision_words, papers_of
from portal.fees.rules.articles import cite
from portal.fees.rules.relief import GROUNDS, PROOFS, needed_proofs
from portal.fees.standing import happenings, promises, relief_standing
from portal.fees.states.relief import OPEN, State
from portal.fees.views.public.owing import own_fee
from portal.papers.files import serve
from portal.people.models import Person


@login_required
def ask(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The application for relief from one fee, in plain questions."""
    fee = own_fee(request, public_id)
    is_person = fee.payer.kind == Person.Kind.NATURAL
    form = ReliefForm(request.POST or None, is_natural_person=is_person)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                application = actions.ask_relief(
                    _asking(fee, form), key=form.cleaned_data["once_key"],
                    by=cast(Person, request.user), at=clock.now(),
                )
            except Refused as refused:
                form.add_error(refused.field if refused.field in form.fields else None,
                               str(refused))
                status = 409
            else:
                return redirect("relief", application.public_id)
    context = {"fee": fee, "form": form, "is_person": is_person}
    return render(request, "fees/relief_ask.html", context, status=status)


def _asking(fee: FeeObligation, form: ReliefForm) -> actions.Asking:
    said = form.cleaned_data
    return actions.Asking(
        court=fee.court, about=fee.about, label=fee.label, case=fee.case, payer=fee.payer,
        representative=fee.representative, fee=fee, kind=said["kind"], grounds=said["grounds"],
        words=said["words"], proofs=said["proofs"],
    )


def own_application(request: HttpRequest, public_id: UUID) -> ReliefApplication:
    """An application of mine or of somebody I act for."""
    person = cast(Person, request.user)
    rows = ReliefApplication.objects.visible_to(person).owed_by(person)
    rows = rows.select_related("court", "case", "payer", "fee")
    found: ReliefApplication = get_object_or_404(rows, public_id=public_id)
    return found


@login_required
def relief(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Where the application stands, by when it is decided, and the decision."""
    record = own_application(request, public_id)
    at = clock.now()
    prefetch_related_objects([record], "grounds", "proof_files__file")
    audit.note(
        "read", record=record.reference, court=record.court.code, actor=request.user, at=at,
        role="APPLICANT",
    )
    grounds = [GROUNDS[ground.code] for ground in record.grounds.all()]
    return render(
        request, "fees/relief.html",
        {
            "application": record, "at": at, "standing": relief_standing(record),
            "grounds": [{"words": g.words, "article": cite(g.article)} for g in grounds],
            "files": list(record.proof_files.all()), "wanted": _wanted(record),
            "promises": promises(record), "happenings": happenings(record.steps.all()),
            "decision": decision_words(record) if record.decided_at else "",
            "papers": list(papers_of(record, get_language() or COURT_LANGUAGE)),
            "form": ProofForm(), "is_proof_wanted": record.state == State.PROOF_WANTED,
            "may_take_back": record.may("take_back", request.user),
        },
    )


Act = Callable[[ReliefApplication, str, Person, datetime], ReliefApplication]
ACTS: dict[str, Act] = {
    "add-proof": lambda record, words, by, at: actions.add_proof(
        record, proof=words, by=by, at=at
    ),
    "take-back": lambda record, words, by, at: actions.take_back(record, by=by, at=at),
}


HAND_IN = "hand-in"


def _hand_in(request: HttpRequest, record: ReliefApplication) -> None:
    """Take the files in and add them as the proof named; a refusal is told and leaves nothing."""
    person, at = cast(Person, request.user), clock.now()
    code = request.POST.get("proof", "")
    if code not in PROOFS or record.state not in OPEN:
        raise Refused(_("Choose which proof it is, while the court has not decided."))
    sent = request.FILES.getlist("files")
    if not sent:
        raise Refused(_("Choose a file first, or take a photo."))
    for upload in sent:
        file = take_in(upload, about=record, by=person, at=at, purpose="relief")
        actions.hand_in_proof(
            record, actions.ProofFile(code, file.name, file), by=person, at=at
        )


def _wanted(record: ReliefApplication) -> list[dict[str, Any]]:
    """Each proof the application needs, with the files that are there; none once it is decided."""
    if record.state not in OPEN:
        return []
    there = list(record.proof_files.all())
    codes = needed_proofs(record.kind, [ground.code for ground in record.grounds.all()])
    return [
        {"code": code, "words": PROOFS[code], "files": [one for one in there if one.code == code]}
        for code in codes
    ]


@require_POST
@login_required
def act(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """One thing the applicant does about their own application."""
    record = own_application(request, public_id)
    if name not in ACTS and name != HAND_IN:
        raise Http404
    words = request.POST.get("words", "")[:500]
    try:
        if name == HAND_IN:
            _hand_in(request, record)
        else:
            ACTS[name](record, words, cast(Person, request.user), clock.now())
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _("Recorded. The line of time below shows what happens next."))
    return redirect("relief", record.public_id)


@login_required
def paper(request: HttpRequest, public_id: UUID, paper_id: UUID) -> HttpResponse | FileResponse:
    """The decision as a signed PDF."""
    record = own_application(request, public_id)
    found = papers_of(record, get_language() or COURT_LANGUAGE).filter(public_id=paper_id).first()
    if found is None:
        raise Http404
    return serve(found)
