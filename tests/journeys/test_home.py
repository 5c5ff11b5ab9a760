"""The first page everybody sees: it leads on by keyboard, and help stays where it is."""

import pytest
from playwright.sync_api import expect

CONFIGURATIONS = [(360, "zh-hans"), (1280, "zh-hans"), (360, "en"), (1280, "en")]
PAGES = ("/verify/", "/cases/", "/contact-judge/", "/calculators/deadlines/", "/")


@pytest.mark.parametrize(("width", "language"), CONFIGURATIONS)
def test_help_stays_in_its_place_and_the_keyboard_leads_on(page_at, keep_picture, width, language):
    page = page_at(width, language)
    places = set()
    for path in PAGES:
        page.goto(path)
        place = page.locator(".strip .phone").bounding_box()
        places.add((place["x"], place["y"]))
    assert len(places) == 1
    assert page.locator(".today [aria-current=date]").count() == 1
    keep_picture(page, f"home-{width}-{language}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/file/")
