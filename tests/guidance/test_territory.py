"""Territorial jurisdiction: which places are open, by which article."""

import pytest

from portal.cases.causes import all_causes
from portal.guidance.rules.facts import Facts
from portal.guidance.rules.families import FAMILIES
from portal.guidance.rules.territory import territory

MINE, THEIRS, THERE, OTHER = "220104", "220103", "220182", "220122"


def told(cause: str = "", **said) -> Facts:
    """Somebody in Chaoyang against somebody in Kuancheng; it happened in Yushu."""
    usual = {"home": MINE, "their_home": THEIRS, "place": THERE}
    return Facts(cause_no=cause, **usual | said)


def opened(facts: Facts) -> list[tuple[str, str]]:
    return [(venue.place, venue.article.code) for venue in territory(facts).venues]


def case(article: str, what: str, facts: Facts, *places: tuple[str, str]):
    return pytest.param(facts, list(places), id=f"{article}: {what}")


CASES = [
    case("CPL 22", "plaintiff goes to defendant", told("12"), (THEIRS, "CPL 22")),
    case("CPL 22", "wrong transfer", told("148"), (THEIRS, "CPL 22")),
    case("CPL 22", "a movable thing: who owns it", told("38.1"), (THEIRS, "CPL 22")),
    case("CPL 22", "no cause chosen", told(""), (THEIRS, "CPL 22")),
    case("CPL 23(1)", "divorce from somebody abroad", told("14", their_home="ABROAD"),
         (MINE, "CPL 23(1)")),
    case("CPL 23(2)", "divorce from somebody missing", told("14", special=frozenset({"MISSING"})),
         (MINE, "CPL 23(2)")),
    case("CPL 23(2)", "a debt of somebody missing is no status suit",
         told("148", special=frozenset({"MISSING"})), (THEIRS, "CPL 22")),
    case("CPL 23(3)", "under compulsory correction", told("14", apart="EDUCATION"),
         (MINE, "CPL 23(3)")),
    case("CPL 23(4)", "debtor in prison", told("108.3", apart="PRISON"), (MINE, "CPL 23(4)")),
    case("INT 12", "one spouse away over a year", told("14", apart="THEY_LEFT"),
         (MINE, "INT 12"), (THEIRS, "CPL 22")),
    case("INT 12", "both away over a year", told("14", apart="BOTH_LEFT"), (THEIRS, "INT 12")),
    case("INT 9", "several children owe support", told("24.1", special=frozenset({"SEVERAL"})),
         (MINE, "INT 9"), (THEIRS, "CPL 22")),
    case("CPL 22", "one child owes support", told("24.1"), (THEIRS, "CPL 22")),
    case("CPL 24, INT 18", "loan: the lender receives money", told("108.3"),
         (THEIRS, "CPL 24"), (MINE, "INT 18")),
    case("CPL 24, INT 18", "price owed to the seller", told("88", owed="MONEY"),
         (THEIRS, "CPL 24"), (MINE, "INT 18")),
    case("CPL 24, INT 18", "goods owed: the seller performs", told("88", owed="OTHER"),
         (THEIRS, "CPL 24")),
    case("CPL 24, INT 18", "house owed under a sale", told("96"),
         (THEIRS, "CPL 24"), (THERE, "INT 18")),
    case("CPL 24, INT 18", "place of performance agreed",
         told("88", owed="MONEY", clauses=frozenset({"PLACE"})),
         (THEIRS, "CPL 24"), (THERE, "INT 18")),
    case("INT 18", "agreed place, never begun, nobody lives there",
         told("88", clauses=frozenset({"PLACE", "NOT_BEGUN"})), (THEIRS, "INT 18")),
    case("INT 18", "agreed place, never begun, plaintiff lives there",
         told("88", clauses=frozenset({"PLACE", "NOT_BEGUN"}), place=MINE),
         (THEIRS, "CPL 24"), (MINE, "INT 18")),
    case("INT 19", "leased car: place of use", told("116.3"),
         (THEIRS, "CPL 24"), (THERE, "INT 19")),
    case("INT 20", "online sale by parcel: place of receipt", told("88.8", owed="PARCEL"),
         (THERE, "INT 20"), (THEIRS, "CPL 24")),
    case("INT 20", "online sale over the net: buyer's home", told("88.8", owed="ONLINE"),
         (MINE, "INT 20"), (THEIRS, "CPL 24")),
    case("CPL 25", "car insurance: insured thing", told("371.1"),
         (THEIRS, "CPL 25"), (THERE, "CPL 25")),
    case("INT 21", "life insurance: insured person's home", told("372"),
         (THEIRS, "CPL 25"), (MINE, "INT 21")),
    case("CPL 26", "bill: place of payment", told("379"), (THERE, "CPL 26"), (THEIRS, "CPL 26")),
    case("CPL 27", "shareholder status: company's seat", told("290"), (THEIRS, "CPL 27")),
    case("INT 22", "shareholder's information: company's seat", told("296"), (THEIRS, "INT 22")),
    case("CPL 28", "carriage: start, end, defendant", told("121.2", second_place=OTHER),
         (THERE, "CPL 28"), (OTHER, "CPL 28"), (THEIRS, "CPL 28")),
    case("CPL 29", "assault: place of act or defendant", told("1"),
         (THERE, "CPL 29"), (THEIRS, "CPL 29")),
    case("INT 25", "insult on line: victim's home", told("6", owed="ONLINE"),
         (MINE, "INT 25"), (THEIRS, "CPL 29")),
    case("CPL 29", "insult in the street", told("6", owed="OFFLINE"),
         (THERE, "CPL 29"), (THEIRS, "CPL 29")),
    case("INT 26", "defective product", told("410"), (THERE, "INT 26"), (THEIRS, "CPL 29")),
    case("CPL 30", "road accident", told("411"), (THERE, "CPL 30"), (THEIRS, "CPL 30")),
    case("CPL 34(1)", "ownership of a house", told("38.1", is_about_land=True),
         (THERE, "CPL 34(1)")),
    case("INT 28", "house lease", told("116.2"), (THERE, "INT 28")),
    case("INT 28", "building contract", told("120.3"), (THERE, "INT 28")),
    case("INT 28", "farmland contract", told("136"), (THERE, "INT 28")),
    case("INT 28", "neighbours", told("55"), (THERE, "INT 28")),
    case("CPL 34(3)", "inheritance: last home or main estate", told("29", second_place=OTHER),
         (THERE, "CPL 34(3)"), (OTHER, "CPL 34(3)")),
    case("CPL 35", "court chosen in writing",
         told("88", clauses=frozenset({"COURT"}), agreed_place=OTHER), (OTHER, "CPL 35")),
    case("CPL 35", "a choice against an exclusive rule counts for nothing",
         told("120.3", clauses=frozenset({"COURT"}), agreed_place=OTHER), (THERE, "INT 28")),
    case("CPL 35", "no choice of court in labour matters",
         told("205", clauses=frozenset({"COURT"}), agreed_place=OTHER),
         (THERE, "LI 3"), (THEIRS, "LI 3")),
    case("CPL 276", "defendant abroad: the other link", told("411", their_home="ABROAD"),
         (THERE, "CPL 276")),
    case("LI 3", "labour: place of work or employer", told("205.5"),
         (THERE, "LI 3"), (THEIRS, "LI 3")),
    case("DV 25", "protection order: either home or place of violence", told("481"),
         (MINE, "DV 25"), (THEIRS, "DV 25"), (THERE, "DV 25")),
    case("CPL 190", "declaration of missing", told("436"), (THERE, "CPL 190")),
    case("CPL 198", "declaration of incapacity", told("441"), (THERE, "CPL 198")),
    case("INT 10", "removal of a guardian: ward's home", told("456"), (THERE, "INT 10")),
    case("CPL 207", "realisation of security", told("451"), (THERE, "CPL 207")),
    case("CPL 229", "lost bill", told("459"), (THERE, "CPL 229")),
    case("CPL 59", "third-party revocation", told("511"), (THERE, "CPL 59")),
]


@pytest.mark.parametrize(("facts", "places"), CASES)
def test_places_open_to_the_plaintiff(facts, places):
    assert opened(facts) == places


@pytest.mark.parametrize(
    ("facts", "is_exclusive"),
    [
        pytest.param(told("120.3"), True, id="CPL 34: building"),
        pytest.param(told("30"), True, id="CPL 34: will"),
        pytest.param(told("108.3"), False, id="CPL 24: loan"),
    ],
)
def test_exclusive_places_are_marked(facts, is_exclusive):
    assert territory(facts).is_exclusive is is_exclusive


def test_a_place_named_twice_is_one_venue_and_no_choice():
    """CPL 36: nothing to choose when every ground leads to the same court."""
    found = territory(told("108.3", home=THEIRS))
    assert not found.has_choice
    assert len(found.venues) == 1


def test_an_unknown_place_gives_way_to_a_known_one():
    assert opened(told("411", their_home="UNKNOWN")) == [(THERE, "CPL 30")]


def test_every_kept_cause_has_a_rule_of_place():
    assert set(FAMILIES) == set(all_causes())
    for no in all_causes():
        assert territory(told(no)).venues, no
