"""Providers on loopback that do as a test says, and kinds of messages of this suite's own."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from portal.notices.kinds import KINDS
from portal.notices.models import Message, WorkGroup
from portal.notices.outbox import Letter, NoticeKind, post
from tests import builders

Channel = Message.Channel
WAITS = {"accept": 0, "slow": 0.8, "accept-then-silence": 1.4}
"""Behaviours that accept, and how many seconds the answer takes."""


@dataclass
class Provider:
    """What arrived, in order; ``behave`` holds one behaviour a call, the last one stays."""

    url: str = ""
    behave: list[Any] = field(default_factory=lambda: ["accept"])
    calls: list[dict[str, Any]] = field(default_factory=list)
    accepted: dict[str, dict[str, Any]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next(self) -> Any:
        with self.lock:
            return self.behave.pop(0) if len(self.behave) > 1 else self.behave[0]


class Handler(BaseHTTPRequestHandler):
    """Does what the provider's next behaviour says."""

    server: "_Server"

    def do_POST(self) -> None:
        provider, body = self.server.provider, self.rfile.read(int(self.headers["Content-Length"]))
        call = {
            "body": json.loads(body), "raw": body, "headers": dict(self.headers),
            "path": self.path,
        }
        with provider.lock:
            provider.calls.append(call)
        does = provider.next()
        if does in WAITS:
            with provider.lock:
                provider.accepted.setdefault(self.headers["Idempotency-Key"], call)
            time.sleep(WAITS[does])
            self._answer(200, {"accepted": True, "ref": "R1", "errcode": 0, "msgid": "M1"})
        elif isinstance(does, int):
            self._answer(does, {"accepted": False, "code": "NO"})
        else:
            self._answer(200, json.loads(does))

    def _answer(self, status: int, said: dict[str, Any]) -> None:
        with suppress(OSError):  # the sender hung up, as it should when it takes too long
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

    def log_message(self, *args: Any) -> None:
        """Silent: the test looks at the calls."""


class _Server(ThreadingHTTPServer):
    provider: Provider
    daemon_threads = True
    request_queue_size = 128


@pytest.fixture
def provider(settings) -> Iterator[Provider]:
    """A text-message gateway and group robot on loopback."""
    made = Provider()
    server = _Server(("127.0.0.1", 0), Handler)
    server.provider = made
    made.url = f"http://127.0.0.1:{server.server_address[1]}/"
    settings.SMS_URL = settings.PUBLIC_URL = made.url
    settings.SMS_KEY = "shared"
    settings.CHANNEL_TIMEOUT_S, settings.CHANNEL_BUDGET_S = 1.0, 1.0
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two kinds worded with templates the line already has."""
    name = "judge_contact.concluded"
    calm = NoticeKind(name, (Channel.IN_APP, Channel.SMS, Channel.EMAIL))
    urgent = NoticeKind("judge_contact.withdrawn_group", tuple(Channel.values), urgent=True)
    monkeypatch.setitem(KINDS, calm.code, calm)
    monkeypatch.setitem(KINDS, urgent.code, urgent)


CALM, URGENT = "judge_contact.concluded", "judge_contact.withdrawn_group"
FACTS = {
    "ticket": "LX2026-7", "case": "（2026）吉0102民初7号", "page": "https://court.example/p/",
}


def a_letter(to: Any, *, kind: str = URGENT, occasion: str = "o1", **facts: str) -> Letter:
    court = builders.a_court()
    about = builders.a_division()
    return Letter(kind, to, about, occasion, court, FACTS | facts)


def posted(*letters: Letter, at=builders.A_MONDAY) -> list[Message]:
    post(letters, at=at)
    return list(Message.objects.order_by("pk"))


def a_group(url: str = "robot", **fields: Any) -> WorkGroup:
    return WorkGroup.objects.create(
        court=builders.a_court(), name="民一庭工作群", robot_url=url, **fields
    )


def a_text(to: Any = None, **letter: Any) -> Message:
    """One urgent text message that waits to be sent."""
    person = to or builders.a_person()
    post([a_letter(person, **letter)], at=builders.A_MONDAY)
    return Message.objects.get(person=person, channel=Channel.SMS)


@pytest.fixture
def unused_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
