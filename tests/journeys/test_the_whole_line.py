"""J2 and J3 beyond the first answer: not reached, handed over, repeated, supervised.

Each request is on a case of its own, so that no story meets another's.
"""

import time

import pytest
from playwright.sync_api import expect

from tests.dossier.good_files import document
from tests.journeys import looking

CONFIGURATIONS = [(360, "zh-hans"), (1280, "zh-hans"), (360, "en"), (1280, "en")]
LINKS_ABOUT = """
number => [...document.querySelectorAll("a[href*='/reply/']")]
  .filter(a => a.closest("li, p, div").textContent.includes(number)).map(a => a.href)
"""
SWEPT = ("portal.dossier.sweeps.prepare_copies", "portal.notices.delivery.send_waiting")
PATIENCE_S = 60
"""Longer than the first two waits of a message that a busy gateway did not take."""
BUTTON = "main form button.button[type=submit]"
A_REQUEST = """
import uuid
from judge_contact import actions
from portal.cases.models import Case
from portal.common import clock
from portal.people.models import Person
lawyer = Person.objects.get(username="lawyer")
seen = Case.objects.visible_to(lawyer).of_party_or_agent(lawyer)
case = seen.filter(judge__username="judge").order_by("pk").first()
party, judge = case.parties.first(), case.judge
# A number of last year: those of this year are the filing desk's to give.
numbers = Case._base_manager.filter(court=case.court, year=2025, type_code="民初")
serial = max(numbers.values_list("serial", flat=True), default=0) + 1
fresh = Case._base_manager.create(
    court=case.court, division=case.division, year=2025, type_code="民初", serial=serial,
    number=f"（2025）{case.court.code}民初{serial}号", cause=case.cause, cause_no=case.cause_no,
    stage="IN_TRIAL", judge=judge, filed_on=case.filed_on,
)
fresh.parties.create(person=lawyer, side="PLAINTIFF", name=lawyer.full_name, phone=lawyer.phone)
asked = actions.Request("PROGRESS", "想了解案件进展，请法官回电。", lawyer.phone)
ticket = actions.register(
    fresh, asked, requester=lawyer, by=lawyer, key=uuid.uuid4(), at=clock.now()
)
print(ticket.number, ticket.public_id, fresh.number)
"""
WORDS = {
    "zh-hans": {
        "not_a_contact": "不算联系", "tried": "法院来电", "reached": "已联系", "thanks": "已记录",
        "yes": "您已确认联系上", "head": "庭长", "inspection": "督察室", "outcome": "督办结果",
        "open": "在办督办",
    },
    "en": {
        "not_a_contact": "not a contact", "tried": "The court called", "reached": "contacted",
        "thanks": "Recorded", "yes": "you were reached", "head": "head",
        "inspection": "inspection office", "outcome": "outcome", "open": "Open supervisions",
    },
}


@pytest.fixture
def asked(portal):
    """``asked()``: a request of the lawyer to the demo's judge; its number, page and case."""

    def ask():
        said = portal.manage("shell", "--no-imports", "-c", A_REQUEST).split()
        return {"number": said[-3], "page": f"/contact-judge/{said[-2]}/", "case": said[-1]}

    return ask


@pytest.fixture
def link_of(portal, page_at):
    """``link_of(number)``: the newest answer link on any phone of the demo, but for ``known``.

    A message that was put off arrives seconds later, perhaps after a newer one.
    """

    def find(number, known=()):
        phones = page_at(1280)
        last = time.monotonic() + PATIENCE_S
        while time.monotonic() < last:
            portal.manage("sweep", "--only", *SWEPT)
            phones.goto("/sandbox/")
            links = phones.evaluate(LINKS_ABOUT, number)
            if fresh := [link for link in links if link not in known]:
                return fresh[0]
        raise AssertionError(f"no new answer link about {number} arrived")

    return find


def tap(page, answer, words=""):
    """The two taps of an answer: what happened, and record."""
    page.locator(f"input[name=answer][value={answer}]").check()
    if words:
        page.locator("input[name=words]").fill(words)
    page.locator(BUTTON).click()


def open_answerable(judge, link_of, number, known):
    """The link that can be answered: told of the repeat only, an outcome makes it outdated."""
    while not judge.locator("input[name=answer]").count():
        known.append(link_of(number, known))
        judge.goto(known[-1])


def signed_in(page_at, sign_in, configuration, role):
    page = page_at(*configuration)
    sign_in(page, role)
    return page


@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_nobody_answered_then_a_better_time_then_reached_and_rated(
    asked, link_of, page_at, sign_in, keep_picture, configuration
):
    request, words = asked(), WORDS[configuration[1]]
    name = "-".join(map(str, configuration))
    judge = page_at(*configuration)
    link = link_of(request["number"])
    judge.goto(link)
    keep_picture(judge, f"judge-answer-{name}")
    tap(judge, "tried")
    assert words["not_a_contact"] in judge.inner_text("main")

    party = signed_in(page_at, sign_in, configuration, "lawyer")
    party.goto(request["page"])
    assert words["tried"] in party.inner_text("main")
    party.locator("input[name=best_time]").fill("14:00")
    party.locator("form[action$='/add/'] button").click()

    judge.goto(link)
    assert "14:00" in judge.inner_text("main")
    tap(judge, "ANSWERED")
    assert words["thanks"] in judge.inner_text("h1")
    keep_picture(judge, f"judge-answered-{name}")

    party.goto(request["page"])
    assert words["reached"] in party.inner_text("main")
    party.locator("button[formaction$='/confirm/']").click()
    assert words["yes"] in party.inner_text("main")
    party.locator("details:has(form[action$='/rate/']) summary").click()
    party.locator("input[name=stars][value='5']").check()
    party.locator("form[action$='/rate/'] button").click()
    assert "5" in party.inner_text("main")
    keep_picture(party, f"request-reached-{name}")


