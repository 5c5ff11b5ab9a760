"""All reading of the registry: who may see which case, and finding one among 100,000."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db.models import Q, QuerySet

from portal.cases.rules.numbers import BadNumber, parse, tidy
from portal.common import clock
from portal.common.scoping import ScopedQuerySet
from portal.people.roles import POWERS, Power, Role

NAME_IS_SHORT = 3
"""Up to so many characters a search word is a person's name and is looked up by index."""
SITTING = frozenset({Role.JUDGE, Role.ASSISTANT, Role.HEAD, Role.LEADER})
"""Offices whose holder may be judge or assistant in a case of the court."""


def today() -> date:
    """The Shanghai date of the court's clock: what an appointment in force is measured by."""
    return clock.now().astimezone(clock.SHANGHAI).date()


@dataclass(frozen=True)
class CaseQuery:
    """What somebody looks for. Empty fields ask nothing."""

    number: str = ""
    party: str = ""
    phone: str = ""
    stage: str = ""
    year: int | None = None
    judge: str = ""
    division: str = ""

    @property
    def is_empty(self) -> bool:
        return self == CaseQuery()


def live_appointment(on: date, prefix: str = "") -> Q:
    """An appointment in force on a day: begun, not ended, not revoked (CPL 61, 63)."""
    return Q(**{f"{prefix}since__lte": on, f"{prefix}revoked_at__isnull": True}) & (
        Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gt": on})
    )


class CaseQuerySet(ScopedQuerySet):
    def visible_to(self, person: Any) -> Self:
        """Cases this person may read: as party or live agent, as judge or assistant, by office.

        A judge reads the case only while in office at its court; a system administrator reads
        nothing by that office. Foreign cases and absent ones look alike.
        """
        if not getattr(person, "is_authenticated", False):
            return self.none()._scope()
        offices = person.offices_now
        mine = Q(pk__in=_either([*self._in_the_case(person), *self._on_the_bench(person, offices)]))
        courts = [office.court_id for office in offices if _reads_court(office)]
        divisions = [office.division_id for office in offices if _reads_division(office)]
        if courts:
            mine |= Q(court_id__in=courts)
        if divisions:
            mine |= Q(division_id__in=divisions)
        return self.filter(mine)._scope()

    def own_of(self, person: Any) -> Self:
        """What the person may read as party or live agent, whatever their office shows besides."""
        if not getattr(person, "is_authenticated", False):
            return self.none()._scope()
        return self.of_party_or_agent(person)._scope()

    def of_party_or_agent(self, person: Any) -> Self:
        """Those in which the person is party or live agent, whatever their office. Keeps scope."""
        return self.filter(pk__in=_either(self._in_the_case(person)))

    def _in_the_case(self, person: Any) -> "list[QuerySet[Any]]":
        base = self.model._base_manager
        return [
            base.filter(parties__person=person),
            base.filter(
                live_appointment(today(), "parties__appointments__"),
                parties__appointments__agent=person,
            ),
        ]

    def _on_the_bench(self, person: Any, offices: "Iterable[Any]") -> "list[QuerySet[Any]]":
        base = self.model._base_manager
        benches = [office.court_id for office in offices if office.role in SITTING]
        if not benches:
            return []
        return [
            base.filter(judge=person, court_id__in=benches),
            base.filter(assistant=person, court_id__in=benches),
        ]

    def matching(self, query: CaseQuery) -> Self:
        """Narrow to what is asked for. Keeps the scope it was given; never widens it."""
        found = self._numbered(query.number.strip())
        if query.party.strip():
            found = found._with_party(query.party.strip())
        if query.phone.strip():
            found = found._with_phone(query.phone.strip())
        if query.stage:
            found = found.filter(stage=query.stage)
        if query.year:
            found = found.filter(year=query.year)
        if query.judge.strip():
            found = found.filter(judge__full_name__contains=query.judge.strip())
        if query.division:
            found = found.filter(division__public_id=query.division)
        return found

    def _numbered(self, text: str) -> Self:
        if not text:
            return self
        try:
            return self.filter(number=str(parse(text).whole))
        except BadNumber:
            plain = tidy(text).removesuffix("号")
        if plain.isdecimal():
            return self.filter(serial=int(plain)) if len(plain) < 9 else self.none()
        return self.filter(number__contains=plain.replace("(", "（").replace(")", "）"))

    def _with_party(self, name: str) -> Self:
        """A person's name by its beginning (indexed); a longer word anywhere in the name."""
        how = "startswith" if len(name) <= NAME_IS_SHORT else "contains"
        found = self.model._base_manager.filter(**{f"parties__name__{how}": name})
        return self.filter(pk__in=found.order_by().values("pk"))

    def _with_phone(self, phone: str) -> Self:
        """The phone of a party or of a live agent, given in full."""
        base = self.model._base_manager
        by_party = base.filter(parties__phone=phone)
        by_agent = base.filter(
            live_appointment(today(), "parties__appointments__"),
            parties__appointments__agent__phone=phone,
        )
        return self.filter(pk__in=_either([by_party, by_agent]))

    def known_to_a_visitor(self, query: CaseQuery) -> Any:
        """The case whose exact number and one party's exact name a visitor knows, or None.

        The caller shows its number, stage and masked names only.
        """
        return (
            self.unscoped(because="the visitor proved to know the number and a party's name")
            .filter(number=query.number, parties__name=query.party)
            .with_standing()
            .prefetch_related("parties")
            .first()
        )

    def with_standing(self) -> Self:
        """With everybody and every court that a case's standing names."""
        return self.select_related(
            "court", "division", "judge", "assistant", "continued_as__court"
        )

    def for_list(self) -> Self:
        """With what a list shows, so that its queries do not grow with its rows."""
        return self.select_related("court", "division", "judge").prefetch_related("parties")


