"""The same up to the receipt: a company through its lawyer, and at a counter for another court."""

import random

import pytest
from playwright.sync_api import expect

from tests.journeys import proofs
from tests.journeys.telling import ROAD, hand_in, made, tell_in_short, wrong

DECIDING, DECIDES = "吉0104", {"zh-hans": "朝阳区人民法院", "en": "Chaoyang"}
GREEN = {"zh-hans": "本件走企业绿色通道", "en": "This filing goes through the green channel"}
SALE = "88"
REST = """
from django.contrib.sessions.models import Session
key = "{session}"
from django.contrib.sessions.backends.db import SessionStore
kept = SessionStore(session_key=key)
for record in kept["account_authentication_methods"]:
    record["at"] -= 301
kept.save()
"""
KEYS = """
import json
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from portal.people.models import Person
person = Person.objects.get(username="{who}")
session = SessionStore()
session[SESSION_KEY] = str(person.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session[HASH_SESSION_KEY] = person.get_session_auth_hash()
session.save()
print("key=" + session.session_key)
"""


PAIRS = [(1280, "zh-hans"), (360, "en")]


@pytest.mark.parametrize(("width", "language"), PAIRS)
def test_a_company_sues_through_its_lawyer_in_the_green_channel(
    filer_at, sign_in, portal, width, language
):
    filer = filer_at(width, language)
    sign_in(filer.page, "lawyer")
    begin_as_lawyer(filer)
    name_the_company(filer)
    give_the_mandate(filer)
    name_the_debtor(filer)
    tell_the_sale(filer)
    filer.task("evidence")
    filer.send("files", ("买卖合同.pdf", proofs.scan(proofs.NOTE, proofs.TALK)))
    filer.press()
    filer.follow("ul.files .actions a")
    filer.save(proves="双方约定价款和付款日期")
    hand_in(filer, "STANDING", "律师事务所函.pdf", proofs.scan(proofs.NOTE))
    hand_in(filer, "IDENTITY", "营业执照.jpg", proofs.photograph(proofs.NOTE, 3))
    finish_the_papers(filer)
    filer.task("papers")
    papers = filer.page.locator("ul.task-list").inner_text()
    assert "授权委托书" in papers
    assert "法定代表人身份证明" in papers
    filer.follow('main a[href*="/papers/POWER/"]')
    assert "特别授权" in filer.said()
    filer.look("power-of-attorney")
    filer.follow(".crumbs a")
    filer.follow('main a[href*="/sign/"]')
    filer.draw()
    filer.press()
    filer.save(code=filer.code())
    submit_after_a_rest(filer, portal)
    assert GREEN[language] in filer.said()
    filer.look("receipt-company")


def begin_as_lawyer(filer):
    filer.page.goto("/file/new/first-civil/")
    filer.save(capacity="LAWYER", agrees="yes")
    filer.begun()
    filer.follow('ul.task-list a[href$="/cause/"]')
    filer.page.locator("#q").fill("买卖合同")
    filer.follow_by(lambda: filer.page.locator("#q").press("Enter"))
    filer.save(cause=SALE)
    filer.save(way="sale")


def name_the_company(filer):
    """What it is, its code (mistyped once), and who represents it."""
    filer.task("side/plaintiff")
    filer.save(kind="ORGANISATION")
    code = made().uscc()
    filer.save(name="长春试验农机有限公司", number=wrong(code), representative="周试华",
               representative_post="经理", entity_type="有限责任公司")
    expect(filer.page.locator("#div_id_number.bad")).to_be_visible()
    filer.save(number=code)
    filer.save(phone="17000000778", domicile=ROAD)


def give_the_mandate(filer):
    """The lawyer's own details are known; a mistyped licence is found; special authority."""
    filer.follow('main a[href$="/agents/"]')
    licence = filer.page.locator("[name=licence]").input_value()
    assert len(licence) == 17
    filer.save(work_unit="吉林试验律师事务所", licence=licence[:-1], authority="SPECIAL")
    expect(filer.page.locator("#div_id_licence.bad")).to_be_visible()
    filer.look("mandate")
    filer.save(licence=licence)
    expect(filer.page.locator("ul.people li")).to_have_count(1)


