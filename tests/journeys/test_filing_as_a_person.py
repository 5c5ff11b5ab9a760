"""J1 up to the receipt: somebody who lent money, on a phone or a computer, without a lawyer."""

import random

import pytest
from playwright.sync_api import expect

from portal.people.synthetic import Synthetic
from tests.journeys import proofs

CONFIGURATIONS = [(360, "zh-hans"), (1280, "en"), (360, "en"), (1280, "zh-hans")]
CHAOYANG = "220104"
HOME = "吉林省长春市朝阳区试验街12号"
WORDS = {
    "zh-hans": {
        "court": "朝阳区人民法院", "signed": "已签署4份", "fine": "法院要查的全部合格",
        "got": "法院已收到您的材料", "genuine": "签发过该核验码", "sum": "3,000.00元",
    },
    "en": {
        "court": "Chaoyang", "signed": "Signed: 4", "fine": "Everything the court checks",
        "got": "The court has your filing", "genuine": "issued", "sum": "3,000.00",
    },
}


@pytest.fixture(params=CONFIGURATIONS, ids=lambda one: f"{one[0]}-{one[1]}")
def walker(request, filer_at):
    """Somebody without an account, at this width and in this language."""
    return filer_at(*request.param)


def test_from_the_first_question_to_a_receipt_anyone_can_verify(walker, portal, page_at):
    filer, words = walker, WORDS[walker.language]
    ask_what_to_do(filer)
    open_an_account(filer)
    name_both_sides(filer)
    tell_the_court(filer, words)
    tell_claims_and_facts(filer)
    add_evidence(filer)
    answer_the_rest(filer)
    look_and_sign(filer, words)
    number = submit(filer, words)
    verify_without_signing_in(filer, portal, page_at, number, words)


def ask_what_to_do(filer):
    """Guidance: an unpaid loan of 50,000 yuan between two people of Chaoyang."""
    filer.page.goto("/guide/")
    filer.press('button[name=pick][value="loan"]')
    for answer in ("108.3", "SELF", CHAOYANG, "PERSON", CHAOYANG, "", "", "50000", ""):
        filer.save(**({"answer": answer} if answer else {}))
    filer.page.wait_for_url("**/guide/answer/")
    filer.look("guided")
    filer.follow("ul.ways a.button.big")
    filer.follow(".note.success a.button")


def open_an_account(filer):
    """A phone, a code, a document whose number was mistyped once; the way leads back here."""
    numbers = Synthetic(random.randrange(10**6))
    card, phone = numbers.resident_id(), f"170{random.randrange(10**8):08d}"
    filer.follow('a[href*="signup"]')
    filer.save(full_name="周试华", phone=phone, agree="yes")
    filer.save(code=filer.code())
    filer.follow(".note.warning a")
    wrong = card[:-1] + ("1" if card[-1] != "1" else "2")
    filer.save(number=wrong)
    expect(filer.page.locator(".error-summary")).to_be_visible()
    filer.look("mistyped")
    filer.save(number=card)
    filer.look("begin")
    filer.save(agrees="yes")
    filer.begun()


def name_both_sides(filer):
    """The own side is known from the account; the other one's number is checked."""
    filer.look("tasks")
    filer.follow(".next-task a")
    filer.follow('ul.people a[href$="/who/"]')
    assert filer.page.locator('[name="born_on"]').input_value(), "the card says when"
    filer.save(ethnicity="汉族", occupation="退休")
    filer.save(domicile=HOME)
    filer.look("own-side")
    filer.task("side/defendant")
    filer.save(kind="NATURAL")
    filer.fill(name="马试一", number="22010219680506001X")
    filer.press_slowly()
    expect(filer.page.locator("#div_id_number.bad")).to_be_visible()
    filer.save(number=Synthetic(random.randrange(10**6)).resident_id())
    assert filer.page.locator(".conflict").count() == 0, "nobody else changed anything"
    filer.save(phone="17000000123", domicile="吉林省长春市朝阳区试验路9号")
    assert "马试一" in filer.said()


