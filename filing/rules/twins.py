"""The same matter before the same court again (重复起诉, CPL 127(5), INT 247)."""

from collections.abc import Iterable
from dataclasses import dataclass

from filing.rules.said import Said


@dataclass(frozen=True)
class Earlier:
    """An earlier filing or case of the same filer: number, cause, and who stood on each side."""

    number: str
    cause_no: str
    own: frozenset[str]
    others: frozenset[str]


def same_matter(said: Said, earlier: Iterable[Earlier]) -> list[str]:
    """Numbers of those in which somebody of the own side met somebody of the other side over the
    same cause. Whether it is the same claim is for the court to say (INT 247)."""
    own, others = _names(p.name for p in said.own_side), _names(p.name for p in said.other_side)
    return [
        one.number for one in earlier
        if said.cause_no and one.cause_no == said.cause_no
        and own & _names(one.own) and others & _names(one.others)
    ]


def _names(names: Iterable[str]) -> frozenset[str]:
    """Names as they are compared: white space and kinds of brackets do not matter."""
    tidy = ("".join(name.split()).replace("(", "（").replace(")", "）") for name in names)
    return frozenset(filter(None, tidy))
