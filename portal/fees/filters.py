"""Finding fees and applications at the desk."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from portal.fees.models import FeeObligation, ReliefApplication
from portal.fees.states import fee as fee_states, relief as relief_states


class _Narrowing(django_filters.FilterSet):
    @property
    def is_narrowed(self) -> bool:
        data: Any = self.data
        return any(data.get(name) for name in self.filters)


class FeeFilter(_Narrowing):
    """By what a cashier has at hand: a number, a receipt, a bank reference, a name."""

    q = django_filters.CharFilter(
        method="search", label=_("Case, filing, receipt, bank reference or name")
    )
    state = django_filters.ChoiceFilter(
        choices=fee_states.State.choices, label=_("State"), empty_label=_("All states")
    )

    class Meta:
        model = FeeObligation
        fields: list[str] = []

    def search(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        wanted = value.strip()
        if not wanted:
            return rows
        exact = Q(label=wanted) | Q(receipt_number__iexact=wanted)
        by_bank = FeeObligation._base_manager.filter(
            Q(orders__bank_ref=wanted) | Q(orders__number=wanted)
        )
        exact |= Q(pk__in=by_bank.values("pk"))
        if len(wanted) < 2:
            return rows.filter(exact)
        return rows.filter(
            exact | Q(label__contains=wanted) | Q(payer__full_name__startswith=wanted)
        )


class ReliefFilter(_Narrowing):
    """Applications by number, name and state."""

    q = django_filters.CharFilter(method="search", label=_("Case, filing or name"))
    state = django_filters.ChoiceFilter(
        choices=relief_states.State.choices, label=_("State"), empty_label=_("All states")
    )

    class Meta:
        model = ReliefApplication
        fields: list[str] = []

    def search(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        wanted = value.strip()
        if not wanted:
            return rows
        return rows.filter(Q(label__contains=wanted) | Q(payer__full_name__startswith=wanted))
