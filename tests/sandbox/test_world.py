"""The demo's outside world over real HTTP and SMTP: signed doors, once a key, faults, the page."""

import json
import smtplib
import socket
import time
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from django.urls import reverse

from portal.common.hooks import SIGNATURE, TIMESTAMP, signature
from portal.notices.channels.sms import KEY
from portal.notices.delivery import send_waiting
from portal.notices.models import Message, WorkGroup
from portal.sandbox.gateways import robot_url
from portal.sandbox.mailbox import Mailbox, keep
from portal.sandbox.models import Arrival, Fault
from portal.sandbox.providers import next_fault, set_fault
from portal.sandbox.templatetags.chat import chat, tongue
from tests.builders import A_MONDAY, a_court, a_person
from tests.notices.conftest import a_letter, a_text, kinds, posted
from tests.notices.test_delivery import due_again

__all__ = ["kinds"]


def hand_in(client, text="短信", *, key="k1", signed_with="sandbox", stamp=None, to="10001234567"):
    body = json.dumps({"to": to, "text": text}).encode()
    stamp = stamp or str(int(time.time()))
    headers = {SIGNATURE: signature(signed_with, stamp, body), TIMESTAMP: stamp, KEY: key}
    return client.post(
        reverse("sandbox_sms"), body, content_type="application/json", headers=headers
    )


@pytest.mark.django_db
def test_a_signed_text_arrives_once_however_often_it_is_handed_in(client):
    first, second = hand_in(client), hand_in(client, "another text under the same key")
    assert first.json()["accepted"] is True
    assert first.json()["ref"] == second.json()["ref"]
    arrival = Arrival.objects.get()
    assert (arrival.body, arrival.handed_in) == ("短信", 2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", [{"signed_with": "no"}, {"stamp": "1"}, {"stamp": "x"}], ids=["key", "old", "no time"]
)
def test_an_unsigned_or_old_text_is_refused(client, wrong):
    assert hand_in(client, **wrong).status_code == 401
    assert not Arrival.objects.exists()


@pytest.mark.django_db
def test_a_robot_without_its_key_is_mute(client):
    body = json.dumps({"msgtype": "markdown", "markdown": {"content": "hello"}})
    path = robot_url("civil-1")
    answers = {path: 0, f"{path}!": 93000, path.replace("civil-1", "civ"): 93000}
    for url, code in answers.items():
        answer = client.post(url, body, content_type="application/json")
        assert answer.json()["errcode"] == code
    assert Arrival.objects.count() == 1


@pytest.mark.django_db
def test_a_limited_fault_counts_down():
    set_fault("SMS", Fault.Mode.ERROR, 2)
    assert [next_fault("SMS") for _n in range(3)] == ["ERROR", "ERROR", "NONE"]
    set_fault("SMS", Fault.Mode.REFUSE)
    assert {next_fault("SMS") for _n in range(3)} == {"REFUSE"}
    assert next_fault("EMAIL") == "NONE"


@pytest.mark.django_db(transaction=True)
def test_the_house_reaches_the_world_through_faults(live_server, settings):
    """Text message and work group over HTTP: a fault first, then delivered, each once."""
    settings.PUBLIC_URL = live_server.url
    settings.SMS_URL = live_server.url + reverse("sandbox_sms")
    settings.CHANNEL_TIMEOUT_S, settings.CHANNEL_BUDGET_S = 5, 5
    group = WorkGroup.objects.create(
        court=a_court(), name="民一庭工作群", robot_url=robot_url("civil-1")
    )
    set_fault("SMS", Fault.Mode.ERROR, 1)
    text = a_text()
    posted(a_letter(group))
    send_waiting(A_MONDAY)
    assert Arrival.objects.get().channel == "WECOM"
    due_again(text)
    send_waiting(A_MONDAY)
    assert set(Arrival.objects.values_list("channel", "handed_in")) == {("SMS", 1), ("WECOM", 1)}
    assert not Message.objects.filter(state="PENDING").exists()


@pytest.mark.django_db(transaction=True)
def test_accepted_and_then_silent_shows_once(live_server, settings):
    settings.SMS_URL = live_server.url + reverse("sandbox_sms")
    settings.CHANNEL_TIMEOUT_S, settings.CHANNEL_BUDGET_S = 2, 2
    set_fault("SMS", Fault.Mode.SILENT, 1)
    text = a_text()
    send_waiting(A_MONDAY)
    text.refresh_from_db()
    assert text.state == "PENDING"
    due_again(text)
    send_waiting(A_MONDAY)
    text.refresh_from_db()
    assert text.state == "SENT"
    assert Arrival.objects.get().handed_in == 2


