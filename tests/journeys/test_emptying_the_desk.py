"""J4: a clerk empties the morning's queue by keyboard; the judge rules on what is handed over.

After the first page of a person is open, everything goes through the keyboard: no click, no
address, no field filled by its name. What is on the screen is only read.
"""

import json

import pytest

RESERVED = set("?gjkx/[]")
LIMIT_OF_LINES = 60
OUTCOME = """
import json
from filing.models import Filing, Flag, Lease, Slip
from portal.cases.models import Case
rows = Filing._base_manager.filter(court__code="吉0199").order_by("pk")
sent_on = Filing._base_manager.filter(
    decisions__kind="TRANSFERRED", decisions__from_court__code="吉0199"
)
cases = Case._base_manager.filter(court__code="吉0199").order_by("serial")
print(json.dumps({
    "states": {one.number: one.state for one in rows},
    "sent_on": [one.number for one in sent_on],
    "serials": list(cases.values_list("serial", flat=True)),
    "told_once": sorted(set(Flag.objects.filter(
        filing__in=rows, noticed_at__isnull=False).values_list("filing__number", flat=True))),
    "slips": list(Slip.objects.filter(filing__in=rows).values_list("filing__number", flat=True)),
    "held": {lease.filing.number: lease.clerk.username for lease in
             Lease.objects.filter(filing__in=rows).select_related("clerk", "filing")},
    "asked": list(rows.filter(steps__name="ask_ruling").values_list("number", flat=True)),
}))
"""
LEADS_TO = {
    "register": "ACCEPTED", "slip": "ACCEPTED", "correct": "CORRECTION_REQUIRED",
    "check": "CORRECTION_REQUIRED", "door": "REDIRECTED",
}


class Hands:
    """Ten fingers on the keyboard, and eyes on the screen."""

    def __init__(self, page):
        self.page = page

    def open(self, key):
        """A key that leads to another page."""
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.keyboard.press(key)
        self.page.wait_for_function(
            "() => !document.querySelector('main [autofocus]')"
            " || document.activeElement.matches('[autofocus]')"
        )

    def type(self, *words):
        """Words into the question in focus, and with Tab into those after it."""
        for number, text in enumerate(words):
            if number:
                self.page.keyboard.press("Tab")
            self.page.keyboard.type(text)

    def send(self):
        self.open("Control+Enter")

    @property
    def number(self):
        return self.page.inner_text("h1").split()[0]

    def walk_to(self, key):
        """Down the lines until one has this key."""
        for _line in range(LIMIT_OF_LINES):
            self.page.keyboard.press("j")
            if self.page.evaluate(
                "key => !!document.activeElement.closest('tr')"
                ".querySelector(`[data-press=${key}]`)", key
            ):
                return
        raise AssertionError(f"no line has the key {key}")

    def form_of(self, key, field):
        """Open the small form beside the line: it comes without leaving the page."""
        self.walk_to(key)
        self.page.keyboard.press(key)
        self.page.wait_for_function(
            "name => document.activeElement.closest('#marking') "
            "&& document.activeElement.name === name",
            arg=field,
        )

    def register(self):
        self.open("a")
        self.open("Enter")

    def correct(self):
        self.page.keyboard.press("j")
        self.form_of("f", "reason")
        self.page.keyboard.press("Tab")
        self.type("请写明。")
        self.send()
        self.check()

    def check(self):
        self.open("c")
        self.page.keyboard.press("Space")
        self.send()

    def slip(self):
        self.form_of("s", "became")
        self.type("（更正）", "与身份证一致")
        self.send()
        self.register()

    def door(self):
        self.open("d")
        self.page.keyboard.press("Space")
        self.send()

    def transfer(self):
        self.open("t")
        self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Tab")
        self.type("被告住所地在该院辖区。")
        self.send()

    def ruling(self):
        self.open("r")
        self.type("没有明确的被告。")
        self.send()


