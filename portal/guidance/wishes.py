"""What somebody wants: an ordinary suit of some cause, or one of the other matters."""

from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.cases.causes import rank_causes
from portal.cases.data.everyday import EVERYDAY
from portal.cases.finding import Sayings
from portal.guidance.rules.facts import Matter

TABLE = Path(__file__).parent / "data" / "wishes.tsv"
MOST = 6
"""Possibilities offered at once: more would not be read on a phone."""
WISH = "wish-"

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

PICKS: dict[str, tuple[Any, str]] = {
    "wages": (_("I was not paid for my work"), "欠薪"),
    "loan": (_("Somebody owes me money"), "借钱不还"),
    "divorce": (_("Divorce, children, support"), "离婚 抚养费 抚养权 赡养费"),
    "traffic": (_("A road accident"), "车祸"),
    "injury": (_("I was hurt, or my things were damaged"), "被打伤 狗咬 损坏东西 商场摔倒"),
    "workinjury": (_("I was hurt at work, or dismissed"), "工伤 辞退"),
    "online": (_("Something I bought"), "网购 培训班退费 健身卡 产品质量"),
    "rent": (_("A rented home or shop"), "租房 押金"),
    "house": (_("Buying, building or decorating a home"), "买房 装修 开发商 工程款"),
    "neighbour": (_("Neighbours or property management"), "邻居 物业费"),
    "estate": (_("An inheritance"), "遗产 遗嘱"),
    "business": (_("Business: goods, services, partners"), "货款 合伙 股东 服务合同"),
}
"""The most usual situations, to be chosen without typing, and the words they stand for."""

_OWN_MATTER = {
    "458": Matter.PAYMENT_ORDER, "475": Matter.PRESERVATION, "448": Matter.CONFIRMATION,
}


def matter_of_cause(no: str) -> Matter:
    """Which matter a cause is: some causes are applications, not suits."""
    return _OWN_MATTER.get(no, Matter.FIRST_CIVIL)


@cache
def _all_sayings() -> Sayings:
    """Wishes weighed together with the causes, so that their scores compare."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    wishes: dict[tuple[str, ...], tuple[str, ...]] = {
        (*chinese.split("、"), *english.split(", ")): (f"{WISH}{matter}",)
        for matter, chinese, english in rows
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
