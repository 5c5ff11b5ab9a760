"""Finding requests in the ledger."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from judge_contact.models import Ticket
from judge_contact.states import State


class LedgerFilter(django_filters.FilterSet):
    """By what a colleague has at hand: a number, a case, a phone, a name."""

    q = django_filters.CharFilter(
        method="search", label=_("Request number, case number, phone or name")
    )
    state = django_filters.ChoiceFilter(
        choices=State.choices, label=_("State"), empty_label=_("All states")
    )
    category = django_filters.ChoiceFilter(
        choices=Ticket.Category.choices, label=_("About"), empty_label=_("All categories")
    )

    class Meta:
        model = Ticket
        fields: list[str] = []

    def search(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        wanted = value.strip()
        if not wanted:
            return rows
        exact = Q(number__iexact=wanted) | Q(case__number=wanted) | Q(phone=wanted)
        if len(wanted) < 2:
            return rows.filter(exact)
        return rows.filter(exact | Q(requester__full_name__startswith=wanted))

    @property
    def is_narrowed(self) -> bool:
        data: Any = self.data
        return any(data.get(name) for name in self.filters)
