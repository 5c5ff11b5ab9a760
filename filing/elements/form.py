"""The shape of an element form: sections of questions."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal[
    "text", "long", "money", "percent", "number", "date", "choice", "choices", "yes_no"
]
Part = Literal["claims", "arrangements", "facts", "mediation"]


@dataclass(frozen=True)
class Element:
    """One question. ``key`` is unique in its form and names the answer's row for good.

    ``help`` says in the person's words what is meant. ``shown_if`` names another element and the
    values under which this one is asked. ``counts`` marks a sum that adds to the total claimed.
    ``answerable`` elements are put to the other side: agree, dispute, do not know.
    """

    key: str
    label: Any
    kind: Kind = "text"
    help: Any = ""
    required: bool = False
    choices: tuple[tuple[str, Any], ...] = ()
    shown_if: tuple[str, tuple[str, ...]] | None = None
    counts: bool = False
    answerable: bool = True


@dataclass(frozen=True)
class Section:
    """Questions asked on one page. ``repeats`` allows several items (loans, children, goods)."""

    code: str
    part: Part
    title: Any
    words: Any = ""
    elements: tuple[Element, ...] = field(default=())
    repeats: bool = False
    item_title: Any = ""


@dataclass(frozen=True)
class ElementForm:
    """The form of one type of dispute, for the causes of action it was made for."""

    code: str
    title: Any
    causes: frozenset[str]
    sections: tuple[Section, ...]

    def elements(self) -> Iterator[Element]:
        for section in self.sections:
            yield from section.elements

    def element(self, key: str) -> Element:
        """The question a key names. Raises ``KeyError`` for one this form does not ask."""
        for element in self.elements():
            if element.key == key:
                return element
        raise KeyError(key)
