"""Signing an answer or an objection on the screen, and reading an answer that was sent on."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from filing.actions.answering import hand_in_answer, send_code, sign_objection
from filing.actions.signing import Drawn
from filing.forms.signing import CodeForm, SignatureForm
from filing.models import ServedComplaint
from filing.papers.case_papers import answer_document, objection_document
from filing.papers.document import Document
from filing.papers.orders import signed_facts
from filing.rules.requests import OBJECTION
from filing.views.own import person_of
from filing.views.public.requests import own_request
from filing.views.public.respond import own_complaint
from portal.common import clock
from portal.common.refusals import Refused
from portal.papers.files import serve
from portal.papers.models import Paper

Sign = Callable[[Drawn, str], object]


@login_required
def sign_answer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The answer as it will be printed; signing it hands it in."""
    served = own_complaint(request, public_id)
    done = reverse("respond", args=[served.public_id])
    if served.answered_at:
        return redirect(done)
    person = person_of(request)

    def sign(drawn: Drawn, code: str) -> object:
        return hand_in_answer(served, drawn, code=code, by=person, at=clock.now())

    back = reverse("respond_answer", args=[served.public_id])
    return _sign(request, answer_document(served), sign, back=back, done=done)


@login_required
def sign_request(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The objection to jurisdiction as it will be printed, to be signed."""
    made = own_request(request, public_id)
    done = reverse("case_request", args=[made.public_id])
    if made.kind != OBJECTION:
        raise Http404
    if made.signatures.exists():
        return redirect(done)
    person = person_of(request)

    def sign(drawn: Drawn, code: str) -> object:
        return sign_objection(made, drawn, code=code, by=person, at=clock.now())

    return _sign(request, objection_document(made), sign, back=done, done=done)


def _sign(
    request: HttpRequest, document: Document, sign: Sign, *, back: str, done: str
) -> HttpResponse:
    """Write and draw the name, then confirm with the code."""
    person, step, phone = person_of(request), request.POST.get("step", ""), ""
    form: Any = SignatureForm(
        request.POST if step == "draw" else None, initial={"name": person.full_name}
    )
    try:
        if step == "draw" and form.is_valid():
            phone = send_code(document, by=person)
            form = CodeForm(initial=form.cleaned_data)
        elif step == "confirm":
            form, phone = CodeForm(request.POST), person.phone
            if form.is_valid():
                sign(form.drawn(), form.cleaned_data["code"])
                messages.success(request, _("Signed. It is with the court."))
                return redirect(done)
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
    context = {
        "form": form, "phone": phone, "back": back, "document": document,
        "facts": {**document.facts(), "signatures": []},
    }
    status = 422 if form.errors else 200
    return render(request, "filing/respond/sign.html", context, status=status)


@require_safe
@login_required
def answer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The answer of the other side, for those who sued; and one's own, once it is handed in."""
    served = _answered(request, public_id)
    document = answer_document(served)
    facts = {**document.facts(), "signatures": signed_facts(served.signatures.all())}
    context = {"served": served, "facts": facts, "case": served.party.case, "paper": served.paper}
    return render(request, "filing/respond/answer_read.html", context)


@require_safe
@login_required
def answer_file(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """The signed answer itself."""
    paper: Paper | None = _answered(request, public_id).paper
    assert paper is not None  # noqa: S101  every answer is a paper
    return serve(paper)


def _answered(request: HttpRequest, public_id: UUID) -> ServedComplaint:
    """An answer its party gave, or that was sent on to this reader. Others find nothing."""
    rows = ServedComplaint.objects.visible_to(request.user).filter(answered_at__isnull=False)
    rows = rows.select_related("filing", "court", "party__case", "paper__court")
    served: ServedComplaint = get_object_or_404(rows, public_id=public_id)
    sued = (served.filing.filer_id, served.filing.principal_id)
    if not served.may_follow(request.user) and person_of(request).pk not in sued:
        raise Http404
    return served
