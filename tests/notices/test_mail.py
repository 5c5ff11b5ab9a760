"""E-mail over real SMTP on loopback: accepted, put off, refused, never twice under one id."""

from collections.abc import Iterator
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller

from portal.notices.delivery import send_waiting
from portal.notices.models import Message
from portal.notices.outbox import post
from tests.builders import A_MONDAY, a_person
from tests.notices.conftest import a_letter
from tests.notices.test_delivery import due_again, fresh

pytestmark = pytest.mark.django_db


class Sink:
    """Keeps mails; answers as told."""

    def __init__(self) -> None:
        self.answers = ["250 ok"]
        self.mails = []

    async def handle_DATA(self, server, session, envelope) -> str:
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return answer


@pytest.fixture
def sink(settings, unused_port) -> Iterator[Sink]:
    made = Sink()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", unused_port
    settings.SMS_URL = ""
    controller = Controller(made, hostname="127.0.0.1", port=unused_port)
    controller.start()
    yield made
    controller.stop()


def a_mail(**person) -> Message:
    post([a_letter(a_person(email="z@example.invalid", phone="", **person))], at=A_MONDAY)
    return Message.objects.get(channel="EMAIL")


def test_a_mail_arrives_with_our_key_as_its_id(sink):
    message = a_mail()
    assert send_waiting(A_MONDAY) == 1
    mail = sink.mails[0]
    assert mail["Message-ID"] == f"<{message.public_id}@sutong.invalid>"
    assert mail["To"] == "z@example.invalid"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert message.facts["ticket"] in mail["Subject"]
    assert message.pretty_code in mail.get_content()
    assert fresh(message).sent_to == "z****@example.invalid"


def test_a_busy_server_is_asked_again_under_the_same_id(sink):
    sink.answers = ["451 later", "250 ok"]
    message = a_mail()
    send_waiting(A_MONDAY)
    assert (fresh(message).state, fresh(message).last_error) == ("PENDING", "SMTP 451")
    due_again(message)
    send_waiting(A_MONDAY)
    assert fresh(message).state == "SENT"
    assert len({mail["Message-ID"] for mail in sink.mails}) == 1


def test_a_refused_mail_is_a_dead_letter(sink):
    sink.answers = ["550 no such user"]
    message = a_mail()
    send_waiting(A_MONDAY)
    assert (fresh(message).state, fresh(message).last_error) == ("DEAD", "SMTP 550")


def test_no_server_is_a_fault_that_passes(settings, unused_port):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", unused_port
    message = a_mail()
    send_waiting(A_MONDAY)
    assert (fresh(message).state, fresh(message).last_error) == (
        "PENDING", "ConnectionRefusedError",
    )


def test_a_line_break_in_a_subject_breaks_no_header(sink):
    message = a_mail()
    Message.objects.filter(pk=message.pk).update(
        facts={"ticket": "X\r\nBcc: all@example.invalid", "case": "c"}
    )
    send_waiting(A_MONDAY)
    assert [mail["Bcc"] for mail in sink.mails] == [None]
