"""What several journeys tell alike: numbers, papers in their places, the least a court takes."""

import random

from portal.people.synthetic import Synthetic

ROAD = "吉林省长春市朝阳区试验大街100号"
LENT = {"claim__words": "请求判令被告返还借款20000元", "claim__amount": "20000"}


def made():
    return Synthetic(random.randrange(10**6))


def wrong(number):
    """The same number with one of its last digits mistyped."""
    return number[:-1] + ("1" if number[-1] != "1" else "2")


def hand_in(filer, slot, name, content):
    """One more paper, in the place it belongs to."""
    filer.page.locator(f"details:has([href='?slot={slot}']) > summary").click()
    filer.follow(f"[href='?slot={slot}']")
    filer.send("files", (name, content))
    filer.press()


def tell_in_short(filer):
    """The least a court takes: whom, what for, what is asked, and consent."""
    filer.follow('ul.task-list a[href$="/cause/"]')
    filer.page.locator("#q").fill("借钱不还")
    filer.follow_by(lambda: filer.page.locator("#q").press("Enter"))
    filer.save(cause="108.3")
    filer.save(way="general")
    filer.task("side/defendant")
    filer.save(kind="NATURAL")
    filer.save(name="钱试二")
    filer.save(phone="17000000322", domicile=ROAD)
    filer.task("about/claims")
    filer.save(**LENT)
    filer.save(facts__story="2025年3月1日被告借款两万元，至今未还。", facts__reasons="有借条。")
    filer.page.goto(f"{filer.filing}consent/")
    filer.save(agrees="yes")
