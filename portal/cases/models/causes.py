"""The cause of action (案由) of a case or a filing, in the reader's language."""

from typing import Any

from django.db import models
from django.utils.translation import get_language


class WithCause(models.Model):
    """A record with a ``cause`` and, when it is known, its English name ``cause_en``."""

    cause: Any
    cause_en: Any

    class Meta:
        abstract = True

    @property
    def cause_here(self) -> str:
        """The cause of action in the reader's language; Chinese when no English is known."""
        chinese = (get_language() or "").startswith("zh")
        return str(self.cause if chinese or not self.cause_en else self.cause_en)
