"""The other side: join with the code, understand, and answer (CPL 128, OL 10)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from filing.actions.counterclaim import begin_counterclaim
from filing.actions.responding import Said, join, save_words, take_stance
from filing.disputing import evidence_of
from filing.forms.responding import JoinForm, StanceForm, WordsForm, stance_forms
from filing.models import ServedComplaint
from filing.papers.wording import text_of
from filing.reading import ComplaintRead, complaint_of
from filing.rules.answering import ANSWERS
from filing.views.own import person_of
from portal.common import clock
from portal.common.kept import kept_form, sign_in_keeping_form
from portal.common.refusals import Refused
from portal.timelimits.limits import explain


def enter(request: HttpRequest) -> HttpResponse:
    """What was served on me, and the code of a new letter. A visitor is told how it works."""
    if not request.user.is_authenticated:
        if request.method == "POST":
            return sign_in_keeping_form(request)
        return render(request, "filing/respond/visitor.html", {})
    person = person_of(request)
    typed = request.POST or kept_form(request)
    form = JoinForm(typed, initial={"code": request.GET.get("code", "")})
    if request.method == "POST" and form.is_valid():
        try:
            served = join(form.cleaned_data["code"], by=person, at=clock.now())
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            return redirect("respond", served.public_id)
    received = ServedComplaint.objects.visible_to(person).filter(joined_by=person)
    context = {
        "form": form, "received": received.select_related("party__case", "court"),
        "is_verified": person.is_verified,
    }
    return render(request, "filing/respond/enter.html", context, status=_status(form))


@login_required
def first_screen(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Who sues me, for what, what I can do, by when, and what happens if I do nothing."""
    served = own_complaint(request, public_id)
    limit = served.limits.filter(rule__in=ANSWERS).first()
    read = complaint_of(served.filing)
    context = {
        "served": served, "case": served.party.case, "read": read,
        "is_counter": served.filing.counters_id is not None,
        "counterclaim": served.counterclaims.first(),
        "claims": [_claim(row) for row in _claims(read)],
        "plaintiffs": [party.name for party in read.said.own_side],
        "amount": read.said.amount, "limit": limit,
        "due": explain(limit, served.court) if limit else None, "at": clock.now(),
    }
    return render(request, "filing/respond/first.html", context)


@login_required
def answer(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The answer, point by point. Every save keeps what is there; signing hands it in."""
    served = own_complaint(request, public_id)
    if served.answered_at:
        return redirect("respond", served.public_id)
    data = request.POST if request.method == "POST" else None
    forms = stance_forms(complaint_of(served.filing).rows(), served.stances.all(), data)
    initial = {"words": served.words, "version": served.version}
    words_form = WordsForm(data, initial=initial)
    if data is not None and _all_valid(forms, words_form):
        try:
            _save(request, served, forms, words_form)
            if "hand_in" in data:
                return redirect("respond_sign", served.public_id)
        except Refused as refused:
            words_form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved. Nothing is handed in yet."))
            return redirect("respond_answer", served.public_id)
    handed_in = evidence_of([served])
    for form in forms:
        form.evidence = handed_in.get((served.pk, form.row.name), ())
    context = {"served": served, "case": served.party.case, "forms": forms, "form": words_form}
    return render(request, "filing/respond/answer.html", context, status=_status(words_form))


@require_POST
@login_required
def counterclaim(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Begin a claim of one's own in the same case; half the fee is charged (FEE 18)."""
    served = own_complaint(request, public_id)
    filing = begin_counterclaim(served, by=person_of(request), at=clock.now())
    return redirect("filing", filing.public_id)


def own_complaint(request: HttpRequest, public_id: UUID) -> ServedComplaint:
    """The complaint, for the party that received it. Foreign and absent answer alike."""
    rows = ServedComplaint.objects.visible_to(request.user)
    rows = rows.select_related("filing__case", "filing__court", "court", "party__case")
    served: ServedComplaint = get_object_or_404(rows, public_id=public_id)
    if not served.may_follow(request.user):
        raise Http404
    return served


def _claims(read: ComplaintRead) -> list[Any]:
    return [
        row
        for answered in read.sections if answered.section.part == "claims"
        for item in answered.items for row in item
        if row.element.kind == "long" or row.element.counts
    ]


def _claim(row: Any) -> str:
    """One claim as a sentence: its own words, or for what a sum is asked."""
    said = text_of(row.element, row.value)
    return said if row.element.kind == "long" else f"{row.label} {said}"


def _all_valid(forms: list[StanceForm], words_form: WordsForm) -> bool:
    wrong = [form for form in (*forms, words_form) if not form.is_valid()]
    return not wrong


def _save(
    request: HttpRequest, served: ServedComplaint, forms: list[StanceForm], words_form: WordsForm
) -> None:
    person, at = person_of(request), clock.now()
    for form in forms:
        if form.says_something:
            told = form.cleaned_data
            said = Said(form.row.key, form.row.item, told["position"], told["words"])
            take_stance(served, said, version=told["version"] or 0, by=person, at=at)
    if "words" in words_form.changed_data:
        told = words_form.cleaned_data
        save_words(served, told["words"], version=told["version"], by=person)


def _status(form: Any) -> int:
    return 422 if form.errors else 200
