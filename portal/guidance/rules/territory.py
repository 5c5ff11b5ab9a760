"""Territorial jurisdiction of civil suits: which places are open to the plaintiff, and why."""

from collections.abc import Callable

from portal.guidance.rules.facts import OUTSIDE_CHINA, UNKNOWN, Facts, Matter
from portal.guidance.rules.families import Family
from portal.guidance.rules.venue import Ground, Territory, Venue, at

CHOSEN_COURT_BINDS = frozenset({
    Family.CONTRACT, Family.MONEY, Family.HOUSE_SALE, Family.USE, Family.ONLINE_SALE,
    Family.CARRIAGE, Family.INSURANCE, Family.LIFE_INSURANCE, Family.BILL, Family.TORT,
    Family.SAID_OR_SHOWN, Family.PRODUCT, Family.TRAFFIC, Family.MAYBE_LAND, Family.MARK,
    Family.GENERAL, Family.COMPANY,
})
"""Contracts and other property rights (CPL 35); never status, inheritance, land or labour."""


def territory(facts: Facts) -> Territory:
    """The places open for a first-instance civil suit.

    Exclusive rules first (CPL 34), then a court chosen in writing (CPL 35), then the exceptions
    for the plaintiff's home (CPL 23), then the rule of the cause.
    """
    exclusive = _exclusive(facts)
    if exclusive:
        return Territory(exclusive, is_exclusive=True)
    if "COURT" in facts.clauses and facts.family in CHOSEN_COURT_BINDS:
        return Territory((at(Ground.AGREED, facts.agreed_place, "CPL 35"),))
    mine = _plaintiffs_home(facts)
    if mine:
        return Territory(mine)
    rule = RULES.get(facts.family, _general)
    return Territory(_known_first(_against_abroad(facts, rule(facts))))


def _against_abroad(facts: Facts, venues: tuple[Venue, ...]) -> tuple[Venue, ...]:
    """A defendant without a home in the mainland is sued at the other links (CPL 276)."""
    if facts.their_home not in OUTSIDE_CHINA:
        return venues
    links = [venue for venue in venues if venue.place not in OUTSIDE_CHINA]
    return tuple(at(v.ground, v.place, "CPL 276") for v in links) or (
        at(Ground.ASSETS, UNKNOWN, "CPL 276"),
    )


def _known_first(venues: tuple[Venue, ...]) -> tuple[Venue, ...]:
    """Places that were named before those nobody could name; each place once."""
    by_place: dict[str, Venue] = {}
    for venue in venues:
        by_place.setdefault(venue.place, venue)
    found = tuple(by_place.values())
    named = tuple(venue for venue in found if venue.place != UNKNOWN)
    return named or found


def is_land(facts: Facts) -> bool:
    """Whether the dispute is one over real property (CPL 34(1), INT 28)."""
    return facts.family == Family.LAND or (
        facts.family == Family.MAYBE_LAND and facts.is_about_land
    )


def _exclusive(facts: Facts) -> tuple[Venue, ...]:
    if is_land(facts):
        cited = "CPL 34(1)" if facts.family == Family.MAYBE_LAND else "INT 28"
        return (at(Ground.PROPERTY, facts.place, cited),)
    if facts.family == Family.INHERITANCE:
        return _known_first((
            at(Ground.ESTATE, facts.place, "CPL 34(3)"),
            at(Ground.ESTATE, facts.second_place, "CPL 34(3)"),
        ))
    return ()


STATUS_FAMILIES = frozenset({Family.DIVORCE, Family.STATUS})


def _plaintiffs_home(facts: Facts) -> tuple[Venue, ...]:
    """The plaintiff's court where the defendant cannot be followed (CPL 23)."""
    if facts.matter != Matter.FIRST_CIVIL:
        return ()
    if facts.apart == "PRISON":
        return (at(Ground.MY_HOME, facts.home, "CPL 23(4)"),)
    if facts.apart == "EDUCATION":
        return (at(Ground.MY_HOME, facts.home, "CPL 23(3)"),)
    if facts.family not in STATUS_FAMILIES:
        return ()
    if facts.their_home in OUTSIDE_CHINA:
        return (at(Ground.MY_HOME, facts.home, "CPL 23(1)"),)
    if "MISSING" in facts.special:
        return (at(Ground.MY_HOME, facts.home, "CPL 23(2)"),)
    return ()


