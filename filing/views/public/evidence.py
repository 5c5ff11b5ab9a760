"""Evidence and papers: choosing or photographing, naming, ordering, taking out."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_POST

from filing import actions
from filing.actions import Place
from filing.elements import FORMS
from filing.forms.materials import MaterialForm
from filing.models import Filing, Material
from filing.rules import anchors
from filing.views.own import own_draft, person_of
from portal.common import clock
from portal.common.refusals import Refused
from portal.dossier import pages
from portal.dossier.intake import files_of, take_in
from portal.dossier.models import StoredFile
from portal.fees.rules.relief import PROOFS

PURPOSE = "filing"
Slot = Material.Slot
PLACES = (Slot.EVIDENCE, Slot.IDENTITY, Slot.BASIS, Slot.AUTHORITY, Slot.STANDING, Slot.COMPLAINT,
          Slot.RELIEF, Slot.OTHER)
WORDS = {
    Slot.EVIDENCE: gettext_lazy("Notes, receipts, messages, photos: what shows you are right."),
    Slot.IDENTITY: gettext_lazy("Both sides of the card, or the licence of the company."),
    Slot.BASIS: gettext_lazy("All pages of the judgment, award or settlement."),
    Slot.AUTHORITY: gettext_lazy("Only if you have a signed one already; else it is made here."),
    Slot.STANDING: gettext_lazy("The firm’s letter, or proof of kinship, work or nomination."),
    Slot.COMPLAINT: gettext_lazy("If you have written it already. It is always accepted."),
    Slot.RELIEF: gettext_lazy("What shows that paying the fee is hard for you."),
    Slot.OTHER: gettext_lazy("Whatever fits nowhere else."),
}


@login_required
def evidence(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Everything handed in, place by place, with what was found on the pages; and adding more."""
    filing = own_draft(request, public_id)
    slot = request.POST.get("slot") or request.GET.get("slot") or Slot.EVIDENCE
    if slot not in Slot.values:
        slot = Slot.EVIDENCE
    proof = _proof(request, slot)
    refused: list[str] = []
    if request.method == "POST":
        added = _add(request, filing, Place(slot=slot, anchor=proof), refused)
        if added and not refused and proof:
            return redirect("filing_fee", public_id)
        if added and not refused:
            messages.success(request, _("Added: %(count)d.") % {"count": added})
            return redirect(f"{reverse('filing_evidence', args=[public_id])}?slot={slot}")
        refused = refused or [_("Choose a file first, or take a photo.")]
    rows = list(_files(filing))
    found: dict[int, list[Any]] = {}
    for problem in pages.problems([one.file for one in rows]):
        found.setdefault(problem.file.pk, []).append(problem)
    return render(
        request, "filing/evidence.html",
        {
            "filing": filing, "slot": slot, "slot_title": Slot(slot).label,
            "slot_words": PROOFS.get(anchors.parse(proof).id) or WORDS[Slot(slot)],
            "proof": anchors.parse(proof).id, "refused": refused, "has_errors": bool(refused),
            "places": [
                (place, place.label, [(one, found.get(one.file_id, [])) for one in rows
                                      if one.slot == place])
                for place in PLACES
            ],
            "about": filing.reference, "purpose": PURPOSE, "most_mb": settings.UPLOAD_MOST_MB,
        },
        status=422 if refused else 200,
    )


def _files(filing: Filing) -> QuerySet[Material]:
    rows = filing.materials.filter(removed_at=None).select_related("file")
    return rows.order_by("position", "pk")


def _proof(request: HttpRequest, slot: str) -> str:
    """The anchor of the proof of hardship the file is, when it is one."""
    code = request.POST.get("proof") or request.GET.get("proof") or ""
    return anchors.proof(code) if slot == Slot.RELIEF and code in PROOFS else ""


