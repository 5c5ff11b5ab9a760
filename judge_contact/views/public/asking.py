"""Asking to reach the judge: the start page and the form of three taps."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from judge_contact import callers
from judge_contact.actions import answer_at_once, register, with_files
from judge_contact.at_once import LABELS, Question, answer
from judge_contact.forms import RequestForm
from judge_contact.models import Ticket
from judge_contact.views.attaching import Files, files_with
from portal.cases.models import Case
from portal.common import clock
from portal.common.kept import kept_form, sign_in_keeping_form
from portal.common.refusals import Refused
from portal.people.models import Person


def start(request: HttpRequest) -> HttpResponse:
    """What the line is, my open requests, and my cases to ask about."""
    if not request.user.is_authenticated:
        return render(request, "judge_contact/start.html", {})
    person = request.user
    requests = Ticket.objects.visible_to(person).filter(requester=person)
    return render(
        request,
        "judge_contact/start.html",
        {
            "cases": _cases_of(person)[:20],
            "tickets": requests.select_related("case", "division")[:20],
            "questions": [(question.value, label) for question, label in LABELS.items()],
        },
    )


def new(request: HttpRequest) -> HttpResponse:
    """The form. Sent twice it registers once; what was typed survives signing in again."""
    if not request.user.is_authenticated:
        if request.method == "POST":
            return sign_in_keeping_form(request)
        return redirect("contact_judge")
    person = request.user
    typed = request.POST if request.method == "POST" else kept_form(request)
    cases = _cases_of(person).filter(judge__isnull=False)
    form = RequestForm(typed, cases=cases, initial=_initial(request, person))
    files = files_with(request, form, person)
    if request.method == "POST" and form.is_valid():
        try:
            ticket = _register(form, files, at=clock.now())
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            return redirect("contact_judge_ticket", ticket.public_id)
    context = {"form": form, "case": _chosen(form, cases), "files": files}
    status = 422 if form.is_bound and request.method == "POST" else 200
    return render(request, "judge_contact/new.html", context, status=status)


def _register(form: RequestForm, files: Files, *, at: datetime) -> Ticket:
    key, person = form.cleaned_data["once_key"], files.person

    def ask() -> Ticket:
        return register(
            form.cleaned_data["case"], form.request(), requester=person, by=person, key=key, at=at
        )

    return with_files(ask, files.ids, key=key, by=person, at=at)


@require_POST
def at_once(request: HttpRequest) -> HttpResponse:
    """A status question answered from the record, with the choice to go on."""
    if not request.user.is_authenticated:
        return redirect("contact_judge")
    person = request.user
    question = request.POST.get("question", "")
    if question not in Question.values:
        return redirect("contact_judge")
    cases = _cases_of(person).select_related("judge", "assistant")
    case = get_object_or_404(cases, public_id=_key(request.POST.get("case", "")))
    caller = callers.as_person(case, person)
    if caller is None:
        raise Http404
    answer_at_once(caller, question, channel=Ticket.Channel.WEB, by=None, at=clock.now())
    said = answer(case, question)
    context = {"case": case, "said": said, "is_guest": False, "at": clock.now()}
    return render(request, "judge_contact/answered.html", context)


def _cases_of(person: Person) -> Any:
    """Cases in which this person is party or agent: those they may ask about."""
    return Case.objects.own_of(person).select_related("court", "division")


def _initial(request: HttpRequest, person: Person) -> dict[str, Any]:
    return {
        "case": request.GET.get("case", ""),
        "phone": person.phone,
        "category": request.GET.get("category", ""),
    }


def _chosen(form: RequestForm, cases: Any) -> Case | None:
    """The case already picked on the page before: then it is shown and not asked again."""
    wanted = _key(str(form["case"].value() or ""))
    found: Case | None = cases.filter(public_id=wanted).first() if wanted else None
    return found


def _key(text: str) -> UUID | None:
    """A record's id as typed into an address; nonsense names nothing."""
    try:
        return UUID(text)
    except ValueError:
        return None
