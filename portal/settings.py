"""Settings of the portal. Every difference between places is an environment variable."""

from datetime import datetime
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from portal.api_settings import *  # noqa: F403
from portal.sign_in_settings import *  # noqa: F403
from portal.sign_in_settings import LONGEST_SESSION

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
if (BASE_DIR / ".env").exists():
    env.read_env(BASE_DIR / ".env")

VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

# -- What kind of place this is -------------------------------------------------------------
DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
DEMO_PASSWORD = "demo-Changchun-2026"  # noqa: S105  public by design, refused outside demo mode
DEMO_CLOCK_RATE = env.int("DEMO_CLOCK_RATE", default=1) if DEMO else 1
DEMO_CLOCK_START = (
    datetime.fromisoformat(env.str("DEMO_CLOCK_START")) if DEMO_CLOCK_RATE != 1 else None
)
SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    if not (DEMO or DEBUG):
        raise ImproperlyConfigured("SECRET_KEY must be set (see .env.example).")
    SECRET_KEY = "demo-only-key-that-protects-nothing-" + "0" * 24  # noqa: S105
FIELD_KEYS = env.list("FIELD_KEYS", default=[])
if not FIELD_KEYS and not (DEMO or DEBUG):
    raise ImproperlyConfigured("FIELD_KEYS must hold at least one Fernet key (see .env.example).")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
PUBLIC_URL = env.str("PUBLIC_URL", default="http://127.0.0.1:8000")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# -- Applications ---------------------------------------------------------------------------
INSTALLED_APPS = [
    "portal",
    "portal.audit",
    "portal.courts",
    "portal.workdays",
    "portal.people",
    "portal.timelimits",
    "portal.notices",
    "portal.papers",
    "portal.cases",
    "portal.fees",
    "portal.dossier",
    "portal.guidance",
    "judge_contact",
    "filing",
    "portal.desk",
    "portal.stats",
    "portal.sandbox",
    "portal.sandbox.bank",
    "portal.people.backoffice_app.BackOfficeConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "rest_framework",
    "rest_framework.authtoken",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "crispy_forms",
    "django_filters",
    "django_htmx",
]
MIDDLEWARE = [
    "portal.desk.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "portal.desk.middleware.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.desk.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "portal.people.sessions.SessionLimitsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "portal.desk.middleware.RefusedMiddleware",
]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.desk.context.page",
            ],
            "builtins": ["portal.desk.templatetags.page"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["portal"]
CRISPY_TEMPLATE_PACK = "portal"
CRISPY_FAIL_SILENTLY = False

# -- Data -----------------------------------------------------------------------------------
DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'sutong.sqlite3'}")
}
IS_SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
if IS_SQLITE:
    # Only WAL with IMMEDIATE transactions keeps several writers from failing with "locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA temp_store=MEMORY;"
            "PRAGMA cache_size=-20000;PRAGMA journal_size_limit=27103364;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=600)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
    DATABASES["default"]["OPTIONS"]["options"] = (
        "-c lock_timeout=5s -c statement_timeout=15s -c idle_in_transaction_session_timeout=30s"
    )
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # Throttles live in the database, so that Redis may be flushed or absent.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entries",
    }
}
MEDIA_ROOT = VAR_DIR / "files"

# -- Papers ---------------------------------------------------------------------------------
# A class with ``sign`` and ``roots`` (portal.papers.signing.SigningProvider).
SIGNING_PROVIDER = env.str("SIGNING_PROVIDER", default="portal.papers.signing.KeyFiles")
SIGNING_KEYS_DIR = Path(env.str("SIGNING_KEYS_DIR", default=str(VAR_DIR / "keys")))
SIGNING_KEYS_PASSPHRASE = env.str("SIGNING_KEYS_PASSPHRASE", default="")
# Only a demo makes its own certificates; a real court brings them.
SIGNING_MAKES_OWN_KEYS = env.bool("SIGNING_MAKES_OWN_KEYS", default=DEMO)

# -- Files people send ----------------------------------------------------------------------
UPLOAD_MOST_MB = env.int("UPLOAD_MOST_MB", default=50)
UPLOAD_MOST_RECORDING_MB = env.int("UPLOAD_MOST_RECORDING_MB", default=300)
UPLOAD_MOST_FILES = env.int("UPLOAD_MOST_FILES", default=200)
UPLOAD_TAKES_OFFICE_FILES = env.bool("UPLOAD_TAKES_OFFICE_FILES", default=False)
FILE_SCANNER = env.str("FILE_SCANNER", default="")
"""Where clamd listens, ``unix:/path`` or ``tcp:host:port``; empty: this court has none."""

