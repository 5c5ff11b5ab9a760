"""What is looked at on a page: its guard, axe's rules, the language of every word, its width."""

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from babel.messages.pofile import read_po
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
OF_LAYOUT = (
    "target-size", "scrollable-region-focusable", "link-in-text-block", "meta-viewport",
)
"""The rules whose answer can change when only the width or the size of type changes."""
CONTRAST = "color-contrast"


def axe_of_layout(*more: str) -> dict[str, Any]:
    """What to ask of a page that was asked everything in another layout."""
    values = [*OF_LAYOUT, *more]
    return {"runOnly": {"type": "rule", "values": values}, "resultTypes": ["violations"]}


LARGE_TYPE = "large => document.documentElement.classList.toggle('large', large)"
PO = Path(__file__).resolve().parent.parent.parent / "locale/zh_Hans/LC_MESSAGES/django.po"
GAP = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")
OTHER_WORDS = {
    # Chinese on an English page; two English words in a row on a Chinese one.
    "en": r"[\u3400-\u9fff]",
    "zh-hans": r"[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}",
}
WORDS = """
([pattern, other]) => {
  const wrong = new RegExp(pattern), found = new Set();
  const exempt = `[lang|="${other}"], [translate="no"], [data-said], script, style, code, kbd`;
  const look = (element, text) => {
    if (wrong.test(text) && !element.closest(exempt)) found.add(text.trim());
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) look(walker.currentNode.parentElement, walker.currentNode.data);
  for (const name of ["aria-label", "title", "alt", "placeholder"])
    for (const element of document.querySelectorAll(`[${name}]`))
      look(element, element.getAttribute(name));
  look(document.documentElement, document.title.split(" · ")[0]);
  return [...found];
}
"""
WIDER_THAN_SCREEN = """
() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  return [...document.body.querySelectorAll("*")]
    .filter(e => e.getBoundingClientRect().right > page.clientWidth + 1)
    .slice(0, 4).map(e => e.tagName.toLowerCase() + "." + e.className);
}
"""


@dataclass
class Guard:
    """Notes what no page may do: speak to another host, break the policy, fail in the console."""

    page: Page
    home: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("request", self._request)
        self.page.on("response", self._response)

    def _console(self, said: ConsoleMessage) -> None:
        # Chromium reports every answer of 400 and more as an error; those are judged by status.
        if said.type in ("error", "warning") and "Failed to load resource" not in said.text:
            self.faults.append(f"console: {said.text}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and not request.url.startswith(
            self.home
        ):
            self.faults.append(f"leaves this host: {request.url}")

    def _response(self, response: Response) -> None:
        is_missing_part = response.status == 404 and not response.request.is_navigation_request()
        if response.status >= 500 or is_missing_part:
            self.faults.append(f"{response.status} {response.url}")


@dataclass
class Seen:
    """A page and what is noticed on it."""

    page: Page
    guard: Guard

    def lay_out(self, width: int, *, large_type: bool) -> None:
        """The same page in another width and size of type, as the switch in its header does it."""
        self.page.set_viewport_size({"width": width, "height": 800})
        self.page.evaluate(LARGE_TYPE, large_type)

    def faults(self, rules: dict[str, Any]) -> list[str]:
        """Everything wrong with the page as it stands now, at its present width."""
        found = [f"{name}: {nodes}" for name, nodes in axe_violations(self.page, rules).items()]
        wide = self.page.evaluate(WIDER_THAN_SCREEN)
        found += [f"wider than the screen: {part}" for part in wide]
        return found + self.guard.faults

    def faults_of_text(self, language: str) -> list[str]:
        """What does not change with the width: language, heading, words left untranslated."""
        found = []
        said = (self.page.get_attribute("html", "lang") or "").lower()
        if not said.startswith(language[:2]):
            found.append(f"lang is {said!r} on a page in {language}")
        headings = self.page.locator("h1").count()
        if headings != 1:
            found.append(f"{headings} h1")
        other = "zh" if language == "en" else "en"
        words = self.page.evaluate(WORDS, [OTHER_WORDS[language], other])
        left = words if language != "en" else [text for text in words if is_ours(text)]
        return found + [f"left in the other language: {text[:60]}" for text in left]


@cache
def our_chinese() -> re.Pattern[str]:
    """Every sentence the portal itself can say in Chinese, with anything in its gaps.

    Chinese on an English page is either data (names, numbers, what people wrote) or one of
    these: no Chinese stands in the sources, which a house rule holds.
    """
    said = set()
    with PO.open("rb") as file:
        for message in read_po(file):
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            said |= {form for form in forms if len(GAP.sub("", form)) > 3}
    sentences = (".+".join(map(re.escape, GAP.split(form))) for form in sorted(said))
    return re.compile("|".join(sentences))


def is_ours(text: str) -> bool:
    return our_chinese().fullmatch(text) is not None


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def axe_violations(page: Page, rules: dict[str, Any] = AXE) -> dict[str, list[str]]:
    """Rule id → the first few elements that break it (WCAG 2.2 AA and best practice)."""
    if not page.evaluate("() => typeof window.axe === 'object'"):
        page.evaluate(_axe())
    result: dict[str, Any] = page.evaluate("options => axe.run(document, options)", rules)
    return {
        violation["id"]: [str(node["target"]) for node in violation["nodes"][:4]]
        for violation in result["violations"]
    }


def check_axe(page: Page) -> None:
    """Fail when axe finds anything on the page as it stands."""
    found = axe_violations(page)
    assert found == {}, f"{page.url}: {found}"


def cookies(home: str, language: str, session: str | None = None) -> list[dict[str, str]]:
    """What a browser carries: its language, and who is signed in."""
    carried = {"django_language": language}
    if session:
        carried["sessionid"] = session
    return [{"name": name, "value": value, "url": home} for name, value in carried.items()]


def context(
    browser: Browser, home: str, language: str = "zh-hans", large_type: bool = False
) -> BrowserContext:
    """A browser of its own, with its language and its type size."""
    # Without moving parts: a colour on its way to another one is no colour to judge.
    made = browser.new_context(
        base_url=home, locale="zh-CN", timezone_id="Asia/Shanghai", reduced_motion="reduce"
    )
    made.add_cookies(cookies(home, language))
    if large_type:
        made.add_cookies([{"name": "large_type", "value": "1", "url": home}])
    return made
