"""What was answered, in the order and words of its form: for pages, papers and the other side."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects

from filing.elements import FORMS, Element, Section, asked_only
from filing.models import Answer, Filing, FilingAgent, FilingParty, Material, Submission
from filing.rules.said import Said, from_snapshot
from portal.people.models import Identity
from portal.people.numbers import Kind

_IS_PROVED = "person_is_verified"
_PROOFS = Identity.objects.filter(person=OuterRef("person")).exclude(kind=Kind.LAWYER_LICENCE)
_PARTIES = FilingParty.objects.select_related("person").annotate(
    **{_IS_PROVED: Exists(_PROOFS)}
)


def read_whole(filing: Filing) -> Filing:
    """Everything the filer gave, read anew and at once, whatever its number."""
    filing._prefetched_objects_cache = {}  # type: ignore[attr-defined]  # nothing stale
    agents = FilingAgent.objects.select_related("person")
    prefetch_related_objects(
        [filing], "answers", "consents", "signatures",
        Prefetch("parties", _PARTIES),
        Prefetch("parties__agents", agents),
        Prefetch("materials", Material.objects.select_related("file")),
        "materials__file__findings",
    )
    for party in filing.parties.all():
        if party.person_id == filing.filer_id:
            party.person = filing.filer
        if party.person is not None:
            vars(party.person)["is_verified"] = getattr(party, _IS_PROVED)  # asked with the rest
    return filing


@dataclass(frozen=True)
class Row:
    """One answered question."""

    key: str
    item: int
    label: Any
    value: str
    element: Element
    version: int = 0

    @property
    def name(self) -> str:
        """The element and its repetition, ``KEY[ITEM]``."""
        return f"{self.key}[{self.item}]"

    @property
    def anchor(self) -> str:
        """What a flag on this answer is anchored to."""
        return f"answer:{self.name}"


@dataclass(frozen=True)
class AnsweredSection:
    """One section with its answers; ``items`` are the repetitions of a repeated one."""

    section: Section
    items: tuple[tuple[Row, ...], ...]


def sections_of(filing: Filing) -> list[AnsweredSection]:
    """Every section of the complaint with what was answered: what is empty, or is no longer
    asked because of another answer, is left out."""
    return _from(filing.form, FORMS[filing.form].sections, filing.answers.all())


def pages_of(filing: Filing) -> list[AnsweredSection]:
    """The same of every page, also of those beside the complaint (relief, preservation)."""
    return _from(filing.form, FORMS[filing.form].pages, filing.answers.all())


def answered(filing: Filing, code: str) -> AnsweredSection:
    """The same of one page."""
    form = FORMS[filing.form]
    return _from(filing.form, [form.section(code)], filing.answers.all())[0]


def sections_said(said: Said) -> list[AnsweredSection]:
    """The complaint of a submission as it was frozen: what the other side is shown."""
    answers = []
    for name, value in said.answers.items():
        key, _bracket, item = name.rstrip("]").partition("[")
        answers.append(Answer(key=key, item=int(item), value=value))
    return _from(said.form, FORMS[said.form].sections, answers)


def _from(
    form: str, sections: Iterable[Section], answers: Iterable[Answer]
) -> list[AnsweredSection]:
    kept = {f"{one.key}[{one.item}]": one for one in answers}
    asked = asked_only(FORMS[form], {name: one.value for name, one in kept.items()})
    by_key: dict[str, dict[int, Answer]] = defaultdict(dict)
    for name in asked:
        by_key[kept[name].key][kept[name].item] = kept[name]
    return [_answered(section, by_key) for section in sections]


def _answered(section: Section, by_key: Mapping[str, Mapping[int, Answer]]) -> AnsweredSection:
    items = sorted({item for element in section.elements for item in by_key.get(element.key, {})})
    return AnsweredSection(
        section,
        tuple(
            tuple(
                Row(e.key, item, e.label, found.value, e, found.version)
                for e in section.elements
                if (found := by_key.get(e.key, {}).get(item)) is not None
            )
            for item in items
        ),
    )


@dataclass(frozen=True)
class ComplaintRead:
    """What was handed in last: later changes go their own way, as requests in the case."""

    said: Said
    sections: tuple[AnsweredSection, ...]

    def rows(self) -> Iterator[Row]:
        """Every element put to the other side."""
        for answered in self.sections:
            for item in answered.items:
                yield from (row for row in item if row.element.answerable)


def complaint_of(filing: Filing) -> ComplaintRead:
    """The latest submission, read by its form. A registered filing always has one."""
    submission: Submission = filing.submissions.order_by("-round")[0]
    said = from_snapshot(submission.snapshot)
    return ComplaintRead(said, tuple(sections_said(said)))