def check_keys(page):
    """No key means two things at once, and none takes one of the console's own."""
    keys = page.eval_on_selector_all(
        "[data-press]",
        "all => all.filter(one => one.checkVisibility()).map(one => "
        "[one.dataset.press, one.dataset.pressWords || '', !!one.closest('tr, figcaption')])",
    )
    meant = {(key, words) for key, words, _in_row in keys if words}
    assert len({key for key, _words in meant}) == len(meant), sorted(meant)
    assert not RESERVED & {key for key, _words, _in_row in keys}


@pytest.fixture
def morning(portal):
    return portal.ask("desk_court.py")


def test_a_clerk_empties_the_queue_by_keyboard_and_a_judge_rules(
    morning, page_at, sign_in, keep_picture, portal
):
    plan, page = morning["plan"], page_at(1280)
    sign_in(page, "morning-clerk")
    opened = work_off(page, plan, keep_picture)
    assert sorted(opened) == sorted(plan)
    assert morning["held"] in page.inner_text("table.queue")
    page = page_at(1280)
    sign_in(page, "morning-judge")
    refused, registered = rule(page)

    found = json.loads(portal.manage("shell", "--no-imports", "-c", OUTCOME))
    expected = {number: LEADS_TO[deed] for number, deed in plan.items() if deed in LEADS_TO}
    expected |= {refused: "REFUSED", registered: "ACCEPTED", morning["held"]: "UNDER_REVIEW"}
    assert found["states"] == expected
    assert found["sent_on"] == of(plan, "transfer")
    assert sorted(found["asked"]) == sorted([refused, registered]) == of(plan, "ruling")
    assert found["told_once"] == sorted(of(plan, "correct") + of(plan, "check"))
    assert found["slips"] == of(plan, "slip")
    assert found["serials"] == list(range(1, list(expected.values()).count("ACCEPTED") + 1))
    others = {name for number, name in found["held"].items() if number != morning["held"]}
    assert others <= {"morning-clerk", "morning-judge"}
    assert found["held"][morning["held"]] not in others


def work_off(page, plan, keep_picture):
    """One filing after the other, each as the plan says; the numbers in the order they came."""
    page.goto("/staff/filings/")
    keep_picture(page, "desk-queue-1280-zh-hans")
    clerk, opened = Hands(page), []
    clerk.open("n")
    while page.locator(".examination").count():
        opened.append(clerk.number)
        assert page.locator("[data-lease-lost]").is_hidden()
        if len(opened) == 1:
            check_keys(page)
            keep_picture(page, "desk-review-1280-zh-hans")
        getattr(clerk, plan[opened[-1]])()
        assert page.locator(".note.success").count() == 1, page.inner_text("main")
        clerk.open("n")
    return opened


def rule(page):
    """The judge refuses the first that was handed over and registers the second."""
    page.goto("/staff/filings/")
    judge = Hands(page)
    judge.open("n")
    refused = judge.number
    judge.open("r")
    judge.type("起诉状没有明确的被告，不符合民事诉讼法第一百二十二条第二项的规定。")
    judge.send()
    judge.open("n")
    registered = judge.number
    judge.register()
    return refused, registered


def of(plan, deed):
    return sorted(number for number, one in plan.items() if one == deed)


def test_keys_of_one_letter_can_be_turned_off(page_at, sign_in):
    page = page_at(1280, "en")
    sign_in(page, "clerk")
    page.goto("/staff/filings/")
    page.keyboard.press("?")
    listed = page.inner_text("#shortcuts")
    for words in ("Take the next filing", "Previous and next pile", "Register those ticked"):
        assert words in listed
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    for _again in range(2):
        page.keyboard.press("n")
        page.keyboard.press("]")
        assert page.evaluate("document.activeElement.closest('tr')") is None
        assert page.url.endswith("/staff/filings/")
        page.reload()
    page.get_by_role("button", name="Keys").click()
    page.locator("[data-keys-on]").check()
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.keyboard.press("]")
    assert "desk=rule" in page.url
