"""The registry in the console and in the API: found, masked, recorded, and nothing foreign."""

import io
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from portal.audit.models import Entry
from portal.people.roles import Role
from tests import builders

pytestmark = pytest.mark.django_db
NOW = builders.A_MONDAY


@pytest.fixture(autouse=True)
def _it_is_monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def case(plaintiff, defendant):
    division = builders.a_division(phone="0431-00001001")
    judge = builders.an_office(Role.JUDGE, division, full_name="司法试一")
    return builders.a_case(
        plaintiff, defendant, division=division, judge=judge,
        next_date=NOW + timedelta(days=7), next_occasion="HEARING",
    )


def page(browser, url: str, **headers) -> str:
    browser.cookies["django_language"] = "en"
    response = browser.get(url, **headers)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


@pytest.fixture
def desk(client_of, clerk):
    return client_of(clerk)


def test_the_console_finds_a_case_by_phone_and_notes_the_search(desk, case):
    other = builders.a_case(builders.a_person(), builders.a_person())
    response = desk.post("/staff/cases/", {"phone": "100 0777 0002"})
    assert response["Location"] == "/staff/cases/"
    said = page(desk, "/staff/cases/")
    assert case.number in said
    assert other.number not in said
    row = Entry.objects.get(verb="search_cases")
    assert "phone" in row.facts
    assert "0777" not in row.facts


def test_the_consoles_list_asks_the_same_however_many(desk, case, at_most):
    page(desk, "/staff/cases/")
    for _ in range(12):
        builders.a_case(builders.a_person(), builders.a_person())
    with at_most(9):
        page(desk, "/staff/cases/")


def test_the_console_shows_phones_masked(desk, case):
    said = page(desk, reverse("staff:case", args=[case.public_id]))
    assert "100****0001" in said
    assert "10007770001" not in said


def test_litigants_and_administrators_find_no_console(client_of, case, plaintiff):
    for person in (plaintiff, builders.an_office(Role.SYSADMIN)):
        assert client_of(person).get("/staff/cases/").status_code == 404


def test_the_workbook_holds_the_list_and_no_formula(desk, case):
    builders.a_case(builders.a_person(full_name='=HYPERLINK("x")'), builders.a_person())
    response = desk.post(reverse("staff:cases_export"))
    import openpyxl

    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    said = [str(cell.value) for cell in cells]
    assert any(value.startswith("'=HYPERLINK") for value in said)
    assert case.number in said
    assert not any("10007770001" in value for value in said)
    assert Entry.objects.filter(verb="export_cases").count() == 1


# -- The API ---------------------------------------------------------------------------------


def test_the_api_shows_my_cases_and_their_timeline(client_of, case, plaintiff):
    case.timeline.create(at=NOW, kind="case.opened", facts={"number": case.number})
    browser = client_of(plaintiff, **{"accept-language": "en"})
    listed = browser.get("/api/v1/cases/").json()
    assert [row["number"] for row in listed["results"]] == [case.number]
    assert browser.get("/api/v1/cases/?number=999999").json()["results"] == []
    whole = browser.get(f"/api/v1/cases/{case.public_id}/").json()
    assert [party["phone"] for party in whole["parties"]] == ["10007770001", "100****0002"]
    entries = browser.get(f"/api/v1/cases/{case.public_id}/timeline/").json()
    assert entries[0]["kind"] == "case.opened"
    assert case.number in entries[0]["words"]
    assert Entry.objects.filter(verb="read").count() == 2


def test_the_api_hides_foreign_and_absent_cases_alike(client, client_of, case):
    browser = client_of(builders.a_person())
    for tail in ("", "timeline/"):
        foreign = browser.get(f"/api/v1/cases/{case.public_id}/{tail}")
        absent = browser.get(f"/api/v1/cases/{uuid.uuid4()}/{tail}")
        assert foreign.status_code == absent.status_code == 404
        assert foreign.content == absent.content
    assert client.get("/api/v1/cases/").status_code in (401, 403)
