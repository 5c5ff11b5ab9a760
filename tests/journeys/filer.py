"""One who files, at a browser: each method is a station of the way, as a person would pass it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator, Page

CODE = re.compile(r"(?:验证码|驗證碼|[Cc]ode(?: is)?)\D{0,4}(\d{6})")
PRESS = "main form button.button[type=submit]"


@dataclass
class Filer:
    """``look(name)`` is called at each station: it judges the page and keeps a picture."""

    page: Page
    look: Callable[[str], None] = lambda name: None
    filing: str = field(default="")

    # -- Hands -------------------------------------------------------------------------------
    def fill(self, **answers: str) -> None:
        """Answer the questions of this page by the names of their fields, ``_`` for a dot."""
        self.answer({name.replace("__", "."): value for name, value in answers.items()})

    def answer(self, answers: dict[str, str]) -> None:
        for name, value in answers.items():
            self._answer(self.page.locator(f'main [name="{name}"]:not([type=hidden])'), value)

    @staticmethod
    def _answer(fields: Locator, value: str) -> None:
        first = fields.first
        kind = first.evaluate("field => field.type")
        if kind == "radio":
            first.page.locator(
                f'main [name="{first.get_attribute("name")}"][value="{value}"]'
            ).check()
        elif kind == "checkbox":
            first.set_checked(value == "yes")
        elif kind == "select-one":
            first.select_option(value)
        else:
            first.fill(value)

    def press(self, button: str = PRESS) -> None:
        """Press the button that names the act, and wait for the page it leads to."""
        with self.page.expect_navigation():
            self.page.locator(button).first.click()

    def save(self, **answers: str) -> None:
        self.fill(**answers)
        self.press()

    def follow(self, selector: str) -> None:
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()

    def task(self, place: str) -> None:
        """From the list of tasks to the page whose address ends so."""
        self.page.goto(f"{self.filing}")
        self.follow(f'ul.task-list a[href$="/{place}/"]')

    def code(self) -> str:
        """The newest code that arrived on any phone of the demo."""
        phones = self.page.context.new_page()
        phones.goto("/sandbox/")
        found = CODE.search(phones.inner_text("main"))
        phones.close()
        assert found, "no code arrived"
        return found[1]
