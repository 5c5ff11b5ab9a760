"""What makes the test runtime less forgiving than any court day: used by conftest and by rules."""

import ipaddress
import random
import re
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from html.parser import HTMLParser

from django.conf import settings
from django.db import connection
from django.db.models.query import QuerySet
from django.template import Engine
from django.template.base import FilterExpression, Node
from django.test import Client, TestCase

LOOPBACK_NAMES = {"localhost", "testserver", ""}


class FarConnection(RuntimeError):
    """A test tried to leave this machine."""


class UndefinedVariable(AssertionError):
    """One of our templates asked for a name its view did not give."""


class NotStrict(AssertionError):
    """A page carries what the strict content policy would refuse."""


class WroteWhileReading(AssertionError):
    """A GET changed a row."""


# -- Sockets ---------------------------------------------------------------------------------


def _is_near(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a Unix socket
    host = str(address[0])
    try:
        return ipaddress.ip_address(host.split("%")[0]).is_loopback
    except ValueError:
        return host in LOOPBACK_NAMES


def refuse_far_sockets() -> None:
    """Only loopback and Unix sockets may be reached, and only names of this machine looked up."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex
    getaddrinfo = socket.getaddrinfo

    def checked_connect(self: socket.socket, address: object) -> None:
        if not _is_near(address):
            raise FarConnection(f"a test connects to {address!r}")
        return connect(self, address)

    def checked_connect_ex(self: socket.socket, address: object) -> int:
        if not _is_near(address):
            raise FarConnection(f"a test connects to {address!r}")
        return connect_ex(self, address)

    def checked_getaddrinfo(host, *args, **kwargs):
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and not _is_near((name,)) and name != socket.gethostname():
            raise FarConnection(f"a test looks up {name!r}")
        return getaddrinfo(host, *args, **kwargs)

    socket.socket.connect = checked_connect
    socket.socket.connect_ex = checked_connect_ex
    socket.getaddrinfo = checked_getaddrinfo


# -- Templates -------------------------------------------------------------------------------

OUR_TEMPLATES = str(settings.BASE_DIR)


def _is_ours(origin: str) -> bool:
    return origin.startswith(OUR_TEMPLATES) and "site-packages" not in origin


class FailOnUndefined(str):
    """``string_if_invalid`` that fails in our templates; packages keep Django's own manners."""

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __bool__(self) -> bool:
        return True

    def __mod__(self, variable: object) -> str:
        frame = sys._getframe(1)
        expression, context = frame.f_locals["self"], frame.f_locals["context"]
        assert isinstance(expression, FilterExpression)
        while frame and not isinstance(frame.f_locals.get("self"), Node):
            frame = frame.f_back
        origin = frame.f_locals["self"].origin.name if frame else "?"
        if _is_ours(origin):
            raise UndefinedVariable(f"{{{{ {variable} }}}} is undefined in {origin}")
        engine: Engine = context.template.engine
        engine.string_if_invalid, strict = "", engine.string_if_invalid
        try:
            return expression.resolve(context)
        finally:
            engine.string_if_invalid = strict


# -- Order of rows ---------------------------------------------------------------------------


def shuffle_unordered_rows() -> None:
    """A list nobody ordered comes in another order each time, as a database may give it."""
    fetch_all = QuerySet._fetch_all

    def fetch_and_shuffle(self: QuerySet) -> None:
        is_fresh = self._result_cache is None
        fetch_all(self)
        if is_fresh and not self.ordered and len(self._result_cache) > 1:
            random.shuffle(self._result_cache)

    QuerySet._fetch_all = fetch_and_shuffle


# -- Pages -----------------------------------------------------------------------------------


A_TOKEN = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")[^"]+')


class _Strict(HTMLParser):
    """Looks for what the content policy refuses: inline script, inline style, far addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        kind = values.get("type") or ""
        if tag == "style" or "style" in values:
            self.faults.append(f"inline style in <{tag}>")
        if tag == "script" and "src" not in values and not kind.endswith("json"):
            self.faults.append("inline script")
        self.faults += [f"{name}= on <{tag}>" for name in values if name.startswith("on")]
        for name in ("src", "action", "srcset", "poster"):
            self._check_address(tag, name, values.get(name))
        if tag == "link":
            self._check_address(tag, "href", values.get("href"))
        if (values.get("href") or "").startswith("javascript:"):
            self.faults.append(f"javascript: address on <{tag}>")

    def _check_address(self, tag: str, name: str, value: str | None) -> None:
        if value and re.match(r"(https?:)?//", value):
            self.faults.append(f"<{tag} {name}> leaves this host: {value}")


def strict_faults(html: str) -> list[str]:
    return _faults_of(A_TOKEN.sub("", html))


@lru_cache(maxsize=256)
def _faults_of(html: str) -> list[str]:
    """Read once for each page: refusals look alike to everybody who meets them."""
    parser = _Strict()
    parser.feed(html)
    return parser.faults


class HonestClient(Client):
    """A client that runs what waits for the commit and refuses pages the policy would break."""

    def request(self, **request):
        with TestCase.captureOnCommitCallbacks(execute=True):
            response = super().request(**request)
        is_page = response.get("Content-Type", "").startswith("text/html")
        if is_page and not response.streaming:
            path = request.get("PATH_INFO", "")
            faults = strict_faults(response.content.decode())
            if "Content-Security-Policy" not in response:
                faults.append("no content policy")
            if faults:
                raise NotStrict(f"{path}: " + "; ".join(sorted(set(faults))))
        return response


# -- Reading without writing -----------------------------------------------------------------

WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|TRUNCATE)\b", re.I)
WRITES_OF_READING = re.compile(
    # Sign-in state and throttles are not the court's records; the audit trail notes who read.
    r"\b(django_session|usersessions_usersession|audit_entry|audit_chainhead|cache_entries"
    r"|dossier_pageview)\b"
)


@contextmanager
def reading_only() -> Iterator[None]:
    """Fails when anything but sessions, throttles and the audit's note of a reading is written."""

    def watch(execute, sql, params, many, context):
        if WRITES.match(sql) and not WRITES_OF_READING.search(sql):
            raise WroteWhileReading(sql[:200])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield
