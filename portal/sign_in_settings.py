"""How people sign in, and for how long. The same everywhere: nothing here reads the environment."""

from datetime import timedelta

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "portal.people.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["phone*", "password1"]
ACCOUNT_FORMS = {
    "login": "portal.people.forms.sign_in.LoginForm",
    "signup": "portal.people.forms.sign_up.SignupForm",
    "request_login_code": "portal.people.forms.sign_in.RequestLoginCodeForm",
    "confirm_login_code": "portal.people.forms.sign_in.ConfirmLoginCodeForm",
    "reauthenticate": "portal.people.forms.sign_in.ReauthenticateForm",
    "verify_phone": "portal.people.forms.sign_in.VerifyPhoneForm",
}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = ACCOUNT_PHONE_VERIFICATION_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_PHONE_VERIFICATION_TIMEOUT = 600
ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {
    # A key is an account seen from one address, so a guesser locks out nobody but himself.
    "login_failed": "10/m/ip,5/5m/key,20/d/key",
    # Each of these sends a text message: capped per number, address and day.
    "request_login_code": "10/m/ip,60/d/ip,2/m/key,10/d/key",
    "verify_phone": "10/m/ip,60/d/ip,2/m/key,10/d/key",
    "confirm_by_code": "10/m/ip,60/d/ip,2/m/key,10/d/key",
    "check_identity": "10/h/ip,5/h/user",
}
MFA_ADAPTER = "portal.people.sign_in.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
STAFF_IDLE = timedelta(minutes=30)
PUBLIC_IDLE = timedelta(minutes=60)
LONGEST_SESSION = timedelta(hours=12)
