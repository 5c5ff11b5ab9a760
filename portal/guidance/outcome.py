"""Everything the answer page says: the rules applied, and places turned into courts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from portal.courts.coverage import courts_of_areas
from portal.courts.models import Area, Court, Coverage, Policy, policy
from portal.guidance.cost import Cost, cost_of
from portal.guidance.rules.applications import APPLICATIONS
from portal.guidance.rules.cautions import Caution, cautions
from portal.guidance.rules.doors import Door, doors
from portal.guidance.rules.durations import Procedure, Stage, probable_procedure, stages
from portal.guidance.rules.facts import ELSEWHERE, UNKNOWN, Facts, Matter
from portal.guidance.rules.families import Family
from portal.guidance.rules.level import Level, Rung, level
from portal.guidance.rules.papers import Paper, papers
from portal.guidance.rules.territory import territory
from portal.guidance.rules.venue import Territory, Venue
from portal.guidance.rules.verdict import Verdict, verdict
from portal.guidance.wording import ELSEWHERE_WORDS

PLACES = dict(ELSEWHERE_WORDS)
OTHER_COURT = {
    Level.BASIC: _("The basic people’s court of that place"),
    Level.INTERMEDIATE: _("The intermediate people’s court of that place"),
    Level.HIGH: _("The high people’s court"),
}


@dataclass(frozen=True)
class Choice:
    """One court that may hear it: why, and, for a court of ours, the court itself.

    ``hand_in`` is the court to hand the papers to when another one decides (an appeal).
    """

    venue: Venue
    place: Any
    court: Court | None
    level: Level
    hand_in: Court | None = None

    @property
    def name(self) -> Any:
        return self.court or OTHER_COURT[self.level]

    @property
    def is_unknown(self) -> bool:
        """The place was not told, so no court can be named."""
        return self.venue.place == UNKNOWN


class Outcome:
    """The answer to one visitor's facts on one day."""

    def __init__(self, facts: Facts, on: date, chosen: str = "") -> None:
        self.facts, self.on, self._chosen = facts, on, chosen
        self.territory, self.rung = place_and_level(facts, on)

    @cached_property
    def verdict(self) -> Verdict:
        return verdict(self.facts)

    @cached_property
    def choices(self) -> list[Choice]:
        """The courts that may hear it, ours before others; each once."""
        if not self.verdict.comes_to_court:
            return []
        found = list(_resolve(self.facts, self.territory, self.rung, self.on))
        once = {(choice.court and choice.court.pk, str(choice.name)): choice for choice in found}
        known = [choice for choice in once.values() if not choice.is_unknown]
        return sorted(known or once.values(), key=lambda choice: choice.court is None)

    @cached_property
    def court(self) -> Court | None:
        """The court chosen, or the only one; None while none of ours is named."""
        ours = [choice.court for choice in self.choices if choice.court]
        picked = [court for court in ours if court.code == self._chosen]
        return next(iter(picked or ours), None)

    @cached_property
    def procedure(self) -> Procedure:
        court = self.court
        limit = policy(court, Policy.Key.SMALL_CLAIMS_YUAN, self.on) if court else None
        fen = int(Decimal(limit) * 100) if limit else None
        return probable_procedure(self.facts, self.rung.level, fen)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        return stages(self.facts, self.procedure)

    @cached_property
    def cautions(self) -> tuple[Caution, ...]:
        return cautions(self.facts, self.procedure, is_exclusive=self.territory.is_exclusive)

    @cached_property
    def doors(self) -> tuple[Door, ...]:
        return doors(self.facts)

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        return papers(self.facts)

    @cached_property
    def cost(self) -> Cost | None:
        """The fee; none where nothing is brought before a court now."""
        if not self.verdict.can_file:
            return None
        return cost_of(self.facts, self.procedure, self.court, self.on)


def place_and_level(facts: Facts, on: date) -> tuple[Territory, Rung]:
    """The rule of the matter: every place open, and the level of the court."""
    rule = APPLICATIONS.get(facts.matter)
    return rule(facts) if rule else (territory(facts), level(facts, on))


def _resolve(facts: Facts, found: Territory, rung: Rung, on: date) -> Iterable[Choice]:
    matters = Coverage.Matters.IP if facts.family == Family.MARK else Coverage.Matters.GENERAL
    codes = {venue.place for venue in found.venues} - ELSEWHERE
    courts = courts_of_areas(codes, on, matters) if codes else {}
    names = {area.code: area for area in Area.objects.filter(code__in=codes)} if codes else {}
    first_is_higher = facts.authority == "INTERMEDIATE"
    for venue in found.venues:
        basic = courts.get(venue.place)
        first = basic and (basic.parent if first_is_higher else basic)
        place = names.get(venue.place) or PLACES.get(venue.place, venue.place)
        yield Choice(
            venue, place, _at_level(basic, rung.level), rung.level,
            hand_in=first if facts.matter == Matter.APPEAL else None,
        )


def _at_level(basic: Court | None, wanted: Level) -> Court | None:
    if basic is None or wanted == Level.BASIC:
        return basic
    return basic.parent if wanted == Level.INTERMEDIATE else None
