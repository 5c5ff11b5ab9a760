"""The console shows what the person's offices open, and is kind to those who have none."""

import pytest
from django.urls import reverse

from portal.common.places import Count, Place
from portal.desk import workbenches
from portal.people.roles import POWERS, Power, Role
from tests import builders

pytestmark = pytest.mark.django_db
AT = builders.A_MONDAY


def places() -> list[Place]:
    return [
        Place("desk", "Everyone", "", "a"),
        Place("desk", "Heads", "", "a", open_to=frozenset({Role.HEAD})),
        Place("desk", "Menders", "", "b", open_to=frozenset({Power.MEND_MESSAGES})),
    ]


def titles(person) -> set[str]:
    return {place.title for place in workbenches.open_places(person, places())}


def test_a_place_opens_by_role_or_by_power():
    assert titles(builders.an_office(Role.HEAD)) == {"Everyone", "Heads"}
    assert titles(builders.an_office(Role.ARCHIVIST)) == {"Everyone", "Menders"}
    assert titles(builders.an_office(Role.JUDGE)) == {"Everyone"}


def test_nothing_opens_without_an_office_or_after_it_ended():
    assert titles(builders.a_person()) == set()
    head = builders.an_office(Role.HEAD)
    head.offices.update(until="2020-01-02")
    head = type(head).objects.get(pk=head.pk)
    assert titles(head) == set()


def test_every_listed_place_exists_and_keys_are_pressed_once():
    listed = workbenches.all_places()
    keys = [place.key for place in listed if place.key]
    assert len(keys) == len(set(keys))
    known = {str(one) for one in (*Role, *Power)}
    for place in listed:
        assert reverse(f"staff:{place.url_name}")
        assert place.open_to <= known


@pytest.mark.parametrize("role", list(Role))
def test_each_role_reaches_its_workbench_and_each_place_on_it(client_of, role):
    person = builders.an_office(role)
    browser = client_of(person)
    page = browser.get("/staff/")
    assert page.status_code == 200
    shown = page.content.decode()
    held = {str(role)} | {str(power) for power in POWERS[role]}
    for place in workbenches.all_places():
        address = reverse(f"staff:{place.url_name}")
        is_open = not place.open_to or bool(place.open_to & held)
        assert (f'href="{address}"' in shown) is is_open
        if is_open:
            assert browser.get(address).status_code == 200, place.url_name


def test_late_work_comes_first_on_the_workbench(monkeypatch):
    def count(tone):
        return lambda person, at: Count(1, "waiting", tone)

    made = tuple(
        Place("desk", title, "", "", waiting=count(tone))
        for title, tone in (("calm", "neutral"), ("soon", "soon"), ("late", "overdue"))
    )
    monkeypatch.setattr(workbenches, "all_places", lambda: made)
    cards = workbenches.cards(builders.an_office(Role.JUDGE), AT)
    assert [card.place.title for card in cards] == ["late", "soon", "calm"]


def test_the_workbench_names_much_before_little_and_what_is_empty_last(monkeypatch):
    def count(number, tone):
        return lambda person, at: Count(number, "waiting", tone)

    made = (
        Place("desk", "none", "", "", waiting=count(0, "neutral")),
        Place("desk", "little", "", "", waiting=count(1, "soon")),
        Place("desk", "much", "", "", waiting=count(40, "soon")),
        Place("desk", "uncounted", "", ""),
    )
    monkeypatch.setattr(workbenches, "all_places", lambda: made)
    cards = workbenches.cards(builders.an_office(Role.JUDGE), AT)
    assert [card.place.title for card in cards] == ["much", "little", "none", "uncounted"]
    assert [card.is_waiting for card in cards] == [True, True, False, False]


def test_a_litigant_meets_a_kind_sentence_and_no_console(client_of):
    browser = client_of(builders.a_person())
    browser.cookies["django_language"] = "en"
    response = browser.get("/staff/")
    page = response.content.decode()
    assert response.status_code == 404
    assert "holds no office" in page
    assert 'class="side"' not in page


def test_a_visitor_is_led_to_sign_in(client):
    response = client.get("/staff/")
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/?next=/staff/")


def test_the_page_of_components_shows_each_of_them(client_of):
    page = client_of(builders.an_office(Role.SYSADMIN)).get("/staff/components/").content.decode()
    for part in (
        "error-summary",
        "why-date provisional",
        "timeline",
        "task-list",
        "summary-list",
        "chip overdue",
        "chip soon",
        "chip done",
        "stat",
        "pager",
        "help-box",
        "empty",
        "file-drop",
        "confirmation",
        "data-error-summary",
    ):
        assert part in page, part
