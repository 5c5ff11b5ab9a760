"""An unpaid worker with a telephone: from the first page to what to do, without signing in."""

import pytest

CONFIGURATIONS = [(360, "zh-hans"), (1280, "zh-hans"), (360, "en"), (1280, "en")]
DEFENDANTS_COURT = "220103"
WORK_PLACE = "220104"


def answer(page, value):
    page.locator(f'form.one-question input[type=radio][value="{value}"]').check()
    page.locator("form.one-question button[type=submit]").click()


@pytest.mark.parametrize(("width", "language"), CONFIGURATIONS)
def test_an_unpaid_worker_learns_that_arbitration_comes_first(
    page_at, keep_picture, width, language
):
    page = page_at(width, language)
    page.goto("/")
    page.locator('main a[href="/guide/"]').first.click()
    page.locator('button[name=pick][value="wages"]').click()
    answer(page, "205.5")
    answer(page, "NO")
    page.locator("form.one-question select").select_option(DEFENDANTS_COURT)
    page.locator("form.one-question button[type=submit]").click()
    page.locator("form.one-question select").select_option(WORK_PLACE)
    page.locator("form.one-question button[type=submit]").click()
    page.wait_for_url("**/answer/")
    said = page.locator("main").inner_text()
    assert ("劳动争议调解仲裁法" if language == "zh-hans" else "Labour Dispute") in said
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    keep_picture(page, f"guidance-{width}-{language}")
    page.go_back()
    page.wait_for_url(lambda url: "answer" not in url)
