"""What a reader sees of a dossier: its catalogue, the pages behind each line, who opened them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _, gettext_lazy

from portal.cases.models import AGENT_AD_LITEM, ASSISTANT, JUDGE, PARTY
from portal.common.clock import SHANGHAI
from portal.dossier.models import Dossier, Item, PageView, StoredFile
from portal.dossier.rules.catalogue import Placed, Volume, laid_out
from portal.dossier.rules.reading import LISTED, MAIN_BY_OFFICE, NOTHING, Right, Withheld
from portal.people.models import Person
from portal.people.roles import Role

READINGS_SHOWN = 60
_HATS = {
    PARTY: gettext_lazy("A party"), AGENT_AD_LITEM: gettext_lazy("An agent of a party"),
}
_FIRST_SAID = (PARTY, AGENT_AD_LITEM, JUDGE, ASSISTANT)


@dataclass(frozen=True)
class Reader:
    """Who reads a dossier, what they are to its case, and what that lets them read."""

    person: Person
    hats: frozenset[str]
    right: Right

    @property
    def role(self) -> str:
        return ",".join(sorted(self.hats))


@dataclass(frozen=True)
class Line:
    """One line of the catalogue. ``why_not`` is set when it is listed and does not open."""

    item: Item
    number: int
    first: int
    last: int
    why_not: Any = ""


@dataclass(frozen=True)
class Source:
    """The PDF that holds an item's pages, and how many of its pages come before them."""

    document: str
    before: int


@dataclass(frozen=True)
class Reading:
    """Who looked at how many pages of a paper on a day; staff by office, never by name."""

    who: str
    title: str
    pages: int
    at: datetime


def reader_of(dossier: Dossier, person: Any) -> Reader:
    """What this person may read here today."""
    case = dossier.case
    hats = _at_the_court(dossier, person) if case is None else case.roles_of(person)
    return Reader(person, hats, dossier.right_of(hats) if hats else NOTHING)


def _at_the_court(dossier: Dossier, person: Person) -> frozenset[str]:
    """Before docketing no bench and no division has the dossier: the court's own offices do."""
    return frozenset(
        office.role for office in person.offices_now
        if office.court_id == dossier.court_id
        and office.role in MAIN_BY_OFFICE - {JUDGE, ASSISTANT}
        and not (office.role == Role.HEAD and office.division_id)
    )


def catalogue(dossier: Dossier, reader: Reader, volume: Volume) -> list[Line]:
    """The lines of one volume that this reader may know of, in order, pages counted on.

    A party's pages are counted over what a party's catalogue lists: a gap would tell of what is
    kept back for good reason.
    """
    right = reader.right
    if not (right.main if volume == Volume.MAIN else right.internal):
        return []
    items = dossier.items.filter(volume=volume, replaced_by=None)
    if right.as_party:
        items = items.filter(withheld__in=[*map(str, LISTED)])
    rows = items.select_related("file", "paper", "filed_by")
    return [_line(placed, right) for placed in laid_out(list(rows))]


def _line(placed: "Placed[Item]", right: Right) -> Line:
    item = placed.item
    why_not: Any = ""
    if right.as_party and item.withheld == Withheld.SECRET:
        why_not = _("Not shown online: secrets or others’ privacy. Ask the judge (RD 7, 8).")
    elif item.is_being_made:
        why_not = _("The court is making this paper. It can be opened in a moment.")
    elif item.file is not None and item.file.is_shut_away:
        why_not = _("This file waits for the virus scanner.")
    return Line(item, placed.number, placed.first, placed.last, why_not)


def matching(lines: Sequence[Line], words: str) -> list[Line]:
    """Lines whose title, place or document number has these words, or whose pages this number."""
    wanted = words.strip().casefold()
    if not wanted:
        return list(lines)
    page = int(wanted) if wanted.isdecimal() and len(wanted) < 7 else 0
    return [
        line for line in lines
        if wanted in line.item.title.casefold()
        or wanted in str(line.item.get_slot_display()).casefold()
        or wanted in line.item.document_number.casefold()
        or (page and line.first <= page <= line.last)
    ]


def source_of(item: Item) -> Source | None:
    """Where an item's pages are drawn from; None while they are not ready, and for recordings."""
    if item.paper is not None:
        return Source(item.paper.file, item.leading_pages) if item.sha256 else None
    file = item.file
    if file is None or file.copy != StoredFile.Copy.READY or file.is_shut_away:
        return None
    return Source(file.copy_file, item.leading_pages)


def fingerprint(lines: Sequence[Line]) -> str:
    """What a bound volume holds: the same lines with the same pages give the same volume."""
    text = "\n".join(
        f"{line.number} {line.item.public_id} {line.item.sha256} {line.item.pages}"
        for line in lines if not line.why_not
    )
    return hashlib.sha256(text.encode()).hexdigest()


def readings(dossier: Dossier, reader: Reader) -> list[Reading]:
    """Who looked at what lately, one line for each reader, paper and day, newest first."""
    rows = PageView.objects.filter(item__dossier=dossier)
    if reader.right.as_party:
        rows = rows.filter(item__volume=Volume.MAIN, item__withheld__in=[*map(str, LISTED)])
    elif not reader.right.internal:
        rows = rows.filter(item__volume=Volume.MAIN)
    by_day = (
        rows.annotate(day=TruncDate("at", tzinfo=SHANGHAI))
        .values("person", "role", "item__title", "item", "day")
        .annotate(pages=Count("page", distinct=True), last=Max("at"))
        .order_by("-last")[:READINGS_SHOWN]
    )
    return [
        Reading(
            _who(row["person"], row["role"], reader.person), row["item__title"], row["pages"],
            row["last"],
        )
        for row in by_day
    ]


def _who(person: int, role: str, asker: Person) -> str:
    if person == asker.pk:
        return _("You")
    hats = [hat for hat in role.split(",") if hat]
    first = next((hat for hat in _FIRST_SAID if hat in hats), hats[0] if hats else "")
    if first in _HATS:
        return str(_HATS[first])
    return str(Role(first).label) if first in Role.values else _("The court")
