"""A real browser on a real portal. Everything here runs only when ``-m browser`` asks for it."""

import faulthandler
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys import looking
from tests.journeys.filer import Filer
from tests.journeys.server import Portal, Served

HUNG_S = 300
"""No journey takes this long: a browser that answers nothing ends its worker, not the night."""
DEMO_PASSWORD = "demo-Changchun-2026"
SCREENSHOTS = Path(__file__).resolve().parent.parent.parent / "docs" / "screenshots"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """The browser's driver waits for ever when the browser hangs; then xdist starts another."""
    if item.config.getoption("--served-at"):
        return (yield)
    faulthandler.dump_traceback_later(HUNG_S, exit=True, file=sys.__stderr__)
    try:
        return (yield)
    finally:
        faulthandler.cancel_dump_traceback_later()


@pytest.fixture(scope="session")
def portal(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Portal | Served]:
    """The demo court on a database file of its own, served by gunicorn with threads.

    With --served-at it is one that runs already, on whatever parts; its own sweeps drive it.
    """
    url = request.config.getoption("--served-at")
    if url:
        yield Served(url.rstrip("/"))
        return
    court = Portal(tmp_path_factory.mktemp("portal"))
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    court.prepare(Path(os.environ.get("COURT_OF_JOURNEYS", shared / "court")))
    court.start()
    yield court
    court.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "Chromium is needed: install the system's package"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium)
        yield running
        running.close()


@pytest.fixture(scope="session")
def kept_page(portal: Portal, browser: Browser) -> looking.Seen:
    """One page for the whole walk: another browser context for each person costs half a second."""
    page = looking.context(browser, portal.url).new_page()
    return looking.Seen(page, looking.Guard(page, portal.url))


@pytest.fixture
def page_as(portal: Portal, kept_page: looking.Seen) -> Callable[[str, str], looking.Seen]:
    """``page_as("judge", "en")``: the kept page, signed in as this role, in this language."""

    def become(role: str, language: str) -> looking.Seen:
        cookies = looking.cookies(portal.url, language, portal.visits["sessions"].get(role))
        kept_page.page.context.clear_cookies()
        kept_page.page.context.add_cookies(cookies)
        kept_page.guard.faults.clear()
        return kept_page

    return become


@pytest.fixture
def page_at(portal: Portal, browser: Browser) -> Iterator[Callable[..., Page]]:
    """``page_at(360, "en", large_type=True)``: a fresh visitor; anything odd fails the test."""
    opened: list[looking.Guard] = []

    def open_page(width: int, language: str = "zh-hans", large_type: bool = False) -> Page:
        context = looking.context(browser, portal.url, language, large_type)
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        opened.append(looking.Guard(page, portal.url))
        return page

    yield open_page
    faults = [fault for guard in opened for fault in guard.faults]
    for guard in opened:
        guard.page.context.close()
    assert faults == []


@pytest.fixture
def filer_at(portal: Portal, page_at: Callable[..., Page], keep_picture) -> Callable[..., Filer]:
    """``filer_at(360, "en")``: somebody who files, at a browser of this width."""

    def come(width: int, language: str = "zh-hans") -> Filer:
        page = page_at(width, language)
        return Filer(page, looking.Guard(page, portal.url), width, language, keep_picture)

    return come


@pytest.fixture
def sign_in() -> Callable[[Page, str], None]:
    """Sign in as a demo role through the page everybody uses."""

    def through_the_form(page: Page, role: str) -> None:
        page.goto("/accounts/login/")
        page.locator("input[name=login]").fill(role)
        page.locator("input[name=password]").fill(DEMO_PASSWORD)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url(lambda url: "/accounts/login" not in url)

    return through_the_form


@pytest.fixture
def keep_picture(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """``keep_picture(page, "receipt-360-zh")``: written only when --screenshots is given."""

    def keep(page: Page, name: str) -> None:
        if request.config.getoption("--screenshots"):
            SCREENSHOTS.mkdir(parents=True, exist_ok=True)
            path = SCREENSHOTS / f"{name}.png"
            page.screenshot(path=path, full_page=True)
            Image.open(path).quantize(96).save(path, optimize=True)

    return keep