@pytest.fixture
def mailbox():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(Mailbox(), hostname="127.0.0.1", port=port)
    controller.start()
    yield port
    controller.stop()


def send_mail(port: int, sent_id: str = "<a@b>") -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "诉通通知", "x@example.invalid", "z@example.invalid"
    mail["Message-ID"] = sent_id
    mail.set_content("核验码 ABCDE-FGHJK")
    with smtplib.SMTP("127.0.0.1", port, timeout=10) as smtp:
        smtp.send_message(mail)


@pytest.mark.django_db(transaction=True)
def test_a_mail_over_smtp_is_kept_once(mailbox):
    send_mail(mailbox)
    send_mail(mailbox)
    arrival = Arrival.objects.get()
    assert (arrival.subject, arrival.address, arrival.handed_in) == (
        "诉通通知", "z@example.invalid", 2,
    )
    assert "ABCDE-FGHJK" in arrival.body


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("mode", "code"), [("ERROR", 451), ("REFUSE", 550)])
def test_a_mailbox_fails_as_told(mailbox, mode, code):
    set_fault("EMAIL", mode, 1)
    with pytest.raises(smtplib.SMTPDataError) as fault:
        send_mail(mailbox)
    assert fault.value.smtp_code == code
    assert not Arrival.objects.exists()


@pytest.mark.django_db
def test_a_mail_to_two_is_in_both_mailboxes():
    content = b"Message-ID: <x@y>\r\nSubject: s\r\n\r\nbody\r\n"
    keep(["a@example.invalid", "b@example.invalid"], content)
    assert Arrival.objects.count() == 2


@pytest.mark.django_db
def test_the_page_shows_devices_by_person_with_links_that_work(client):
    person = a_person(phone="10001234567", full_name="周试一")
    hand_in(client, "请答复：http://127.0.0.1:8000/reply/abc/ 谢谢", to=person.phone)
    hand_in(client, "别人的短信", key="k2", to="10007654321")
    page = client.get(reverse("sandbox")).content.decode()
    assert "周试一" in page
    assert 'href="http://127.0.0.1:8000/reply/abc/"' in page
    assert "别人的短信" in page
    for who in ("周试", "4567"):
        page = client.get(reverse("sandbox"), {"who": who}).content.decode()
        assert "周试一" in page
        assert "别人的短信" not in page
    newest = Arrival.objects.order_by("-pk").first()
    assert client.get(reverse("sandbox_newest")).json() == {"newest": newest.pk}


@pytest.mark.django_db
def test_an_empty_world_says_what_will_appear(client):
    assert "还没有消息到达" in client.get(reverse("sandbox")).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 60])
def test_the_pages_queries_do_not_grow(client, at_most, number):
    for n in range(number):
        Arrival.objects.create(
            channel="SMS", key=f"k{n}", address=f"1000{n:07d}", body="x", arrived_at=A_MONDAY
        )
    with at_most(6):
        client.get(reverse("sandbox"))


@pytest.mark.django_db
def test_faults_are_set_from_the_page(client):
    client.post(reverse("sandbox_faults"), {"channel": "SMS", "mode": "SLOW", "times": "3"})
    assert next_fault("SMS") == "SLOW"
    client.post(reverse("sandbox_faults"), {"channel": "SMS", "mode": "SLOW", "times": "0"})
    assert Fault.objects.get().times == 2


def test_markdown_is_escaped_before_it_is_shown():
    said = chat("**<b>题</b>**\n[打开](http://127.0.0.1/reply/x/)\n> 核验码\n<script>")
    assert "<script>" not in said
    assert "<b>&lt;b&gt;题" in said
    assert '<a href="http://127.0.0.1/reply/x/" rel="nofollow">打开</a>' in said
    assert "<small>核验码</small>" in said
    assert "<a" not in chat("[x](javascript:alert(1))")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("核验码 ZNWR4-MH9P9，请到 http://127.0.0.1:33657/verify/ 查询", "zh-Hans"),
        ("案件 （2026）吉0105执2号：其他。", "zh-Hans"),
        ("Case （2026）吉01民初12号: please call 长春市中级人民法院 about your request.", "en"),
        ("LX2026-0105-00003", "en"),
    ],
)
def test_a_message_is_read_aloud_in_its_own_language(text, language):
    assert tongue(text) == language
