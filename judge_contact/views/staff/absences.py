"""Who is away and who stands in: entered by the officer, the liaison or the head."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from judge_contact import actions
from judge_contact.forms.absences import AbsenceForm
from judge_contact.models import Absence
from portal.cases.querysets import today
from portal.common import clock
from portal.common.refusals import Refused
from portal.people.access import staff_page
from portal.people.models import Office, Person
from portal.people.roles import Role

OFFICERS = (Role.JUDGE, Role.ASSISTANT, Role.LIAISON, Role.HEAD)
ENTERS_FOR_OTHERS = (Role.LIAISON, Role.HEAD)


@staff_page(*OFFICERS)
def absences(request: HttpRequest) -> HttpResponse:
    """The absences that concern me or my division, and the form to enter one."""
    person = cast(Person, request.user)
    form = _form(person, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.enter_absence(
                said["person"],
                said["deputy"],
                days=(said["since"], said["until"]),
                by=person,
                at=clock.now(),
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("Entered. The deputy has been told."))
            return redirect("staff:contact_absences")
    rows = Absence.objects.visible_to(person).select_related("person", "deputy")
    now = list(rows.filter(until__gte=today(), ended_at=None).order_by("since", "pk")[:100])
    context = {
        "form": form,
        "current": [{"row": row, "may_end": _may_end(person, row)} for row in now],
        "past": rows.exclude(pk__in=[row.pk for row in now])[:20],
        "today": today(),
        "stands_in": [row for row in now if row.deputy == person and row.since <= today()],
    }
    return render(
        request,
        "judge_contact/staff/absences.html",
        context,
        status=422 if form.is_bound else 200,
    )


@require_POST
@staff_page(*OFFICERS)
def end(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Back early: notices reach the officer again at once."""
    person = cast(Person, request.user)
    rows = Absence.objects.visible_to(person).select_related("person", "deputy")
    actions.end_absence(get_object_or_404(rows, public_id=public_id), by=person, at=clock.now())
    messages.success(request, _("The absence has ended. Notices go to the officer again."))
    return redirect("staff:contact_absences")


def _form(person: Person, typed: Any) -> AbsenceForm:
    """Officers of my divisions; only liaison and head may choose somebody else as absent."""
    divisions = [o.division for o in person.offices_now if o.role in OFFICERS and o.division]
    watched = [o.division for o in person.offices_now if o.role in ENTERS_FOR_OTHERS]
    seats = Office.objects.held(today()).filter(role__in=OFFICERS)
    officers = Person.objects.order_by("full_name", "pk")
    mine = officers.filter(pk=person.pk)
    others = seats.filter(division__in=filter(None, watched)).values("person")
    return AbsenceForm(
        typed,
        absent=mine | officers.filter(pk__in=others),
        deputies=officers.filter(pk__in=seats.filter(division__in=divisions).values("person")),
        initial={"person": person.public_id},
    )


def _may_end(person: Person, absence: Absence) -> bool:
    """The officer, or whoever watches over the officer's division; a deputy alone may not."""
    if absence.person_id == person.pk:
        return True
    return any(office.role in ENTERS_FOR_OTHERS for office in person.offices_now)