def tell_the_court(filer, words):
    """Guidance chose it, with the article."""
    filer.task("court")
    assert words["court"] in filer.page.locator(".choices label:has(:checked)").first.inner_text()
    filer.press()


def tell_claims_and_facts(filer):
    """The sum came over from guidance; the interest is worked out from what was agreed."""
    filer.task("about/loan")
    filer.save(loan__agreed="50000", loan__lent="五万", loan__on="2025-03-01")
    filer.look("unreadable-sum")
    filer.save(loan__lent="50000", loan__how="transfer", loan__term="2026-03-01",
               loan__is_due="yes", loan__rate="6", loan__rate_unit="annual")
    filer.save(repaid__any="no", overdue__any="yes", overdue__since="2026-03-02")
    filer.task("about/claims")
    assert filer.page.locator('[name="claim.principal"]').input_value() == "50000"
    filer.fill(claim__interest_on="2026-03-01", claim__costs="yes")
    filer.page.locator("[data-take='claim.interest']").click()
    assert filer.page.locator('[name="claim.interest"]').input_value() == "3000.00"
    filer.look("claims")
    filer.press()
    filer.save(contract__written="yes", contract__name="借条", contract__on="2025-03-01")


def add_evidence(filer):
    """A photograph, a scan of three pages, and a photo taken now; each says what it shows."""
    filer.task("evidence")
    filer.send("files", ("借条.jpg", proofs.photograph(proofs.NOTE)),
               ("转账.pdf", proofs.scan(proofs.TALK, proofs.NOTE, proofs.TALK)))
    filer.send("photo", ("IMG_0401.jpg", proofs.photograph(proofs.TALK, 2)))
    filer.press()
    names = filer.page.locator("ul.files .name").all_inner_texts()
    assert [name.rpartition(" ")[2] for name in names] == ["借条", "转账", "IMG_0401.jpg"]
    filer.look("evidence")
    for number, what in enumerate(("借条", "转账记录", "聊天记录"), start=1):
        filer.follow(f"ul.files > li:nth-child({number}) .actions a")
        filer.save(name=what, proves="被告借款五万元，到期未还")


def answer_the_rest(filer):
    """Where papers go, mediation, and the fee: 50 + 43,000 × 2.5 %, halved."""
    filer.task("address")
    filer.follow('main a[href$="/address/"]')
    filer.save(service_address=HOME, accepts_e_service="True")
    filer.task("mediation")
    filer.save(accepts="no")
    filer.task("fee")
    assert "562.50" in filer.said()
    filer.look("fee")
    filer.press()


def look_and_sign(filer, words):
    filer.task("papers")
    filer.follow('main a[href*="/papers/COMPLAINT/"]')
    assert words["sum"] in filer.said()
    filer.look("complaint")
    filer.follow(".crumbs a")
    filer.follow('main a[href*="/sign/"]')
    filer.draw()
    filer.look("signature")
    filer.press()
    filer.save(code=filer.code())
    assert words["signed"] in filer.said()


def submit(filer, words):
    filer.follow('main a[href$="/check/"]')
    assert words["fine"] in filer.said()
    filer.look("check")
    filer.save(is_true="yes")
    assert words["got"] in filer.said()
    return filer.page.locator(".reference").inner_text()


def verify_without_signing_in(filer, portal, page_at, number, words):
    """The receipt names number, instant and the hash of every file; its code speaks to anyone."""
    assert len(filer.page.locator(".hash").all()) >= 4
    portal.make_receipt(number)
    filer.page.reload()
    filer.look("receipt")
    address = filer.page.locator(".paper-state a:has(.code)").get_attribute("href")
    with filer.page.expect_download() as kept:
        filer.page.locator(".paper-state a[download]").click()
    pdf = kept.value.path().read_bytes()
    assert pdf.startswith(b"%PDF")
    stranger = page_at(filer.width, filer.language)
    stranger.goto(address)
    assert words["genuine"] in stranger.inner_text("main")
