"""A form open for an hour: the page says in time that the sign-in ends, and nothing is lost."""

import pytest
from playwright.sync_api import expect

from tests.journeys import looking

TYPED = "很长的一段话，写了很久。"
NEW = "/accounts/mandates/new/"
WARNED = "#session-ending"


@pytest.fixture
def form(page_at, sign_in):
    """A half-filled form of somebody signed in for 60 minutes, in a browser whose clock we turn."""
    page = page_at(360)
    sign_in(page, "litigant")
    page.clock.install()
    page.goto(NEW)
    page.locator("main form input[type=text]").first.fill(TYPED)
    return page


def test_the_page_warns_and_one_click_stays(form, keep_picture):
    form.clock.fast_forward("54:00")
    expect(form.locator(WARNED)).to_be_hidden()
    form.clock.fast_forward("01:30")
    expect(form.locator(WARNED)).to_be_visible()
    expect(form.locator(f"{WARNED} form[method=post] button")).to_be_focused()
    looking.check_axe(form)
    keep_picture(form, "session-ending-360-zh-hans")
    form.keyboard.press("Enter")
    expect(form.locator(WARNED)).to_be_hidden()
    assert form.locator("main form input[type=text]").first.input_value() == TYPED
    form.clock.fast_forward("54:00")
    expect(form.locator(WARNED)).to_be_hidden()


def test_who_is_typing_is_not_asked(form):
    form.clock.fast_forward("54:30")
    form.locator("main form input[type=text]").first.fill(TYPED * 2)
    with form.expect_response("**/accounts/sessions/stay/"):
        form.clock.fast_forward("00:45")
    expect(form.locator(WARNED)).to_be_hidden()


def test_the_warning_in_another_tab_goes_when_one_tab_stays(form):
    form.clock.fast_forward("56:00")
    expect(form.locator(WARNED)).to_be_visible()
    form.context.new_page().goto(NEW)
    expect(form.locator(WARNED)).to_be_hidden()


def test_when_nobody_answered_it_says_what_to_do(form):
    form.clock.fast_forward("01:01:00")
    expect(form.locator(f"{WARNED} [data-when=over]")).to_be_visible()
    expect(form.locator(f"{WARNED} form[method=post]")).to_be_hidden()
    form.locator(f"{WARNED} form[method=dialog] button").click()
    assert form.locator("main form input[type=text]").first.input_value() == TYPED
