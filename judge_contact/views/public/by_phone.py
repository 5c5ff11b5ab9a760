"""The pages of somebody not signed in: case number and phone, code, form, and the receipt."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from judge_contact import actions, callers
from judge_contact.actions.attaching import attached_to
from judge_contact.actions.codes import prove_phone, send_code
from judge_contact.at_once import Question, answer, answers
from judge_contact.forms.guest import ByPhoneForm, CodeForm
from judge_contact.forms.party import GuestRequestForm, NotReachedForm
from judge_contact.models import Ticket
from judge_contact.views import story
from judge_contact.views.attaching import Files, files_with
from judge_contact.views.public import guest
from judge_contact.views.public.guest import ASKED, Guest
from portal import audit
from portal.common import clock
from portal.common.forms import PortalForm
from portal.common.kept import keep_form, kept_form
from portal.common.refusals import Refused
from portal.people.masks import mask_phone

WEB = Ticket.Channel.WEB


@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Case number and phone. Known or not, the answer is the same page."""
    form = ByPhoneForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "judge_contact/by_phone.html", {"form": form}, status=_status(form))
    number, phone = form.cleaned_data["number"], form.cleaned_data["phone"]
    if not guest.may_send(request, number, phone):
        form.add_error(None, _("Too many codes were asked for. Wait an hour, or call 12368."))
        return render(request, "judge_contact/by_phone.html", {"form": form}, status=429)
    try:
        send_code(callers.known_by_phone(number, phone), phone, at=clock.now())
    except Refused as refused:
        form.add_error(None, str(refused))
        return render(request, "judge_contact/by_phone.html", {"form": form}, status=_status(form))
    request.session[ASKED] = {"number": number, "phone": phone}
    return redirect("contact_judge_code")


@never_cache
def code(request: HttpRequest) -> HttpResponse:
    """The code. A wrong one, an old one and one nobody was sent are answered alike."""
    asked = request.session.get(ASKED)
    if not asked:
        return redirect("contact_judge_by_phone")
    form = CodeForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and form.is_valid():
        status = 422
        caller = callers.known_by_phone(asked["number"], asked["phone"])
        if not guest.may_try(request):
            status = 429
            form.add_error(None, _("Too many tries. Wait an hour, or call 12368."))
        elif person := prove_phone(caller, form.cleaned_data["code"]):
            assert caller  # noqa: S101  a code was sent to somebody known
            guest.remember(request, caller, person)
            return redirect("contact_judge_guest")
        else:
            form.add_error("code", _("This code is not right or too old. Ask for a new one."))
    context = {"form": form, "phone": mask_phone(asked["phone"]), "number": asked["number"]}
    return render(request, "judge_contact/by_phone_code.html", context, status=status)


@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """The form for the one case, what the record says, and earlier requests."""
    asker = guest.guest_of(request)
    if asker is None:
        if request.method == "POST":
            keep_form(request)
            messages.info(request, KEPT)
        return redirect("contact_judge_by_phone")
    typed = request.POST if request.method == "POST" else kept_form(request)
    form = GuestRequestForm(typed, initial={"category": request.GET.get("category", "")})
    files = files_with(request, form, asker.person)
    if request.method == "POST" and form.is_valid():
        try:
            ticket = _register(asker, form, files, at=clock.now())
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            return redirect("contact_judge_guest_ticket", ticket.public_id)
    rows = Ticket.objects.visible_to(asker.person)
    context = {
        "form": form,
        "files": files,
        "case": asker.case,
        "phone": mask_phone(asker.caller.phone),
        "answers": answers(asker.case),
        "tickets": rows.filter(case=asker.case, requester=asker.person)[:10],
    }
    status = _status(form) if request.method == "POST" else 200
    return render(request, "judge_contact/by_phone_ask.html", context, status=status)


def _register(asker: Guest, form: GuestRequestForm, files: Files, *, at: datetime) -> Ticket:
    key = form.cleaned_data["once_key"]

    def ask() -> Ticket:
        return actions.register_caller(asker.caller, form.request(), by=None, key=key, at=at)

    return actions.with_files(ask, files.ids, key=key, by=asker.person, at=at)


