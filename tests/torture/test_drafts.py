"""A draft while its web server is killed at random moments: at most one field is lost."""

import http.client
import json
import os
import random
import signal
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.journeys.server import Portal

pytestmark = pytest.mark.torture

KILLS = int(os.environ.get("DRAFT_KILLS", "6"))
FIELD = "facts.story"
CSRF = "a" * 32
MAKE = """
import json, uuid
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from filing import actions
from portal.common import clock
from portal.people.models import Person
person = Person.objects.create_user(username="writer", full_name="赵试一")
asked = actions.Beginning(kind="FIRST_CIVIL")
draft = actions.begin(asked, filer=person, by=person, key=uuid.uuid4(), at=clock.now())
session = SessionStore()
session[SESSION_KEY] = str(person.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = person.get_session_auth_hash()
session.save()
print(json.dumps({"draft": str(draft.public_id), "session": session.session_key}))
"""
READ = """
import json
from filing.models import Answer
print(json.dumps([[a.key, a.item, a.value, a.version] for a in Answer.objects.all()]))
"""


def told(portal, script):
    return json.loads(portal.manage("shell", "--no-imports", "-c", script).splitlines()[-1])


def kill(portal):
    """The master and its worker at once, as a machine does that loses power."""
    pid = portal.process.pid
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for each in (pid, *map(int, children)):
        os.kill(each, signal.SIGKILL)
    portal.process.wait()


class Writer:
    """Types one field after another, as the page does, and remembers what was acknowledged."""

    def __init__(self, portal, made):
        self.portal, self.made = portal, made
        self.acknowledged, self.sent, self.version = "", "", 0

    def save(self, value):
        self.sent = value
        body = urlencode({"name": FIELD, "value": value, "version": self.version,
                          "csrfmiddlewaretoken": CSRF})
        headers = {
            "Cookie": f"sessionid={self.made['session']}; csrftoken={CSRF}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        line = http.client.HTTPConnection("127.0.0.1", self.portal.port, timeout=10)
        line.request("POST", f"/file/{self.made['draft']}/save/0/", body, headers)
        answer = line.getresponse()
        said = json.loads(answer.read())
        if answer.status == 409 and said["theirs"] == value:
            said = {"version": said["version"]}
        elif answer.status != 200:
            raise AssertionError(f"{answer.status}: {said}")
        self.acknowledged, self.version = value, said["version"]
        line.close()


@pytest.fixture
def portal(tmp_path):
    court = Portal(tmp_path)
    court.manage("migrate", "--verbosity", "0")
    court.manage("createcachetable")
    court.manage("load_reference", "--verbosity", "0")
    court.manage("collectstatic", "--noinput", "--verbosity", "0")
    yield court
    court.stop()


def test_whatever_was_acknowledged_is_there_after_every_kill(portal):
    dice = random.Random(20260316)
    made = told(portal, MAKE)
    writer = Writer(portal, made)
    number = 0
    for _kill in range(KILLS):
        portal.start()
        timer = threading.Timer(dice.uniform(0.05, 1.5), kill, [portal])
        timer.start()
        while portal.process.poll() is None:
            number += 1
            try:
                writer.save(f"第{number}句。")
            except (OSError, http.client.HTTPException, ValueError):
                break
        timer.join()
        ((_key, _item, value, version),) = told(portal, READ) or [[FIELD, 0, "", 0]]
        assert value in (writer.acknowledged, writer.sent)
        writer.version = version
        writer.acknowledged = value
    assert number > KILLS
    portal.start()
    writer.save("最后一句。")
    time.sleep(0.1)
    assert told(portal, READ)[0][2] == "最后一句。"
