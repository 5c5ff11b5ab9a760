"""Acts that create something happen once, however often the same request arrives."""

import hashlib
import json
import uuid
from collections.abc import Callable, Mapping
from typing import TypeVar

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from portal.common.refusals import Refused


class KeyReused(Refused):
    """The same key came with a different request: a mistake of the caller, answered 422."""

    def __init__(self) -> None:
        super().__init__(
            _("This request was sent before with other content. Reload the page and try again.")
        )


class MadeOnce(models.Model):
    """A record created under a key its sender chose (hidden form field or Idempotency-Key)."""

    once_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    once_digest = models.CharField(max_length=64, editable=False, default="")

    class Meta:
        abstract = True


R = TypeVar("R", bound=MadeOnce)


def digest(request: Mapping[str, object]) -> str:
    """Fingerprint of what was asked, so that a reused key with other content is noticed."""
    text = json.dumps(request, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def once(
    model: type[R], key: uuid.UUID, request: Mapping[str, object], make: Callable[[str], R]
) -> R:
    """Return what ``key`` made before, or make it now; two at once make one.

    Refused with ``KeyReused`` when the key came before with another request.
    """
    fingerprint = digest(request)

    def made_before() -> R | None:
        return model._base_manager.filter(once_key=key).first()

    found = made_before()
    if found is None:
        try:
            with transaction.atomic():
                return make(fingerprint)
        except IntegrityError:
            found = made_before()
            if found is None:
                raise
    if found.once_digest != fingerprint:
        raise KeyReused
    return found


def key_of(header: str | None) -> uuid.UUID:
    """The key a caller chose in its Idempotency-Key header; a fresh one when it chose none."""
    if not header:
        return uuid.uuid4()
    try:
        return uuid.UUID(header)
    except ValueError:
        return uuid.uuid5(uuid.NAMESPACE_URL, header)
