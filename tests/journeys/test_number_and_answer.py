"""J1 to its end and J5: the number arrives and the fee is paid; the other side is sued and answers.

Both at a phone's width and a desk's, in both languages.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import looking
from tests.journeys.proofs import NOTE, TALK, photograph, scan, upload

CONFIGURATIONS = [(360, "zh-hans"), (1280, "zh-hans"), (360, "en"), (1280, "en")]
NUMBER = re.compile(r"（\d{4}）\S+?号")
CODE = re.compile(r"[A-Z2-9]{5}-[A-Z2-9]{5}")
SIX = re.compile(r"(?<!\d)\d{6}(?!\d)")
PHONE = "17000000002"
STANCES = ("AGREE", "DISPUTE", "UNKNOWN")
WHY = "没有收到过这笔钱。"
PROOFS = ("转账记录.jpg", "对账单.pdf")
WORDS = {
    "zh-hans": {
        "days": "15日", "nothing": "如果您什么都不做", "saved": "已保存", "with_court": "答辩",
        "receipt": "票据",
    },
    "en": {
        "days": "15", "nothing": "If you do nothing", "saved": "Saved",
        "with_court": "Your answer is with the court", "receipt": "Receipt",
    },
}


@pytest.fixture(scope="module")
def seeded(portal):
    return portal.ask("sued_court.py")


@pytest.fixture
def as_role(portal, page_at):
    """``as_role("judge", 360, "en")``: a page of this person, signed in already."""

    def open_page(role, width, language="zh-hans"):
        page = page_at(width, language)
        carried = looking.cookies(portal.url, language, portal.visits["sessions"][role])
        page.context.add_cookies(carried)
        return page

    return open_page


def fits(page, width):
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url


FOCUSED = """
() => !document.querySelector("main [autofocus]") || document.activeElement.matches("[autofocus]")
"""


@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_the_number_arrives_and_the_fee_is_paid(
    seeded, as_role, keep_picture, configuration
):
    width, language = configuration
    name, filing = "-".join(map(str, configuration)), seeded["waiting"].pop()
    party = as_role("litigant", width, language)
    party.goto(f"/file/{filing}/")
    assert not NUMBER.search(party.inner_text("main"))

    clerk = as_role("clerk", 1280, language)
    clerk.goto(f"/staff/filings/{filing}/")
    for key in "a", "Enter":
        clerk.wait_for_load_state()
        clerk.wait_for_function(FOCUSED)
        with clerk.expect_navigation():
            clerk.keyboard.press(key)

    party.reload()
    keep_picture(party, f"number-arrived-{name}")
    number = NUMBER.search(party.inner_text("main")).group()
    party.locator("main a[href^='/pay/']").first.click()
    fits(party, width)
    keep_picture(party, f"fee-to-pay-{name}")
    pay_at_the_bank(party)
    party.locator("#payment .chip.done").wait_for()
    keep_picture(party, f"fee-paid-{name}")
    assert WORDS[language]["receipt"] in party.inner_text("main")

    party.goto(f"/file/{filing}/")
    party.locator("main a[href^='/cases/']").first.click()
    assert number in party.inner_text("main")
    expect(party.locator(".timeline li").first).to_be_visible()
    fits(party, width)
    keep_picture(party, f"case-begins-{name}")


def pay_at_the_bank(page):
    """To the bank's own page and back; the bank tells the court at once."""
    page.locator("form[action$='/start/'] button").click()
    page.locator("#payment-state a.button").click()
    page.wait_for_url("**/sandbox/**")
    page.locator("details:has(select[name=behaviour]) summary").click()
    page.locator("select[name=behaviour]").select_option("BEFORE")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/pay/**")


@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_the_respondent_understands_and_answers(
    seeded, as_role, page_at, keep_picture, configuration
):
    width, language = configuration
    words, name = WORDS[language], "-".join(map(str, configuration))
    phone = page_at(1280)
    phone.goto(f"/sandbox/?who={PHONE}")
    codes = seeded.setdefault("codes", CODE.findall(phone.inner_text("main")))
    me = page_at(width, language)
    me.goto("/delivery/")
    keep_picture(me, f"sued-visitor-{name}")

    me = as_role("respondent", width, language)
    case = open_complaint(me, codes)
    fits(me, width)
    keep_picture(me, f"sued-first-{name}")
    shown = me.inner_text("main")
    assert "林秀兰" in shown
    assert "20,000" in shown
    assert words["days"] in shown
    assert words["nothing"] in shown

    me.locator("a[href$='/answer/']").click()
    keep_picture(me, f"sued-answer-{name}")
    fits(me, width)
    points = answer_points(me)
    assert words["saved"] in me.inner_text("main")
    expect(me.locator("input[type=radio]:checked")).to_have_count(points)
    prove(me, width, lambda: keep_picture(me, f"sued-evidence-{name}"))
    me.locator("button[name=hand_in]").click()
    keep_picture(me, f"sued-sign-{name}")
    sign(me, phone)
    assert words["with_court"] in me.inner_text("main")
    keep_picture(me, f"sued-answered-{name}")

    judge = as_role("judge", width, language)
    judge.goto(f"/staff/cases/{case}/matrix/")
    fits(judge, width)
    keep_picture(judge, f"dispute-matrix-{name}")
    check_matrix(judge, points)


def answer_points(page):
    """Agree, dispute with a reason, do not know, in turn; answers how many points there were."""
    groups = page.eval_on_selector_all(
        "input[type=radio][value=AGREE]", "all => all.map(one => one.name)"
    )
    assert len(groups) > len(STANCES)
    for place, group in enumerate(groups):
        stance = STANCES[place % len(STANCES)]
        page.locator(f"input[name='{group}'][value={stance}]").check()
        if stance == "DISPUTE":
            page.locator(f"textarea[name='{group.removesuffix('position')}words']").fill(WHY)
    page.locator("button[name=save]").click()
    return len(groups)


def prove(page, width, keep):
    """A photograph and a scan for the second point, which is disputed."""
    page.locator("fieldset.stance").nth(1).locator("a[href*='SUPPLEMENT']").click()
    assert page.locator("select[name=point]").input_value() != ""
    page.locator("textarea[name=words]").fill("转账记录显示没有这笔款项。")
    page.locator("input[type=file]").set_input_files(
        [upload("转账记录.jpg", photograph(TALK)), upload("对账单.pdf", scan(NOTE))]
    )
    page.locator("input[name=files_stored]").nth(1).wait_for(state="attached")
    fits(page, width)
    keep()
    page.locator("main form button[type=submit]").last.click()
    page.locator("a.button[href*='/answer/']").click()
    assert PROOFS[0] in page.locator("fieldset.stance").nth(1).inner_text()


def check_matrix(page, points):
    """What is disputed or not known stands open, with the reason; what is agreed is folded."""
    disputed = page.locator("[data-points=disputed]").first
    said = disputed.inner_text()
    assert all(words in said for words in (WHY, *PROOFS))
    agreed = sum(place % len(STANCES) == 0 for place in range(points))
    expect(disputed.locator("tbody tr")).to_have_count(points - agreed)
    expect(page.locator("details:not([open]) tbody tr")).to_have_count(agreed)


def open_complaint(page, codes):
    """Type the codes of the phone until one opens a complaint that nobody has opened before."""
    page.goto("/delivery/")
    known = set(page.eval_on_selector_all("a[href^='/respond/']", "all => all.map(a => a.href)"))
    for code in codes:
        page.goto("/delivery/")
        page.locator("input[name=code]").fill(code.lower())
        with page.expect_navigation():
            page.locator("main form button[type=submit]").first.click()
        if "/respond/" in page.url and page.url not in known:
            return page.get_attribute("a[href*='/requests/']", "href").split("/")[2]
    raise AssertionError("no code opens a new complaint")


def sign(page, phone):
    """The name as it is written, and the code from the phone: that hands the answer in."""
    page.locator("main form button[type=submit]").click()
    page.locator("input[name=code]").wait_for()
    phone.reload()
    page.locator("input[name=code]").fill(SIX.search(phone.inner_text("main")).group())
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(re.compile(r"/respond/[0-9a-f-]+/$"))