class InCaseQuerySet(ScopedQuerySet):
    """Rows that belong to a case are read by those who may read the case."""

    CASE = "case"

    def visible_to(self, person: Any) -> Self:
        cases = self.model._meta.apps.get_model("cases", "Case").objects.visible_to(person)
        return self.filter(**{f"{self.CASE}__in": cases.order_by().values("pk")})._scope()


class OfPartyQuerySet(InCaseQuerySet):
    """Rows with a ``party``, which are that party's own matter: the other side never sees them.

    The court's offices read them as they read the case.
    """

    CASE = "party__case"

    def visible_to(self, person: Any) -> Self:
        """Rows of parties this person is or acts for, and of cases read by office."""
        if not getattr(person, "is_authenticated", False):
            return self.none()._scope()
        model = self.model._meta.apps.get_model
        cases = model("cases", "Case").objects.visible_to(person)
        between = cases.of_party_or_agent(person).order_by().values("pk")
        acts = Q(appointments__agent=person) & live_appointment(today(), "appointments__")
        own = model("cases", "Party")._base_manager.filter(Q(person=person) | acts)
        by_office = Q(**{f"{self.CASE}__in": cases.order_by().values("pk")}) & ~Q(
            **{f"{self.CASE}__in": between}
        )
        return self.filter(Q(party__in=own.order_by().values("pk")) | by_office)._scope()


class AppointmentQuerySet(InCaseQuerySet):
    CASE = "party__case"

    def live(self, on: date) -> Self:
        """In force on a day."""
        return self.filter(live_appointment(on))

    def in_force_from(self, on: date) -> Self:
        """In force on a day or to begin later: what a new appointment must reckon with."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=on), revoked_at__isnull=True)


def _either(branches: "Iterable[QuerySet[Any]]") -> "QuerySet[Any]":
    """Ids found on any of several ways, each by its own index, joined by UNION.

    One OR over joined tables would read every case of the register instead.
    """
    first, *others = [branch.order_by().values_list("pk") for branch in branches]
    return first.union(*others)


def sits_at(person: Any, court_id: int) -> bool:
    """Whether a person holds an office today with which they may hear cases of this court."""
    return any(o.court_id == court_id and o.role in SITTING for o in person.offices_now)


def _reads_court(office: Any) -> bool:
    """The whole court: by power, or by a division's power held without a division."""
    powers = POWERS[Role(office.role)]
    return Power.READ_COURT_CASES in powers or (
        Power.READ_DIVISION_CASES in powers and office.division_id is None
    )


def _reads_division(office: Any) -> bool:
    return (
        Power.READ_DIVISION_CASES in POWERS[Role(office.role)] and office.division_id is not None
    )


def reads_by_office(office: Any, *, court_id: int, division_id: int | None) -> bool:
    """Whether an office lets its holder read a case of this court and division."""
    if office.court_id != court_id:
        return False
    return _reads_court(office) or (
        _reads_division(office) and office.division_id == division_id
    )
