"""Sealing a dossier: its numbers are final from then on."""

import pytest

from portal.cases.models import Case
from portal.common.refusals import Refused
from portal.dossier import actions, contents
from portal.dossier.models import Dossier, Item
from portal.dossier.rules.catalogue import (
    Side,
    Slot,
    Volume,
)
from portal.dossier.rules.reading import Withheld
from tests.dossier.test_dossier import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(case):
    def close() -> None:
        case.stage, case.closed_on = Case.Stage.CLOSED, AT.date()
        case.save()

    return close


def again(dossier: Dossier) -> Dossier:
    rows = Dossier.objects.unscoped(because="a test looks at it")
    return rows.select_related("case", "court").get(pk=dossier.pk)


def test_sealing_makes_numbers_final(filed, dossier, closed, judge, archivist):
    filed(Slot.EVIDENCE, 3, side=Side.SECOND)
    filed(Slot.COMPLAINT, 2)
    filed(Slot.TRIAL_REPORT, 5)
    closed()
    actions.seal(again(dossier), by=judge, at=AT)
    rows = dossier.items.order_by("volume", "number")
    assert [(item.slot, item.number, item.first_page, item.last_page) for item in rows] == [
        ("TRIAL_REPORT", 1, 1, 5), ("COMPLAINT", 1, 1, 2), ("EVIDENCE", 2, 3, 5),
    ]
    with pytest.raises(Refused):
        filed(Slot.ANSWER)
    with pytest.raises(Refused):
        actions.break_seal(again(dossier), why="x", by=judge, at=AT)
    actions.break_seal(again(dossier), why="漏装一份证据", by=archivist, at=AT)
    assert dossier.items.filter(number=None).count() == 3
    assert filed(Slot.ANSWER).pk


def test_a_running_case_is_not_sealed(dossier, judge):
    with pytest.raises(Refused):
        actions.seal(dossier, by=judge, at=AT)


def test_a_dossier_with_something_kept_back_is_not_sealed(filed, dossier, closed, judge):
    item = filed(Slot.PRESERVATION)
    actions.withhold(item, Withheld.PRESERVATION, why="running", by=judge, at=AT)
    closed()
    with pytest.raises(Refused, match="A paper in PRESERVATION"):
        actions.seal(again(dossier), by=judge, at=AT)
    actions.release(Item.objects.unscoped(because="x").get(pk=item.pk), by=judge, at=AT)
    actions.seal(again(dossier), by=judge, at=AT)


def test_what_is_sealed_reads_as_it_was_sealed(filed, dossier, closed, judge, plaintiff):
    for slot, pages in ((Slot.COMPLAINT, 2), (Slot.EVIDENCE, 4), (Slot.DECISION, 1)):
        filed(slot, pages)
    closed()
    actions.seal(again(dossier), by=judge, at=AT)
    for person in (judge, plaintiff):
        found = again(dossier)
        lines = contents.catalogue(found, contents.reader_of(found, person), Volume.MAIN)
        assert [(one.number, one.first, one.last) for one in lines] == [
            (one.item.number, one.item.first_page, one.item.last_page) for one in lines
        ]


def test_filing_later_moves_page_numbers_on_until_sealed(filed, dossier, judge):
    filed(Slot.EVIDENCE, 2)
    filed(Slot.COMPLAINT, 3)
    reader = contents.reader_of(dossier, judge)
    lines = contents.catalogue(dossier, reader, Volume.MAIN)
    assert [(one.item.slot, one.first, one.last) for one in lines] == [
        ("COMPLAINT", 1, 3), ("EVIDENCE", 4, 5),
    ]
    found = contents.matching(lines, "4")
    assert [one.item.slot for one in found] == ["EVIDENCE"]
    assert contents.matching(lines, "in complaint")[0].item.slot == "COMPLAINT"
