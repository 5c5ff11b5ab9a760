"""Pages of the registry: what each reader sees, what nobody else learns, how much is asked."""

import uuid
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse
from django.utils import translation

from portal.audit.models import Entry
from portal.cases.models import Appointment, Case
from portal.cases.stages import standing
from portal.common.clock import SHANGHAI
from portal.people.roles import Role
from tests import builders

pytestmark = pytest.mark.django_db
NOW = builders.A_MONDAY


@pytest.fixture(autouse=True)
def _english_monday():
    cache.clear()
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


def url_of(case: Case) -> str:
    return reverse("case", args=[case.public_id])


# -- The case page ---------------------------------------------------------------------------


def test_a_party_reads_the_whole_of_its_case(client_of, case, plaintiff):
    said = page(client_of(plaintiff), url_of(case))
    for expected in (
        case.number, "司法试一", "0431-00001001", "Hearing on Mon 23 March 2026, 10:00",
        "Come on time", "欧阳试一", "10007770001", "钱试二", "100****0002",
        f"/contact-judge/new/?case={case.public_id}",
    ):
        assert expected in said, expected
    assert "10007770002" not in said


def test_reading_a_case_is_recorded_once_a_request(client_of, case, plaintiff):
    browser = client_of(plaintiff)
    page(browser, url_of(case))
    page(browser, url_of(case))
    rows = Entry.objects.filter(record=case.reference, verb="read").order_by("seq")
    assert [row.actor for row in rows] == [str(plaintiff.public_id)] * 2
    assert len({row.request_id for row in rows}) == 2
    assert {row.role for row in rows} == {"PARTY"}


def test_a_party_sees_who_opened_the_file_by_office_not_by_name(client_of, case, plaintiff):
    clerk = builders.an_office(Role.CLERK, full_name="书记试九")
    page(client_of(clerk), reverse("staff:case", args=[case.public_id]))
    said = page(client_of(plaintiff), url_of(case))
    assert "Filing clerk" in said
    assert "书记试九" not in said


def test_foreign_and_absent_cases_look_alike(client_of, case):
    stranger = client_of(builders.a_person())
    foreign, absent = stranger.get(url_of(case)), stranger.get(
        reverse("case", args=[uuid.uuid4()])
    )
    assert foreign.status_code == absent.status_code == 404
    assert not Entry.objects.filter(verb="read").exists()
    clerk = client_of(
        builders.an_office(Role.CLERK, builders.a_division(builders.a_court("吉0103")))
    )
    assert clerk.get(reverse("staff:case", args=[case.public_id])).status_code == 404


def test_a_visitor_is_led_to_sign_in_whether_the_case_exists_or_not(client, case):
    for public_id in (case.public_id, uuid.uuid4()):
        response = client.get(reverse("case", args=[public_id]))
        assert response.status_code == 302
        assert "/accounts/login/" in response["Location"]


def test_staff_are_led_from_the_public_page_to_the_console(client_of, case):
    clerk = client_of(builders.an_office(Role.CLERK))
    response = clerk.get(url_of(case))
    assert response["Location"] == reverse("staff:case", args=[case.public_id])


def test_an_agent_reads_the_case_until_the_authority_ends(client_of, case, plaintiff):
    agent = builders.a_person()
    made = Appointment.objects.create(
        party=case.parties.get(person=plaintiff), agent=agent, authority="GENERAL",
        since=date(2026, 1, 1),
    )
    browser = client_of(agent)
    assert agent.full_name in page(browser, url_of(case))
    made.revoked_at = NOW
    made.save()
    assert browser.get(url_of(case)).status_code == 404


def test_the_case_page_asks_at_most_twelve_questions(client_of, case, plaintiff, at_most):
    for number in range(6):
        agent = builders.a_person()
        Appointment.objects.create(
            party=case.parties.get(person=plaintiff), agent=agent, authority="GENERAL",
            since=date(2026, 1, 1), revoked_at=NOW if number > 1 else None,
        )
        case.timeline.create(at=NOW, kind="case.party_added")
    browser = client_of(plaintiff)
    page(browser, url_of(case))
    with at_most(12):
        page(browser, url_of(case))


# -- My cases --------------------------------------------------------------------------------


