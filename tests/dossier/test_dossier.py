"""The dossier: opened once, in catalogue order, pages counted on, corrected and never emptied."""

import itertools
import random
from dataclasses import dataclass

import pytest
from django.db import IntegrityError, transaction

from portal.audit.models import Entry as AuditEntry
from portal.common.refusals import Refused
from portal.dossier import actions
from portal.dossier.actions import Entry
from portal.dossier.models import Dossier, Item, StoredFile
from portal.dossier.rules.catalogue import (
    INTERNAL_SLOTS,
    MAIN_SLOTS,
    Side,
    Slot,
    Volume,
    laid_out,
    volume_of,
)
from portal.dossier.rules.reading import Withheld
from portal.dossier.sweeps import complete_papers
from portal.papers.models import Paper
from portal.people.roles import Role
from tests import builders

AT = builders.A_MONDAY
pytestmark = pytest.mark.django_db


# -- Order and pages ---------------------------------------------------------------------------


@dataclass
class Thing:
    """What the order asks of an item."""

    slot: str
    pages: int = 1
    side: str = ""
    filed_at: int = 0
    pk: int = 0


def test_the_catalogue_is_that_of_the_filing_rules():
    """Main volume items 3 to 24, then the internal volume (domain sheet 9.2)."""
    assert [slot.value for slot in MAIN_SLOTS[:9]] == [
        "FILING", "COMPLAINT", "ACCEPTANCE", "FEES", "RESPONSE_NOTICE", "ANSWER", "IDENTITY",
        "ADDRESS", "EVIDENCE_NOTICE",
    ]
    assert len(MAIN_SLOTS) == 23
    assert {volume_of(slot) for slot in INTERNAL_SLOTS} == {Volume.INTERNAL}


def test_pages_count_on_from_one_without_a_gap_in_any_order_of_arrival():
    things = [Thing(slot, pages=n % 4, pk=n) for n, slot in enumerate(MAIN_SLOTS)]
    expected = laid_out(things)
    for seed in range(20):
        shuffled = things[:]
        random.Random(seed).shuffle(shuffled)
        assert laid_out(shuffled) == expected
    counted = [(one.first, one.last) for one in expected if one.item.pages]
    assert counted[0][0] == 1
    assert all(last + 1 == first for (_a, last), (first, _b) in itertools.pairwise(counted))
    assert [one.number for one in expected] == [*range(1, len(things) + 1)]


def test_the_plaintiffs_evidence_stands_before_the_defendants():
    sides = (Side.SECOND, Side.FIRST, Side.NONE, Side.THIRD)
    things = [Thing(Slot.EVIDENCE, side=side, pk=n) for n, side in enumerate(sides)]
    assert [one.item.side for one in laid_out(things)] == ["FIRST", "SECOND", "THIRD", ""]


def test_what_has_no_pages_takes_none():
    placed = laid_out([Thing(Slot.EVIDENCE, 0, pk=1), Thing(Slot.EVIDENCE, 3, pk=2)])
    assert [(one.first, one.last) for one in placed] == [(0, 0), (1, 3)]


# -- Opening, filing ---------------------------------------------------------------------------


def test_a_dossier_is_opened_once_for_a_case(dossier, case, clerk):
    again = actions.open_dossier(case, case.court, case=case, by=clerk, at=AT)
    assert again.pk == dossier.pk
    assert AuditEntry.objects.filter(verb="open_dossier").count() == 1


def test_the_dossier_of_a_filing_becomes_that_of_its_case(case, clerk, plaintiff):
    """Before docketing it belongs to the filing; any public record can stand for one here."""
    dossier = actions.open_dossier(plaintiff, case.court, by=plaintiff, at=AT)
    assert dossier.case is None
    attached = actions.attach_to_case(dossier, case, by=clerk, at=AT)
    assert attached.case == case
    assert actions.dossier_of(case) == attached
    assert actions.dossier_of(plaintiff) == attached
    assert actions.attach_to_case(dossier, case, by=clerk, at=AT) == attached
    assert AuditEntry.objects.filter(verb="attach_dossier").count() == 1


def test_a_dossier_cannot_belong_to_two_cases_nor_a_case_to_two(dossier, case, clerk, plaintiff):
    other = builders.a_case(plaintiff, division=case.division)
    with pytest.raises(Refused):
        actions.attach_to_case(dossier, other, by=clerk, at=AT)
    second = actions.open_dossier(plaintiff, case.court, by=clerk, at=AT)
    with pytest.raises(Refused):
        actions.attach_to_case(second, case, by=clerk, at=AT)
    assert Dossier.objects.unscoped(because="x").filter(case=case).count() == 1


def test_a_file_is_filed_once_with_its_hash_source_and_audit_row(filed, given, dossier):
    file = given(3)
    item = filed(Slot.EVIDENCE, file=file, side=Side.FIRST)
    again = filed(Slot.EVIDENCE, file=file, side=Side.FIRST)
    assert item.pk == again.pk
    assert (item.sha256, item.pages, item.volume) == (file.sha256, 3, Volume.MAIN)
    rows = AuditEntry.objects.filter(verb="file_item", record=dossier.reference)
    assert rows.count() == 1
    assert file.sha256 in rows.get().facts


