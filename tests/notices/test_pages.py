"""A person's messages, their wishes, and the screen of those who keep messages going."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from portal.audit.models import Entry
from portal.common.refusals import Refused
from portal.notices import actions
from portal.notices.health import outbox_state
from portal.notices.inbox import unread_count
from portal.notices.models import Message, Preference
from portal.notices.templatetags.letters import with_links
from portal.people.roles import Role
from tests import builders
from tests.builders import A_MONDAY, a_person, an_office
from tests.hostile import reading_only
from tests.notices.conftest import CALM, a_letter, a_text, posted

pytestmark = pytest.mark.django_db


@pytest.fixture
def sysadmin():
    return an_office(Role.SYSADMIN)


def in_app(person) -> Message:
    return Message.objects.get(person=person, channel="IN_APP")


def test_my_messages_are_listed_once_a_letter_and_only_mine(client_of):
    me, other = a_person(), a_person()
    posted(a_letter(me, ticket="LX-MINE"), a_letter(other, ticket="LX-OTHER"))
    page = client_of(me).get(reverse("messages")).content.decode()
    assert page.count("LX-MINE") == 1
    assert "LX-OTHER" not in page


def test_a_visitor_is_led_to_sign_in(client):
    for name in ("messages", "message_preferences"):
        assert client.get(reverse(name)).status_code == 302


@pytest.mark.parametrize("number", [2, 45])
def test_the_lists_queries_do_not_grow(client_of, at_most, number):
    me = a_person()
    for n in range(number):
        posted(a_letter(me, occasion=f"o{n}"))
    browser = client_of(me)
    with at_most(10):
        page = browser.get(reverse("messages"))
    assert page.status_code == 200
    assert ("?page=2" in page.content.decode()) == (number > 20)


def test_opening_by_get_changes_nothing_and_marking_by_post_counts_once(client_of):
    me = a_person()
    posted(a_letter(me))
    found, browser = in_app(me), client_of(me)
    with reading_only():
        assert browser.get(reverse("message", args=[found.public_id])).status_code == 200
    assert unread_count(me) == 1
    browser.post(reverse("message_read", args=[found.public_id]))
    first = in_app(me).read_at
    assert first is not None
    browser.post(reverse("message_read", args=[found.public_id]))
    assert in_app(me).read_at == first
    assert unread_count(me) == 0


def test_all_at_once_marks_only_mine(client_of):
    me, other = a_person(), a_person()
    posted(a_letter(me), a_letter(other))
    client_of(me).post(reverse("messages_read"))
    assert (unread_count(me), unread_count(other)) == (0, 1)


def test_a_foreign_message_and_an_absent_one_look_the_same(client_of):
    other = a_person()
    posted(a_letter(other))
    browser = client_of(a_person())
    foreign = browser.get(reverse("message", args=[in_app(other).public_id]))
    absent = browser.get(reverse("message", args=[uuid4()]))
    assert foreign.status_code == absent.status_code == 404
    browser.post(reverse("message_read", args=[in_app(other).public_id]))
    assert unread_count(other) == 1


def test_a_message_shows_its_ways_with_masked_addresses_and_codes(client_of):
    me = a_person(phone="10001234567")
    text = a_text(me)
    page = client_of(me).get(reverse("message", args=[in_app(me).public_id])).content.decode()
    assert text.pretty_code in page
    assert "100****4567" in page
    assert "10001234567" not in page


def test_the_code_of_a_text_message_finds_its_letter(client_of):
    me = a_person()
    text = a_text(me, ticket="LX-FOUND")
    browser = client_of(me)
    page = browser.get(reverse("messages"), {"q": text.pretty_code.lower()}).content.decode()
    assert "LX-FOUND" in page
    page = browser.get(reverse("messages"), {"q": "22222-22222"}).content.decode()
    assert "LX-FOUND" not in page
    assert "发给您的消息中没有这个核验码" in page


def test_a_message_of_a_kind_long_gone_still_has_a_line(client_of):
    me = a_person()
    posted(a_letter(me))
    Message.objects.update(kind="gone.kind")
    assert client_of(me).get(reverse("messages")).status_code == 200
    assert client_of(me).get(reverse("message", args=[in_app(me).public_id])).status_code == 200


def test_words_from_facts_are_escaped(client_of):
    me = a_person()
    posted(a_letter(me, ticket="<b>LX</b>", case="<img src=x onerror=alert(1)>"))
    page = client_of(me).get(reverse("message", args=[in_app(me).public_id])).content.decode()
    assert "<img src=x" not in page
    assert "<b>LX</b>" not in page


def test_an_address_after_a_chinese_colon_is_a_link():
    said = with_links("请答复：http://127.0.0.1:8000/reply/a~b/。<b>")
    assert '<a href="http://127.0.0.1:8000/reply/a~b/" rel="nofollow">' in said
    assert "<b>" not in said


def test_preferences_are_kept_and_audited_without_personal_data(client_of):
    me = a_person(email="a@b.invalid")
    browser = client_of(me)
    assert browser.get(reverse("message_preferences")).status_code == 200
    said = {"quiet_from": "20:00", "quiet_until": "09:00", "group_judge_contact": ["EMAIL"]}
    answer = browser.post(reverse("message_preferences"), said)
    assert answer.status_code == 302
    kept = Preference.objects.get(person=me)
    assert (kept.quiet_from.hour, kept.quiet_until.hour, kept.quiet_on_rest_days) == (20, 9, False)
    assert ("judge_contact", "SMS") in kept.switched_off.values_list("group", "channel")
    entry = Entry.objects.get(verb="set_message_preferences")
    assert me.phone not in json.dumps(entry.facts)
    page = browser.get(reverse("message_preferences")).content.decode()
    assert "20:00" in page


def test_a_wrong_hour_keeps_what_was_typed(client_of):
    answer = client_of(a_person()).post(
        reverse("message_preferences"), {"quiet_from": "25:00", "quiet_until": "09:00"}
    )
    assert answer.status_code == 200
    assert "25:00" in answer.content.decode()
    assert not Preference.objects.exists()


# -- The screen of those who keep messages going -----------------------------------------------


def dead(ticket: str = "LX-SECRET") -> Message:
    message = a_text(ticket=ticket)
    Message.objects.filter(pk=message.pk).update(
        state="DEAD", attempts=8, last_error="no answer in time"
    )
    return Message.objects.get(pk=message.pk)


def test_the_screen_shows_states_and_reasons_but_no_content(client_of, sysadmin):
    message = dead()
    page = client_of(sysadmin).get(reverse("staff:messages")).content.decode()
    assert message.pretty_code in page
    assert "服务商未及时答复" in page
    for secret in ("LX-SECRET", "民初7号", message.person.full_name, message.person.phone):
        assert secret not in page


@pytest.mark.parametrize("role", [Role.JUDGE, Role.LIAISON, Role.AUDITOR])
def test_others_find_no_such_screen(client_of, role):
    browser = client_of(an_office(role))
    assert browser.get(reverse("staff:messages")).status_code == 404
    assert browser.post(reverse("staff:messages_retry"), {"all": "1"}).status_code == 404


def test_another_courts_messages_are_not_shown_nor_retried(client_of):
    elsewhere = builders.a_division(builders.a_court("吉0103"))
    browser = client_of(an_office(Role.SYSADMIN, elsewhere))
    message = dead()
    assert message.pretty_code not in browser.get(reverse("staff:messages")).content.decode()
    browser.post(reverse("staff:messages_retry"), {"message": [str(message.public_id)]})
    message.refresh_from_db()
    assert message.state == "DEAD"


@pytest.mark.parametrize("how", ["one", "all"])
def test_a_dead_letter_is_put_back_with_all_its_tries(client_of, sysadmin, how):
    message = dead()
    said = {"all": "1"} if how == "all" else {"message": [str(message.public_id), "nonsense"]}
    client_of(sysadmin).post(reverse("staff:messages_retry"), said)
    message.refresh_from_db()
    assert (message.state, message.attempts, message.next_try_at) == ("PENDING", 0, None)
    entry = Entry.objects.get(verb="retry_message")
    assert entry.record == message.reference
    assert entry.actor == str(sysadmin.public_id)


def test_what_is_not_dead_is_not_retried(sysadmin):
    message = a_text()
    with pytest.raises(Refused):
        actions.retry([message], by=sysadmin, at=A_MONDAY)
    assert not Entry.objects.filter(verb="retry_message").exists()


def test_retrying_needs_the_power():
    with pytest.raises(Refused):
        actions.retry([dead()], by=an_office(Role.JUDGE), at=A_MONDAY)


@pytest.mark.parametrize(
    ("query", "is_found"),
    [({"state": "DEAD"}, True), ({"state": "SENT"}, False), ({"channel": "EMAIL"}, False),
     ({"q": "22222-22222"}, False)],
)
def test_finding_on_the_screen(client_of, sysadmin, query, is_found):
    message = dead()
    page = client_of(sysadmin).get(reverse("staff:messages"), query).content.decode()
    assert (message.pretty_code in page) == is_found


@pytest.mark.parametrize("number", [1, 30])
def test_the_screens_queries_do_not_grow(client_of, sysadmin, at_most, number):
    for _n in range(number):
        dead()
    browser = client_of(sysadmin)
    with at_most(14):
        browser.get(reverse("staff:messages"))


def test_health_counts_what_is_due_and_how_long_the_oldest_waits(monkeypatch):
    assert outbox_state() == {"pending": 0, "oldest_s": 0}
    a_text()
    held = posted(a_letter(a_person(), kind=CALM), at=A_MONDAY.replace(hour=22))
    assert held
    monkeypatch.setattr("portal.common.clock.now", lambda: A_MONDAY + timedelta(seconds=90))
    assert outbox_state() == {"pending": 1, "oldest_s": 90}