def test_my_cases_ask_the_same_however_many(client_of, plaintiff, defendant, case, at_most):
    browser = client_of(plaintiff)
    page(browser, "/cases/")
    for _ in range(8):
        builders.a_case(plaintiff, defendant)
    with at_most(9):
        said = page(browser, "/cases/")
    assert said.count('<article class="card">') == 9


def test_my_cases_show_whom_to_call_and_what_is_next(client_of, plaintiff, case):
    said = page(client_of(plaintiff), "/cases/")
    assert "0431-00001001" in said
    assert "Hearing on Mon 23 March 2026, 10:00" in said


def test_my_cases_are_searched_without_names_in_the_address(client_of, plaintiff, case):
    builders.a_case(plaintiff, builders.a_person(full_name="孙试三"))
    browser = client_of(plaintiff)
    response = browser.post("/cases/", {"q": "孙试三", "stage": ""})
    assert response["Location"] == "/cases/"
    said = page(browser, "/cases/")
    assert case.number not in said
    assert said.count('<article class="card">') == 1
    browser.post("/cases/", {"clear": "1"})
    assert page(browser, "/cases/").count('<article class="card">') == 2


def test_without_a_case_the_page_says_what_to_do(client_of):
    said = page(client_of(builders.a_person()), "/cases/")
    assert "No case is linked to you yet" in said
    assert "12368" in said


# -- The public query ------------------------------------------------------------------------


def ask(client, number: str, party: str):
    client.cookies["django_language"] = "en"
    return client.post(reverse("case_query"), {"number": number, "party": party})


def test_a_visitor_learns_the_stage_and_masked_names_only(client, case):
    typed = case.number.replace("（", "(").replace("）", ")")
    said = ask(client, typed, "欧阳试一").content.decode()
    assert case.number in said
    assert "欧阳某 · 钱某" in said
    answer = said.split('id="answer"')[1].split("<form")[0]
    for hidden in ("司法试一", "钱试二", "欧阳试一", "10007770001", "0431-00001001", "23 March"):
        assert hidden not in answer, hidden
    assert Entry.objects.get(verb="read").role == "VISITOR"


def test_absent_and_mismatched_get_the_same_answer(client, case):
    def answer(number: str, party: str) -> str:
        said = ask(client, number, party).content.decode()
        return said.split('id="answer"')[1].split("</div></div>")[0]

    absent = answer("（2026）吉0102民初999999号", "欧阳试一")
    assert absent == answer(case.number, "欧阳试")
    assert absent == answer(case.number, "李试四")
    assert not Entry.objects.filter(verb="read").exists()


def test_a_wrong_number_is_explained_and_kept(client):
    response = ask(client, "(2026)吉01离婚12号", "欧阳试一")
    assert response.status_code == 422
    said = response.content.decode()
    assert "is not a type of case" in said
    assert "(2026)吉01离婚12号" in said
    assert "欧阳试一" in said


def test_guessing_names_is_stopped(client, case):
    answers = [ask(client, case.number, f"试{n}").status_code for n in range(12)]
    assert answers == [200] * 10 + [429] * 2
    assert ask(client, case.number, "欧阳试一").status_code == 429


def test_a_made_up_forwarding_header_does_not_reset_the_count(client, case):
    answers = [
        client.post(
            reverse("case_query"), {"number": case.number, "party": f"试{n}"},
            headers={"x-forwarded-for": f"10.0.0.{n}"},
        ).status_code
        for n in range(11)
    ]
    assert answers[-1] == 429


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_pages_open_in_both_languages(client_of, client, case, plaintiff, language):
    browser = client_of(plaintiff)
    clerk = client_of(builders.an_office(Role.CLERK))
    with translation.override(language):
        for visitor, url in (
            (browser, "/cases/"), (browser, url_of(case)), (client, "/cases/"),
            (client, "/cases/query/"), (clerk, "/staff/cases/"),
            (clerk, reverse("staff:case", args=[case.public_id])),
        ):
            visitor.cookies["django_language"] = language
            assert visitor.get(url).status_code == 200


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh-hans", "2026年3月23日（周一）09:00"), ("en", "Mon 23 March 2026, 09:00")],
)
def test_a_next_date_is_said_as_everywhere_else(plaintiff, defendant, language, said):
    at = datetime(2026, 3, 23, 9, tzinfo=SHANGHAI)
    case = builders.a_case(plaintiff, defendant, next_date=at, next_occasion="HEARING")
    with translation.override(language):
        assert said in standing(case).until
