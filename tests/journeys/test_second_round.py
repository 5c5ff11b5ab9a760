"""The later rounds on the desk: what was told stays in view, only differences are open (LR 7)."""

from pathlib import Path

from playwright.sync_api import expect

OTHER = "OTHER"


def test_only_differences_are_open_and_anything_else_needs_the_head(
    portal, page_at, sign_in, keep_picture
):
    script = (Path(__file__).parent / "second_round.py").read_text()
    filing, heads = portal.manage("shell", "--no-imports", "-c", script).splitlines()[-1].split()

    def as_role(name):
        page = page_at(1280, "en")
        sign_in(page, name)
        page.goto(f"/staff/filings/{filing}/")
        return page

    clerk = as_role("clerk")
    keep_picture(clerk, "desk-second-round-1280-en")
    check_what_is_open(clerk)
    raise_what_was_known(clerk)
    give_leave(as_role(heads))
    clerk.goto(f"/staff/filings/{filing}/")
    mark(clerk, "tr.changed")
    expect(clerk.locator(f"#marking option[value={OTHER}]")).to_have_count(1)
    leave(clerk)
    put_a_slip_right(clerk)


def check_what_is_open(clerk):
    """What was told and what changed stand in view; of the fields only those that changed."""
    assert "round 1" in clerk.locator("details:has-text('Told in earlier rounds')").inner_text()
    changes = clerk.locator("section[aria-labelledby=changes]").inner_text()
    assert "2025" in changes
    blocks = clerk.locator("details.card:has(> table.fields)")
    opened = clerk.locator("details.card[open]:has(> table.fields)")
    assert opened.count() < blocks.count()
    expect(opened.locator("tr.changed")).to_have_count(1)


def raise_what_was_known(clerk):
    """What rests on a mark is said; what the first notice should have told is refused."""
    mark(clerk, "tr.changed")
    assert "Look at this again" in clerk.inner_text("#marking .note.warning")
    assert clerk.locator(f"#marking option[value={OTHER}]").count() == 0
    leave(clerk)
    clerk.locator("details.card:not([open]):has(> table.fields) > summary").first.click()
    mark(clerk, "details[open] tr:not(.changed):has(a[data-press=f])")
    with clerk.expect_navigation():
        clerk.keyboard.press("Control+Enter")
    assert "LR 7" in clerk.inner_text(".error-summary")


def give_leave(head):
    with head.expect_navigation():
        head.keyboard.press("o")
    head.wait_for_function("() => document.activeElement.matches('[autofocus]')")
    head.keyboard.type("首轮未能看出。")
    with head.expect_navigation():
        head.keyboard.press("Control+Enter")


def put_a_slip_right(clerk):
    """With what it became and how the clerk knows, kept for everybody to read."""
    clerk.locator("details:not([open]):has(a[data-press=s]) > summary").first.click()
    clerk.locator("details[open] a[data-press=s]").first.click()
    clerk.locator("#marking textarea[name=became]").fill("长春市朝阳区试验路2号")
    clerk.locator("#marking input[name=why]").fill("与身份证一致")
    with clerk.expect_navigation():
        clerk.keyboard.press("Control+Enter")
    slips = clerk.locator("details:has(> summary:text('Slips put right'))")
    slips.locator("summary").click()
    assert "与身份证一致" in slips.inner_text()


def leave(page):
    """Esc leaves the small form of a mark."""
    page.keyboard.press("Escape")
    page.wait_for_function("() => !document.querySelector('#marking form')")


def mark(page, row):
    """Open the form of a mark on this line by key."""
    page.locator(f"{row} a").first.focus()
    page.keyboard.press("f")
    page.wait_for_function("() => document.activeElement.closest('#marking')")