@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_a_paper_is_added_and_the_judge_reads_it_from_the_link(
    asked, link_of, page_at, sign_in, keep_picture, configuration
):
    request, name = asked(), "-".join(map(str, configuration))
    paper = {"name": "收条.pdf", "mimeType": "application/pdf", "buffer": document(pages=2)}
    party = signed_in(page_at, sign_in, configuration, "lawyer")
    party.goto(request["page"])
    party.locator("#files summary").click()
    party.locator("#files input[type=file]").set_input_files(paper)
    party.locator("#files .uploads input[name=files_stored]").wait_for(state="attached")
    party.locator("#files button[type=submit]").click()
    party.locator("ul.attached a").wait_for()
    keep_picture(party, f"request-with-paper-{name}")

    judge = page_at(*configuration)
    judge.goto(link_of(request["number"]))
    assert "收条" in judge.inner_text("ul.attached")
    looking.check_axe(judge)
    judge.locator("ul.attached a").click()
    first = judge.locator("ol.pages img").first
    first.scroll_into_view_if_needed()
    judge.wait_for_function("image => image.naturalWidth > 0", arg=first.element_handle())
    expect(judge.locator("ol.pages img")).to_have_count(2)
    looking.check_axe(judge)
    keep_picture(judge, f"judge-reads-{name}")
    judge.locator("p.crumbs a").click()
    tap(judge, "ANSWERED", "已看过收条")
    assert WORDS[configuration[1]]["thanks"] in judge.inner_text("h1")


@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_the_judge_hands_over_and_the_head_answers(
    asked, link_of, page_at, sign_in, keep_picture, configuration
):
    request, words = asked(), WORDS[configuration[1]]
    name = "-".join(map(str, configuration))
    judge = page_at(*configuration)
    judge.goto(link_of(request["number"]))
    tap(judge, "hand_over", "全天开庭")
    assert words["head"] in judge.inner_text("main")

    head = signed_in(page_at, sign_in, configuration, "head")
    head.goto("/staff/contact-judge/head/")
    row = head.locator("tr", has_text=request["number"])
    keep_picture(head, f"head-desk-{name}")
    row.locator("a.button").click()
    tap(head, "WILL_ANSWER_IN_WRITING")
    assert words["thanks"] in head.inner_text("h1")

    party = signed_in(page_at, sign_in, configuration, "lawyer")
    party.goto(request["page"])
    told = party.inner_text("main")
    assert words["head"] in told
    assert words["reached"] in told


@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_no_is_a_repeat_the_inspection_office_supervises_and_writes_an_outcome(
    asked, link_of, page_at, sign_in, keep_picture, configuration
):
    request, words = asked(), WORDS[configuration[1]]
    name = "-".join(map(str, configuration))
    judge = page_at(*configuration)
    first = link_of(request["number"])
    judge.goto(first)
    tap(judge, "ANSWERED")

    party = signed_in(page_at, sign_in, configuration, "lawyer")
    party.goto(request["page"])
    party.locator("form.asked textarea[name=words]").fill("没有接到电话")
    party.locator("button[formaction$='/not-reached/']").click()
    assert words["inspection"] in party.inner_text("main")
    keep_picture(party, f"request-repeated-{name}")

    inspector = signed_in(page_at, sign_in, configuration, "inspector")
    inspector.goto("/staff/contact-judge/supervision/")
    assert words["open"] in inspector.inner_text("main")
    row = inspector.locator("section[aria-labelledby=open] tr", has_text=request["number"])
    row.locator("summary").click()
    row.locator("textarea[name=outcome]").fill("已核实通话记录，责成承办人当日联系当事人。")
    row.locator("input[name=drafts_criticism]").check()
    row.locator("button[type=submit]").click()
    done = inspector.locator("section[aria-labelledby=done] tr", has_text=request["number"])
    assert "责成承办人" in done.inner_text()
    keep_picture(inspector, f"supervision-{name}")

    party.goto(request["page"])
    told = party.inner_text("main")
    assert words["outcome"] in told
    assert "责成承办人" in told
    open_answerable(judge, link_of, request["number"], [first])
    tap(judge, "ANSWERED", "已当面说明")
    party.goto(request["page"])
    assert words["reached"] in party.inner_text("main")


@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_the_judge_answers_the_day_by_keyboard(
    asked, page_at, sign_in, keep_picture, configuration
):
    requests = [asked(), asked()]
    judge = signed_in(page_at, sign_in, configuration, "judge")
    judge.goto("/staff/contact-judge/mine/")
    keep_picture(judge, "judge-day-" + "-".join(map(str, configuration)))
    before = judge.locator("[data-answers] > li").count()
    place = [
        number
        for number, row in enumerate(judge.locator("[data-answers] > li").all())
        if requests[0]["case"] in row.inner_text()
    ][0]
    for _ in range(place):
        judge.keyboard.press("j")
    judge.keyboard.press("1")
    judge.keyboard.press("Control+Enter")
    judge.locator(".note.success").wait_for()
    expect(judge.locator("[data-answers] > li")).to_have_count(before - 1)
    assert requests[0]["case"] not in judge.locator("[data-answers]").inner_text()
    assert requests[1]["case"] in judge.locator("[data-answers]").inner_text()
