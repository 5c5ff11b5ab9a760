"""The receipt: the page that says the court got it, and the paper to keep."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from filing.models import Filing
from filing.receipts import facts_of, order_receipt, receipt_of
from filing.views import story
from filing.views.own import own_filing
from portal import audit
from portal.common import clock
from portal.papers.files import serve
from portal.papers.models import Paper


def _received(request: HttpRequest, public_id: UUID) -> Filing:
    filing = own_filing(request, public_id)
    if filing.number is None:
        raise Http404
    return filing


@login_required
def receipt(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Number, instant, files with their hashes, what happens next, by when, whom to call."""
    filing, at = _received(request, public_id), clock.now()
    audit.note(
        "read", record=filing.reference, court=filing.court_code(), actor=request.user, at=at,
        role="FILER",
    )
    rows = list(filing.limits.all())
    return render(
        request, "filing/receipt.html",
        {
            "filing": filing, "facts": facts_of(filing), "at": at,
            "promises": story.promises(filing, rows), "next": story.what_next(filing),
            "paper": receipt_of(filing, get_language() or "zh-hans"),
        },
    )


@login_required
def receipt_paper(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """POST has the paper made in the page's language; GET says how far it is."""
    filing = _received(request, public_id)
    page = reverse("filing_receipt", args=[filing.public_id])
    if request.method == "POST":
        order_receipt(filing, language=get_language() or "zh-hans", at=clock.now())
        return redirect(f"{page}#paper")
    context = {
        "paper": _paper(filing), "state_url": request.path, "page_url": page,
        "download_url": reverse("filing_receipt_file", args=[filing.public_id]),
    }
    return render(request, "papers/_state.html", context)


@login_required
def receipt_file(request: HttpRequest, public_id: UUID) -> HttpResponse | FileResponse:
    """The signed PDF itself."""
    return serve(_paper(_received(request, public_id)))


def _paper(filing: Filing) -> Paper:
    paper = receipt_of(filing, get_language() or "zh-hans")
    if paper is None:
        raise Http404
    return paper
