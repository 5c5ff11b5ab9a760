"""Messages leave over real HTTP: accepted once, retried, given up visibly, taken over."""

import logging
import threading
import time
import uuid
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from portal.common.hooks import signature
from portal.notices import claims, delivery
from portal.notices.delivery import send_waiting
from portal.notices.models import Message
from tests.builders import A_MONDAY, a_person
from tests.notices.conftest import a_group, a_letter, a_text, posted

State = Message.State
pytestmark = pytest.mark.django_db


def due_again(message: Message) -> None:
    """The back-off has passed."""
    Message.objects.filter(pk=message.pk).update(next_try_at=timezone.now() - timedelta(seconds=1))


def fresh(message: Message) -> Message:
    return Message.objects.get(pk=message.pk)


def test_an_accepted_message_is_closed_with_the_providers_reference(provider):
    message = a_text()
    assert send_waiting(A_MONDAY) == 1
    sent = fresh(message)
    assert (sent.state, sent.sent_at, sent.provider_ref) == (State.SENT, A_MONDAY, "R1")
    assert (sent.lease_token, sent.lease_until, sent.attempts) == (None, None, 1)
    assert sent.sent_to == f"{message.person.phone[:3]}****{message.person.phone[-4:]}"
    call = provider.calls[0]
    assert call["body"]["to"] == message.person.phone
    assert sent.pretty_code in call["body"]["text"]
    assert call["headers"]["Idempotency-Key"] == str(message.public_id)
    stamp = call["headers"]["X-Timestamp"]
    assert call["headers"]["X-Signature"] == signature("shared", stamp, call["raw"])


def test_a_second_sweep_finds_nothing(provider):
    a_text()
    send_waiting(A_MONDAY)
    assert send_waiting(A_MONDAY) == 0
    assert len(provider.calls) == 1


def test_a_failing_gateway_is_asked_again_later_and_then_accepts(provider):
    provider.behave = [500, 500, "accept"]
    message = a_text()
    assert send_waiting(A_MONDAY) == 0
    waiting = fresh(message)
    assert (waiting.state, waiting.attempts, waiting.last_error) == (State.PENDING, 1, "HTTP 500")
    assert waiting.next_try_at > timezone.now()
    assert send_waiting(A_MONDAY) == 0
    assert len(provider.calls) == 1, "not before the back-off is over"
    for _try in range(2):
        due_again(message)
        send_waiting(A_MONDAY)
    assert fresh(message).state == State.SENT
    assert len({call["headers"]["Idempotency-Key"] for call in provider.calls}) == 1


def test_waits_grow_and_the_last_try_makes_a_dead_letter(provider):
    provider.behave = [503]
    message = a_text()
    waits = []
    for _try in range(claims.MOST_TRIES):
        due_again(message)
        send_waiting(A_MONDAY)
        if fresh(message).next_try_at:
            waits.append(fresh(message).next_try_at - timezone.now())
    assert waits == sorted(waits)
    dead = fresh(message)
    assert (dead.state, dead.last_error, dead.attempts) == (
        State.DEAD, "HTTP 503", claims.MOST_TRIES,
    )
    due_again(message)
    send_waiting(A_MONDAY)
    assert len(provider.calls) == claims.MOST_TRIES


@pytest.mark.parametrize("refusal", [422, 400, 401, '{"accepted": false, "code": "BLACKLIST"}'])
def test_a_lasting_refusal_is_a_dead_letter_at_once(provider, refusal):
    provider.behave = [refusal]
    message = a_text()
    assert send_waiting(A_MONDAY) == 1
    assert fresh(message).state == State.DEAD
    assert fresh(message).last_error


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503])
def test_an_overload_is_no_refusal(provider, status):
    provider.behave = [status]
    message = a_text()
    send_waiting(A_MONDAY)
    assert fresh(message).state == State.PENDING


def test_accepted_but_never_answered_is_delivered_once(provider):
    provider.behave = ["accept-then-silence", "accept"]
    message = a_text()
    send_waiting(A_MONDAY)
    assert fresh(message).last_error == "no answer in time"
    due_again(message)
    send_waiting(A_MONDAY)
    assert fresh(message).state == State.SENT
    assert len(provider.calls) == 2
    assert list(provider.accepted) == [str(message.public_id)]


def test_a_slow_gateway_delays_only_its_own_messages(provider, settings):
    """Text messages crawl; the work group's message does not wait for them."""
    for _n in range(12):
        a_text()
    provider.behave = ["slow"]
    settings.CHANNEL_BUDGET_S = 0.5
    group = a_group(url="/robot")
    group_message = posted(a_letter(group))[-1]
    started = time.monotonic()
    moments = {}
    close = claims.close_sent

    def noted(message, token, ref, at):
        moments.setdefault(message.channel, time.monotonic() - started)
        return close(message, token, ref, at)

    claims.close_sent = noted
    try:
        send_waiting(A_MONDAY)
    finally:
        claims.close_sent = close
    took = time.monotonic() - started
    assert moments["WECOM"] <= moments["SMS"] + 0.9
    assert took < settings.CHANNEL_BUDGET_S + settings.CHANNEL_TIMEOUT_S + delivery.GRACE_S + 1
    assert fresh(group_message).state == State.SENT
    texts = Message.objects.filter(channel="SMS")
    unbegun = texts.filter(state=State.PENDING)
    assert unbegun.exists(), "twelve slow ones do not fit into the budget"
    assert set(unbegun.values_list("attempts", "lease_token")) == {(0, None)}, "given back"


