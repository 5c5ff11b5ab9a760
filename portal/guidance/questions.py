"""The questions of guidance: one at a time, each asked only when its answer matters."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.guidance import wording as say
from portal.guidance.rules.facts import ELSEWHERE, Facts, Matter
from portal.guidance.rules.families import NO_AMOUNT, PERSONALITY, Family
from portal.guidance.rules.papers import PAPERS, evidence
from portal.guidance.rules.territory import CHOSEN_COURT_BINDS

Choices = tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Question:
    """One question. ``kind``: choice, area, money, ticks or cause.

    ``title`` and ``choices`` see what was told so far; ``applies`` says whether it is asked.
    """

    code: str
    kind: str
    title: Callable[[Facts], Any]
    applies: Callable[[Facts], bool]
    choices: Callable[[Facts], Choices] = lambda facts: ()
    help: Callable[[Facts], Any] = lambda facts: ""


def always(words: Any) -> Callable[[Facts], Any]:
    return lambda facts: words


def _is_suit(facts: Facts) -> bool:
    return facts.matter == Matter.FIRST_CIVIL


def is_labour_first(facts: Facts) -> bool:
    """Arbitration has to come first: only where to go for it still matters."""
    return _is_suit(facts) and facts.family == Family.LABOUR and facts.labour == "NO"


def _asks_fully(facts: Facts) -> bool:
    return facts.matter != Matter.CRIME and not is_labour_first(facts)


def place_title(facts: Facts) -> Any:
    """The question for the place this cause turns on; empty when none does."""
    if not _is_suit(facts):
        is_of_no_place = facts.matter == Matter.FIRST_ADMINISTRATIVE and not facts.is_about_land
        return "" if is_of_no_place else say.PLACE_OF_MATTER.get(facts.matter, "")
    if "PLACE" in facts.clauses:
        return say.PLACE_NAMED
    return "" if facts.owed == "ONLINE" else say.PLACE_OF_FAMILY.get(_asks_like(facts), "")


def _asks_like(facts: Facts) -> Family:
    """The family whose question for the place fits: what is owed and land change it."""
    if facts.family == Family.CONTRACT and facts.owed == "HOUSE":
        return Family.HOUSE_SALE
    if facts.family != Family.MAYBE_LAND:
        return facts.family
    if facts.is_about_land:
        return Family.LAND
    return Family.GENERAL if facts.cause_no in ("38.1", "56") else Family.TORT


def second_place_title(facts: Facts) -> Any:
    """A second place, where the rule names two."""
    if facts.matter == Matter.ENFORCEMENT:
        return say.FIRST_COURT if facts.document == "JUDGMENT" else ""
    if facts.matter == Matter.FIRST_ADMINISTRATIVE:
        return say.RECONSIDERED_BY if "RECONSIDERED" in facts.special else ""
    if not _is_suit(facts):
        return ""
    return say.SECOND_PLACE.get(facts.family, "")


def their_home_title(facts: Facts) -> Any:
    if facts.matter == Matter.FIRST_ADMINISTRATIVE:
        return say.AUTHORITY_SEAT
    if facts.family == Family.LABOUR:
        return say.EMPLOYER_SEAT
    if facts.family == Family.COMPANY:
        return say.COMPANY_SEAT
    return say.THEIR_SEAT if facts.they_are == "ORGANISATION" else say.THEIR_HOME


def _asks_their_home(facts: Facts) -> bool:
    if is_labour_first(facts):
        return True
    no_other_side = facts.family in (
        Family.SPECIAL_HOME, Family.PUBLIC_SUMMONS, Family.EARLIER_COURT, Family.AWARD_REVIEW,
    )
    return _asks_fully(facts) and facts.matter != Matter.APPEAL and not (
        _is_suit(facts) and no_other_side
    )


def _asks_clauses(facts: Facts) -> bool:
    by_agreement = facts.family in CHOSEN_COURT_BINDS - {
        Family.TORT, Family.SAID_OR_SHOWN, Family.PRODUCT, Family.TRAFFIC, Family.GENERAL,
        Family.MAYBE_LAND, Family.MARK, Family.COMPANY,
    }
    lease_or_building = facts.cause_no in ("116.2", "120.3", "120.7")
    return _is_suit(facts) and (by_agreement or lease_or_building)


def _asks_owed(facts: Facts) -> bool:
    if facts.matter == Matter.CONFIRMATION:
        return True
    return _is_suit(facts) and facts.family in say.OWED


def _amount_title(facts: Facts) -> Any:
    if facts.family == Family.DIVORCE:
        return _("How much is your joint property worth, roughly?")
    if facts.cause_no in PERSONALITY:
        return _("How much compensation do you ask for?")
    if facts.matter == Matter.PRESERVATION:
        return _("How much should be frozen?")
    if facts.matter == Matter.ENFORCEMENT:
        return _("How much is still to be paid?")
    if facts.matter == Matter.APPEAL:
        return _("How much of the judgment do you appeal against?")
    return _("How much money is it about?")


def _asks_amount(facts: Facts) -> bool:
    if facts.matter in (Matter.CRIME, Matter.FIRST_ADMINISTRATIVE, Matter.CONFIRMATION):
        return False
    return _asks_fully(facts) and not (_is_suit(facts) and facts.cause_no in NO_AMOUNT)


def _special_choices(facts: Facts) -> Choices:
    if facts.matter == Matter.FIRST_ADMINISTRATIVE:
        codes = ["RECONSIDERED", "LIBERTY", "GENERAL_RULE", "POOR"]
    else:
        codes = [*say.SPECIAL_OF_FAMILY.get(facts.family, ()), *say.SPECIAL_OF_SUITS]
        if facts.is_organisation:
            codes.remove("POOR")
        if facts.they_are == "ORGANISATION" or facts.family == Family.DIVORCE:
            codes.remove("PRISON")
    return tuple((code, say.SPECIAL[code]) for code in codes)


def _paper_choices(facts: Facts) -> Choices:
    return tuple((code, PAPERS[code].title) for code in evidence(facts))


QUESTIONS: tuple[Question, ...] = (
    Question("cause", "cause", always(_("Which of these is it?")), _is_suit),
    Question(
        "labour", "choice", always(_("How far has labour arbitration come?")),
        lambda f: _is_suit(f) and f.family == Family.LABOUR,
        always(say.LABOUR), always(_("It is free, and usually comes before the court.")),
    ),
    Question(
        "document", "choice", always(_("What is to be enforced?")),
        lambda f: f.matter == Matter.ENFORCEMENT, always(say.DOCUMENTS),
    ),
    Question(
        "authority", "choice", lambda f: say.AUTHORITY_TITLE[f.matter],
        lambda f: f.matter in say.AUTHORITY_TITLE
        and not (f.matter == Matter.ENFORCEMENT and f.document != "JUDGMENT"),
        lambda f: say.AUTHORITIES[f.matter],
    ),
    Question("me", "choice", always(_("Who are you?")), _asks_fully, always(say.ME)),
    Question(
        "home", "area", lambda f: say.MY_SEAT if f.is_organisation else say.MY_HOME, _asks_fully,
        help=always(say.HOME_HELP),
    ),
    Question(
        "them", "choice", always(_("Who is the other side?")),
        lambda f: _asks_their_home(f)
        and f.matter != Matter.FIRST_ADMINISTRATIVE
        and f.family not in (Family.LABOUR, Family.DIVORCE, Family.COMPANY, Family.PROTECTION),
        always(say.THEM),
    ),
    Question(
        "their_home", "area", their_home_title, _asks_their_home, help=always(say.THEIR_HOME_HELP)
    ),
    Question(
        "apart", "choice", always(_("Do you still live in the same place?")),
        lambda f: _is_suit(f) and f.family == Family.DIVORCE, always(say.APART),
    ),
    Question(
        "land", "choice", always(_("Is it about a house or land?")),
        lambda f: f.matter == Matter.FIRST_ADMINISTRATIVE
        or (_is_suit(f) and f.family == Family.MAYBE_LAND),
        always(say.YES_NO),
    ),
    Question(
        "owed", "choice", lambda f: say.OWED_TITLE.get(f.family, say.INVITED_TITLE),
        _asks_owed, lambda f: say.OWED.get(f.family, say.INVITED),
    ),
    Question(
        "clauses", "ticks", always(_("Does a written contract say any of this?")), _asks_clauses,
        lambda f: say.CLAUSES if f.family == Family.CONTRACT else say.CLAUSES[:2],
        always(say.TICKS_HELP),
    ),
    Question(
        "agreed_place", "area", always(_("Where is the court you agreed on?")),
        lambda f: _asks_clauses(f) and "COURT" in f.clauses and f.family != Family.LAND,
    ),
    Question(
        "special", "ticks", always(_("Does any of this apply?")),
        lambda f: f.matter == Matter.FIRST_ADMINISTRATIVE
        or (_is_suit(f) and not is_labour_first(f)),
        _special_choices, always(say.TICKS_HELP),
    ),
    Question(
        "place", "area", place_title, lambda f: f.matter != Matter.CRIME and bool(place_title(f)),
        help=always(say.AREA_HELP),
    ),
    Question(
        "second_place", "area", second_place_title,
        lambda f: _asks_fully(f) and bool(second_place_title(f)), help=always(say.AREA_HELP),
    ),
    Question(
        "amount", "money", _amount_title, _asks_amount,
        help=always(_("In yuan. Leave it empty if you do not know yet.")),
    ),
    Question(
        "papers", "ticks", always(_("What do you have already?")),
        lambda f: _asks_fully(f) and bool(evidence(f)), _paper_choices,
        always(_("Nothing is needed to go on. This makes your list shorter.")),
    ),
)
BY_CODE = {question.code: question for question in QUESTIONS}


def plan(facts: Facts) -> list[Question]:
    """The questions this person is asked, in order."""
    return [question for question in QUESTIONS if question.applies(facts)]


def area_is_known(code: str) -> bool:
    """Whether an answer names an area of our courts."""
    return bool(code) and code not in ELSEWHERE