def _add(request: HttpRequest, filing: Filing, place: Place, refused: list[str]) -> int:
    """Files sent in pieces before, and those that travel with the form; each refusal is told."""
    person, at = person_of(request), clock.now()
    added = 0
    for stored in _stored(request, filing, refused):
        try:
            actions.add_material(filing, stored, _named(place, stored), by=person, at=at)
            added += 1
        except Refused as no:
            refused.append(f"{stored.name}: {no}")
    return added


def _stored(
    request: HttpRequest, filing: Filing, refused: list[str]
) -> Iterator[StoredFile]:
    wanted = [*request.POST.getlist("files_stored"), *request.POST.getlist("photo_stored")]
    if wanted:
        mine = {str(one.public_id): one for one in files_of(filing, PURPOSE)}
        yield from (mine[key] for key in dict.fromkeys(wanted) if key in mine)
    for upload in [*request.FILES.getlist("files"), *request.FILES.getlist("photo")]:
        try:
            yield take_in(
                upload, about=filing, by=person_of(request), at=clock.now(), purpose=PURPOSE
            )
        except Refused as no:
            refused.append(f"{upload.name}: {no}")


def _named(place: Place, stored: StoredFile) -> Place:
    """A file keeps its own name for a start, without its ending, if that says anything."""
    name = stored.name.rpartition(".")[0]
    says_nothing = not any(letter.isalpha() and not letter.isascii() for letter in name)
    return Place(
        slot=place.slot, anchor=place.anchor, name="" if says_nothing else name[:120]
    )


def _one(filing: Filing, material_id: UUID) -> Material:
    found: Material = get_object_or_404(
        filing.materials.filter(removed_at=None).select_related("file", "filing"),
        public_id=material_id,
    )
    return found


@login_required
def material(request: HttpRequest, public_id: UUID, material_id: UUID) -> HttpResponse:
    """One file: its name, what it shows, its pages with what was found on them."""
    filing = own_draft(request, public_id)
    one = _one(filing, material_id)
    person, at = person_of(request), clock.now()
    if request.method == "POST" and "remove" in request.POST:
        actions.remove_material(one, by=person, at=at)
        return redirect("filing_evidence", filing.public_id)
    form = MaterialForm(one, _shows(filing, one), request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.describe_material(one, form.place(), by=person, at=at)
        return redirect("filing_evidence", filing.public_id)
    return render(
        request, "filing/material.html",
        {
            "filing": filing, "form": form, "material": one, "pages": pages.of_file(one.file),
            "problems": pages.problems([one.file]),
        },
        status=422 if form.errors else 200,
    )


def _shows(filing: Filing, one: Material) -> list[tuple[str, Any]]:
    """What a file may show: a need for relief, or a fact."""
    if one.slot == Slot.RELIEF:
        return [(anchors.proof(code), words) for code, words in PROOFS.items()]
    return _facts(filing)


def _facts(filing: Filing) -> list[tuple[str, Any]]:
    """The questions of fact this filing answers, to hang a file on."""
    answered = set(filing.answers.exclude(value="").values_list("key", "item"))
    return [
        (f"{element.key}[{item}]", element.label)
        for section in FORMS[filing.form].sections if section.part == "facts"
        for element in section.elements
        for key, item in sorted(answered) if key == element.key
    ]


@require_POST
@login_required
def move(request: HttpRequest, public_id: UUID, material_id: UUID) -> HttpResponse:
    """One place up or down in its part of the list."""
    filing = own_draft(request, public_id)
    one = _one(filing, material_id)
    row = list(_files(filing))
    same = [each for each in row if each.slot == one.slot]
    place = [each.pk for each in same].index(one.pk)
    step = -1 if request.POST.get("to") == "up" else 1
    if 0 <= place + step < len(same):
        same[place], same[place + step] = same[place + step], same[place]
        rest = [each for each in row if each.slot != one.slot]
        wanted = [each.public_id for each in (*same, *rest)]
        actions.order_materials(filing, wanted, by=person_of(request), at=clock.now())
    return redirect(f"{reverse('filing_evidence', args=[public_id])}#{one.public_id}")
