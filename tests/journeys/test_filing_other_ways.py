"""The same up to the receipt: a company through its lawyer, at a counter, and from abroad."""

import random

import pytest

from portal.people.synthetic import Synthetic
from tests.journeys import proofs

ROAD = "吉林省长春市朝阳区试验大街100号"
DECIDING, DECIDES = "吉0104", {"zh-hans": "朝阳区人民法院", "en": "Chaoyang"}
GREEN = {"zh-hans": "绿色通道", "en": "Green channel"}
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


def made():
    return Synthetic(random.randrange(10**6))


def wrong(number):
    """The same number with one of its last digits mistyped."""
    return number[:-1] + ("1" if number[-1] != "1" else "2")


@pytest.mark.parametrize(("width", "language"), [(1280, "zh-hans"), (360, "en")])
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
    assert filer.page.locator("#div_id_number.bad").is_visible()
    filer.save(number=code)
    filer.save(phone="17000000778", domicile=ROAD)


def give_the_mandate(filer):
    """The lawyer's own details are known; a mistyped licence is found; special authority."""
    filer.follow('main a[href$="/agents/"]')
    licence = filer.page.locator("[name=licence]").input_value()
    assert len(licence) == 17
    filer.save(work_unit="吉林试验律师事务所", licence=licence[:-1], authority="SPECIAL")
    assert filer.page.locator("#div_id_licence.bad").is_visible()
    filer.look("mandate")
    filer.save(licence=licence)
    assert filer.page.locator("ul.people li").count() == 1


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
    session = next(
        one["value"] for one in filer.page.context.cookies() if one["name"] == "sessionid"
    )
    portal.manage("shell", "--no-imports", "-c", REST.format(session=session))
    filer.save(is_true="yes")
    filer.look("is-it-you")
    filer.save(password="demo-Changchun-2026")
    assert "/receipt/" in filer.page.url
