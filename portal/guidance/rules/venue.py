"""Where a suit may be brought: grounds, and the place each ground points to."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from portal.common.words import _
from portal.guidance.rules.articles import Article, art


class Ground(StrEnum):
    """Why a court has territorial jurisdiction."""

    THEIR_HOME = "THEIR_HOME"
    MY_HOME = "MY_HOME"
    AGREED = "AGREED"
    MONEY_RECEIVED = "MONEY_RECEIVED"
    PERFORMED = "PERFORMED"
    PROPERTY = "PROPERTY"
    USED = "USED"
    DELIVERED = "DELIVERED"
    HAPPENED = "HAPPENED"
    ACCIDENT = "ACCIDENT"
    VICTIM_HOME = "VICTIM_HOME"
    SOLD = "SOLD"
    TRIP = "TRIP"
    INSURED = "INSURED"
    PAID = "PAID"
    COMPANY = "COMPANY"
    ESTATE = "ESTATE"
    WORK = "WORK"
    EMPLOYER = "EMPLOYER"
    VIOLENCE = "VIOLENCE"
    THAT_PERSON = "THAT_PERSON"
    FIRST_COURT = "FIRST_COURT"
    EARLIER = "EARLIER"
    ASSETS = "ASSETS"
    MEDIATED = "MEDIATED"
    INVITED = "INVITED"
    OFFICE = "OFFICE"
    SEAT = "SEAT"


WHY: dict[Ground, Any] = {
    Ground.THEIR_HOME: _("You sue where the other side lives, or has its main office."),
    Ground.MY_HOME: _("In this situation you may, or must, sue where you live."),
    Ground.AGREED: _("You both chose this court in writing."),
    Ground.MONEY_RECEIVED: _("Money is owed, so the place of whoever receives it counts."),
    Ground.PERFORMED: _("The contract is carried out here."),
    Ground.PROPERTY: _("The house or land lies here."),
    Ground.USED: _("The rented thing is used here."),
    Ground.DELIVERED: _("The goods were delivered here, or the buyer lives here."),
    Ground.HAPPENED: _("It happened here, or its effects are felt here."),
    Ground.ACCIDENT: _("The accident happened here."),
    Ground.VICTIM_HOME: _("It was done on line, and the person harmed lives here."),
    Ground.SOLD: _("The product was made or sold here, or did its harm here."),
    Ground.TRIP: _("The transport began or ended here."),
    Ground.INSURED: _("What is insured is here, or the insured person lives here."),
    Ground.PAID: _("The bill is payable here."),
    Ground.COMPANY: _("The company has its seat here."),
    Ground.ESTATE: _("The deceased last lived here, or the main estate lies here."),
    Ground.WORK: _("You work here."),
    Ground.EMPLOYER: _("The employer has its seat here."),
    Ground.VIOLENCE: _("You or the other side live here, or the violence happened here."),
    Ground.THAT_PERSON: _("The person it is about lives here."),
    Ground.FIRST_COURT: _("The court of first instance sits here."),
    Ground.EARLIER: _("This court decided, or enforces, the earlier case."),
    Ground.ASSETS: _("The property is here."),
    Ground.MEDIATED: _("The mediation body is here."),
    Ground.INVITED: _("This court asked the mediators to help."),
    Ground.OFFICE: _("The authority that decided sits here."),
    Ground.SEAT: _("The arbitration body sits here."),
}
"""One sentence for each ground, said to the person who asks."""


@dataclass(frozen=True)
class Venue:
    """One place whose court may hear the suit, with its ground and article."""

    ground: Ground
    place: str
    article: Article

    @property
    def why(self) -> Any:
        return WHY[self.ground]


@dataclass(frozen=True)
class Territory:
    """Every place that is open. ``is_exclusive``: no agreement can change it (CPL 34)."""

    venues: tuple[Venue, ...]
    is_exclusive: bool = False

    @property
    def has_choice(self) -> bool:
        """Whether the plaintiff may choose (CPL 36)."""
        return len({venue.place for venue in self.venues}) > 1


def at(ground: Ground, place: str, cited: str) -> Venue:
    return Venue(ground, place, art(cited))