@never_cache
@require_POST
def answer_at_once(request: HttpRequest) -> HttpResponse:
    """A status question answered from the record, with the choice to go on."""
    asker = guest.guest_of(request)
    question = request.POST.get("question", "")
    if asker is None:
        return redirect("contact_judge_by_phone")
    if question not in Question.values:
        return redirect("contact_judge_guest")
    actions.answer_at_once(asker.caller, question, channel=WEB, by=None, at=clock.now())
    said = answer(asker.case, question)
    context = {"case": asker.case, "said": said, "is_guest": True, "at": clock.now()}
    return render(request, "judge_contact/answered.html", context)


@never_cache
def ticket(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Number, promise and line of time of the guest's own request."""
    asker = guest.guest_of(request)
    if asker is None:
        return redirect("contact_judge_by_phone")
    record = _own(asker, public_id)
    audit.note(
        "read", record=record.reference, court=record.court.code, actor=asker.person,
        at=clock.now(), role="PARTY",
    )
    return _ticket_page(request, asker, record, Files(asker.person, []))


def _ticket_page(
    request: HttpRequest, asker: Guest, record: Ticket, sent: Files, form: PortalForm | None = None
) -> HttpResponse:
    at, kept = clock.now(), kept_form(request)
    words = form if isinstance(form, NotReachedForm) else NotReachedForm(kept)
    context = {
        "ticket": record,
        "at": at,
        "status": story.status_sentence(record),
        "promises": story.promises(record, list(record.limits.all())),
        "happenings": story.happenings(record, record.steps.all()),
        "moves": record.open_moves(asker.person),
        "not_reached_form": words,
        "files": attached_to(record),
        "sent": sent,
        "form": PortalForm() if form is None or form is words else form,
        "has_errors": form is not None,
    }
    status = 200 if form is None else 422
    return render(request, "judge_contact/by_phone_ticket.html", context, status=status)


ACTS: dict[str, Any] = {
    "not-reached": lambda record, words, by, at: actions.not_reached(
        record, words=words, by=by, at=at
    ),
    "confirm": lambda record, words, by, at: actions.confirm(record, by=by, at=at),
    "withdraw": lambda record, words, by, at: actions.withdraw(record, by=by, at=at),
}
KEPT = gettext_lazy("Please prove your phone again. What you wrote is kept.")
RECORDED = gettext_lazy("Recorded. The line of time below shows what happens next.")


@never_cache
@require_POST
def act(request: HttpRequest, public_id: UUID, name: str) -> HttpResponse:
    """What a guest may say about the own request: reached, not reached, no longer needed."""
    asker = guest.guest_of(request)
    if asker is None:
        keep_form(request, reverse("contact_judge_guest_ticket", args=[public_id]))
        messages.info(request, KEPT)
        return redirect("contact_judge_by_phone")
    if name not in ACTS:
        raise Http404
    record, form = _own(asker, public_id), NotReachedForm(request.POST)
    if not form.is_valid():
        return _ticket_page(request, asker, record, Files(asker.person, []), form)
    try:
        ACTS[name](record, form.cleaned_data["words"], asker.person, clock.now())
    except Refused as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, RECORDED)
    return redirect("contact_judge_guest_ticket", record.public_id)


@never_cache
@require_POST
def attach(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A guest adds files to the own open request. Good files stay while a bad one is mended."""
    asker = guest.guest_of(request)
    if asker is None:
        messages.info(request, _("Please prove your phone again, then choose the files again."))
        return redirect("contact_judge_by_phone")
    record, form = _own(asker, public_id), PortalForm(request.POST)
    sent = files_with(request, form, asker.person)
    if not form.is_valid():
        return _ticket_page(request, asker, record, sent, form)
    try:
        actions.attach(record, sent.ids, by=asker.person, at=clock.now())
    except Refused as refused:
        form.add_error(None, str(refused))
        return _ticket_page(request, asker, record, sent, form)
    messages.success(request, RECORDED)
    return redirect("contact_judge_guest_ticket", record.public_id)


def _own(asker: Guest, public_id: UUID) -> Ticket:
    rows = Ticket.objects.visible_to(asker.person).filter(
        requester=asker.person, case=asker.case
    )
    rows = rows.select_related("case", "court", "division", "judge", "requester")
    found: Ticket = get_object_or_404(rows, public_id=public_id)
    return found


def _status(form: Any) -> int:
    return 422 if form.is_bound and form.errors else 200
