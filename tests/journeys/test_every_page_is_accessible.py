"""Every page, for a role that may open it: axe, language and width, in both sizes of type."""

import pytest

from tests import arguments, routes

WIDTHS = (360, 768, 1280)
WIDELY = 2
PACKAGE_PAGES = {
    "account_login", "account_signup", "account_logout", "account_change_password", "mfa_index",
    "mfa_activate_totp", "usersessions_list",
}  # fmt: skip
"""Pages that packages bring and people meet, drawn by our templates."""


def pages() -> list[str]:
    ours = {route.name for route in routes.ours()}
    looked_at = (ours | PACKAGE_PAGES) - set(arguments.NO_PAGES)
    return sorted(name for name in looked_at if not name.startswith("api:"))


@pytest.mark.parametrize("large_type", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("name", pages())
def test_a_page_is_accessible(portal, page_as, name, language, large_type):
    visits = portal.visits["pages"].get(name, [])
    faults = []
    for place, (role, path) in enumerate(visits):
        seen = page_as(role, language=language, large_type=large_type)
        seen.page.goto(path)
        faults += [f"{role} {path}: {fault}" for fault in seen.faults_of_text(language)]
        # Where each role sees the same parts in another number, a phone is enough for the rest.
        for width in WIDTHS if place < WIDELY else WIDTHS[:1]:
            seen.page.set_viewport_size({"width": width, "height": 800})
            faults += [f"{role} {path} at {width}: {fault}" for fault in seen.faults(language)]
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


def test_the_demo_court_opens_every_page(portal):
    """A page nobody in the demo can open is a page nobody has seen."""
    opened, others = portal.visits["pages"], portal.visits["others"]
    assert [name for name in pages() if not opened.get(name) and name not in others] == []
