"""Every page, for a role that may open it: axe, language and width, in both sizes of type."""

import itertools

import pytest
from playwright.sync_api import expect

from tests import arguments, routes
from tests.journeys import looking

WIDTHS = (360, 768, 1280)
WIDELY = 2
CONTRAST_IN = {
    (768, False): "zh-hans", (360, True): "en", (768, True): "en", (1280, True): "zh-hans",
}
PACKAGE_PAGES = {
    "account_login", "account_signup", "account_logout", "account_change_password", "mfa_index",
    "mfa_activate_totp", "mfa_list_webauthn", "usersessions_list",
}  # fmt: skip
"""Pages that packages bring and people meet, drawn by our templates."""


def pages() -> list[str]:
    ours = {route.name for route in routes.ours()}
    looked_at = (ours | PACKAGE_PAGES) - set(arguments.NO_PAGES)
    return sorted(name for name in looked_at if not name.startswith("api:"))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("name", pages())
def test_a_page_is_accessible(portal, page_as, name, language):
    """Loaded once, then laid out in every width and size of type.

    Every rule is asked on the narrowest and the widest screen; between them, and in large type,
    the rules whose answer depends on the layout. Colours are the same in both languages: there
    contrast, the slowest rule, is asked in one of them.
    """
    faults = []
    for place, (role, path) in enumerate(portal.visits["pages"].get(name, [])):
        seen = page_as(role, language)
        seen.page.goto(path)
        faults += [f"{role} {path}: {fault}" for fault in seen.faults_of_text(language)]
        # Where each role sees the same parts in another number, a phone is enough for the rest.
        widths = WIDTHS if place < WIDELY else WIDTHS[:1]
        for large_type, width in itertools.product((False, True), widths):
            seen.lay_out(width, large_type=large_type)
            found = seen.faults(rules_for(width, language, large_type=large_type))
            where = f"{role} {path} at {width}{' in large type' if large_type else ''}"
            faults += [f"{where}: {fault}" for fault in found]
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


def rules_for(width, language, *, large_type):
    if not large_type and width in (min(WIDTHS), max(WIDTHS)):
        return looking.AXE
    if CONTRAST_IN[width, large_type] == language:
        return looking.axe_of_layout(looking.CONTRAST)
    return looking.axe_of_layout()


def test_large_type_is_what_pages_are_looked_at_in(page_at):
    """The switch in the header does to a page what the walk above does to it."""
    page = page_at(360)
    page.goto("/")
    page.locator("button[name=large]").click()
    expect(page.locator("html")).to_have_class("large")
    expect(page.locator("body")).to_have_css("font-size", "24px")


def test_the_demo_court_opens_every_page(portal):
    """A page nobody in the demo can open is a page nobody has seen."""
    opened, others = portal.visits["pages"], portal.visits["others"]
    unseen = {name for name in pages() if not opened.get(name) and name not in others}
    assert unseen == set()