def name_the_debtor(filer):
    filer.task("side/defendant")
    filer.save(kind="ORGANISATION")
    filer.save(name="吉林试验商贸有限公司", number=made().uscc(), representative="马试一")
    filer.save(phone="17000000779", domicile=ROAD)
    filer.task("court")
    filer.page.locator("details:has([name=court]) > summary").click()
    filer.fill(court=DECIDING)
    filer.press()


def tell_the_sale(filer):
    filer.task("about/claims")
    filer.look("claims-company")
    filer.save(claim__price="120000", claim__costs="yes")
    filer.task("about/goods")
    filer.save(goods__name="拖拉机配件", goods__quantity="40件", goods__price="3000")
    filer.save(payment__total="120000", payment__due="2026年3月1日前付清")
    filer.task("about/breach")
    filer.save(breach__words="被告收货后未付款", breach__since="2026-03-02")


def finish_the_papers(filer):
    filer.task("address")
    filer.follow('main a[href$="/address/"]')
    filer.save(service_address=ROAD, accepts_e_service="True")
    filer.task("mediation")
    filer.save(accepts="no")


def submit_after_a_rest(filer, portal):
    """The lawyer was away for five minutes: asked who it is, and then it goes on by itself."""
    filer.page.goto(f"{filer.filing}check/")
    filer.look("check-company")
    assert GREEN[filer.language] in filer.said()
    session = next(
        one["value"] for one in filer.page.context.cookies() if one["name"] == "sessionid"
    )
    portal.manage("shell", "--no-imports", "-c", REST.format(session=session))
    filer.save(is_true="yes")
    filer.look("is-it-you")
    filer.save(password="demo-Changchun-2026")
    assert "/receipt/" in filer.page.url


@pytest.mark.parametrize(("width", "language"), PAIRS)
def test_a_counter_takes_in_for_another_court_and_that_court_has_it_at_once(
    filer_at, sign_in, portal, width, language
):
    clerk = filer_at(width, language)
    sign_in(clerk.page, "clerk")
    enter_for_somebody(clerk)
    tell_in_short(clerk)
    clerk.page.goto(f"{clerk.filing}check/")
    clerk.look("check-counter")
    clerk.save(is_true="yes")
    number = clerk.page.locator(".reference").inner_text()
    assert DECIDES[language] in clerk.said()
    clerk.look("receipt-counter")
    clerk.page.goto("/staff/filings/passed-on/")
    row = clerk.page.locator("tr", has_text=number)
    assert DECIDES[language] in row.inner_text()
    assert "30" in row.inner_text(), "minutes until the other court answers, a target"
    clerk.look("custody")
    there = signed_in_as(filer_at(width, language), portal, "0104-clerk")
    there.page.goto("/staff/filings/passed-on/?way=got")
    assert number in there.said()
    there.page.goto("/staff/filings/")
    assert number in there.said()
    there.look("queue-of-the-deciding-court")


def enter_for_somebody(clerk):
    """The document is seen at the counter; its number was mistyped once."""
    clerk.page.goto("/staff/filings/enter/")
    card = made().resident_id()
    clerk.save(full_name="赵试一", document="RESIDENT_ID", number=wrong(card), for_court=DECIDING,
               phone=f"170{random.randrange(10**8):08d}", kind="FIRST_CIVIL")
    expect(clerk.page.locator("#div_id_number.bad")).to_be_visible()
    clerk.look("counter")
    clerk.save(number=card)
    clerk.begun()


def signed_in_as(filer, portal, who):
    """Somebody of the demo who is not among those with a password."""
    key = portal.manage("shell", "--no-imports", "-c", KEYS.format(who=who)).split("key=")[1]
    filer.page.context.add_cookies(
        [{"name": "sessionid", "value": key.strip(), "url": portal.url}]
    )
    return filer
