"""The call form: find who is on the phone, see everything, record in one form."""

from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from judge_contact import actions, callers, clues
from judge_contact.at_once import Question, answers
from judge_contact.callers import Caller
from judge_contact.forms.call import CallForm, FindCallerForm
from judge_contact.models import MissedCall, Ticket
from judge_contact.states import UNREACHED
from judge_contact.views.attaching import Files, files_with
from judge_contact.views.mistakes import sentence_of
from portal import audit
from portal.cases.models import Case
from portal.common import clock
from portal.common.refusals import Refused
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Role

Channel = Ticket.Channel
ABOUT_PEOPLE = (clues.Kind.PHONE, clues.Kind.NAME, clues.Kind.DOCUMENT)


@dataclass(frozen=True)
class Line:
    """How somebody came in: by phone, at the counter, or by a missed call being called back."""

    channel: str
    missed: MissedCall | None

    @property
    def query(self) -> str:
        """What the next address must remember."""
        if self.missed:
            return urlencode({"missed": self.missed.public_id})
        return urlencode({"channel": self.channel})


def line_of(request: HttpRequest) -> Line:
    counter = request.GET.get("channel") == Channel.COUNTER
    try:
        key = UUID(request.GET.get("missed", ""))
    except ValueError:
        return Line(Channel.COUNTER if counter else Channel.PHONE, None)
    calls = MissedCall.objects.visible_to(cast(Person, request.user)).select_related("court")
    return Line(Channel.MISSED_CALL, calls.filter(public_id=key).first())


@staff_page(Role.AGENT)
def call(request: HttpRequest) -> HttpResponse:
    """The search box. Sent while typing it answers with the list of callers only."""
    person, line = cast(Person, request.user), line_of(request)
    if request.method != "POST":
        found = _of_missed(person, line.missed)
        return _page(request, line, FindCallerForm(), found=found)
    form = FindCallerForm(request.POST)
    is_part = bool(request.headers.get("HX-Request"))
    if not form.is_valid():
        return _page(request, line, form, status=200 if is_part else 422)
    clue = clues.read(form.cleaned_data["q"])
    found = _with_open(callers.find(clue, person), person)
    if found and clue.kind in ABOUT_PEOPLE:
        _note_search(person, clue.kind.lower())
    return _page(request, line, form, found=found, mistake=sentence_of(clue))


def _page(
    request: HttpRequest, line: Line, form: FindCallerForm, *, status: int = 200, **found: Any
) -> HttpResponse:
    is_part = bool(request.headers.get("HX-Request"))
    context = {
        "form": form,
        "line": line,
        "asked": form.is_bound and form.is_valid(),
        "found": found.get("found", []),
        "mistake": found.get("mistake", ""),
    }
    page = "judge_contact/staff/_callers.html" if is_part else "judge_contact/staff/call.html"
    return render(request, page, context, status=status)


def _of_missed(person: Person, missed: MissedCall | None) -> list[dict[str, Any]]:
    """A missed call's phone is looked up before anybody types."""
    if missed is None:
        return []
    return _with_open(callers.find(clues.read(missed.phone), person), person)


def _with_open(found: list[Caller], person: Person) -> list[dict[str, Any]]:
    """Each caller with the request that still waits in that case, in one statement for all."""
    waiting = Ticket.objects.visible_to(person).unreached().filter(
        case__in={caller.case.pk for caller in found}
    )
    by_case = {(ticket.case_id, ticket.requester_id): ticket for ticket in waiting}
    return [
        {
            "caller": caller,
            "waiting": caller.person and by_case.get((caller.case.pk, caller.person.pk)),
        }
        for caller in found
    ]


def _caller(request: HttpRequest, public_id: UUID, who: str) -> Caller:
    rows = Case.objects.visible_to(cast(Person, request.user))
    rows = rows.select_related("court", "division", "judge", "assistant")
    caller = callers.of(get_object_or_404(rows, public_id=public_id), who)
    if caller is None:
        raise Http404
    return caller


@staff_page(Role.AGENT)
def caller(request: HttpRequest, public_id: UUID, who: str) -> HttpResponse:
    """One caller in one case: what the record says, the history, and the form."""
    found, line = _caller(request, public_id, who), line_of(request)
    typed = request.POST if request.method == "POST" else None
    phone = line.missed.phone if line.missed else found.phone
    form = CallForm(
        typed, known_phone=phone, initial={"channel": line.channel, **_asked_before(request)}
    )
    if line.missed:
        del form.fields["channel"]
    files = files_with(request, form, cast(Person, request.user))
    if request.method == "POST" and form.is_valid():
        try:
            ticket = _register(found, form, line, files)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            said = _("%(number)s is recorded. The party gets a message with the date.")
            messages.success(request, said % {"number": ticket.number})
            return redirect("staff:contact_ticket", ticket.public_id)
    return _caller_page(request, found, line, form, files)


def _asked_before(request: HttpRequest) -> dict[str, str]:
    """An answer that did not do leads to the form with its category chosen."""
    wanted = request.GET.get("category", "")
    return {"category": wanted} if wanted in Ticket.Category.values else {}


def _register(found: Caller, form: CallForm, line: Line, files: Files) -> Ticket:
    asked, at, by = form.request(missed=line.missed), clock.now(), files.person
    key = form.cleaned_data["once_key"]

    def ask() -> Ticket:
        return actions.register_caller(found, asked, by=by, key=key, at=at)

    ticket = actions.with_files(ask, files.ids, key=key, by=by, at=at)
    if line.missed:
        actions.turn_into_request(line.missed, ticket, by=by, at=at)
    return ticket


def _caller_page(
    request: HttpRequest, found: Caller, line: Line, form: CallForm, files: Files
) -> HttpResponse:
    person = cast(Person, request.user)
    if not form.is_bound:
        audit.note(
            "read", record=found.case.reference, court=found.case.court.code, actor=person,
            at=clock.now(), role=Role.AGENT,
        )
    rows = Ticket.objects.visible_to(person).filter(case=found.case)
    history: list[Ticket] = list(rows.for_list().order_by("-registered_at", "-pk")[:20])
    own = found.person.pk if found.person else None
    context = {
        "caller": found,
        "case": found.case,
        "line": line,
        "form": form,
        "files": files,
        "answers": answers(found.case),
        "history": sorted(history, key=lambda ticket: ticket.requester_id != own),
        "waiting": next(
            (t for t in history if t.requester_id == own and t.state in UNREACHED), None
        ),
        "own": own,
        "at": clock.now(),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "judge_contact/staff/caller.html", context, status=status)


@require_POST
@staff_page(Role.AGENT)
def answer(request: HttpRequest, public_id: UUID, who: str) -> HttpResponse:
    """A status question answered from the record while on the phone; counted apart."""
    found, line = _caller(request, public_id, who), line_of(request)
    question = request.POST.get("question", "")
    if question not in Question.values:
        return redirect("staff:contact_caller", public_id, who)
    by, at = cast(Person, request.user), clock.now()
    actions.answer_at_once(found, question, channel=line.channel, by=by, at=at)
    if line.missed:
        actions.settle_call(line.missed, MissedCall.Outcome.ANSWERED, by=by, at=at)
    messages.success(request, _("Counted as answered at the desk."))
    return redirect("staff:contact_agent")


def _note_search(person: Person, by: str) -> None:
    office = next(office for office in person.offices_now if office.role == Role.AGENT)
    audit.note(
        "search_callers", record="cases.Case", court=office.court.code, actor=person,
        at=clock.now(), role=Role.AGENT, by=by,
    )
