"""Where applications go that are no first-instance civil suit."""

from portal.common.words import _
from portal.guidance.rules.articles import art
from portal.guidance.rules.facts import Facts, Matter
from portal.guidance.rules.level import Level, Rung, administrative_level, appeal_level
from portal.guidance.rules.venue import Ground, Territory, Venue, at

AWARD, LABOUR_AWARD, NOTARY, JUDGMENT = "AWARD", "LABOUR_AWARD", "NOTARY", "JUDGMENT"


def enforcement(facts: Facts) -> tuple[Territory, Rung]:
    """Judgments: the first court, or one of its level where the property is; other papers: the
    debtor's home or the property (CPL 235). Arbitral awards: intermediate courts (AE 2)."""
    if facts.document in (AWARD, LABOUR_AWARD, NOTARY):
        venues = (
            at(Ground.THEIR_HOME, facts.their_home, "CPL 235"),
            at(Ground.ASSETS, facts.place, "CPL 235"),
        )
        return Territory(_once(venues)), _rung_of_paper(facts.document)
    venues = (
        at(Ground.FIRST_COURT, facts.second_place, "CPL 235"),
        at(Ground.ASSETS, facts.place, "CPL 235"),
    )
    level = Level.INTERMEDIATE if facts.authority == "INTERMEDIATE" else Level.BASIC
    why = _("The court of first instance enforces, or one of its level where property is.")
    return Territory(_once(venues)), Rung(level, art("CPL 235"), why)


def _rung_of_paper(document: str) -> Rung:
    if document == AWARD:
        why = _("Arbitral awards are enforced by an intermediate court.")
        return Rung(Level.INTERMEDIATE, art("AE 2"), why)
    why = _("Basic courts enforce this kind of paper.")
    return Rung(Level.BASIC, art("LAB 51") if document == LABOUR_AWARD else art("CPL 249"), why)


def _once(venues: tuple[Venue, ...]) -> tuple[Venue, ...]:
    by_place: dict[str, Venue] = {}
    for venue in venues:
        by_place.setdefault(venue.place, venue)
    named = {place: venue for place, venue in by_place.items() if place != "UNKNOWN"}
    return tuple((named or by_place).values())


def preservation(facts: Facts) -> tuple[Territory, Rung]:
    """Before suing: where the property is, the respondent's home, or the court of the case."""
    venues = (
        at(Ground.ASSETS, facts.place, "CPL 104"),
        at(Ground.THEIR_HOME, facts.their_home, "CPL 104"),
    )
    why = _("Ask the court that could hear the case, or the one where the property is.")
    return Territory(_once(venues)), Rung(Level.BASIC, art("CPL 104"), why)


def payment_order(facts: Facts) -> tuple[Territory, Rung]:
    """Always the basic court of the debtor's home, whatever the sum (CPL 225, INT 23)."""
    why = _("Payment orders come from a basic court, whatever the sum.")
    venue = at(Ground.THEIR_HOME, facts.their_home, "INT 23")
    return Territory((venue,)), Rung(Level.BASIC, art("CPL 225"), why)


def confirmation(facts: Facts) -> tuple[Territory, Rung]:
    """Mediators the court invited: that court; others: a party's home, the object, the body."""
    why = _("Both sides apply together to a basic court.")
    rung = Rung(Level.BASIC, art("CPL 205"), why)
    if facts.owed == "INVITED":
        return Territory((at(Ground.INVITED, facts.place, "CPL 205(1)"),)), rung
    venues = (
        at(Ground.MY_HOME, facts.home, "CPL 205(2)"),
        at(Ground.THEIR_HOME, facts.their_home, "CPL 205(2)"),
        at(Ground.MEDIATED, facts.place, "CPL 205(2)"),
    )
    return Territory(_once(venues)), rung


def appeal(facts: Facts) -> tuple[Territory, Rung]:
    """To the court above; handed in through the court that judged (CPL 171, 173)."""
    first = Level.INTERMEDIATE if facts.authority == "INTERMEDIATE" else Level.BASIC
    return Territory((at(Ground.FIRST_COURT, facts.place, "CPL 173"),)), appeal_level(first)


def administrative(facts: Facts) -> tuple[Territory, Rung]:
    """The authority's seat; after reconsideration also that body's; land and liberty apart."""
    rung = administrative_level(facts)
    if facts.is_about_land:
        venue = at(Ground.PROPERTY, facts.place, "ALP 20")
        return Territory((venue,), is_exclusive=True), rung
    office = at(Ground.OFFICE, facts.their_home, "ALP 18")
    if "LIBERTY" in facts.special:
        mine = at(Ground.MY_HOME, facts.home, "ALP 19")
        return Territory(_once((at(Ground.OFFICE, facts.their_home, "ALP 19"), mine))), rung
    if "RECONSIDERED" in facts.special:
        return Territory(_once((office, at(Ground.OFFICE, facts.second_place, "ALP 18")))), rung
    return Territory((office,)), rung


APPLICATIONS = {
    Matter.ENFORCEMENT: enforcement,
    Matter.PRESERVATION: preservation,
    Matter.PAYMENT_ORDER: payment_order,
    Matter.CONFIRMATION: confirmation,
    Matter.APPEAL: appeal,
    Matter.FIRST_ADMINISTRATIVE: administrative,
}
"""Rule of each matter that is no first-instance civil suit."""
