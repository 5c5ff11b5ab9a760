"""The same up to the receipt from beyond the border, with a mandate a judge witnessed by video."""

import pytest

from tests.journeys import proofs
from tests.journeys.telling import hand_in, tell_in_short

JUDGE = "周明哲"
ITS_TIME = """
from filing.models import Witnessing
from portal.common import clock
rows = Witnessing.objects.unscoped(because="the day of the video has come")
rows.filter(state="APPOINTED", room="房间123").update(starts_at=clock.now())
"""
WITNESSED = {"zh-hant": "法官已經見證", "en": "A judge witnessed it"}
WORKING_DAYS = {"zh-hant": "個工作日", "en": "working day"}


@pytest.mark.parametrize(("width", "language"), [(360, "zh-hant"), (1280, "en")])
def test_from_abroad_a_judge_witnesses_the_mandate_and_the_filing_goes_in(
    filer_at, sign_in, portal, width, language
):
    filer, court = filer_at(width, language), filer_at(1280)
    sign_in(filer.page, "litigant")
    filer.page.goto("/file/abroad/")
    filer.look("abroad")
    filer.follow("a.button.big")
    filer.save(category="HMT_RESIDENT", place="香港", wants_lawyer="yes", agrees="yes")
    filer.follow(".note.warning a")
    filer.fill(court="吉01")
    filer.press()
    filer.begun()
    filer.follow('main a[href$="/witness/"]')
    filer.save(lawyer="郑试五", lawyer_firm="试验律师事务所", lawyer_licence="12201201210786270",
               authority="SPECIAL", matters="代为起诉、参加一审", spoken="粤语")
    filer.look("asked-for-a-video")
    set_a_time(court, sign_in)
    filer.page.reload()
    assert "房间123" in filer.said()
    filer.look("video-set")
    portal.manage("shell", "--no-imports", "-c", ITS_TIME)
    record_the_witnessing(court, sign_in)
    filer.page.reload()
    assert WITNESSED[language] in filer.said()
    filer.look("witnessed")
    filer.follow(f'main a.button[href="{filer.filing.removeprefix(portal.url)}"]')
    tell_in_short(filer)
    hand_in_identity(filer)
    filer.page.goto(f"{filer.filing}check/")
    filer.save(is_true="yes")
    assert "SQ2026-01-" in filer.page.locator(".reference").inner_text()
    assert WORKING_DAYS[language] in filer.said()
    filer.look("receipt-abroad")


def set_a_time(court, sign_in):
    """The clerk offers a time, with a judge of the case-filing division."""
    sign_in(court.page, "clerk")
    court.page.goto("/staff/witnessings/")
    court.follow("main table a, main ul a")
    when = court.page.evaluate("() => new Date(Date.now() + 864e5).toISOString().slice(0, 10)")
    form = "main form[action$='/appoint/']"
    court.page.locator(f"{form} [name=judge]").select_option(label=JUDGE)
    court.fill(starts_at=f"{when}T10:00", room="房间123")
    court.press(f"{form} button[type=submit]")
    court.look("time-set")


def record_the_witnessing(court, sign_in):
    """The judge ticks every check and writes the record."""
    address = court.page.url
    court.page.context.clear_cookies(name="sessionid")
    sign_in(court.page, "judge")
    court.page.goto(address)
    form = "main form[action$='/witness/']"
    for tick in court.page.locator(f"{form} [name=ticks]").all():
        tick.check()
    court.page.locator(f"{form} [name=record]").fill("三方在视频中。委托书当面宣读并签署。")
    court.press(f"{form} button[type=submit]")
    court.look("witness-record")


def hand_in_identity(filer):
    filer.task("evidence")
    hand_in(filer, "IDENTITY", "通行证.jpg", proofs.photograph(proofs.NOTE, 4))

