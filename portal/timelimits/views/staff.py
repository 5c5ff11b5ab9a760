"""The calendar on the console: the year, notices handed in, preview, decision."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_POST, require_safe

from portal.common import clock
from portal.common.clock import SHANGHAI
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import Power
from portal.timelimits.calendar_acts import (
    Announcement,
    approve_notice,
    courts_with,
    findings,
    import_notice,
    reject_notice,
)
from portal.timelimits.forms import ApproveForm, ImportForm, RejectForm
from portal.timelimits.recomputing import Moved, preview
from portal.workdays import year as wall
from portal.workdays.alarm import missing_notice
from portal.workdays.calendars import calendar_for, stamp_in_force
from portal.workdays.models import DayNotice

PAGE_SIZE = 25
OPEN_TO = (Power.IMPORT_NOTICES, Power.APPROVE_NOTICES)


@require_safe
@staff_page(*OPEN_TO)
def calendar(request: HttpRequest) -> HttpResponse:
    """What waits for a second person, what is in force, and this year on the wall."""
    at = clock.now()
    today = at.astimezone(SHANGHAI).date()
    in_force = calendar_for()
    page = Paginator(DayNotice.objects.in_force().order_by("-version"), PAGE_SIZE)
    return render(
        request, "timelimits/staff/calendar.html",
        {
            "drafts": DayNotice.objects.drafts(),
            "page": page.get_page(request.GET.get("page")),
            "months": wall.months(in_force, today.year), "today": today,
            "alarm": missing_notice(in_force, today), "calendar": in_force,
            "may_import": _person(request).has_power(Power.IMPORT_NOTICES),
        },
    )


@staff_page(Power.IMPORT_NOTICES)
def import_(request: HttpRequest) -> HttpResponse:
    """Hand in a notice; what was typed stays when something is wrong."""
    person = _person(request)
    own = courts_with(person, Power.IMPORT_NOTICES)
    courts = [(court.code, str(court)) for court in Court.objects.filter(code__in=own)]
    form = ImportForm(request.POST or None, request.FILES or None, courts=courts)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        given = Announcement(
            said["number"], said["title"], said["issued_on"], form.court_code, said["read"]
        )
        try:
            notice = import_notice(given, by=person, at=clock.now())
        except Refused as refused:
            form.add_error(refused.field, refused.sentence)
        else:
            messages.success(request, _("Handed in. A second person must now decide."))
            return redirect("staff:calendar_notice", notice.public_id)
    return render(request, "timelimits/staff/import.html", {"form": form})


@require_safe
@staff_page(*OPEN_TO)
def notice(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A notice with its days; for a draft also every open date it would move."""
    return _notice_page(request, _notice(public_id), RejectForm(), 200)


@require_POST
@staff_page(Power.APPROVE_NOTICES)
def approve(request: HttpRequest, public_id: UUID) -> HttpResponse:
    draft, form = _notice(public_id), ApproveForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Open the notice and look at what it moves before you approve it."))
    moved = approve_notice(
        draft, seen_version=form.cleaned_data["seen_version"], by=_person(request), at=clock.now()
    )
    said = ngettext(
        "In force everywhere. %(number)d open date moved.",
        "In force everywhere. %(number)d open dates moved.", moved,
    )
    messages.success(request, said % {"number": moved})
    return redirect("staff:calendar_notice", public_id)


@require_POST
@staff_page(Power.APPROVE_NOTICES)
def reject(request: HttpRequest, public_id: UUID) -> HttpResponse:
    draft, form = _notice(public_id), RejectForm(request.POST)
    if not form.is_valid():
        return _notice_page(request, draft, form, 200)
    reject_notice(draft, words=form.cleaned_data["words"], by=_person(request), at=clock.now())
    messages.success(request, _("Rejected. The reason is kept with the notice."))
    return redirect("staff:calendar_notice", public_id)


def _notice(public_id: UUID) -> DayNotice:
    return get_object_or_404(DayNotice.objects.prefetch_related("days"), public_id=public_id)


def _notice_page(
    request: HttpRequest, shown: DayNotice, form: RejectForm, status: int
) -> HttpResponse:
    person = _person(request)
    context: dict[str, Any] = {"notice": shown, "form": form, "own_courts": _own_courts(person)}
    context["people"] = _names(shown)
    if shown.state == DayNotice.State.DRAFT:
        found = findings(shown)
        moved = [] if found.faults else preview(shown, at=clock.now())
        context |= _counts(moved) | {
            "findings": found,
            "page": Paginator(moved, PAGE_SIZE).get_page(request.GET.get("page")),
            "approval": ApproveForm(initial={"seen_version": stamp_in_force()[0]}),
            "is_own": shown.imported_by == person.public_id,
            "may_decide": person.has_power(Power.APPROVE_NOTICES),
        }
    return render(request, "timelimits/staff/notice.html", context, status=status)


def _counts(moved: list[Moved]) -> dict[str, int]:
    """How many open dates move later, earlier, or only become certain."""
    return {
        "later": sum(one.due_at > one.was_at for one in moved),
        "earlier": sum(one.is_earlier for one in moved),
        "settled": sum(not one.is_other_date for one in moved),
    }


def _own_courts(person: Person) -> set[int]:
    """Numbers of records are shown for the reader's own courts only."""
    return {office.court_id for office in person.offices_now}


def _names(shown: DayNotice) -> dict[str, str]:
    """Who handed a notice in and who decided, by name."""
    people = Person.objects.filter(public_id__in=_ids(shown.imported_by, shown.decided_by))
    known = {person.public_id: str(person) for person in people}
    return {
        "imported": known.get(shown.imported_by or UUID(int=0), ""),
        "decided": known.get(shown.decided_by or UUID(int=0), ""),
    }


def _ids(*ids: UUID | None) -> list[UUID]:
    return [one for one in ids if one is not None]


def _person(request: HttpRequest) -> Person:
    return cast(Person, request.user)