def test_a_killed_senders_rows_are_taken_over_when_the_lease_ends(provider):
    message = a_text()
    claims.claim("SMS", A_MONDAY, 10)  # and then the worker dies
    assert send_waiting(A_MONDAY) == 0
    assert provider.calls == []
    Message.objects.filter(pk=message.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    assert send_waiting(A_MONDAY) == 1
    assert fresh(message).attempts == 2


def test_a_sender_that_slept_through_its_lease_changes_nothing(provider):
    message = a_text()
    mine = claims.claim("SMS", A_MONDAY, 10)
    theirs = uuid.uuid4()
    Message.objects.filter(pk=message.pk).update(lease_token=theirs)
    held = mine.messages[0]
    assert not claims.close_sent(held, mine.token, "late", A_MONDAY)
    assert not claims.close_dead(held, mine.token, "late")
    assert not claims.put_off(held, mine.token, "late")
    claims.give_back(mine.messages, mine.token)
    row = fresh(message)
    assert (row.state, row.lease_token, row.attempts) == (State.PENDING, theirs, 1)


def test_a_message_that_kills_its_sender_each_time_ends_as_a_dead_letter(provider):
    message = a_text()
    Message.objects.filter(pk=message.pk).update(attempts=claims.MOST_TRIES)
    assert send_waiting(A_MONDAY) == 1
    assert fresh(message).state == State.DEAD
    assert provider.calls == []


def test_nothing_is_sent_before_its_time(provider):
    message = a_text()
    Message.objects.filter(pk=message.pk).update(not_before=A_MONDAY + timedelta(hours=1))
    assert send_waiting(A_MONDAY) == 0
    assert send_waiting(A_MONDAY + timedelta(hours=1)) == 1


def test_a_kind_nobody_knows_any_more_is_put_off_not_lost(provider):
    message = a_text()
    Message.objects.filter(pk=message.pk).update(kind="gone.kind")
    assert send_waiting(A_MONDAY) == 0
    assert fresh(message).last_error == "no wording: gone.kind"
    assert fresh(message).state == State.PENDING


def test_a_person_without_a_phone_any_more(provider):
    message = a_text()
    type(message.person).objects.filter(pk=message.person.pk).update(phone="")
    send_waiting(A_MONDAY)
    assert (fresh(message).state, fresh(message).last_error) == (State.DEAD, "no address")


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ('{"errcode": 0, "msgid": "m"}', State.SENT),
        ('{"errcode": 45009}', State.PENDING),
        ('{"errcode": 93000}', State.DEAD),
        ("[]", State.PENDING),
        (500, State.PENDING),
    ],
)
def test_answers_of_a_group_robot(provider, answer, state):
    provider.behave = [answer]
    message = posted(a_letter(a_group(url="/robot?key=k")))[0]
    send_waiting(A_MONDAY)
    assert fresh(message).state == state
    assert provider.calls[0]["path"] == "/robot?key=k"
    assert provider.calls[0]["body"]["msgtype"] == "markdown"


def test_logs_hold_no_personal_data(provider, caplog):
    provider.behave = [500, 422, "accept"]
    person = a_person(full_name="诸葛试一", phone="10001234567")
    with caplog.at_level(logging.DEBUG):
        message = a_text(person)
        for _try in range(3):
            due_again(message)
            send_waiting(A_MONDAY)
    said = caplog.text
    assert said
    for secret in (person.phone, person.full_name, message.code, "民初"):
        assert secret not in said


def test_no_transaction_is_open_while_a_provider_is_asked(provider, monkeypatch):
    a_text()
    threads = set()
    monkeypatch.setattr(
        delivery, "deliver", lambda channel, parcel: threads.add(threading.get_ident()) or "ok"
    )
    send_waiting(A_MONDAY)
    assert threads
    assert threading.get_ident() not in threads


@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_send_each_message_once(provider, settings):
    """The same sweep by several threads with their own connections: one call per message."""
    settings.CHANNEL_TIMEOUT_S, settings.CHANNEL_BUDGET_S = 10, 10
    for _n in range(30):
        a_text()
    barrier = threading.Barrier(3)
    faults = []

    def sweep():
        try:
            barrier.wait(timeout=10)
            send_waiting(A_MONDAY)
        except Exception as error:
            faults.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=sweep) for _n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    keys = [call["headers"]["Idempotency-Key"] for call in provider.calls]
    assert len(keys) == len(set(keys)) == 30
    assert Message.objects.filter(channel="SMS", state=State.SENT).count() == 30


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no row locks")
@pytest.mark.django_db(transaction=True)
def test_a_claim_does_not_wait_for_rows_another_sender_is_claiming(provider):
    first, second = a_text(), a_text()
    got = []

    def other():
        got.extend(claims.claim("SMS", A_MONDAY, 10).messages)
        connections.close_all()

    with transaction.atomic():
        Message.objects.select_for_update().get(pk=first.pk)
        thread = threading.Thread(target=other)
        thread.start()
        thread.join(timeout=5)
        assert not thread.is_alive()
    assert [message.pk for message in got] == [second.pk]
