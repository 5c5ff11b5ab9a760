"""The shape of an element form: sections of questions."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from filing.rules.working import Worked

Kind = Literal[
    "text", "long", "money", "percent", "number", "date", "choice", "choices", "yes_no"
]
Part = Literal["claims", "arrangements", "facts", "mediation", "relief", "preservation"]
Answers = Mapping[str, str]
"""Answers by ``KEY[ITEM]``, as a snapshot keeps them."""


@dataclass(frozen=True)
class Element:
    """One question. ``key`` is unique in its form and names the answer's row for good.

    ``help`` says in the person's words what is meant. ``shown_if`` names another element and the
    values under which this one is asked. ``counts`` marks a sum that adds to the total claimed.
    ``answerable`` elements are put to the other side: agree, dispute, do not know. ``unit`` is
    said behind the field. ``works`` computes a sum from the other answers; it is offered, and the
    person decides.
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
    unit: Any = ""
    works: Callable[[Answers], Worked | None] | None = None


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

    def keys(self) -> list[str]:
        return [element.key for element in self.elements]


@dataclass(frozen=True)
class ElementForm:
    """The form of one type of dispute, for the causes of action it was made for.

    ``kinds`` names the kinds of filing it serves by itself, whatever the cause. ``beside`` are
    pages asked with the form that belong to no complaint: relief, preservation during the suit.
    """

    code: str
    title: Any
    causes: frozenset[str]
    sections: tuple[Section, ...]
    kinds: frozenset[str] = frozenset()
    beside: tuple[Section, ...] = ()

    @property
    def pages(self) -> tuple[Section, ...]:
        """Every page that may be answered."""
        return (*self.sections, *self.beside)

    def elements(self) -> Iterator[Element]:
        """Every question that may be answered, also beside the form."""
        for section in self.pages:
            yield from section.elements

    def element(self, key: str) -> Element:
        """The question a key names. Raises ``KeyError`` for one this form does not ask."""
        for element in self.elements():
            if element.key == key:
                return element
        raise KeyError(key)

    def section(self, code: str) -> Section:
        """One page of the form. Raises ``KeyError`` for one it does not have."""
        for section in self.pages:
            if section.code == code:
                return section
        raise KeyError(code)

    def section_of(self, key: str) -> Section | None:
        """The page on which a question is asked; None when this form does not ask it."""
        return next((s for s in self.pages if any(e.key == key for e in s.elements)), None)


def is_asked(element: Element, item: int, answers: Answers) -> bool:
    """Whether a question is asked at all, given the answer it depends on."""
    if element.shown_if is None:
        return True
    key, values = element.shown_if
    return answers.get(f"{key}[{item}]", "") in values


def asked_only(form: ElementForm, answers: Answers) -> dict[str, str]:
    """Answers without those of questions the form does not ask, or no longer asks."""
    kept = {}
    for element in form.elements():
        for name, value in answers.items():
            key, _bracket, item = name.partition("[")
            if key == element.key and value and is_asked(element, int(item[:-1]), answers):
                kept[name] = value
    return kept
