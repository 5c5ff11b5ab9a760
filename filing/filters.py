"""Narrowing the filing desk's queue."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from filing.models import CheckResult, Filing
from filing.rules import kinds


class QueueFilter(django_filters.FilterSet):
    """By what tells one kind of work from another; names are searched apart, by POST."""

    channel = django_filters.ChoiceFilter(
        choices=Filing.Channel.choices, label=_("Way in"), empty_label=_("All ways in"),
        widget=forms.Select(attrs={"data-press": "e", "data-press-words": _("Narrow the pile")}),
    )
    green = django_filters.ChoiceFilter(
        choices=[("yes", _("Green channel only"))], method="on_green", label=_("Green channel"),
        empty_label=_("Green channel or not"),
    )
    kind = django_filters.ChoiceFilter(
        choices=kinds.CHOICES, label=_("Kind"), empty_label=_("All kinds")
    )
    checks = django_filters.ChoiceFilter(
        choices=[("passed", _("All in order")), ("failed", _("Something to mend"))],
        method="by_checks", label=_("Checks"), empty_label=_("Any result"),
    )
    round = django_filters.ChoiceFilter(
        choices=[("first", _("First round")), ("later", _("Corrected"))], method="by_round",
        label=_("Round"), empty_label=_("All rounds"),
    )

    class Meta:
        model = Filing
        fields: list[str] = []

    def on_green(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(green_channel=True)

    def by_checks(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        wrong = CheckResult.objects.filter(
            submission__filing=OuterRef("pk"), submission__round=F("submission__filing__round"),
            outcome__in=[CheckResult.Outcome.FAILED, CheckResult.Outcome.WARNED],
        )
        return rows.filter(Exists(wrong)) if value == "failed" else rows.exclude(Exists(wrong))

    def by_round(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(round=1) if value == "first" else rows.filter(round__gt=1)

    @property
    def is_narrowed(self) -> bool:
        data: Any = self.data
        return any(data.get(name) for name in self.filters)
