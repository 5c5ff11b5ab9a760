"""The console: corrections by form, cover sheets, scans from the counter."""

import pytest
import time_machine
from django.urls import reverse

from portal.dossier import actions
from portal.dossier.models import CoverSheet, Dossier, Item
from portal.dossier.rules.catalogue import Slot
from portal.dossier.rules.reading import Withheld
from portal.people.roles import Role
from tests import builders
from tests.dossier import good_files
from tests.dossier.conftest import sent

AT = builders.A_MONDAY
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def desk(client_of, clerk, in_process):
    browser = client_of(clerk)
    browser.cookies["django_language"] = "en"
    return browser


def act(browser, item: Item, name: str, **said):
    return browser.post(reverse("staff:dossier_item_act", args=[item.public_id, name]), said)


def test_a_clerk_replaces_a_paper_by_form(desk, filed, dossier):
    item = filed(Slot.EVIDENCE, title="借条")
    better = sent("better.pdf", good_files.document(4))
    answer = act(desk, item, "replace", file=better, why="少了一页")
    assert answer.status_code == 302
    assert dossier.items.get(replaced_by=None).pages == 4
    page = desk.get(reverse("staff:dossier", args=[dossier.public_id])).content.decode()
    assert "Replaced papers" in page
    assert "少了一页" in page


def test_a_refused_correction_keeps_what_was_typed(desk, filed):
    item = filed(Slot.EVIDENCE)
    answer = act(desk, item, "replace", file=sent("a.pdf", b"MZ\x90\0"), why="错了")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "This is a program, not a document." in page
    assert "错了" in page
    assert act(desk, item, "place", slot="ANSWER", why="").status_code == 422


def test_only_the_acts_open_to_the_reader_are_offered(desk, client_of, judge, filed, division):
    item = filed(Slot.EVIDENCE)
    path = reverse("staff:dossier_item", args=[item.public_id])
    assert "/withhold/" not in desk.get(path).content.decode()
    assert "/withhold/" in client_of(judge).get(path).content.decode()
    head = client_of(builders.an_office(Role.HEAD, division))
    assert "/replace/" not in head.get(path).content.decode()
    assert act(head, item, "release").status_code == 409


def test_the_judge_keeps_back_and_releases_by_form(client_of, judge, filed, dossier):
    item = filed(Slot.DECISION)
    browser = client_of(judge)
    act(browser, item, "withhold", reason=Withheld.UNSERVED, why="尚未送达")
    assert dossier.items.get().withheld == Withheld.UNSERVED
    act(browser, item, "release")
    assert dossier.items.get().withheld == Withheld.NO


def test_a_cover_sheet_leads_a_scan_to_its_place(desk, dossier, clerk):
    made = desk.post(reverse("staff:cover", args=[dossier.public_id]), {
        "slot": "EVIDENCE", "side": "FIRST", "title": "收条原件",
        "once_key": "6a0c2f34-7b5e-4c11-9d6e-0123456789ab",
    })
    sheet = CoverSheet.objects.get()
    assert made["Location"] == reverse("staff:cover_sheet", args=[sheet.public_id])
    printed = desk.get(made["Location"]).content.decode()
    assert sheet.code in printed
    assert "data:image/svg+xml" in printed
    filed = desk.post(reverse("staff:scans"), {
        "code": f" {sheet.code[:5].lower()}-{sheet.code[5:]} ",
        "file": sent("scan.pdf", good_files.document(3)),
    })
    assert filed.status_code == 302, filed.content.decode()
    item = dossier.items.get()
    assert (item.title, item.slot, item.side) == ("收条原件", "EVIDENCE", "FIRST")
    assert (item.source, item.pages, item.leading_pages) == ("COUNTER", 2, 1)
    assert dossier.steps.get().name == "scan"
    again = desk.post(reverse("staff:scans"), {
        "code": sheet.code, "file": sent("other.pdf", good_files.document(2)),
    })
    assert again.status_code == 422
    assert dossier.items.count() == 1


def test_the_same_scan_is_not_filed_twice_under_two_cover_sheets(desk, dossier, clerk):
    codes = [
        CoverSheet.objects.create(
            dossier=dossier, slot="ANSWER", title=title, made_by=clerk, made_at=AT
        ).code
        for title in ("One", "Other")
    ]
    scan = good_files.document(3)
    answers = [
        desk.post(reverse("staff:scans"), {"code": code, "file": sent("scan.pdf", scan)})
        for code in codes
    ]
    assert [answer.status_code for answer in answers] == [302, 422]
    assert "This scan is in the dossier already." in answers[1].content.decode()
    assert CoverSheet.objects.filter(item=None).get().title == "Other"


def test_sent_twice_a_cover_sheet_is_made_once(desk, dossier):
    said = {
        "slot": "ANSWER", "title": "答辩状", "once_key": "6a0c2f34-7b5e-4c11-9d6e-0123456789ac",
    }
    for _time in range(2):
        desk.post(reverse("staff:cover", args=[dossier.public_id]), said)
    assert CoverSheet.objects.count() == 1


@pytest.mark.parametrize("code", ["", "AAAAAAAAAA", "' OR 1=1", "<script>"])
def test_a_code_nobody_printed_files_nothing(code, desk, dossier):
    answer = desk.post(reverse("staff:scans"), {
        "code": code, "file": sent("scan.pdf", good_files.document(2)),
    })
    assert answer.status_code == 422
    assert not dossier.items.exists()


def test_the_code_of_another_court_is_as_unknown_as_none(desk, clerk):
    division = builders.a_division(builders.a_court("吉0104"))
    there = builders.an_office(Role.CLERK, division)
    case = builders.a_case(builders.a_person(), division=division)
    dossier = actions.open_dossier(case, case.court, case=case, by=there, at=AT)
    sheet = CoverSheet.objects.create(
        dossier=dossier, slot="ANSWER", title="x", made_by=there, made_at=AT
    )
    foreign, absent = (
        desk.post(reverse("staff:scans"), {
            "code": code, "file": sent("s.pdf", good_files.document(2)),
        }).content.decode()
        for code in (sheet.code, "AAAAAAAAAA")
    )
    assert "No cover sheet has this code." in foreign
    assert "No cover sheet has this code." in absent
    assert not Item.objects.unscoped(because="x").exists()


def test_a_clerk_who_sues_meets_the_own_dossier_as_a_party_only(client_of, division, in_process):
    clerk = builders.an_office(Role.CLERK, division)
    case = builders.a_case(clerk, division=division)
    dossier = actions.open_dossier(case, case.court, case=case, by=None, at=AT)
    browser = client_of(clerk)
    assert browser.get(reverse("staff:dossier", args=[dossier.public_id])).status_code == 404
    assert browser.get(reverse("dossier_case", args=[dossier.public_id])).status_code == 200


def test_the_list_finds_by_number_and_costs_the_same(client_of, judge, division, at_most):
    for _number in range(30):
        case = builders.a_case(builders.a_person(), division=division, judge=judge)
        last = actions.open_dossier(case, case.court, case=case, by=None, at=AT)
    browser = client_of(judge)
    path = reverse("staff:dossiers")
    browser.get(path)
    with at_most(14):
        browser.get(path)
    found = browser.get(path, {"number": last.case.number}).content.decode()
    assert found.count("/staff/dossiers/") < 8
    assert Dossier.objects.visible_to(judge).count() == 30