def _general(facts: Facts) -> tuple[Venue, ...]:
    return (at(Ground.THEIR_HOME, facts.their_home, "CPL 22"),)


def _divorce(facts: Facts) -> tuple[Venue, ...]:
    """One spouse away for a year: the plaintiff's home too; both away: where the other lives now.

    ``THEY_LEFT``: the other has been away from home over a year; ``BOTH_LEFT``: both have.
    """
    if facts.apart == "THEY_LEFT":
        return (
            at(Ground.MY_HOME, facts.home, "INT 12"),
            at(Ground.THEIR_HOME, facts.their_home, "CPL 22"),
        )
    if facts.apart == "BOTH_LEFT":
        return (at(Ground.THEIR_HOME, facts.their_home, "INT 12"),)
    return _general(facts)


def _support(facts: Facts) -> tuple[Venue, ...]:
    """Several who owe support, living in different places: the plaintiff's home too (INT 9)."""
    if "SEVERAL" in facts.special:
        return (at(Ground.MY_HOME, facts.home, "INT 9"), *_general(facts))
    return _general(facts)


def _performance(facts: Facts) -> Venue:
    """The place of performance: as agreed, else by what is owed (INT 18)."""
    if "PLACE" in facts.clauses:
        return at(Ground.PERFORMED, facts.place, "INT 18")
    if facts.owed == "MONEY" or facts.family == Family.MONEY:
        return at(Ground.MONEY_RECEIVED, facts.home, "INT 18")
    if facts.owed == "HOUSE" or facts.family == Family.HOUSE_SALE:
        return at(Ground.PROPERTY, facts.place, "INT 18")
    return at(Ground.PERFORMED, facts.their_home, "INT 18")


def _contract(facts: Facts) -> tuple[Venue, ...]:
    """The defendant's home or the place of performance; never begun: see INT 18."""
    home = at(Ground.THEIR_HOME, facts.their_home, "CPL 24")
    is_far = facts.place not in (facts.home, facts.their_home)
    if is_far and {"NOT_BEGUN", "PLACE"} <= facts.clauses:
        return (at(Ground.THEIR_HOME, facts.their_home, "INT 18"),)
    return (home, _performance(facts))


def _use(facts: Facts) -> tuple[Venue, ...]:
    home = at(Ground.THEIR_HOME, facts.their_home, "CPL 24")
    return (home, at(Ground.USED, facts.place, "INT 19"))


def _online_sale(facts: Facts) -> tuple[Venue, ...]:
    """Delivered on line: the buyer's home; otherwise where the goods were received (INT 20)."""
    home = at(Ground.THEIR_HOME, facts.their_home, "CPL 24")
    where = facts.home if facts.owed == "ONLINE" else facts.place
    return (at(Ground.DELIVERED, where, "INT 20"), home)


def _carriage(facts: Facts) -> tuple[Venue, ...]:
    return (
        at(Ground.TRIP, facts.place, "CPL 28"),
        at(Ground.TRIP, facts.second_place, "CPL 28"),
        at(Ground.THEIR_HOME, facts.their_home, "CPL 28"),
    )


def _insurance(facts: Facts) -> tuple[Venue, ...]:
    home = at(Ground.THEIR_HOME, facts.their_home, "CPL 25")
    if facts.family == Family.LIFE_INSURANCE:
        return (home, at(Ground.INSURED, facts.home, "INT 21"))
    return (home, at(Ground.INSURED, facts.place, "CPL 25"))


def _bill(facts: Facts) -> tuple[Venue, ...]:
    return (
        at(Ground.PAID, facts.place, "CPL 26"),
        at(Ground.THEIR_HOME, facts.their_home, "CPL 26"),
    )


def _company(facts: Facts) -> tuple[Venue, ...]:
    cited = "INT 22" if facts.cause_no == "296" else "CPL 27"
    return (at(Ground.COMPANY, facts.their_home, cited),)


