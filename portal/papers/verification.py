"""Is this paper ours, and unchanged? Answered for anyone, by code or by the file itself."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from portal.courts.models import Court
from portal.notices.models import CODE_ALPHABET
from portal.papers.models import Paper

LARGEST = 20 * 1024 * 1024
PATIENCE_S = 20
CODE_LENGTH = 10


class Kind(StrEnum):
    """What the answer is about; ``is_ours`` alone never tells the whole."""

    PAPER = "paper"  # found by code: what the paper in hand must say
    UNCHANGED = "unchanged"  # this very file was issued here
    CHANGED = "changed"  # once ours, no longer what we issued
    FOREIGN = "foreign"  # nothing in it comes from us
    UNREADABLE = "unreadable"  # cannot be judged


@dataclass(frozen=True)
class Verified:
    """The answer shown on ``/verify/``. Holds no personal data, whoever asks.

    ``is_ours`` is True only for a paper of ours in the form we issued it. ``signer`` is whose
    certificate the file carries and ``signed_at`` when it says it was signed.
    """

    kind: Kind
    is_ours: bool
    sentence: str
    title: str = ""
    court: Court | None = None
    number: str = ""
    issued_at: datetime | None = None
    pages: int = 0
    sha256: str = ""
    signer: str = ""
    signed_at: datetime | None = None


def tidy(code: str) -> str:
    """A code as people type it (small letters, spaces, a hyphen) as it is kept."""
    return "".join(letter for letter in code.upper() if letter in CODE_ALPHABET)


def find(code: str) -> Verified | None:
    """The paper with this code, or None. A paper not issued yet is told as such."""
    wanted = tidy(code)
    if len(wanted) != CODE_LENGTH:
        return None
    paper = Paper.objects.select_related("court").filter(code=wanted).first()
    if paper is None:
        return None
    if paper.state != Paper.State.ISSUED:
        return Verified(
            Kind.PAPER, False, _("A paper with this code was ordered but is not issued yet."),
            court=paper.court, number=paper.number,
        )
    words = _(
        "The court issued a paper with this code. Compare its title, number and date with the "
        "paper in your hand, or upload the file to be certain."
    )
    return _about(paper, Kind.PAPER, words)


def check_file(content: bytes) -> Verified:
    """Judge a file: known to us byte for byte, changed after we signed it, or not ours at all.

    Files over 20 MB, encrypted, damaged or too long are answered with a sentence. Nothing of an
    unknown file is kept.
    """
    if len(content) > LARGEST:
        return _unreadable("TOO_BIG")
    paper = (
        Paper.objects.select_related("court")
        .filter(sha256=sha256(content).hexdigest(), state=Paper.State.ISSUED).first()
    )
    if paper is not None:
        words = _("This file was issued by the court and not one byte of it has changed.")
        return _about(paper, Kind.UNCHANGED, words)
    found = _inspect(content)
    if found["fault"]:
        return _unreadable(found["fault"])
    return _judged(found["signatures"])


def _about(paper: Paper, kind: Kind, words: str) -> Verified:
    return Verified(
        kind, True, words, title=paper.title, court=paper.court, number=paper.number,
        issued_at=paper.issued_at, pages=paper.pages, sha256=paper.sha256,
    )


def _judged(signatures: list[dict[str, Any]]) -> Verified:
    """A file we do not know. Even an intact signature of ours is not an issued paper then."""
    broken = [one for one in signatures if not one["is_intact"]]
    ours = [one for one in signatures if one["is_trusted"]]
    if ours and (broken or not all(one["is_whole"] for one in ours)):
        words = _("This file carries a court's signature, but it was changed after signing.")
        return _signed(Kind.CHANGED, words, ours[0])
    if ours:
        words = _(
            "This file is signed with a court's certificate but is not among the papers issued "
            "here. Please call the court before you rely on it."
        )
        return _signed(Kind.FOREIGN, words, ours[0])
    if broken:
        words = _("This file carries a broken signature. Do not rely on it.")
        return Verified(Kind.CHANGED, False, words)
    words = _("This file was not issued here: it carries no signature of a court of this site.")
    return Verified(Kind.FOREIGN, False, words)


def _signed(kind: Kind, words: str, signature: dict[str, Any]) -> Verified:
    stamp = signature["signed_at"]
    return Verified(
        kind, False, words, signer=signature["signer"],
        signed_at=datetime.fromisoformat(stamp) if stamp else None,
    )


def _unreadable(fault: str) -> Verified:
    sentences = {
        "TOO_BIG": _("This file is larger than 20 MB. Papers of the court are smaller."),
        "NOT_PDF": _("This is not a PDF file. Please choose the PDF the court gave you."),
        "ENCRYPTED": _("This file is locked with a password. Papers of the court are not."),
        "TOO_LONG": _("This file has too many pages to be checked here."),
        "TOO_SLOW": _("This file could not be checked within the time allowed."),
    }
    damaged = _("This file is damaged or incomplete. Please download it again and retry.")
    return Verified(Kind.UNREADABLE, False, sentences.get(fault, damaged))


def _inspect(content: bytes) -> dict[str, Any]:
    """Ask a small process of its own; whatever happens to it, this one answers."""
    roots = import_string(settings.SIGNING_PROVIDER)().roots()
    program = Path(__file__).with_name("inspection.py")
    command = [sys.executable, "-I", os.fspath(program), *map(os.fspath, roots)]
    try:
        done = subprocess.run(  # noqa: S603  a fixed command; the file goes in as data
            command, input=content, capture_output=True, timeout=PATIENCE_S, check=False,
            env={"PATH": os.environ.get("PATH", "")},
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return {"fault": "TOO_SLOW"}
    except json.JSONDecodeError:
        return {"fault": "DAMAGED"}
    return answer
