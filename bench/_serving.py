"""The portal behind gunicorn, browsers with sessions, and what a request costs."""

import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
CSRF = "a" * 32
KEPT_S = 1
"""A connection unused for longer is made anew: the server may be closing it."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def session_of(person):
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.utils import timezone

    from portal.people.sessions import SEEN, SINCE

    session = SessionStore()
    session[SINCE] = session[SEEN] = timezone.now().timestamp()  # has just opened a page
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return session.session_key


class Browser:
    """One kept connection and one session."""

    def __init__(self, port, session=""):
        self.port, self.session = port, session
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.used_at = time.monotonic()

    def ask(self, method, path, form=None, **headers):
        """Status and body. A form carries the token its page would have carried."""
        sent = {"Cookie": f"sessionid={self.session}; csrftoken={CSRF}", **headers}
        body = None
        if form is not None:
            body = urlencode({"csrfmiddlewaretoken": CSRF, **form})
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        if time.monotonic() - self.used_at > KEPT_S:
            self.connection.close()
        self.used_at = time.monotonic()
        self.connection.request(method, path, body, sent)
        answer = self.connection.getresponse()
        return answer.status, answer.read()


def cpu_of(pid):
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except FileNotFoundError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def children_of(pid):
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def memory_of(pid, kind):
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{kind}:")) / 1024


def database_processes():
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    parent = Path(f"/proc/{backend}/stat").read_text().rsplit(")", 1)[1].split()[1]
    return children_of(parent)


class Server:
    """Two gunicorn workers on a port of their own, as ``./script/run --scaled`` starts them."""

    WORKERS = 2

    def __init__(self, log):
        self.port = free_port()
        words = ["--config", "python:portal.serving", "--bind", f"127.0.0.1:{self.port}"]
        words += ["--workers", str(self.WORKERS)]
        self.log = Path(log).open("wb")  # noqa: SIM115  closed with the server
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *words, "portal.wsgi"],
            cwd=ROOT, stdout=self.log, stderr=self.log,
        )  # fmt: skip
        self._wait()

    def _wait(self):
        for _try in range(300):
            try:
                if Browser(self.port).ask("GET", "/healthz")[0] == 200:
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(Path(self.log.name).read_text()[-4000:])

    def workers(self):
        return children_of(self.process.pid)

    def cpu(self):
        """CPU seconds spent so far by our workers and by the database."""
        return sum(map(cpu_of, self.workers())) + sum(map(cpu_of, database_processes()))

    def memory(self, kind="Rss"):
        """MB of the largest worker: ``Rss`` all that is in memory, ``Pss`` with what processes
        share divided among them."""
        return max(memory_of(pid, kind) for pid in self.workers())

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)
        self.log.close()


class Cost:
    """Median wall ms of one client, and CPU ms a request of workers and database together."""

    def __init__(self, server, ask, times):
        for _warm in range(6):
            ask()
        spent, walls = server.cpu(), []
        for _one in range(times):
            started = time.perf_counter()
            ask()
            walls.append((time.perf_counter() - started) * 1000)
        self.cpu = (server.cpu() - spent) * 1000 / times
        self.wall = statistics.median(walls)
        self.best = min(walls)


def rate(server, asks, seconds):
    """Requests a second and CPU ms each, with one client for each of ``asks``."""
    until, done = time.perf_counter() + seconds, [0] * len(asks)

    def work(place):
        while time.perf_counter() < until and asks[place]() is not False:
            done[place] += 1

    threads = [threading.Thread(target=work, args=[place]) for place in range(len(asks))]
    spent, started = server.cpu(), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wall = time.perf_counter() - started
    return sum(done) / wall, (server.cpu() - spent) * 1000 / max(sum(done), 1), sum(done)
