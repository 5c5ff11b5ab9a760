"""All reading of files and dossiers: who may see which, and what waits for a sweep."""

from collections.abc import Collection
from typing import Any, Self

from django.db.models import Count, Max, Q

from portal.cases.models import Case
from portal.cases.querysets import SITTING
from portal.common.records import PublicRecord
from portal.common.scoping import ScopedQuerySet
from portal.dossier.data.types import ENFORCEMENT
from portal.dossier.rules.catalogue import Volume
from portal.dossier.rules.reading import INTERNAL_BY_OFFICE, LISTED, MAIN_BY_OFFICE
from portal.people.roles import Role

_OF_ITS_DIVISION = frozenset({Role.HEAD})
_BENCH = frozenset({Role.JUDGE, Role.ASSISTANT})
_SHUT = Q(
    dossier__case__stage=Case.Stage.CLOSED, dossier__case__type_code__startswith=ENFORCEMENT
)
"""Enforcement dossiers of closed cases are not open to parties (RD 5)."""


class FileQuerySet(ScopedQuerySet):
    """Files are read through the record they belong to: see ``access.visible_to``."""

    def of(self, about: PublicRecord) -> Self:
        """Files of a record the caller has read through its own scope, discarded ones left out."""
        return self.filter(about=about.reference, discarded_at=None)._scope()

    def in_trouble(self, courts: Collection[str]) -> Self:
        """Files of these courts that could not be prepared, or that the scanner holds back."""
        trouble = Q(copy="FAILED") | Q(scan__in=["WAITING", "INFECTED"])
        rows = self.filter(trouble, chain__in=courts, discarded_at=None)
        return rows.order_by("copy", "taken_at", "pk")._scope()


class DossierQuerySet(ScopedQuerySet):
    def visible_to(self, person: Any) -> Self:
        """Dossiers of cases this person is in, decides, or works on by an office that reads them.

        Narrower than the register: hotline, cashier and the machine's keepers see no dossier.
        """
        if not getattr(person, "is_authenticated", False):
            return self.none()._scope()
        return self.filter(Q(case__in=_own_cases(person)) | _by_office(person))._scope()


    def of_party_or_agent(self, person: Any) -> Self:
        """Those of cases in which the person is party or live agent. Keeps the scope."""
        return self.filter(case__in=_own_cases(person))

    def numbered(self, number: str) -> Self:
        """Those whose case number has this in it. Keeps the scope."""
        return self.filter(case__number__contains=number) if number else self

    def for_list(self) -> Self:
        """With what a list shows: the case and how many papers stand in each volume."""
        standing = Q(items__replaced_by=None)
        rows = self.select_related("case__court", "court").order_by("-opened_at", "-pk")
        return rows.annotate(
            main=Count("items", standing & Q(items__volume=Volume.MAIN)),
            shown=Count(
                "items",
                standing & Q(items__volume=Volume.MAIN, items__withheld__in=[*map(str, LISTED)]),
            ),
            internal=Count("items", standing & Q(items__volume=Volume.INTERNAL)),
            newest=Max("items__filed_at"),
        )


class ItemQuerySet(ScopedQuerySet):
    def visible_to(self, person: Any) -> Self:
        """Papers this person may open.

        Whoever is in the case reads as a party, whatever office they hold besides: the main
        volume, without what is withheld. Replaced papers are for staff.
        """
        if not getattr(person, "is_authenticated", False):
            return self.none()._scope()
        dossiers = self.model._meta.apps.get_model("dossier", "Dossier").objects
        visible = dossiers.visible_to(person)
        own = Q(dossier__case__in=_own_cases(person))
        as_party = own & ~_SHUT & Q(volume=Volume.MAIN, withheld="", replaced_by=None)
        internal = _by_office(person, INTERNAL_BY_OFFICE, "dossier__")
        as_staff = ~own & (Q(volume=Volume.MAIN) | internal)
        return self.filter(dossier__in=visible.order_by().values("pk")).filter(
            as_party | as_staff
        )._scope()

    def in_force(self) -> Self:
        """Without those that were replaced."""
        return self.filter(replaced_by=None)

    def listed_to_parties(self) -> Self:
        """What a party's catalogue lists, readable or not. Keeps the scope it was given."""
        return self.filter(volume=Volume.MAIN, withheld__in=[*map(str, LISTED)], replaced_by=None)


def _own_cases(person: Any) -> Any:
    cases = Case.objects.own_of(person)
    return cases.order_by().values("pk")


def _by_office(person: Any, reading: frozenset[str] = MAIN_BY_OFFICE, prefix: str = "") -> Q:
    """Dossiers a person's offices of today open: their own bench, their division, their court."""
    found = Q(pk__in=[])
    for office in person.offices_now:
        at = Q(**{f"{prefix}court_id": office.court_id})
        if office.role in SITTING & reading:
            found |= at & Q(**{f"{prefix}case__judge": person})
            found |= at & Q(**{f"{prefix}case__assistant": person})
        if office.role in reading - _BENCH:
            if office.role in _OF_ITS_DIVISION and office.division_id:
                at &= Q(**{f"{prefix}case__division_id": office.division_id})
            found |= at
    return found
