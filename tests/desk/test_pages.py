"""Public pages of the desk: doors, services to come, errors, and the two switches."""

import re

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from portal.common.refusals import Refused
from portal.desk.context import LARGE_TYPE_COOKIE
from portal.desk.doors import FIRST, SERVICES, WISHES
from portal.desk.views import errors
from tests import builders
from tests.hostile import HonestClient

pytestmark = pytest.mark.django_db
TO_COME = [service for service in SERVICES.values() if not service.is_built]
OURS = ["/", "/about/", "/accessibility/"]


def text_of(response) -> str:
    return response.content.decode()


def in_english(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


@pytest.mark.parametrize("path", [*OURS, *(service.path for service in TO_COME)])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_answers_with_help_in_the_same_place(client, at_most, path, language):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    with at_most(12):
        response = client.get(path)
    page = text_of(response)
    assert response.status_code == 200
    assert f'<html lang="{language}"' in page
    assert page.count("<h1>") == 1
    header = page[: page.index("</header>")]
    assert "tel:12368" in header
    assert "/hotline/#call-back" in header
    assert reverse("set_language") in header
    assert reverse("set_type_size") in header


def test_every_service_has_a_door_and_every_door_a_service():
    behind_doors = {service.key for service in FIRST}
    behind_doors |= {service.key for wish in WISHES for service in wish.services}
    assert set(SERVICES) - behind_doors == {"kiosk"}  # a screen in the hall, not a door at home


@pytest.mark.parametrize("service", TO_COME, ids=lambda service: service.key)
def test_a_service_to_come_says_so_and_what_to_do_today(client, service):
    page = text_of(in_english(client).get(service.path))
    assert "This service is not open yet." in page
    with translation.override("en"):
        for sentence in (*service.today, service.law):
            assert str(sentence) in page
    assert "tel:12368" in page[page.index("<main") :]


def test_the_hotline_page_does_not_send_people_in_a_circle(client):
    page = text_of(client.get("/hotline/"))
    main = page[page.index("<main") : page.index("</main>")]
    assert "/hotline/#call-back" not in main
    assert "/contact-judge/" in main


def test_a_person_sees_their_own_cases_first_and_nobody_elses(client_of, at_most):
    plaintiff, stranger = builders.a_person(), builders.a_person()
    case = builders.a_case(plaintiff, builders.a_person())
    browser = client_of(plaintiff)
    with at_most(12):
        mine = text_of(browser.get("/"))
    assert case.number in mine
    assert mine.index(case.number) < mine.index("<h1>")
    assert case.number not in text_of(client_of(stranger).get("/"))


def test_the_query_count_of_home_does_not_grow_with_cases(client_of, at_most):
    plaintiff = builders.a_person()
    for _n in range(9):
        builders.a_case(plaintiff, builders.a_person())
    browser = client_of(plaintiff)
    with at_most(12):
        page = text_of(browser.get("/"))
    assert len(re.findall(r"/cases/[0-9a-f-]{36}/", page)) == 3
    assert "我的全部案件" in page or "All my cases" in page


# -- The two switches ------------------------------------------------------------------------


def test_the_language_is_remembered_here_and_on_the_person(client_of):
    person = builders.a_person()
    browser = client_of(person)
    response = browser.post("/language/", {"language": "en", "next": "/about/?a=1"})
    assert response.status_code == 302
    assert response["Location"] == "/about/?a=1"
    assert 'lang="en"' in text_of(browser.get("/about/"))
    person.refresh_from_db()
    assert person.language == "en"


@pytest.mark.parametrize(
    "next_page",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "", "x"],
)
@pytest.mark.parametrize("switch", ["/language/", "/type-size/"])
def test_a_switch_never_leads_to_another_site(client, switch, next_page):
    response = client.post(switch, {"language": "en", "large": "1", "next": next_page})
    assert response["Location"] == "/"


def test_an_unknown_language_is_not_remembered(client):
    response = client.post("/language/", {"language": "xx", "next": "/"})
    assert response.status_code == 400
    assert settings.LANGUAGE_COOKIE_NAME not in response.cookies


def test_large_type_stays_on_until_it_is_switched_off(client):
    response = client.post("/type-size/", {"large": "1", "next": "/about/"})
    assert response.cookies[LARGE_TYPE_COOKIE]["max-age"] == 365 * 24 * 3600
    page = text_of(client.get("/about/"))
    assert 'class="large"' in page
    assert 'aria-pressed="true"' in page
    client.post("/type-size/", {"large": "0", "next": "/about/"})
    assert 'class="large"' not in text_of(client.get("/about/"))


@pytest.mark.parametrize("switch", ["/language/", "/type-size/"])
def test_a_link_cannot_switch(client, switch):
    assert client.get(switch).status_code == 405


# -- When something goes wrong ---------------------------------------------------------------


def title_of(page: str) -> str:
    return " ".join(re.search(r"<title>(.*?)</title>", page, re.S)[1].split())


def test_a_page_that_does_not_exist_shows_a_way_on(client):
    response = in_english(client).get("/no/such/page/")
    page = text_of(response)
    assert response.status_code == 404
    assert title_of(page).startswith("Error:")
    assert 'href="/"' in page[page.index("<main") :]


def test_the_fault_page_needs_no_database(rf: RequestFactory):
    # No django_db access happens: rendering with a request would ask for the session.
    response = errors.server_error(rf.get("/"))
    page = text_of(response)
    assert response.status_code == 500
    assert title_of(page).startswith(("错误：", "Error:"))
    assert "tel:12368" in page


def test_a_database_that_is_away_is_said_as_503(rf: RequestFactory):
    try:
        raise OperationalError("gone")
    except OperationalError:
        response = errors.server_error(rf.get("/"))
    assert response.status_code == 503
    assert response["Retry-After"] == "60"


def test_a_form_that_was_too_old_explains_itself():
    browser = HonestClient(enforce_csrf_checks=True)
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    response = browser.post("/type-size/", {"large": "1"})
    page = text_of(response)
    assert response.status_code == 403
    assert title_of(page).startswith("Error: The page was open too long")
    assert "Nothing was changed." in page


def test_a_form_sent_after_the_sign_in_ended_says_so():
    browser = HonestClient(enforce_csrf_checks=True)
    browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    browser.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    response = browser.post("/type-size/", {"large": "1"})
    page = text_of(response)
    assert response.status_code == 403
    assert "You were signed out" in title_of(page)
    assert "/accounts/login/?next=/type-size/" in page


def test_a_refusal_nobody_caught_is_a_page_with_its_sentence(client, monkeypatch):
    def refuse(request):
        raise Refused("The register is closed today.")

    monkeypatch.setattr("portal.desk.views.home.render", lambda *a, **k: refuse(a[0]))
    response = in_english(client).get("/")
    assert response.status_code == 409
    assert "The register is closed today." in text_of(response)
    assert title_of(text_of(response)).startswith("Error:")
