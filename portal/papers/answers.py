"""What is answered about a code or a file, whether it belongs to a message, a paper or nobody."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.notices import verification as messages
from portal.papers import verification as papers


@dataclass(frozen=True)
class Answer:
    """One shape for all: an unknown code gets the same fields, empty.

    ``kind`` is ``message``, ``paper``, ``file`` or ``unknown``. ``is_genuine`` is True only for
    what we sent or issued in exactly this form.
    """

    is_genuine: bool
    kind: str
    sentence: Any
    what: Any = ""
    court: str = ""
    on: datetime | None = None
    to: str = ""
    number: str = ""
    signer: str = ""

    @property
    def is_known(self) -> bool:
        """Ours in some way: genuine, not issued yet, or changed after we signed it."""
        return self.is_genuine or bool(self.court or self.signer)


UNKNOWN = Answer(False, "unknown", _("Nothing we sent or issued carries this code."))


def by_code(code: str) -> Answer:
    """Messages and papers are always both asked, so that every code takes the same time."""
    message, paper = messages.find(code), papers.find(code)
    if message is not None:
        return Answer(
            True, "message", _("Yes, a court sent this message."), what=message.what,
            court=message.court, on=message.on, to=message.to,
        )
    return _of_paper(paper, "paper") if paper is not None else UNKNOWN


def by_file(content: bytes) -> Answer:
    """Whether this very file was issued here and is unchanged."""
    return _of_paper(papers.check_file(content), "file")


def _of_paper(found: papers.Verified, kind: str) -> Answer:
    return Answer(
        found.is_ours, kind, found.sentence, what=found.title,
        court=str(found.court) if found.court else "", on=found.issued_at or found.signed_at,
        number=found.number, signer=found.signer,
    )
