"""The auditor's page: who did or read what, when, in the courts whose trail they may read."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.apps import apps
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from portal import audit
from portal.audit.checkpoints import latest
from portal.audit.models import Entry
from portal.audit.reading import Page, Question, search
from portal.common import clock
from portal.common.clock import SHANGHAI
from portal.common.records import PublicRecord
from portal.people.access import staff_page
from portal.people.models import Person
from portal.people.roles import POWERS, Power, Role

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class TrailForm(forms.Form):
    """What an auditor looks for; every field may stay empty."""

    record = forms.CharField(label=_("Record"), required=False, max_length=120)
    actor = forms.CharField(label=_("Name or user name"), required=False, max_length=120)
    verb = forms.CharField(label=_("Act"), required=False, max_length=60)
    since = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    before = forms.IntegerField(required=False, widget=forms.HiddenInput)


@dataclass(frozen=True)
class Line:
    """An entry with the name of its actor, as the page shows it."""

    entry: Entry
    actor: str

    @property
    def details(self) -> list[tuple[str, str]]:
        """The facts noted with the act, name and value."""
        return list(json.loads(self.entry.facts).items()) if self.entry.facts else []


@require_safe
@staff_page(Power.READ_AUDIT)
def trail(request: HttpRequest) -> HttpResponse:
    """One page of the trail, newest first. Looking into it is itself recorded."""
    person = cast(Person, request.user)
    courts = visible_to(person)
    form = TrailForm(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    page = search(_question(courts, wanted))
    with audit.recorded():
        for court in courts:
            audit.note(
                "read_audit",
                record=f"audit:{court}",
                court=court,
                actor=person,
                at=clock.now(),
                fields=",".join(sorted(name for name in wanted if wanted[name])),
            )
    context = {
        "form": form,
        "lines": _lines(page),
        "older": page.older,
        "marks": [mark for court in courts if (mark := latest(court))],
        "is_narrowed": any(wanted.values()),
    }
    return render(request, "desk/staff/audit.html", context)


def visible_to(person: Person) -> tuple[str, ...]:
    """Codes of the courts whose trail this person's offices open."""
    held = {
        office.court.code
        for office in person.offices_now
        if Power.READ_AUDIT in POWERS[Role(office.role)]
    }
    return tuple(sorted(held))


def _question(courts: tuple[str, ...], wanted: dict[str, Any]) -> Question:
    until = wanted.get("until")
    return Question(
        courts=courts,
        records=_references(wanted["record"]) if wanted.get("record") else None,
        actors=_actors(wanted["actor"]) if wanted.get("actor") else None,
        verb=(wanted.get("verb") or "").strip(),
        since=_midnight(wanted.get("since")),
        until=_midnight(until + timedelta(days=1)) if until else None,
        before=wanted.get("before"),
    )


def _midnight(day: Any) -> datetime | None:
    return datetime.combine(day, time(), SHANGHAI) if day else None


def _references(text: str) -> tuple[str, ...]:
    """A whole reference as it is, or the random id alone under every kind of record."""
    found = UUID.search(text.lower())
    if not found or ":" in text:
        return (text.strip(),)
    models = (model for model in apps.get_models() if issubclass(model, PublicRecord))
    return tuple(f"{model._meta.label}:{found.group()}" for model in models)


def _actors(text: str) -> tuple[str, ...]:
    people = Person.objects.filter(Q(username=text.strip()) | Q(full_name=text.strip()))
    return tuple(str(one) for one in people.values_list("public_id", flat=True)[:100])


def _lines(page: Page) -> list[Line]:
    names = _names(entry.actor for entry in page.entries)
    return [Line(entry, names.get(entry.actor, "")) for entry in page.entries]


def _names(actors: Iterable[str]) -> dict[str, str]:
    ids = {actor for actor in actors if UUID.fullmatch(actor)}
    people = Person.objects.filter(public_id__in=ids)
    return {str(one.public_id): one.full_name for one in people.only("public_id", "full_name")}
