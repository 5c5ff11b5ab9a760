"""One who files, at a browser: each method is a station of the way, as a person would pass it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

from tests.journeys import proofs
from tests.journeys.looking import Guard, Seen

CODE = re.compile(r"(?:验证码|驗證碼|[Cc]ode(?: is)?)\D{0,4}(\d{6})")
PICTURES = {"tasks", "evidence", "receipt", "is-it-you", "custody", "witnessed"}
"""The stations whose pictures are kept when somebody asks for pictures."""
PRESS = "main form[method=post] button.button[type=submit]"


@dataclass
class Filer:
    """``keep(page, name)`` keeps a picture, when pictures were asked for."""

    page: Page
    guard: Guard
    width: int
    language: str
    keep: Callable[[Page, str], None]
    filing: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(10_000)

    def look(self, name: str) -> None:
        """Nothing wider than the screen, no word of the other language; a picture of it."""
        self.page.wait_for_load_state("domcontentloaded")
        seen = Seen(self.page, self.guard)
        wide = self.page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{name} is {wide}px wider than the screen"
        script = "en" if self.language == "en" else "zh-hans"
        faults = seen.faults_of_text(script)
        assert faults == [], f"{name}: {faults}"
        if name in PICTURES:
            self.keep(self.page, f"filing-{name}-{self.width}-{self.language}")

    def said(self) -> str:
        return self.page.inner_text("main")

    def begun(self) -> None:
        """This page is the list of tasks of the draft."""
        self.filing = self.page.url

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
        self.follow_by(lambda: self.page.locator(button).first.click())

    def save(self, **answers: str) -> None:
        self.fill(**answers)
        self.press()

    def press_slowly(self) -> None:
        """With a slow finger: the last field is saved, and found wrong, before it lifts."""
        button = self.page.locator(PRESS).first
        button.scroll_into_view_if_needed()
        button.hover()
        with self.page.expect_response(lambda answer: answer.request.method == "POST"):
            self.page.mouse.down()
        self.page.wait_for_timeout(300)
        self.follow_by(self.page.mouse.up)

    def follow(self, selector: str) -> None:
        self.follow_by(lambda: self.page.locator(selector).first.click())

    def follow_by(self, act: Callable[[], None]) -> None:
        with self.page.expect_navigation():
            act()

    def task(self, place: str) -> None:
        """From the list of tasks to the page whose address ends so."""
        self.page.goto(self.filing)
        self.follow(f'ul.task-list a[href$="/{place}/"]')

    def send(self, name: str, *files: tuple[str, bytes]) -> None:
        """Choose files, or take a photo; wait until each has arrived in pieces."""
        arrived = self.page.locator(f".uploads input[name={name}_stored]")
        self.page.locator(f"#id_{name}").set_input_files(
            [proofs.upload(*one) for one in files]
        )
        arrived.nth(len(files) - 1).wait_for(state="attached")

    def draw(self) -> None:
        """A signature, drawn with a finger."""
        pad = self.page.locator("canvas")
        pad.scroll_into_view_if_needed()
        box = pad.bounding_box()
        assert box
        finger = self.page.mouse
        finger.move(box["x"] + 20, box["y"] + 30)
        finger.down()
        for step in range(1, 20):
            finger.move(box["x"] + 20 + step * 9, box["y"] + 30 + step % 4 * 14)
        finger.up()

    def code(self) -> str:
        """The newest code that arrived on any phone of the demo."""
        phones = self.page.context.new_page()
        phones.goto("/sandbox/")
        found = CODE.search(phones.inner_text("main"))
        phones.close()
        assert found, "no code arrived"
        return found[1]
