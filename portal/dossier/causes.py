"""Why a file is not taken in: one sentence for each cause, saying how to mend it."""

from enum import StrEnum
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from portal.common.refusals import Refused


class Cause(StrEnum):
    EMPTY = "EMPTY"
    TOO_LARGE = "TOO_LARGE"
    TOO_MANY = "TOO_MANY"
    WRONG_TYPE = "WRONG_TYPE"
    HEIC = "HEIC"
    ARCHIVE = "ARCHIVE"
    PROGRAM = "PROGRAM"
    WEB_PAGE = "WEB_PAGE"
    OFFICE = "OFFICE"
    LOCKED = "LOCKED"
    UNREADABLE = "UNREADABLE"
    CUT_SHORT = "CUT_SHORT"
    TOO_MANY_PAGES = "TOO_MANY_PAGES"
    TOO_BIG_INSIDE = "TOO_BIG_INSIDE"
    ACTIVE = "ACTIVE"
    FILES_INSIDE = "FILES_INSIDE"
    TWO_FILES = "TWO_FILES"
    INFECTED = "INFECTED"
    CHANGED = "CHANGED"
    NO_ROOM = "NO_ROOM"


SENTENCES: dict[Cause, Any] = {
    Cause.EMPTY: _("This file is empty. Open it on your device, then choose it again."),
    Cause.TOO_LARGE: _("This file is larger than {limit} MB. Split it, or take smaller photos."),
    Cause.TOO_MANY: _("There are {limit} files here already. Remove one, or join several."),
    Cause.WRONG_TYPE: _("Files of this kind cannot be taken. Send a PDF or a JPEG or PNG picture."),
    Cause.HEIC: _(
        "Photos in HEIC form cannot be taken. Take a picture of the screen and send that, or set"
        " the camera to “most compatible”."
    ),
    Cause.ARCHIVE: _("Archives cannot be taken. Unpack it and send each file by itself."),
    Cause.PROGRAM: _("This is a program, not a document. Choose the document itself."),
    Cause.WEB_PAGE: _("This is a web page or a drawing. Print it to PDF and send the PDF."),
    Cause.OFFICE: _("Office files cannot be taken. Save it as PDF and send the PDF."),
    Cause.LOCKED: _("This file is locked with a password. Save it without one, then send it."),
    Cause.UNREADABLE: _(
        "This file cannot be opened: it is damaged. Save or scan it again, then send it."
    ),
    Cause.CUT_SHORT: _("A part of this file is missing. Copy or download it again, then send it."),
    Cause.TOO_MANY_PAGES: _("This file has more than {limit} pages. Split it and send the parts."),
    Cause.TOO_BIG_INSIDE: _(
        "This file unpacks to far too much. Print it to PDF, or take a photo, and send that."
    ),
    Cause.ACTIVE: _("This file carries commands that run. Print it to PDF and send the new PDF."),
    Cause.FILES_INSIDE: _("This PDF carries other files inside. Send each of them by itself."),
    Cause.TWO_FILES: _(
        "This is two kinds of file in one. Save it again, or take a photo, and send that."
    ),
    Cause.INFECTED: _(
        "The virus scanner found something in this file. Clean your device, or bring the paper."
    ),
    Cause.CHANGED: _("The file changed while it was sent. Choose it once more."),
    Cause.NO_ROOM: _("The court cannot store files just now. Try again in a few minutes."),
}


class NotTaken(Refused):
    """A file that was not taken in; nothing of it is kept."""

    def __init__(self, cause: Cause, limit: int = 0) -> None:
        self.cause = cause
        super().__init__(format_lazy(SENTENCES[cause], limit=limit), field="file")
