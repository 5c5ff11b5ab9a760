"""All messages we ever sent a person, each with its code; and how they want to be reached."""

from typing import cast
from uuid import UUID

from django.contrib import messages as flash
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.common import clock
from portal.notices import actions
from portal.notices.addresses import masked_address
from portal.notices.forms import PreferencesForm
from portal.notices.inbox import shown
from portal.notices.matters import page_about
from portal.notices.models import Message, Preference
from portal.notices.querysets import MessageQuerySet
from portal.notices.verification import normalised
from portal.people.masks import mask_email, mask_phone
from portal.people.models import Person

PAGE_SIZE = 20


@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    """Everything we sent this person, newest first; constant queries at any length."""
    rows = Message.objects.visible_to(request.user).letters()
    code = request.GET.get("q", "").strip()
    if code:
        rows = _letters_with(code, request)
    elif request.GET.get("show") == "unread":
        rows = rows.unread()
    newest = rows.select_related("person", "court").order_by("-created_at", "-pk")
    page = Paginator(newest, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request, "notices/inbox.html",
        {
            "page": page,
            "letters": [shown(message) for message in page],
            "unread": Message.objects.visible_to(request.user).unread().count(),
            "only_unread": request.GET.get("show") == "unread",
            "q": code,
        },
    )


def _letters_with(code: str, request: HttpRequest) -> MessageQuerySet:
    """The letter one of whose channels carried this code (the text message's, say)."""
    mine = Message.objects.visible_to(request.user)
    found = mine.filter(code=normalised(code)).first()
    return mine.of_same_letter(found).letters() if found else mine.none()


@login_required
def message(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One message in full, by which ways it went, and its codes. Opening changes nothing."""
    found = _own(request, public_id)
    rows = (
        Message.objects.visible_to(request.user).of_same_letter(found)
        .select_related("person", "group", "court").order_by("pk")
    )
    ways = [{"message": row, "to": masked_address(row)} for row in rows]
    return render(
        request, "notices/message.html",
        {
            "letter": shown(found), "message": found, "ways": ways,
            "matter": page_about(found, cast(Person, request.user)),
        },
    )


@login_required
@require_POST
def mark_read(request: HttpRequest, public_id: UUID) -> HttpResponse:
    mine = Message.objects.visible_to(request.user)
    actions.mark_read(mine.filter(public_id=public_id), at=clock.now())
    return redirect("message", public_id=public_id)


@login_required
@require_POST
def mark_all_read(request: HttpRequest) -> HttpResponse:
    actions.mark_read(Message.objects.visible_to(request.user), at=clock.now())
    flash.success(request, _("All messages are marked as read."))
    return redirect("messages")


def _own(request: HttpRequest, public_id: UUID) -> Message:
    rows = Message.objects.visible_to(request.user).select_related("person", "court")
    found: Message = get_object_or_404(rows, public_id=public_id)
    return found


@login_required
def preferences(request: HttpRequest) -> HttpResponse:
    """Channels and quiet hours."""
    person = cast(Person, request.user)
    found = Preference.objects.visible_to(person).first() or Preference(person=person)
    form = PreferencesForm(request.POST or None, preference=found)
    if request.method == "POST" and form.is_valid():
        actions.set_preferences(form.wanted(), by=person, at=clock.now())
        flash.success(request, _("Saved. This counts from the next message on."))
        return redirect("message_preferences")
    return render(
        request, "notices/preferences.html",
        {
            "form": form,
            "phone": mask_phone(person.phone) if person.phone else "",
            "email": mask_email(person.email) if person.email else "",
        },
    )