def _tort(facts: Facts) -> tuple[Venue, ...]:
    return (
        at(Ground.HAPPENED, facts.place, "CPL 29"),
        at(Ground.THEIR_HOME, facts.their_home, "CPL 29"),
    )


def _thing(facts: Facts) -> tuple[Venue, ...]:
    """A movable thing: to keep, block or change it is a wrong; whose it is, is not."""
    return _general(facts) if facts.cause_no in ("38.1", "56") else _tort(facts)


def _said_or_shown(facts: Facts) -> tuple[Venue, ...]:
    """On line: the home of the person harmed counts as the place of the act's effect (INT 25)."""
    if facts.owed == "ONLINE":
        home = at(Ground.THEIR_HOME, facts.their_home, "CPL 29")
        return (at(Ground.VICTIM_HOME, facts.home, "INT 25"), home)
    return _tort(facts)


def _product(facts: Facts) -> tuple[Venue, ...]:
    return (
        at(Ground.SOLD, facts.place, "INT 26"),
        at(Ground.THEIR_HOME, facts.their_home, "CPL 29"),
    )


def _traffic(facts: Facts) -> tuple[Venue, ...]:
    return (
        at(Ground.ACCIDENT, facts.place, "CPL 30"),
        at(Ground.THEIR_HOME, facts.their_home, "CPL 30"),
    )


def _labour(facts: Facts) -> tuple[Venue, ...]:
    """Where the work is done or the employer sits; the work unclear: the employer (LI 3)."""
    return (
        at(Ground.WORK, facts.place, "LI 3"),
        at(Ground.EMPLOYER, facts.their_home, "LI 3"),
    )


def _protection(facts: Facts) -> tuple[Venue, ...]:
    return (
        at(Ground.VIOLENCE, facts.home, "DV 25"),
        at(Ground.VIOLENCE, facts.their_home, "DV 25"),
        at(Ground.VIOLENCE, facts.place, "DV 25"),
    )


def _special_home(facts: Facts) -> tuple[Venue, ...]:
    cited = {"436": "CPL 190", "441": "CPL 198", "456": "INT 10"}[facts.cause_no]
    return (at(Ground.THAT_PERSON, facts.place, cited),)


def _security(facts: Facts) -> tuple[Venue, ...]:
    return (at(Ground.ASSETS, facts.place, "CPL 207"),)


def _public_summons(facts: Facts) -> tuple[Venue, ...]:
    return (at(Ground.PAID, facts.place, "CPL 229"),)


def _earlier_court(facts: Facts) -> tuple[Venue, ...]:
    cited = "CPL 59" if facts.cause_no == "511" else "CPL 238"
    return (at(Ground.EARLIER, facts.place, cited),)


def _award_review(facts: Facts) -> tuple[Venue, ...]:
    return (at(Ground.SEAT, facts.place, "ARB"),)


Rule = Callable[[Facts], tuple[Venue, ...]]
RULES: dict[Family, Rule] = {
    Family.DIVORCE: _divorce,
    Family.SUPPORT: _support,
    Family.CONTRACT: _contract,
    Family.MONEY: _contract,
    Family.HOUSE_SALE: _contract,
    Family.USE: _use,
    Family.ONLINE_SALE: _online_sale,
    Family.CARRIAGE: _carriage,
    Family.INSURANCE: _insurance,
    Family.LIFE_INSURANCE: _insurance,
    Family.BILL: _bill,
    Family.COMPANY: _company,
    Family.TORT: _tort,
    Family.SAID_OR_SHOWN: _said_or_shown,
    Family.PRODUCT: _product,
    Family.TRAFFIC: _traffic,
    Family.MARK: _tort,
    Family.MAYBE_LAND: _thing,
    Family.LABOUR: _labour,
    Family.PROTECTION: _protection,
    Family.SPECIAL_HOME: _special_home,
    Family.SECURITY: _security,
    Family.PUBLIC_SUMMONS: _public_summons,
    Family.EARLIER_COURT: _earlier_court,
    Family.AWARD_REVIEW: _award_review,
}
"""Families without a line follow the general rule: the plaintiff goes to the defendant."""
