"""How our people sign in with allauth: phones, codes, throttles, second factors."""

import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _, gettext_lazy

from portal import audit
from portal.people import codes, vault
from portal.people.forms.fields import PhoneField
from portal.people.models import PEOPLE_CHAIN, Person
from portal.people.sessions import SEEN, SINCE

WRONG_PAIR = gettext_lazy(
    "This name or phone and this password do not belong together. Check both and try again."
)
PATIENCE = gettext_lazy("Too many tries. Wait some minutes, or sign in with a code by phone.")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts known by user name or verified phone; the same words for known and unknown."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG_PAIR,
        "phone_password_mismatch": WRONG_PAIR,
        "email_password_mismatch": WRONG_PAIR,
        "too_many_login_attempts": PATIENCE,
        "rate_limited": PATIENCE,
        "incorrect_code": gettext_lazy("This code is not right. Compare it with the message."),
    }

    # -- Throttling --------------------------------------------------------------------------
    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Counted per account *and* address: guessing from one place locks nobody out elsewhere."""
        name = credentials.get("username") or credentials.get("phone") or ""
        return f"{self.get_client_ip(request)}:{name.strip().lower()}"

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        person: Person | None = super().authenticate(request, **credentials)
        is_public_password = credentials.get("password") == settings.DEMO_PASSWORD
        return None if is_public_password and not settings.DEMO else person

    def login(self, request: HttpRequest, user: Person) -> None:
        """Sign-ins are evidence: acts under an account count as its owner's own (OL 7)."""
        super().login(request, user)
        instant = timezone.now()
        request.session[SINCE] = request.session[SEEN] = instant.timestamp()
        records = get_authentication_records(request, user)
        audit.note(
            "sign_in", record=user.reference, court=PEOPLE_CHAIN, actor=user, at=instant,
            method=",".join(record["method"] for record in records[-2:]),
        )

    def logout(self, request: HttpRequest) -> None:
        user = request.user
        if isinstance(user, Person):
            audit.note(
                "sign_out", record=user.reference, court=PEOPLE_CHAIN, actor=user,
                at=timezone.now(),
            )
        super().logout(request)

    # -- Phones ------------------------------------------------------------------------------
    def phone_form_field(self, **kwargs: Any) -> PhoneField:
        return PhoneField(**kwargs)

    def get_phone(self, user: Person) -> tuple[str, bool]:
        """Who gave a phone proves it before the next sign-in; staff without one need none."""
        return user.phone, user.phone_verified or not user.phone

    def set_phone(self, user: Person, phone: str, verified: bool) -> None:
        """A new phone; when it was just proved by code, it is taken from whoever held it."""
        if verified:
            self.set_phone_verified(user, phone)
            return
        Person.objects.filter(pk=user.pk).update(phone=phone, phone_verified=False)
        user.phone, user.phone_verified = phone, False

    def set_phone_verified(self, user: Person, phone: str) -> None:
        others = Person.objects.filter(phone=phone, phone_verified=True).exclude(pk=user.pk)
        others.update(phone_verified=False)
        Person.objects.filter(pk=user.pk).update(phone=phone, phone_verified=True)
        user.phone, user.phone_verified = phone, True

    def get_user_by_phone(self, phone: str) -> Person | None:
        return Person.objects.filter(phone=phone, phone_verified=True, is_active=True).first()

    def send_verification_code_sms(
        self, user: Person, phone: str, code: str, **kwargs: Any
    ) -> None:
        codes.deliver(phone, codes.sign_in_words(code))

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        """Sent too, so that nobody learns from the wait whether a number is known."""
        codes.deliver(phone, _("[Court] No account uses this phone. You can register one online."))

    def send_account_already_exists_sms(self, phone: str) -> None:
        codes.deliver(phone, _("[Court] This phone already has an account. Sign in with a code."))

    # -- Registration ------------------------------------------------------------------------
    def save_user(
        self, request: HttpRequest, user: Person, form: Any, commit: bool = True
    ) -> Person:
        """Take name and phone from the form and nothing else: offices never come from input."""
        user.full_name = form.cleaned_data["full_name"]
        user.language = request.LANGUAGE_CODE
        saved: Person = super().save_user(request, user, form, commit)
        return saved

    def populate_username(self, request: HttpRequest, user: Person) -> None:
        if not user.username:
            user.username = f"u{secrets.token_hex(6)}"

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return reverse("identity")

    # -- Proving again -----------------------------------------------------------------------
    def get_reauthentication_methods(self, user: Person | AnonymousUser) -> list[dict[str, Any]]:
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if isinstance(user, Person) and user.phone_verified:
            methods.append(
                {
                    "id": "confirm_by_code",
                    "description": _("Use a code by phone"),
                    "url": reverse("confirm_by_code"),
                }
            )
        return methods


class MfaAdapter(DefaultMFAAdapter):
    """Second factors; their secrets rest encrypted like every other personal secret."""

    def encrypt(self, text: str) -> str:
        return vault.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return vault.unseal(encrypted_text)

    def get_totp_issuer(self) -> str:
        return "Sutong"
