"""The screen of those who keep messages going: what waits, what died and why. No content."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages as flash
from django.core.paginator import Paginator
from django.db.models import Count, Min, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from portal.common import clock
from portal.common.refusals import Refused
from portal.notices import actions
from portal.notices.faults import sentence
from portal.notices.forms import FindForm
from portal.notices.kinds import kind_label
from portal.notices.models import Message
from portal.notices.verification import normalised
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Power

PAGE_SIZE = 50


@staff_page(Power.MEND_MESSAGES)
def outbox(request: HttpRequest) -> HttpResponse:
    """States, oldest waiting and dead letters of the reader's courts; found by code."""
    form = FindForm(request.GET or None)
    said = form.cleaned_data if form.is_valid() else {}
    at = clock.now()
    rows = Message.outgoing.visible_to(request.user).filter(_wanted(said))
    page = Paginator(rows.order_by("-created_at", "-pk"), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    return render(
        request, "notices/staff/outbox.html",
        {
            "form": form, "page": page, "at": at, "stats": _stats(request.user, at),
            "is_narrowed": any(said.values()),
            "rows": [
                {"message": row, "kind": kind_label(row.kind), "why": sentence(row.last_error)}
                for row in page
            ],
        },
    )


def _wanted(said: dict[str, Any]) -> Q:
    wanted = Q()
    if said.get("q"):
        wanted &= Q(code=normalised(said["q"]))
    for name in ("state", "channel"):
        if said.get(name):
            wanted &= Q(**{name: said[name]})
    return wanted


def _stats(person: Any, at: Any) -> dict[str, Any]:
    """Counts and the oldest one waiting, in one statement over what is not sent."""
    due = Q(state=Message.State.PENDING, not_before__lte=at)
    held = Q(state=Message.State.PENDING, not_before__gt=at)
    unsent = Message.outgoing.visible_to(person).exclude(state=Message.State.SENT)
    return dict(
        unsent.aggregate(
            due=Count("pk", filter=due), held=Count("pk", filter=held),
            dead=Count("pk", filter=Q(state=Message.State.DEAD)),
            oldest=Min("not_before", filter=due),
        )
    )


@staff_page(Power.MEND_MESSAGES)
@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    """Put the ticked dead letters, or all that the list shows, back to work."""
    person = cast(Person, request.user)
    dead = Message.outgoing.visible_to(person).dead()
    if request.POST.get("all") != "1":
        dead = dead.filter(public_id__in=_ids(request.POST.getlist("message")))
    chosen = list(dead.order_by("pk")[: actions.MOST_RETRIED])
    try:
        number = actions.retry(chosen, by=person, at=clock.now())
    except Refused as refusal:
        flash.error(request, str(refusal))
    else:
        flash.success(
            request,
            ngettext(
                "%(number)d message goes out again.", "%(number)d messages go out again.", number
            ) % {"number": number},
        )
    return redirect("staff:messages")


def _ids(texts: list[str]) -> list[UUID]:
    """What was ticked; anything that is not an id is passed over."""
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
