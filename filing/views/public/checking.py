"""Check your answers, see every check run, and submit."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from allauth.core.exceptions import ReauthenticationRequired
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from filing import actions
from filing.actions.green_channel import green_facts
from filing.checks import check_all
from filing.forms.answers import SubmitForm
from filing.models import Filing
from filing.pointing import Pointers
from filing.reading import pages_of
from filing.rules.checking import Result
from filing.rules.entrances import GREEN_KINDS, Criterion, unmet
from filing.snapshots import Frozen, freeze
from filing.states import EDITABLE, State
from filing.views import corrections, summary, venue
from filing.views.links import mend_url
from filing.views.own import own_filing, person_of
from portal.common import clock
from portal.common.refusals import Refused
from portal.people.proof import proved_recently
from portal.timelimits.limits import local_day


@dataclass(frozen=True)
class Line:
    """One check as the filer reads it: what, where, how to mend it, and the page for that."""

    result: Result
    place: str
    url: str


@login_required
def check(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Everything that was answered, with a way to change each; then the act itself.

    Posting twice, or in two tabs at once, hands in once and leads to the same receipt. Who has
    not proved in the last minutes who they are is asked first (OL 7); what was sent is then
    carried out. Staff who enter a filing saw the document of the person before them.
    """
    filing = own_filing(request, public_id)
    if filing.state not in EDITABLE:
        return redirect("filing_receipt" if filing.number else "file", filing.public_id)
    form = SubmitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if filing.entered_by_id != request.user.pk and not proved_recently(request):
            raise ReauthenticationRequired
        try:
            _hand_in(filing, form.cleaned_data["seen"], request)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("filing_receipt", filing.public_id)
    return _page(request, filing, form)


def _hand_in(filing: Filing, seen: str, request: HttpRequest) -> None:
    act = actions.submit if filing.state == State.DRAFT else actions.resubmit
    act(filing, by=person_of(request), at=clock.now(), seen=seen)


def _page(request: HttpRequest, filing: Filing, form: SubmitForm) -> HttpResponse:
    at = clock.now()
    frozen = freeze(filing)
    results = check_all(frozen.said, local_day(at))
    form.initial["seen"] = frozen.digest
    form.data = {**form.data.dict(), "seen": frozen.digest} if form.is_bound else form.data  # type: ignore[attr-defined]
    lines = list(_lines(filing, results))
    return render(
        request, "filing/check.html",
        {
            "filing": filing, "form": form, "summary": list(_summary(filing, frozen)),
            "blocked": [one for one in lines if one.result.blocks],
            "wrong": [one for one in lines if one.result.outcome == "FAILED"
                      and not one.result.blocks],
            "warned": [one for one in lines if one.result.outcome == "WARNED"],
            "passed": [one.result for one in lines if one.result.outcome == "PASSED"],
            "is_verified": filing.filer.is_verified, "green_gaps": _green_gaps(filing, results),
            "fee_change": venue.is_fee_stale(filing, local_day(at)),
            "notice": corrections.notice_of(filing, frozen.said)
            if filing.state == State.CORRECTION_REQUIRED else None,
        },
        status=422 if form.errors else 200,
    )


def _green_gaps(filing: Filing, results: list[Result]) -> list[Criterion] | None:
    """What an enterprise still lacks for the green channel; None when it is not for this one."""
    if filing.kind not in GREEN_KINDS:
        return None
    facts = green_facts(filing)
    failed = sum(result.outcome == "FAILED" for result in results)
    return unmet(replace(facts, failed_checks=failed)) if facts.is_enterprise else None


def _lines(filing: Filing, results: list[Result]) -> Iterator[Line]:
    pointers = Pointers(filing)
    for result in results:
        anchor = result.finding.anchor
        is_fine = result.outcome in ("PASSED", "NOT_APPLICABLE")
        place = "" if is_fine else pointers.words(anchor)
        yield Line(result, place, "" if is_fine else mend_url(filing, anchor, result.rule.reason))


def _summary(filing: Filing, frozen: Frozen) -> Iterator[tuple[Any, list[Any]]]:
    """Parts of the summary: a title and rows with label, value and the page to change it."""
    yield from summary.of_parties(filing)
    yield summary.of_the_whole(filing)
    for part in pages_of(filing):
        code = part.section.code
        for item in part.items:
            number = item[0].item
            page, args = "filing_section", [filing.public_id, code]
            if number:
                page, args = "filing_item", [*args, number]
            url = reverse(page, args=args)
            yield summary.heading(part.section, number, len(part.items)), [
                summary.answer_row(row, url) for row in item
            ]
    yield summary.of_materials(filing)
