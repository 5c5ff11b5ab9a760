"""The receipt of a request as a paper to keep."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from judge_contact.models import Ticket
from judge_contact.receipts import order_receipt, receipts_of
from judge_contact.views.public.following import own_ticket
from portal.common import clock
from portal.papers.files import serve
from portal.papers.models import Paper


def _paper(ticket: Ticket) -> Paper:
    paper = receipts_of(ticket, get_language() or "zh-hans")
    if paper is None:
        raise Http404
    return paper


@login_required
def receipt(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """POST has the receipt made; GET says how far it is (a part of the request's page)."""
    ticket = own_ticket(request, public_id)
    page = reverse("contact_judge_ticket", args=[ticket.public_id])
    if request.method == "POST":
        order_receipt(ticket, language=get_language() or "zh-hans", at=clock.now())
        return redirect(f"{page}#receipt")
    context = {
        "paper": _paper(ticket),
        "state_url": request.path,
        "download_url": reverse("contact_judge_receipt_file", args=[ticket.public_id]),
        "page_url": page,
    }
    return render(request, "papers/_state.html", context)


@login_required
def receipt_file(request: HttpRequest, public_id: UUID) -> HttpResponse | FileResponse:
    """The signed PDF itself."""
    return serve(_paper(own_ticket(request, public_id)))
