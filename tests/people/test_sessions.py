"""How long a sign-in lasts, where it is seen and ended, and what becomes of a late form."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession

from portal.people.roles import Role
from portal.people.sessions import device
from tests import builders
from tests.hostile import HonestClient
from tests.people.conftest import PASSWORD

START = datetime(2026, 3, 16, 1, 0, tzinfo=UTC)
PAGE = "/accounts/"


def signed_in(person, browser=None, **headers):
    browser = browser or HonestClient(headers=headers)
    browser.post("/accounts/login/", {"login": person.username, "password": PASSWORD})
    return browser


@pytest.fixture
def judge(db, made):
    return builders.an_office(
        Role.JUDGE, username="judge-chen", phone=made.phone(), password=PASSWORD
    )


@pytest.mark.parametrize(
    ("who", "minutes", "still_in"),
    [("person", 59, True), ("person", 61, False), ("judge", 29, True), ("judge", 31, False)],
)
def test_a_sign_in_that_rests_ends(request, who, minutes, still_in):
    someone = request.getfixturevalue(who)
    with time_machine.travel(START, tick=False) as clock:
        browser = signed_in(someone)
        assert browser.get(PAGE).status_code == 200
        clock.shift(timedelta(minutes=minutes))
        page = browser.get(PAGE)
    assert (page.status_code == 200) is still_in
    if not still_in:
        assert page["Location"] == "/accounts/login/?next=%2Faccounts%2F&ended=idle"


def test_even_a_busy_sign_in_ends_after_twelve_hours(person):
    with time_machine.travel(START, tick=False) as clock:
        browser = signed_in(person)
        for _hour in range(2 * 12 - 1):
            clock.shift(timedelta(minutes=30))
            assert browser.get(PAGE).status_code == 200
        clock.shift(timedelta(minutes=30))
        assert browser.get(PAGE).status_code == 302


STAY = "/accounts/sessions/stay/"


@pytest.mark.parametrize(("who", "minutes"), [("person", 60), ("judge", 30)])
def test_a_page_knows_how_long_its_sign_in_lasts_and_a_click_prolongs_it(request, who, minutes):
    someone = request.getfixturevalue(who)
    with time_machine.travel(START, tick=False) as clock:
        browser = signed_in(someone)
        assert f'data-left="{minutes * 60}"' in browser.get(PAGE).content.decode()
        clock.shift(timedelta(minutes=minutes - 1))
        assert browser.post(STAY).json() == {"left": minutes * 60}
        clock.shift(timedelta(minutes=minutes - 1))
        assert browser.get(PAGE).status_code == 200


def test_no_click_prolongs_a_sign_in_beyond_twelve_hours(person):
    with time_machine.travel(START, tick=False) as clock:
        browser = signed_in(person)
        for _half_hour in range(2 * 12 - 1):
            clock.shift(timedelta(minutes=30))
            browser.get(PAGE)
        assert browser.post(STAY).json() == {"left": 30 * 60}
        clock.shift(timedelta(minutes=30))
        assert browser.post(STAY).status_code == 302


def test_a_click_after_the_end_does_not_revive_a_sign_in(person):
    with time_machine.travel(START, tick=False) as clock:
        browser = signed_in(person)
        clock.shift(timedelta(minutes=61))
        assert browser.post(STAY).status_code == 302
        assert browser.get(PAGE).status_code == 302


def test_a_visitor_is_warned_of_nothing(client):
    assert "session-ending\"" not in client.get("/").content.decode()


def late_form(person):
    browser = signed_in(person)
    typed = {"full_name": "孙试验", "scope": "很长的一段话", "password": "secret"}
    return browser, typed


def test_a_form_sent_too_late_comes_back_to_its_owner(person):
    with time_machine.travel(START, tick=False) as clock:
        browser, typed = late_form(person)
        clock.shift(timedelta(minutes=61))
        page = browser.post("/accounts/mandates/new/", typed)
        assert "ended=kept" in page["Location"]
        assert "很长" not in str(browser.session["late_form"])
        page = browser.post(
            page["Location"], {"login": person.username, "password": PASSWORD}
        )
        assert page["Location"] == "/accounts/kept/"
        shown = browser.get("/accounts/kept/").content.decode()
        assert 'action="/accounts/mandates/new/"' in shown
        assert "很长的一段话" in shown
        assert "secret" not in shown
        assert browser.get("/accounts/kept/").status_code == 302


def test_a_form_sent_too_late_is_not_shown_to_somebody_else(person, judge):
    with time_machine.travel(START, tick=False) as clock:
        browser, typed = late_form(person)
        clock.shift(timedelta(minutes=61))
        browser.post("/accounts/mandates/new/", typed)
        signed_in(judge, browser)
        page = browser.get("/accounts/kept/")
    assert page.status_code == 302


def test_a_forged_late_form_is_refused_before_it_is_kept(person):
    with time_machine.travel(START, tick=False) as clock:
        browser = HonestClient(enforce_csrf_checks=True)
        browser.force_login(person)
        browser.get(PAGE)
        clock.shift(timedelta(minutes=61))
        page = browser.post("/accounts/mandates/new/", {"scope": "forged"})
    assert page.status_code == 403


def test_partial_pages_lead_the_whole_page_to_sign_in(person):
    with time_machine.travel(START, tick=False) as clock:
        browser = signed_in(person)
        browser.get(PAGE)
        clock.shift(timedelta(minutes=61))
        page = browser.get(PAGE, headers={"HX-Request": "true"})
    assert page["HX-Redirect"].startswith("/accounts/login/")


def test_my_devices_are_listed_and_ended_one_by_one(person):
    here = signed_in(person, **{"User-Agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
    there = signed_in(person, **{"User-Agent": "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8"})
    shown = here.get("/accounts/sessions/").content.decode()
    assert "Windows" in shown
    assert "Android" in shown
    other = UserSession.objects.exclude(session_key=here.session.session_key).get()
    here.post(f"/accounts/sessions/{other.pk}/end/")
    assert there.get(PAGE).status_code == 302
    assert here.get(PAGE).status_code == 200


def test_all_other_devices_end_at_once(person):
    here, *others = [signed_in(person) for _device in range(4)]
    here.post("/accounts/sessions/end-others/")
    assert [browser.get(PAGE).status_code for browser in others] == [302] * 3
    assert here.get(PAGE).status_code == 200


def test_nobody_ends_somebody_elses_session(person, judge):
    mine, theirs = signed_in(person), signed_in(judge)
    row = UserSession.objects.get(user=judge)
    assert mine.post(f"/accounts/sessions/{row.pk}/end/").status_code == 404
    assert theirs.get(PAGE).status_code == 200


def test_a_new_password_ends_the_other_devices(person):
    here, there = signed_in(person), signed_in(person)
    new = "river-Lantern-93"
    page = here.post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )
    assert page.status_code == 302
    assert here.get(PAGE).status_code == 200
    assert there.get(PAGE).status_code == 302


@pytest.mark.parametrize(
    ("agent", "shown"),
    [("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Safari/604", "Safari"),
     ("Mozilla/5.0 (X11; Linux) Chrome/140 Safari/537", "Chrome"),
     ("Mozilla/5.0 (Windows) Chrome/140 Safari/537 Edg/140", "Edge")],
)
def test_devices_have_names_people_know(agent, shown):
    assert shown in device(agent)


def test_an_unknown_device_is_called_so():
    assert device("curl/8")
