"""What somebody wants: an ordinary suit of some cause, or one of the other matters."""

from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.cases.causes import rank_causes
from portal.cases.data.everyday import EVERYDAY
from portal.cases.finding import Sayings
from portal.guidance.rules.facts import Matter

DATA = Path(__file__).parent / "data"
MOST = 6
"""Possibilities offered at once: more would not be read on a phone."""
WISH = "wish-"
COMMA = "、"

WISHES: dict[str, tuple[Any, Any]] = {
    Matter.ENFORCEMENT: (
        _("I won, but the other side does not obey"), _("Have a judgment or an award enforced."),
    ),
    Matter.APPEAL: (
        _("I disagree with a judgment"), _("Appeal to the court above."),
    ),
    Matter.FIRST_ADMINISTRATIVE: (
        _("A government body decided against me"), _("Sue an authority, or make it act."),
    ),
    Matter.PRESERVATION: (
        _("Property may disappear before I can sue"), _("Have it frozen at once."),
    ),
    Matter.CONFIRMATION: (
        _("We settled with a mediator"), _("Have the court confirm the settlement."),
    ),
    Matter.CRIME: (
        _("I was cheated, robbed or attacked"), _("Crimes are a matter for the police."),
    ),
}
"""Matters that are no ordinary suit: what the person says, and what it is."""

PICKS: dict[str, Any] = {
    "wages": _("I was not paid for my work"),
    "loan": _("Somebody owes me money"),
    "divorce": _("Divorce, children, support"),
    "traffic": _("A road accident"),
    "injury": _("I was hurt, or my things were damaged"),
    "workinjury": _("I was hurt at work, or dismissed"),
    "online": _("Something I bought"),
    "rent": _("A rented home or shop"),
    "house": _("Buying, building or decorating a home"),
    "neighbour": _("Neighbours or property management"),
    "estate": _("An inheritance"),
    "business": _("Business: goods, services, partners"),
}
"""The most usual situations, to be chosen without typing."""

_OWN_MATTER = {
    "458": Matter.PAYMENT_ORDER, "475": Matter.PRESERVATION, "448": Matter.CONFIRMATION,
}


def matter_of_cause(no: str) -> Matter:
    """Which matter a cause is: some causes are applications, not suits."""
    return _OWN_MATTER.get(no, Matter.FIRST_CIVIL)


@cache
def _lines(name: str) -> list[list[str]]:
    text = (DATA / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def words_of_pick(code: str) -> str:
    """The everyday words a situation stands for."""
    return next(words for pick, words in _lines("picks.tsv") if pick == code)


@cache
def _all_sayings() -> Sayings:
    """Wishes weighed together with the causes, so that their scores compare."""
    wishes: dict[tuple[str, ...], tuple[str, ...]] = {
        (*chinese.split(COMMA), *english.split(", ")): (f"{WISH}{matter}",)
        for matter, chinese, english in _lines("wishes.tsv")
    }
    return Sayings({**EVERYDAY, **wishes})


def possibilities(words: str) -> list[str]:
    """What the words may mean, the likeliest first: cause numbers, and ``wish-`` with a matter."""
    hits = _all_sayings().find(words)
    by_saying = [hit.name for hit in hits if hit.name.startswith(WISH)]
    best = hits[0].name if hits else ""
    causes = [found.cause.no for found in rank_causes(words)]
    wished = by_saying[:1]
    ordered = wished + causes if best.startswith(WISH) else causes[:2] + wished + causes[2:]
    return list(dict.fromkeys(ordered))[:MOST]