# -- Celery ---------------------------------------------------------------------------------
REDIS_URL = env.str("REDIS_URL", default="")
TICKER_IS_ENGINE = not REDIS_URL
"""Without a broker the ticker runs the whole timetable; beside one it only steps in."""

# -- Language and time ----------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("zh-hant", "繁體中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# -- Static files ---------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = env.str("STATIC_ROOT", default=str(VAR_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": env.str(
            "STATICFILES_BACKEND",
            default="django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
        )
    },
}

# -- People and sign-in ---------------------------------------------------------------------
AUTH_USER_MODEL = "people.Person"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO or DEBUG
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
REQUIRE_STAFF_SECOND_FACTOR = env.bool("REQUIRE_STAFF_SECOND_FACTOR", default=not DEMO)
SESSION_COOKIE_AGE = int(LONGEST_SESSION.total_seconds())
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
IS_HTTPS = env.bool("HTTPS", default=not (DEMO or DEBUG))
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]  # probes speak plain HTTP
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "portal.desk.views.errors.csrf_failure"
SECURE_CSP = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
    "manifest-src": "'self'",
}

# -- Channels to the outside world ----------------------------------------------------------
SMS_URL = env.str("SMS_URL", default=f"{PUBLIC_URL}/sandbox/gateway/sms/" if DEMO else "")
SMS_KEY = env.str("SMS_KEY", default="sandbox" if DEMO else "")
PEOPLE_SEND_CODE = env.str("PEOPLE_SEND_CODE", default="portal.notices.codes.send_code")
"""Dotted path of ``send(phone, words)``: the one message sent inside a request."""
SANDBOX = f"{PUBLIC_URL}/sandbox"
IDENTITY_URL = env.str("IDENTITY_URL", default=f"{SANDBOX}/gateway/identity/" if DEMO else "")
IDENTITY_KEY = env.str("IDENTITY_KEY", default="sandbox" if DEMO else "")
BANK_ADAPTER = env.str("BANK_ADAPTER", default="portal.fees.bank.Gateway")
BANK_URL = env.str("BANK_URL", default=f"{SANDBOX}/bank/" if DEMO else "")
BANK_KEY = env.str("BANK_KEY", default="sandbox" if DEMO else "")
HOOKS = ("payments", "sms", "post", "telephony", "wecom")
HOOK_SECRETS = env.dict("HOOK_SECRETS", default=dict.fromkeys(HOOKS, "sandbox") if DEMO else {})
CHANNEL_TIMEOUT_S = env.float("CHANNEL_TIMEOUT_S", default=5.0)
CHANNEL_BUDGET_S = env.float("CHANNEL_BUDGET_S", default=5.0)
EMAIL_HOST = env.str("EMAIL_HOST", default="127.0.0.1")
EMAIL_PORT = env.int("EMAIL_PORT", default=8025 if DEMO else 25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = int(CHANNEL_TIMEOUT_S)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="noreply@sutong.invalid")
HOTLINE = env.str("HOTLINE", default="12368")

# -- API ------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "rest_framework.authentication.SessionAuthentication",
        "rest_framework.authentication.TokenAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    # Counts are kept by the address that reached us; a header is believed from our own proxy only.
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"anon": env.str("API_ANON_RATE", default="600/min")},
    "NUM_PROXIES": ALLAUTH_TRUSTED_PROXY_COUNT,
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.LimitOffsetPagination",
    "PAGE_SIZE": 50,
    "EXCEPTION_HANDLER": "portal.desk.api.answer_refusals",
}

# -- Files and logs -------------------------------------------------------------------------
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
LOGGING_CONFIG = "portal.common.logs.configure"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "portal.common.logs.json_lines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        # Only our handler writes: Django's own would print unmasked lines and mail tracebacks.
        "django": {"handlers": [], "level": "INFO"},
        "django.server": {"handlers": [], "propagate": True},
        "weasyprint": {"level": "ERROR"},
        "weasyprint.progress": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
        "pyhanko": {"level": "ERROR"},
        "pyhanko_certvalidator": {"level": "ERROR"},
    },
}
METRICS = env.bool("METRICS", default=False)
SITE_NAME = _("Sutong litigation services")
