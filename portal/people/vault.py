"""Personal numbers at rest: encrypted, and findable only by exact value.

``FIELD_KEYS`` holds Fernet keys, the newest first: the first encrypts, all of them decrypt. The
blind index is keyed too, so a stolen table cannot be searched by trying all numbers. To rotate,
put a new key in front, run ``rotate_field_keys``, then drop the old one.
"""

import base64
import hashlib
import hmac
from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


def _keys() -> tuple[str, ...]:
    return tuple(settings.FIELD_KEYS) or (_derived(settings.SECRET_KEY),)


def _derived(secret: str) -> str:
    """The demo's key; outside demo mode settings insist on real ones."""
    made = hashlib.sha256(b"sutong field key\x1f" + secret.encode()).digest()
    return base64.urlsafe_b64encode(made).decode()


@lru_cache(maxsize=8)
def _box(keys: tuple[str, ...]) -> "MultiFernet":
    from cryptography.fernet import Fernet, MultiFernet

    return MultiFernet([Fernet(key) for key in keys])


def seal(text: str) -> str:
    return _box(_keys()).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Raises ``cryptography.fernet.InvalidToken`` when no key fits."""
    return _box(_keys()).decrypt(sealed.encode()).decode()


def _fingerprint(key: str, text: str) -> str:
    salt = hashlib.sha256(b"sutong blind index\x1f" + key.encode()).digest()
    return hmac.new(salt, text.encode(), hashlib.sha256).hexdigest()


def index(text: str) -> str:
    """What is stored beside a sealed value, so that it can be found and be unique."""
    return _fingerprint(_keys()[0], text)


def indexes(text: str) -> list[str]:
    """Every index this value may be stored under while keys are being rotated."""
    return [_fingerprint(key, text) for key in _keys()]
