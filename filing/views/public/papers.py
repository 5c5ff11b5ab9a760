"""The papers of a filing: look at each, sign, and after submission download them."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from filing.actions.signing import send_code, sign
from filing.forms.signing import CodeForm, SignatureForm
from filing.models import Filing, FilingPaper, FilingParty
from filing.papers.needed import Needed, needed_papers, one_of
from filing.papers.orders import signed_facts
from filing.states import EDITABLE
from filing.views.own import own_filing
from portal.common import clock
from portal.common.refusals import Refused
from portal.papers.files import serve
from portal.people.models import Person
from portal.people.proof import count_as_proof


@login_required
def papers(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """All papers with what is missing; after submission, the signed files."""
    filing = own_filing(request, public_id)
    if filing.state not in EDITABLE:
        made = filing.papers.select_related("paper").order_by("round", "pk")
        return render(request, "filing/papers_made.html", {"filing": filing, "papers": made})
    rows = [(needed, needed.waits_for(filing)) for needed in needed_papers(filing)]
    signers = {party.pk: party for _needed, parties in rows for party in parties}
    context = {"filing": filing, "rows": rows, "signers": list(signers.values())}
    return render(request, "filing/papers.html", context)


@login_required
def preview(request: HttpRequest, public_id: UUID, code: str, subject: str) -> HttpResponse:
    """One paper as it will be printed, on the page."""
    filing = own_filing(request, public_id)
    try:
        needed = one_of(filing, code, "" if subject == "-" else subject)
    except Refused:
        raise Http404 from None
    return render(request, "filing/paper.html", {"filing": filing, "facts": _facts(needed, filing)})


def _facts(needed: Needed, filing: Filing) -> dict[str, Any]:
    return {
        **needed.document.facts(), "signatures": signed_facts(needed.signatures(filing)),
    }


@login_required
def signing(request: HttpRequest, public_id: UUID, party_id: UUID) -> HttpResponse:
    """Sign in two steps: write and draw the name, then confirm with the code."""
    filing = own_filing(request, public_id)
    party = get_object_or_404(filing.parties.filter(side=filing.terms.own), public_id=party_id)
    waiting = [needed for needed in needed_papers(filing) if party in needed.waits_for(filing)]
    if not waiting:
        return redirect("filing_papers", filing.public_id)
    step = request.POST.get("step", "")
    if step == "confirm":
        return _confirm(request, filing, party, waiting)
    form = SignatureForm(request.POST or None, initial={"name": party.representative or party.name})
    if step == "draw" and form.is_valid():
        try:
            phone = send_code(filing, party, by=cast(Person, request.user))
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            code_form = CodeForm(initial=form.cleaned_data)
            return _page(request, filing, party, waiting, form=code_form, phone=phone)
    return _page(request, filing, party, waiting, form=form)


def _confirm(
    request: HttpRequest, filing: Filing, party: FilingParty, waiting: list[Needed]
) -> HttpResponse:
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            made = sign(
                filing, party, form.drawn(), code=form.cleaned_data["code"],
                by=cast(Person, request.user), at=clock.now(),
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            count_as_proof(request, party.phone)
            return _signed(request, filing, len(made))
    return _page(request, filing, party, waiting, form=form, phone=party.phone)


def _signed(request: HttpRequest, filing: Filing, count: int) -> HttpResponse:
    messages.success(request, _("Signed: %(count)d papers.") % {"count": count})
    return redirect("filing_papers", filing.public_id)


def _page(
    request: HttpRequest, filing: Filing, party: FilingParty, waiting: list[Needed], **more: Any
) -> HttpResponse:
    context = {"filing": filing, "party": party, "waiting": waiting, "phone": "", **more}
    return render(request, "filing/sign.html", context, status=422 if more["form"].errors else 200)


@login_required
def made_paper(request: HttpRequest, public_id: UUID, paper_id: UUID) -> HttpResponse:
    """How far the making of one paper is: a part of the list."""
    made = _made(request, public_id, paper_id)
    context = {
        "paper": made.paper, "state_url": request.path,
        "download_url": reverse("filing_paper_file", args=[public_id, paper_id]),
        "page_url": reverse("filing_papers", args=[public_id]),
    }
    return render(request, "papers/_state.html", context)


@login_required
def made_file(
    request: HttpRequest, public_id: UUID, paper_id: UUID
) -> HttpResponse | FileResponse:
    """The signed PDF itself."""
    return serve(_made(request, public_id, paper_id).paper)


def _made(request: HttpRequest, public_id: UUID, paper_id: UUID) -> FilingPaper:
    filing = own_filing(request, public_id)
    made: FilingPaper = get_object_or_404(
        filing.papers.select_related("paper", "paper__court"), public_id=paper_id
    )
    return made
