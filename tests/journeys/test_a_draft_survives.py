"""A draft outlives the browser, the server and a second tab: at most one field is lost."""

import os
import signal
from pathlib import Path

import pytest

ANSWERS = {
    "contract.name": "借条", "contract.place": "长春市朝阳区", "contract.number": "无",
    "contract.parties": "周试华与马试一",
}
NOTHING_WAITS = """
() => Object.keys(sessionStorage).filter((name) => name.startsWith("unsaved"))
  .every((name) => sessionStorage[name] === "{}")
"""
SAVED = "[data-saved-line]"
A_DRAFT = """
import uuid
from filing import actions
from portal.common import clock
from portal.people.models import Person
filer = Person.objects.get(username="litigant")
at = clock.now()
asked = actions.Beginning(kind="FIRST_CIVIL")
filing = actions.begin(asked, filer=filer, by=filer, key=uuid.uuid4(), at=at)
filing = actions.choose_cause(filing, "108.3", by=filer, at=at)
actions.save_answer(filing, "contract.written[0]", "yes", version=0, by=filer, at=at)
print("draft=" + str(filing.public_id))
"""


@pytest.fixture(scope="module")
def draft(portal):
    """A draft about a loan, of the demo's litigant; its page with questions about the contract."""
    return portal.manage("shell", "--no-imports", "-c", A_DRAFT).split("draft=")[1].strip()


@pytest.fixture
def opened(page_at, sign_in, draft):
    """``opened()``: the litigant at another browser, on the page about the contract."""

    def come(width=360):
        page = page_at(width)
        sign_in(page, "litigant")
        page.goto(f"/file/{draft}/about/contract/")
        return page

    return come


def type_all(page, run):
    """Type everything as a person does, field by field, without pressing the button."""
    for name, value in ANSWERS.items():
        page.locator(f'[name="{name}"]').fill("")
        page.keyboard.type(f"{value}{run}", delay=15)


def kept(page):
    return {name: page.locator(f'[name="{name}"]').input_value() for name in ANSWERS}


def lost(page, run):
    """How many of the typed fields another device does not have."""
    return [name for name, value in kept(page).items() if value != f"{ANSWERS[name]}{run}"]


def test_a_browser_killed_while_typing_loses_one_field_at_most(opened):
    page = opened()
    line = page.context.browser.new_browser_cdp_session()
    target = page.context.new_cdp_session(page).send("Target.getTargetInfo")
    type_all(page, "甲")
    # The tab is gone at once: nothing of the page runs any more, as when a phone dies.
    line.send("Target.closeTarget", {"targetId": target["targetInfo"]["targetId"]})
    assert len(lost(opened(1280), "甲")) <= 1


def test_a_server_killed_while_somebody_types_loses_nothing_when_it_is_back(opened, portal):
    page = opened()
    type_all(page, "乙")
    kill(portal)
    page.locator('[name="contract.name"]').fill("欠条")
    page.locator(f"{SAVED}.waiting").wait_for()
    portal.start()
    page.wait_for_function(NOTHING_WAITS)
    there = opened(1280)
    assert kept(there)["contract.name"] == "欠条"
    assert [name for name in lost(there, "乙") if name != "contract.name"] == []


def kill(portal):
    """SIGKILL to the web process and to its worker: nobody has time to tidy up."""
    parent = portal.process.pid
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    for pid in (parent, *map(int, children)):
        os.kill(pid, signal.SIGKILL)
    portal.process.wait(timeout=20)


def test_two_tabs_never_overwrite_each_other(opened):
    one, other = opened(), opened(1280)
    field = '[name="contract.number"]'
    one.locator(field).fill("第1号")
    one.wait_for_function(NOTHING_WAITS)
    other.locator(field).fill("第2号")
    other.locator(".clash button").nth(1).wait_for()
    again = opened()
    assert again.locator(field).input_value() == "第1号"
    other.locator(".clash button").nth(0).click()
    other.wait_for_function(NOTHING_WAITS)
    again.reload()
    assert again.locator(field).input_value() == "第2号"


def test_another_device_goes_on_where_the_first_one_stopped(opened, draft):
    first = opened()
    first.locator('[name="contract.place"]').fill("长春市南关区")
    first.wait_for_function(NOTHING_WAITS)
    second = opened(1280)
    second.goto("/file/")
    second.locator(f'a.button[href="/file/{draft}/"]').click()
    second.locator('ul.task-list a[href$="/about/contract/"]').click()
    assert second.locator('[name="contract.place"]').input_value() == "长春市南关区"
