"""Evidence from a phone on a bad line: 20 MB in pieces, the line drops, nothing is lost."""

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys import looking

SLOW = {"offline": False, "latency": 40, "downloadThroughput": -1, "uploadThroughput": 4_000_000}
WORDS = {
    "zh-hans": {"waits": "网络断开", "arrived": "已送达", "filed": "已入卷", "program": "这是程序"},
    "en": {
        "waits": "The line dropped", "arrived": "Arrived", "filed": "Filed:",
        "program": "This is a program",
    },
}


@pytest.fixture
def big_scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scan of four pages and 20 MB, the cover sheet first; no two are the same."""
    noise = [Image.effect_noise((3_000, 2_400), 60 + n).convert("RGB") for n in range(4)]
    body = io.BytesIO()
    noise[0].save(body, "PDF", save_all=True, append_images=noise[1:], quality=96)
    path = tmp_path_factory.mktemp("scan") / "证据 扫描.pdf"
    path.write_bytes(body.getvalue())
    assert path.stat().st_size > 18 * 1024 * 1024
    return path


def a_cover_sheet(page: Page) -> str:
    """Make one for the first dossier on the clerk's list; its code."""
    page.goto("/staff/dossiers/")
    page.locator("table tbody a").first.click()
    page.locator("a[href$='/cover/']").click()
    page.locator("#id_title").fill("补充证据")
    page.locator("#id_slot").select_option("EVIDENCE")
    page.locator("main form button[type=submit]").click()
    return page.locator(".cover-sheet .code").inner_text()


@pytest.mark.parametrize(("width", "language"), [(360, "zh-hans"), (1280, "en")])
def test_twenty_megabytes_resume_after_the_line_dropped(
    page_at, sign_in, keep_picture, big_scan, width, language
):
    words, page = WORDS[language], page_at(width, language)
    sign_in(page, "clerk")
    code = a_cover_sheet(page)
    page.goto("/staff/dossiers/scans/")
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    pieces: list[str] = []
    page.on("response", lambda answer: pieces.append(answer.request.method))
    page.locator("#id_file").set_input_files(big_scan)
    page.wait_for_function("() => document.querySelector('.uploads progress')?.value > 0.2")
    line.send("Network.emulateNetworkConditions", SLOW | {"offline": True})
    page.locator(".uploads .state", has_text=words["waits"]).wait_for()
    looking.check_axe(page)
    keep_picture(page, f"upload-waits-{width}-{language}")
    sent_before = pieces.count("PATCH")
    line.send("Network.emulateNetworkConditions", SLOW)
    page.locator(".uploads .state", has_text=words["arrived"]).wait_for(timeout=60_000)
    # No piece that had arrived was sent again: at most the one that was on its way.
    whole = -(-big_scan.stat().st_size // (512 * 1024))
    assert sent_before > 2
    assert pieces.count("PATCH") <= whole + 1
    page.locator("#id_code").fill(code)
    page.locator("main form button[type=submit]").first.click()
    page.locator(".note", has_text=words["filed"]).wait_for()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_refused_file_says_how_to_mend_it_beside_its_name(page_at, sign_in, language):
    page = page_at(360, language)
    sign_in(page, "clerk")
    page.goto("/staff/dossiers/scans/")
    page.locator("#id_file").set_input_files(
        {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x90\0" + bytes(100)}
    )
    page.locator(".uploads .bad .state", has_text=WORDS[language]["program"]).wait_for()
    looking.check_axe(page)
    page.locator(".uploads button").first.click()
    expect(page.locator(".uploads li")).to_have_count(0)


def test_without_javascript_the_file_travels_with_the_form(browser, portal, sign_in):
    context = browser.new_context(base_url=portal.url, java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    sign_in(page, "clerk")
    code = a_cover_sheet(page)
    page.goto("/staff/dossiers/scans/")
    page.locator("#id_code").fill(code)
    sheets = [Image.new("1", (600, 800), 1) for _n in range(2)]
    body = io.BytesIO()
    sheets[0].save(body, "PDF", save_all=True, append_images=sheets[1:])
    page.locator("#id_file").set_input_files(
        {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": body.getvalue()}
    )
    page.locator("main form button[type=submit]").first.click()
    page.locator(".note", has_text=WORDS["zh-hans"]["filed"]).wait_for()
    context.close()
