"""Why a paper could not be made: kept as a code with a detail, read as a sentence."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Fault(models.TextChoices):
    """Reasons staff can act on. ``%(detail)s`` never holds personal data beyond one character."""

    NO_SUBSETTER = "NO_SUBSETTER", _("The library libharfbuzz-subset is not installed.")
    NO_FONT = "NO_FONT", _("No Chinese font is installed.")
    NO_GLYPH = "NO_GLYPH", _("No installed font can draw this character: %(detail)s")
    NO_TEMPLATE = "NO_TEMPLATE", _("The template of this paper is missing: %(detail)s")
    NO_KEY = "NO_KEY", _("There is no certificate to sign for this court: %(detail)s")
    BAD_TEMPLATE = "BAD_TEMPLATE", _("The template of this paper could not be filled: %(detail)s")
    NOT_WRITTEN = "NOT_WRITTEN", _("The file could not be written: %(detail)s")
    LOST = "LOST", _("The work was interrupted several times.")
    OTHER = "OTHER", _("An unexpected fault occurred: %(detail)s")


class CannotMake(Exception):
    """A paper cannot be made, however often one tries, until somebody mends the reason."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(f"{fault}:{detail}"[:300])
        self.fault = fault


def sentence(last_error: str) -> str:
    """The sentence for a kept reason, in the reader's language."""
    if not last_error:
        return ""
    code, _colon, detail = last_error.partition(":")
    fault = Fault(code) if code in Fault.values else Fault.OTHER
    return str(fault.label) % {"detail": detail}
