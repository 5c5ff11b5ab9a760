"""J2 and J3: a party asks in three taps; the judge answers from the notice, or it climbs."""

import time
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from tests.journeys import looking

WORDS = {
    "zh-hans": {
        "registered": "您的诉求已登记",
        "done": "已记录，谢谢",
        "contacted": "已联系",
        "head": "现由庭长办理",
        "inspection": "督察室",
        "gone": "这里没有需要答复的内容",
    },
    "en": {
        "registered": "Your request is registered",
        "done": "Recorded, thank you",
        "contacted": "You were contacted",
        "head": "now with the division head",
        "inspection": "inspection office",
        "gone": "Nothing to answer here",
    },
}
CONFIGURATIONS = [(360, "zh-hans"), (1280, "zh-hans"), (360, "en"), (1280, "en")]
TAPS = "main form button.button[type=submit]"


def ask(page, person, sign_in):
    """Three taps from the start page: a case nobody asks about yet, what about, send."""
    sign_in(page, person)
    page.goto("/contact-judge/")
    asked = page.locator("[aria-labelledby=open-requests] a").all_inner_texts()
    cases = page.locator("[aria-labelledby=my-cases] li")
    for number in asked:
        cases = cases.filter(has_not_text=number)
    cases.locator("a[href*='/contact-judge/new/']").first.click()
    page.locator("input[name=category]").first.check()
    page.locator(TAPS).first.click()
    page.locator("header.receipt").wait_for()
    return page.locator("header.receipt b").inner_text()


def until(page, find, within_s):
    """Look again until something is found: messages and sweeps take their own time."""
    last = time.monotonic() + within_s
    while not (found := find()) and time.monotonic() < last:
        page.wait_for_timeout(1000)
    return found


def answer_link(page, number, within_s=0):
    """The link in the newest text message about a request, as the judge's phone shows it."""

    def look():
        page.goto("/sandbox/")
        return page.evaluate(
            """number => [...document.querySelectorAll("a[href*='/reply/']")]
                 .find(a => a.closest("li, p, div").textContent.includes(number))?.href""",
            number,
        )

    return until(page, look, within_s)


@pytest.mark.parametrize(("width", "language"), CONFIGURATIONS)
def test_the_judge_answers_from_the_notice(portal, page_at, sign_in, keep_picture, width, language):
    words, name = WORDS[language], f"{width}-{language}"
    party = page_at(width, language)
    number = ask(party, "lawyer", sign_in)
    assert words["registered"] in party.inner_text("h1")
    keep_picture(party, f"request-receipt-{name}")
    portal.manage("sweep", "--only", "portal.notices.delivery.send_waiting")
    judge = page_at(width, language)
    link = answer_link(judge, number, portal.patience_s)
    assert link, "no text message with an answer link arrived"
    judge.goto(link)
    keep_picture(judge, f"judge-answer-{name}")
    judge.locator("input[name=answer]").first.check()
    judge.locator(TAPS).click()
    assert words["done"] in judge.inner_text("h1")
    judge.goto(link)
    assert words["gone"] in judge.inner_text("h1")
    party.reload()
    assert words["contacted"] in party.inner_text("main")
    party.locator("button[formaction$='/confirm/']").click()
    keep_picture(party, f"request-contacted-{name}")


def all_told(page, words):
    page.reload()
    told = page.inner_text("main")
    return all(one in told for one in words)


def test_nobody_answers_so_it_climbs_by_itself(portal, page_at, sign_in, keep_picture):
    party = page_at(360)
    ask(party, "enterprise", sign_in)
    later = datetime.now(UTC) + timedelta(days=8)
    portal.manage(
        "sweep", "--now", later.isoformat(), "--only", "judge_contact.sweeps.escalate_overdue"
    )
    for width, language in CONFIGURATIONS:
        party.set_viewport_size({"width": width, "height": 800})
        party.context.add_cookies(looking.cookies(portal.url, language))
        words = (WORDS[language]["head"], WORDS[language]["inspection"])
        assert until(party, partial(all_told, party, words), portal.patience_s)
        keep_picture(party, f"request-climbed-{width}-{language}")