def test_the_place_alone_decides_the_volume(filed):
    assert filed(Slot.DELIBERATION).volume == Volume.INTERNAL
    assert filed(Slot.ANSWER).volume == Volume.MAIN


def test_the_database_refuses_an_internal_paper_in_the_main_volume(filed):
    item = filed(Slot.DELIBERATION)
    rows = Item.objects.unscoped(because="x").filter(pk=item.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(volume=Volume.MAIN)


@pytest.mark.parametrize("fault", ["discarded", "infected", "untitled", "only a cover"])
def test_what_cannot_be_filed_is_refused_and_leaves_nothing(fault, given, dossier, clerk):
    file, title, leading = given(2), "A paper", 0
    if fault == "discarded":
        file.discarded_at = AT
    if fault == "infected":
        file.scan = StoredFile.Scan.INFECTED
    if fault == "untitled":
        title = " "
    if fault == "only a cover":
        leading = 2
    entry = Entry(Slot.EVIDENCE, title, file, Item.Source.PARTY, leading_pages=leading)
    with pytest.raises(Refused):
        actions.file_item(dossier, entry, by=clerk, at=AT)
    assert not dossier.items.exists()
    assert not AuditEntry.objects.filter(verb="file_item").exists()


def test_a_paper_is_filed_when_ordered_and_completed_when_issued(dossier, clerk, case):
    paper = Paper.objects.create(
        number="（2026）试1号", court=case.court, template="x", title="x", about=case.reference,
        ordered_at=AT,
    )
    entry = Entry(Slot.ACCEPTANCE, "Notice", paper, Item.Source.COURT)
    item = actions.file_item(dossier, entry, by=clerk, at=AT)
    assert item.is_being_made
    assert complete_papers(AT) == 0
    Paper.objects.filter(pk=paper.pk).update(
        state=Paper.State.ISSUED, issued_at=AT, sha256="a" * 64, pages=4, file="papers/x.pdf"
    )
    assert complete_papers(AT) == 1
    assert complete_papers(AT) == 0
    item = dossier.items.get()
    assert (item.pages, item.sha256, item.document_number) == (4, "a" * 64, "（2026）试1号")


# -- Corrections -------------------------------------------------------------------------------


def test_a_wrong_paper_is_replaced_and_both_stay(filed, given, dossier, clerk):
    wrong = filed(Slot.EVIDENCE, title="Wrong")
    entry = Entry(Slot.EVIDENCE, "Right", given(2), Item.Source.PARTY)
    better = actions.replace_item(wrong, entry, why="页面缺失", by=clerk, at=AT)
    old = dossier.items.get(pk=wrong.pk)
    assert (old.replaced_by, old.replaced_why) == (better, "页面缺失")
    assert [item.title for item in dossier.items.filter(replaced_by=None)] == ["Right"]
    step = dossier.steps.get()
    assert (step.name, step.by, step.words) == ("replace", clerk, "页面缺失")
    with pytest.raises(Refused):
        actions.replace_item(wrong, entry, why="again", by=clerk, at=AT)


def test_no_correction_without_a_reason(filed, given, clerk, judge):
    item = filed(Slot.EVIDENCE)
    entry = Entry(Slot.EVIDENCE, "Right", given(), Item.Source.PARTY)
    acts = (
        lambda: actions.replace_item(item, entry, why=" ", by=clerk, at=AT),
        lambda: actions.place(item, Slot.ANSWER, why="", by=clerk, at=AT),
        lambda: actions.withhold(item, Withheld.SECRET, why="", by=judge, at=AT),
    )
    for act in acts:
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.field == "why"


def test_a_paper_the_parties_saw_cannot_become_internal(filed, clerk, dossier):
    item = filed(Slot.EVIDENCE)
    with pytest.raises(Refused):
        actions.place(item, Slot.EXCHANGES, why="belongs there", by=clerk, at=AT)
    assert dossier.items.get().volume == Volume.MAIN
    moved = actions.place(item, Slot.ANSWER, why="an answer", by=clerk, at=AT)
    assert moved.slot == Slot.ANSWER


@pytest.mark.parametrize(("role", "may"), [
    ("judge", True), ("clerk", False), ("archivist", False), ("plaintiff", False),
    ("defendant", False), ("stranger", False),
])
def test_only_the_bench_keeps_a_paper_back(role, may, filed, request, dossier):
    item = filed(Slot.PRESERVATION)
    who = builders.a_person() if role == "stranger" else request.getfixturevalue(role)
    if may:
        actions.withhold(item, Withheld.PRESERVATION, why="not done yet", by=who, at=AT)
        assert actions.release(item, by=who, at=AT).withheld == Withheld.NO
        return
    with pytest.raises(Refused):
        actions.withhold(item, Withheld.PRESERVATION, why="x", by=who, at=AT)
    assert not dossier.steps.exists()


def test_somebody_in_the_case_wears_no_hat_whatever_their_office(dossier, case, division):
    """An archivist who sues cannot correct the dossier of the own case."""
    sues = builders.an_office(Role.ARCHIVIST, division)
    own = builders.a_case(sues, division=division)
    mine = actions.open_dossier(own, own.court, case=own, by=None, at=AT)
    assert mine.hats(sues) == frozenset()
    assert dossier.hats(sues) == {"ARCHIVIST"}
    assert mine.open_moves(sues) == []


# -- Sealing -----------------------------------------------------------------------------------
