"""The work of filing in pieces: which tasks there are, and how far each is.

How far a task is follows from the checks: what the court would ask for is to do, all else is done.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from filing.elements import FORMS, Section
from filing.elements.preserving import PRESERVING
from filing.models import Filing
from filing.rules import anchors, kinds
from filing.rules.checking import Result
from filing.rules.said import Said

DONE, TODO, LOOK, OPEN = _("Done"), _("To do"), _("Worth a look"), _("If you like")
OPTIONAL_SECTIONS = frozenset({"security", "arrangements", "closing", "leads", "repaid", "children",
                               "property", "insurance"})


@dataclass(frozen=True)
class Task:
    """One line of the list. ``results`` are the checks that found something in it."""

    code: str
    title: Any
    url: str
    status: Any = DONE
    tone: str = "done"
    hint: Any = ""


@dataclass(frozen=True)
class Group:
    title: Any
    tasks: list[Task] = field(default_factory=list)


def groups_of(filing: Filing, said: Said, results: Iterable[Result]) -> list[Group]:
    """The whole list, in the order in which it is best done."""
    found = _by_task(filing, said, results)
    make = _Maker(filing, said, found)
    who = [make.one("own", _own_title(filing), "filing_side", side=said.own.lower())]
    if said.other != said.own:
        who.append(make.one("other", _other_title(filing), "filing_side", side=said.other.lower()))
        if filing.kind in (kinds.FIRST_CIVIL, kinds.FIRST_ADMINISTRATIVE):
            who.append(make.third())
    return [
        Group(_("What it is about"), [
            make.one("cause", _("What the dispute is about"), "filing_cause"),
            make.one("matter", _("How you want to tell it"), "filing_way"),
        ]),
        Group(_("Who and where"), [*who, make.one("court", _("The court"), "filing_court")]),
        Group(_("What you ask for, and what happened"), list(make.sections())),
        Group(_("Papers and answers"), [
            make.one("evidence", _("Evidence and papers"), "filing_evidence"),
            make.one("address", _("Address for court papers"), "filing_address"),
            *([make.one("mediation", _("Would you try mediation?"), "filing_mediation")]
              if filing.kind == kinds.FIRST_CIVIL else []),
            *make.preservation(),
            make.fee(),
            make.one("papers", _("Papers and signature"), "filing_papers"),
        ]),
    ]


def task_of(filing: Filing, said: Said, text: str) -> str:
    """The task in which what an anchor names is mended."""
    anchor = anchors.parse(text)
    if anchor.kind == "answer":
        section = FORMS[filing.form].section_of(anchor.id)
        if section is not None and section.part == "relief":
            return "fee"
        return f"section:{section.code}" if section else "matter"
    if anchor.kind == "proof":
        return "fee"
    if anchor.kind == "material":
        return "evidence"
    if anchor.kind == "party":
        if anchor.field in ("service_address", "e_address"):
            return "address"
        party = next((one for one in said.parties if one.id == anchor.id), None)
        return "own" if party is None or party.side == said.own else "other"
    return anchor.id


def _by_task(filing: Filing, said: Said, results: Iterable[Result]) -> dict[str, list[Result]]:
    found: dict[str, list[Result]] = {}
    for result in results:
        if result.outcome in ("FAILED", "WARNED"):
            task = task_of(filing, said, result.finding.anchor)
            found.setdefault(task, []).append(result)
    return found


def _own_title(filing: Filing) -> Any:
    return _("Your side")


def _other_title(filing: Filing) -> Any:
    return _("The other side")


class _Maker:
    """Makes tasks of one filing from what the checks found."""

    def __init__(self, filing: Filing, said: Said, found: Mapping[str, list[Result]]) -> None:
        self.filing, self.said, self.found = filing, said, found

    def one(self, code: str, title: Any, page: str, **names: str) -> Task:
        url = reverse(page, args=[self.filing.public_id, *names.values()])
        return self._judged(code, title, url)

    def _judged(self, code: str, title: Any, url: str) -> Task:
        found = self.found.get(code, [])
        wrong = [result for result in found if result.outcome == "FAILED"]
        if wrong:
            return Task(code, title, url, TODO, "soon", wrong[0].rule.remedy)
        if found:
            return Task(code, title, url, LOOK, "neutral", found[0].rule.remedy)
        return Task(code, title, url)

    def third(self) -> Task:
        count = len(self.said.on_side("THIRD_PARTY"))
        url = reverse("filing_side", args=[self.filing.public_id, "third_party"])
        status, tone = (DONE, "done") if count else (OPEN, "neutral")
        return Task("third", _("Third parties"), url, status, tone)

    def preservation(self) -> Iterator[Task]:
        """Freezing property during the suit (CPL 103)."""
        if self.filing.kind == kinds.FIRST_CIVIL:
            url = reverse("filing_section", args=[self.filing.public_id, PRESERVING.code])
            task = self._judged(f"section:{PRESERVING.code}", PRESERVING.title, url)
            yield self._untouched(PRESERVING, task)

    def fee(self) -> Task:
        url = reverse("filing_fee", args=[self.filing.public_id])
        if self.filing.amount is None and not self.said.cause_no:
            return Task("fee", _("Fee and fee relief"), url, OPEN, "neutral")
        return self._judged("fee", _("Fee and fee relief"), url)

    def sections(self) -> Iterator[Task]:
        if self.said.in_slot("COMPLAINT"):
            yield self.one("own_complaint", _("Your own complaint"), "filing_way")
        for section in FORMS[self.filing.form].sections:
            url = reverse("filing_section", args=[self.filing.public_id, section.code])
            code = f"section:{section.code}"
            yield self._untouched(section, self._judged(code, section.title, url))

    def _untouched(self, section: Section, task: Task) -> Task:
        """A page nobody needs to answer is not done before somebody looked at it."""
        answered = any(
            name.partition("[")[0] in section.keys() for name in self.said.answers  # noqa: SIM118
        )
        if answered or task.tone == "soon":
            return task
        if any(element.required for element in section.elements):
            return task
        return Task(task.code, task.title, task.url, OPEN, "neutral")
