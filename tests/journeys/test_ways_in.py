"""The other ways in, in a real browser: a code by phone, and the desks by keyboard alone."""

import re

import pytest

A_PARTY = """
from portal.cases.models import Party
rows = Party._base_manager.filter(person=None, case__judge__isnull=False, case__tickets=None)
party = rows.exclude(case__stage="CLOSED").select_related("case").order_by("pk")[{place}]
print("number=" + party.case.number + " phone=" + party.phone)
"""
CODE = re.compile(r"(?:验证码|code is )(\d{6})")


def somebody_without_an_account(portal, place):
    """A party the register knows by name and phone only, whose case nobody asks about."""
    said = portal.manage("shell", "--no-imports", "-c", A_PARTY.format(place=place))
    found = re.search(r"number=(\S+) phone=(\d+)", said)
    return found[1], found[2]


@pytest.mark.parametrize(
    ("place", "width", "language"),
    [(0, 360, "zh-hans"), (1, 1280, "en"), (2, 360, "en"), (3, 1280, "zh-hans")],
)
def test_without_an_account_a_code_by_phone_opens_the_form(
    portal, page_at, keep_picture, place, width, language
):
    number, phone = somebody_without_an_account(portal, place)
    party, world = page_at(width, language), page_at(width, language)
    party.goto("/contact-judge/by-phone/")
    party.locator("input[name=number]").fill(number)
    party.locator("input[name=phone]").fill(phone)
    party.locator("input[name=phone]").press("Enter")
    party.locator("input[name=code]").wait_for()
    world.goto("/sandbox/")
    code = CODE.search(world.inner_text("main"))[1]
    party.locator("input[name=code]").fill(code)
    party.locator("input[name=code]").press("Enter")
    party.locator("input[name=category]").nth(2).check()
    keep_picture(party, f"by-phone-{width}-{language}")
    party.locator("button.big").click()
    party.locator("header.receipt").wait_for()
    assert party.locator("header.receipt b").inner_text().startswith("LX")
    keep_picture(party, f"by-phone-receipt-{width}-{language}")


def test_the_agent_records_a_call_by_keyboard_alone(portal, page_at, sign_in, keep_picture):
    number, phone = somebody_without_an_account(portal, 4)
    agent = page_at(1280)
    sign_in(agent, "agent")
    agent.goto("/staff/contact-judge/agent/")
    agent.keyboard.press("n")
    agent.wait_for_url("**/contact-judge/call/**")
    agent.keyboard.type(phone)
    agent.locator("#callers a").first.wait_for()
    keep_picture(agent, "caller-found-1280")
    agent.keyboard.press("ArrowDown")
    agent.keyboard.press("Enter")
    agent.locator("input[name=category]").first.wait_for()
    assert number in agent.inner_text("main")
    agent.locator("input[name=category]").first.focus()
    agent.keyboard.press("Space")
    keep_picture(agent, "call-form-1280")
    agent.keyboard.press("Tab")
    agent.keyboard.type("请法官回电。")
    agent.locator("form.compact button[type=submit]").focus()
    agent.keyboard.press("Enter")
    agent.locator("h1").filter(has_text="LX").wait_for()
    assert "请法官回电。" in agent.inner_text("main")


def test_the_liaison_acknowledges_by_key(page_at, sign_in, keep_picture, portal):
    party = page_at(360)
    sign_in(party, "litigant")
    party.goto("/contact-judge/")
    # The tenancy is before the liaison's own division; the loan is before another.
    cases = party.locator("[aria-labelledby=my-cases] li").filter(has_text="房屋租赁")
    cases.locator("a[href*='/contact-judge/new/']").first.click()
    party.locator("input[name=category]").first.check()
    party.locator("button.big").click()
    party.locator("header.receipt").wait_for()
    number = party.locator("header.receipt b").inner_text()
    liaison = page_at(1280)
    sign_in(liaison, "liaison")
    liaison.goto("/staff/contact-judge/liaison/")
    keep_picture(liaison, "liaison-desk-1280")
    row = liaison.locator("tr").filter(has_text=number)
    row.locator("a").first.focus()
    liaison.keyboard.press("a")
    liaison.locator(".note.success").wait_for()
    assert number in liaison.inner_text(".note.success")


def test_the_keys_of_a_page_stand_in_the_list(page_at, sign_in):
    agent = page_at(1280, "en")
    sign_in(agent, "agent")
    agent.goto("/staff/contact-judge/agent/")
    agent.keyboard.press("?")
    assert "New call" in agent.inner_text("#shortcuts")


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_of_the_desks_is_wider_than_the_screen(page_at, sign_in, width):
    agent = page_at(width)
    sign_in(agent, "agent")
    for path in ("agent/", "call/", "", "print/"):
        agent.goto(f"/staff/contact-judge/{path}")
        assert agent.evaluate("document.documentElement.scrollWidth") <= width, path
