"""What it is about: the cause, the way of telling it, and the questions of the form."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from filing import actions
from filing.actions.drafting import next_item
from filing.actions.editing import Stale
from filing.elements import FORMS, Section, form_for
from filing.elements.general import GENERAL
from filing.forms.matter import CauseForm, WayForm
from filing.forms.sections import CHOSEN, SectionForm
from filing.models import Filing
from filing.views.own import own_draft, person_of
from portal.cases.causes import find_causes
from portal.common import clock
from portal.common.refusals import Refused

MOST_CAUSES = 12
COMPLAINT = "complaint"


@login_required
def cause(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Find the cause of action by everyday words, and choose it."""
    filing = own_draft(request, public_id)
    words = request.GET.get("q", "")[:100]
    found = find_causes(words)[:MOST_CAUSES] if words else []
    form = CauseForm(request.POST or None, words=words, causes=found, chosen=filing.cause_no)
    if request.method == "POST" and form.is_valid():
        try:
            actions.choose_cause(
                filing, form.cleaned_data["cause"], by=person_of(request), at=clock.now()
            )
        except Refused as refused:
            form.add_error("cause", str(refused))
        else:
            return redirect("filing_way", filing.public_id)
    return render(
        request, "filing/cause.html",
        {"filing": filing, "form": form, "words": words, "found": found, "asked": bool(words)},
        status=422 if form.errors else 200,
    )


@login_required
def way(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Answer questions, write in one's own words, or hand in a complaint of one's own."""
    filing = own_draft(request, public_id)
    made_for_it = form_for(filing.kind, filing.cause_no)
    form = WayForm(request.POST or None, made_for_it=made_for_it, now=filing.form)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["way"]
        if chosen == COMPLAINT:
            return redirect(f"{reverse('filing_evidence', args=[public_id])}?slot=COMPLAINT")
        actions.choose_form(filing, chosen, by=person_of(request), at=clock.now())
        return redirect("filing", filing.public_id)
    own = filing.materials.filter(slot="COMPLAINT", removed_at=None).select_related("file")
    return render(
        request, "filing/way.html",
        {"filing": filing, "form": form, "made_for_it": made_for_it, "own": list(own),
         "is_general": made_for_it.code == GENERAL.code},
        status=422 if form.errors else 200,
    )


def _section(filing: Filing, code: str) -> Section:
    try:
        return FORMS[filing.form].section(code)
    except KeyError:
        raise Http404 from None


@login_required
def section(request: HttpRequest, public_id: UUID, code: str, item: int = 0) -> HttpResponse:
    """One page of the form. Saving goes on to the next page, and loses nothing on the way."""
    filing = own_draft(request, public_id)
    asked = _section(filing, code)
    if item and not asked.repeats:
        raise Http404
    if request.method == "POST":
        form = _form(filing, asked, item, request.POST)
        conflicts = _save(filing, form, item, request)
        form.say_unreadable()
        if not (conflicts or form.errors):
            return redirect(_onward(filing, asked))
        form.go_on_from(*_kept(filing))
        return _page(request, filing, form, conflicts, status=422)
    return _page(request, filing, _form(filing, asked, item), {})


def _form(filing: Filing, asked: Section, item: int, data: Any = None) -> SectionForm:
    return SectionForm(asked, item, *_kept(filing), data)


def _kept(filing: Filing) -> tuple[dict[str, str], dict[str, int]]:
    """Every answer of the filing, and the version of each."""
    rows = list(filing.answers.all())
    return (
        {f"{one.key}[{one.item}]": one.value for one in rows},
        {f"{one.key}[{one.item}]": one.version for one in rows},
    )


def _save(
    filing: Filing, form: SectionForm, item: int, request: HttpRequest
) -> dict[str, Stale]:
    """Keep every answer of the page; those another page changed meanwhile come back."""
    conflicts = {}
    for key, (value, version) in form.typed().items():
        known = form.answers.get(f"{key}[{item}]", "")
        if not value and not known:
            continue
        if request.POST.get(CHOSEN + key) == "theirs":
            continue
        try:
            actions.save_answer(
                filing, f"{key}[{item}]", value, version=version, by=person_of(request),
                at=clock.now(),
            )
        except Stale as stale:
            conflicts[key] = stale
    return conflicts


def _page(
    request: HttpRequest, filing: Filing, form: SectionForm, conflicts: dict[str, Stale],
    status: int = 200,
) -> HttpResponse:
    asked = form.section
    items = sorted(
        {one.item for one in filing.answers.all() if one.key in asked.keys()} | {form.item}  # noqa: SIM118
    ) if asked.repeats else []
    return render(
        request, "filing/section.html",
        {
            "filing": filing, "form": form, "section": asked, "item": form.item,
            "items": items, "conflicts": conflicts,
            "questions": [
                (question, conflicts.get(question.element.key)) for question in form.questions()
            ],
            "has_errors": bool(conflicts or form.errors),
        },
        status=status,
    )


def _onward(filing: Filing, asked: Section) -> str:
    """The next page of the form; after the last one the list of tasks, after relief the fee."""
    if asked.part == "relief":
        return reverse("filing_fee", args=[filing.public_id])
    sections = FORMS[filing.form].sections
    if asked not in sections:
        return reverse("filing", args=[filing.public_id])
    place = [one.code for one in sections].index(asked.code) + 1
    if place < len(sections):
        return reverse("filing_section", args=[filing.public_id, sections[place].code])
    return reverse("filing", args=[filing.public_id])


@require_POST
@login_required
def add_item(request: HttpRequest, public_id: UUID, code: str) -> HttpResponse:
    """One more child, loan or piece of goods."""
    filing = own_draft(request, public_id)
    asked = _section(filing, code)
    if not asked.repeats:
        raise Http404
    return redirect("filing_item", filing.public_id, code, next_item(filing, asked.keys()))


@require_POST
@login_required
def remove_item(request: HttpRequest, public_id: UUID, code: str, item: int) -> HttpResponse:
    """Take one of several out again."""
    filing = own_draft(request, public_id)
    asked = _section(filing, code)
    actions.remove_item(filing, asked.keys(), item, by=person_of(request), at=clock.now())
    return redirect("filing_section", filing.public_id, code)
