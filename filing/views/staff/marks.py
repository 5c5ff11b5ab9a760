"""Marks on one filing: raising and lifting flags, putting slips right."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filing.actions.examining import Ground, correct_slip, lift_flag, raise_flag
from filing.elements import FORMS
from filing.elements.dependents import dependents
from filing.forms.desk import FlagForm, SlipForm
from filing.models import CheckResult, Filing
from filing.pointing import Pointers
from filing.rules import anchors
from filing.rules.checks import RULES
from filing.templatetags.filing_desk import anchor_id
from filing.views.staff.review import desk_filing
from portal.common import clock
from portal.common.forms import PortalForm
from portal.common.refusals import Refused
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role

SUGGESTED = {"answer": "FACTS", "party": "DEFENDANT", "material": "UNREADABLE", "task": "PAPER"}
"""Which reason is offered first for a mark on such a thing."""


@staff_page(Role.CLERK, Role.JUDGE)
def flag(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Mark a field, a file, a page or a region: a small form, inside the page when it can be."""
    record = desk_filing(request, public_id)
    anchor = request.GET.get("anchor", "")
    place = anchors.parse(anchor)
    first = {"reason": _suggested(record, anchor), "region": request.GET.get("region", "")}
    form = FlagForm(
        request.POST or None, filing=record, is_page=place.kind == "material" and place.number > 0,
        initial=first,
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        ground = Ground(said["reason"], anchor, said.get("region", ""), said["words"])
        try:
            raise_flag(
                record, ground, by=cast(Person, request.user), at=clock.now(),
                override=said.get("override"),
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("Marked. The filer is told with the notice."))
            return redirect(_back(record, anchor))
    return _show(request, record, form, anchor, "flag")


def _suggested(record: Filing, anchor: str) -> str:
    """The reason of the check that found something there, else what is usual for such a thing."""
    results = CheckResult.objects.filter(submission__filing=record, anchor=anchor)
    found = results.exclude(outcome=CheckResult.Outcome.PASSED).order_by("-pk").first()
    if anchor and found is not None and found.rule in RULES:
        return RULES[found.rule].reason
    place = anchors.parse(anchor)
    if place.kind == "party":
        party = record.parties.filter(public_id=place.id).first()
        if party is not None and party.side == record.terms.own:
            return "STANDING"
    if place.kind == "answer" and place.id.startswith("claim"):
        return "CLAIM"
    return SUGGESTED.get(place.kind, "FACTS")


@staff_page(Role.CLERK, Role.JUDGE)
def slip(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Put a slip of the pen right, with a log the filer reads."""
    record = desk_filing(request, public_id)
    anchor = request.GET.get("anchor", "")
    form = SlipForm(request.POST or None, initial={"became": _said(record, anchor)})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            correct_slip(
                record, anchor, said["became"], why=said["why"],
                by=cast(Person, request.user), at=clock.now(),
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("Put right. The filer is told."))
            return redirect(_back(record, anchor))
    return _show(request, record, form, anchor, "slip")


def _said(record: Filing, anchor: str) -> str:
    place = anchors.parse(anchor)
    if place.kind == "answer":
        answer = record.answers.filter(key=place.id, item=place.number).first()
        return answer.value if answer else ""
    party = record.parties.filter(public_id=place.id).first() if place.kind == "party" else None
    return str(getattr(party, place.field, "")) if party else ""


def _show(
    request: HttpRequest, record: Filing, form: PortalForm, anchor: str, what: str
) -> HttpResponse:
    is_part = request.headers.get("HX-Request") == "true"
    name = "filing/staff/_mark.html" if is_part else "filing/staff/mark.html"
    pointers = Pointers(record)
    resting = sorted(dependents(FORMS[record.form], [anchor])) if what == "flag" else []
    context = {
        "filing": record, "form": form, "anchor": anchor, "what": what,
        "where": pointers.words(anchor), "resting": [pointers.words(one) for one in resting],
    }
    return render(request, name, context, status=422 if form.errors else 200)


def _back(record: Filing, anchor: str) -> str:
    page = reverse("staff:filing", args=[record.public_id])
    return f"{page}#{anchor_id(anchor.partition('#')[0])}" if anchor else page


@require_POST
@staff_page(Role.CLERK, Role.JUDGE)
def lift(request: HttpRequest, public_id: UUID, flag_id: UUID) -> HttpResponse:
    """Take a mark back before it was told."""
    record = desk_filing(request, public_id)
    mark = get_object_or_404(record.flags, public_id=flag_id)
    if mark.filing_id != record.pk:
        raise Http404
    lift_flag(mark, by=cast(Person, request.user), at=clock.now())
    messages.success(request, _("Taken back."))
    return redirect(_back(record, mark.anchor))
