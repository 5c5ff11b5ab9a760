"""Finding requests in the ledger."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from judge_contact import clues
from judge_contact.callers import holders_of
from judge_contact.clues import Clue, Kind
from judge_contact.models import Ticket
from judge_contact.states import State
from portal.courts.models import Division
from portal.people.models import Person

OPEN, OWED = "OPEN", "owed"
SORTS = [("newest", _("Newest first")), ("oldest", _("Oldest first")), (OWED, _("Due next first"))]
ORDERS = {"newest": ("-registered_at", "-pk"), "oldest": ("registered_at", "pk")}


def _day(label: Any) -> dict[str, Any]:
    return {"label": label, "widget": forms.DateInput(attrs={"type": "date"})}


class LedgerFilter(django_filters.FilterSet):
    """By what a colleague has at hand: a number, a case, a phone, a name; then by lists."""

    q = django_filters.CharFilter(
        method="search",
        label=_("Request number, case number, phone or name"),
        max_length=clues.LONGEST,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    state = django_filters.ChoiceFilter(
        method="in_state", label=_("State"), empty_label=_("All states"),
        choices=[(OPEN, _("Everything open")), *State.choices],
    )
    category = django_filters.ChoiceFilter(
        choices=Ticket.Category.choices, label=_("About"), empty_label=_("All categories")
    )
    channel = django_filters.ChoiceFilter(
        choices=Ticket.Channel.choices, label=_("Way in"), empty_label=_("All ways in")
    )
    division = django_filters.ModelChoiceFilter(
        queryset=Division.objects.none(), label=_("Division"), empty_label=_("All divisions"),
        to_field_name="public_id",
    )
    since = django_filters.DateFilter("registered_on", "gte", **_day(_("Registered from")))
    until = django_filters.DateFilter("registered_on", "lte", **_day(_("Registered until")))
    sort = django_filters.ChoiceFilter(
        method="sorted_by", label=_("Sort by"), choices=SORTS, empty_label=None
    )

    class Meta:
        model = Ticket
        fields: list[str] = []

    def __init__(self, data: Any, *, queryset: Any, person: Person) -> None:
        super().__init__(data, queryset=queryset)
        courts = {office.court_id for office in person.offices_now}
        divisions = Division.objects.filter(court__in=courts).order_by("code")
        self.form.fields["division"].queryset = divisions

    @property
    def clue(self) -> Clue:
        return clues.read(self.data.get("q", "")) if self.data else Clue(Kind.NOTHING)

    @property
    def is_narrowed(self) -> bool:
        return any(self.data.get(name) for name in self.filters if name != "sort")

    def filter_queryset(self, queryset: Any) -> Any:
        rows = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("sort") else rows.order_by(*ORDERS["newest"])

    def in_state(self, rows: Any, name: str, value: str) -> QuerySet:
        return rows.open() if value == OPEN else rows.filter(state=value)  # type: ignore[no-any-return]

    def sorted_by(self, rows: Any, name: str, value: str) -> QuerySet:
        return rows.owed_first() if value == OWED else rows.order_by(*ORDERS[value])  # type: ignore[no-any-return]

    def search(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        clue = clues.read(value)
        if clue.kind is Kind.NOTHING:
            return rows
        return rows.none() if clue.mistake else rows.filter(**_told_by(clue))


def _told_by(clue: Clue) -> dict[str, Any]:
    """Each way by an index of its own; two ways are joined by UNION, not by OR."""
    if clue.kind is Kind.LEDGER:
        return {"number": clue.value}
    if clue.kind is Kind.CASE:
        return {"case__number": clue.value}
    if clue.kind is Kind.SERIAL:
        return {"case__serial": int(clue.value)}
    if clue.kind is Kind.DOCUMENT:
        return {"requester__in": holders_of(clue.value)}
    if clue.kind is Kind.NAME:
        return {"requester__full_name__startswith": clue.value}
    base = Ticket._base_manager.order_by().values_list("pk")
    return {"pk__in": base.filter(phone=clue.value).union(base.filter(requester__phone=clue.value))}
