"""A passkey, enrolled and used in a real browser with a virtual authenticator."""

import pytest
from playwright.sync_api import expect

PASSWORD = "mountain-Lantern-48"
MAKE = (
    "from portal.people.models import Person; "
    f"Person.objects.create_user('keyholder', full_name='通行试', password='{PASSWORD}')"
)


@pytest.fixture
def page(portal, browser):
    """A visitor under a name: passkeys belong to a host name, never to a number."""
    context = browser.new_context(base_url=portal.url.replace("127.0.0.1", "localhost"))
    page = context.new_page()
    yield page
    context.close()


@pytest.fixture
def authenticator(page):
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }})  # fmt: skip
    return devtools


def test_somebody_enrols_a_passkey_and_signs_in_with_it(portal, page, authenticator):
    portal.manage("shell", "-c", MAKE)
    page.goto("/accounts/login/?next=/accounts/2fa/webauthn/add/")
    page.fill("#id_login", "keyholder")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url(lambda url: "/accounts/login" not in url)
    if "reauthenticate" in page.url:
        page.fill("#id_password", PASSWORD)
        page.press("#id_password", "Enter")
    page.check("#id_passwordless")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(lambda url: "/add/" not in url)

    page.context.clear_cookies()
    page.goto("/accounts/login/?next=/accounts/sessions/")
    page.click("#passkey_login")
    page.wait_for_url(lambda url: url.endswith("/accounts/sessions/") and "next=" not in url)
    expect(page.locator(".task-list li").first).to_be_visible()


def test_a_passkey_that_does_not_work_says_so(page, authenticator):
    page.goto("/accounts/login/")
    page.route("**/accounts/2fa/webauthn/login/", lambda route: route.abort())
    page.click("#passkey_login")
    page.wait_for_selector("#passkey-trouble:not([hidden])")
