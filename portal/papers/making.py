"""The sweep that makes ordered papers: claim, draw, sign, write, and only then issue.

Each paper is claimed for a while and made outside any transaction. A maker that is killed leaves
a claim that runs out and at most a file nobody lists; the next maker takes both away.
"""

import os
import time
import uuid
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from portal import audit
from portal.papers.faults import CannotMake, Fault
from portal.papers.models import Paper
from portal.papers.rendering import draw

LEASE = timedelta(seconds=120)
"""Longer than the hard limit of a task, so that a living maker is never overtaken."""
MOST_ATTEMPTS = 5
FIRST_PAUSE_S = 10
SWEEP_S = 20.0
"""A sweep stops claiming after this long, so that a backlog is shared between workers."""

log = structlog.get_logger(__name__)


def make_ordered(at: datetime) -> int:
    """Make every paper ordered until ``at`` that nobody is making; returns how many were issued."""
    issued = 0
    started = time.monotonic()
    while time.monotonic() - started < SWEEP_S:
        paper = _claim(at)
        if paper is None:
            break
        issued += _make(paper, at)
    return issued


def paper_file(name: str) -> Path:
    """Where the bytes of a paper lie; ``name`` comes from the row, never from a request."""
    return Path(settings.MEDIA_ROOT) / name


def _claim(at: datetime) -> Paper | None:
    """Take the oldest waiting paper for one lease; the lease runs on the real clock."""
    now = timezone.now()
    waiting = Paper.objects.filter(
        Q(lease_until__isnull=True) | Q(lease_until__lt=now),
        Q(next_try_at__isnull=True) | Q(next_try_at__lte=now),
        state=Paper.State.ORDERED, ordered_at__lte=at,
    ).order_by("ordered_at")
    with transaction.atomic():
        if connection.features.has_select_for_update:
            waiting = waiting.select_for_update(
                skip_locked=connection.features.has_select_for_update_skip_locked
            )
        paper = waiting.first()
        if paper is None:
            return None
        left_behind = paper.lease_token
        paper.lease_token, paper.lease_until = uuid.uuid4(), now + LEASE
        paper.attempts += 1
        paper.save(update_fields=["lease_token", "lease_until", "attempts"])
    if left_behind:
        _remove(left_behind)
    return paper


def _make(paper: Paper, at: datetime) -> bool:
    if paper.attempts > MOST_ATTEMPTS:
        _fail(paper, f"{Fault.LOST}:", is_final=True)
        return False
    try:
        from portal.papers.signing import sign  # heavy: the signing library takes a second

        drawn = draw(paper, at=at)
        pdf = sign(drawn.pdf, paper.court, drawn.seal)
        _write(paper, pdf)
        return _issue(paper, pdf, drawn.pages, at)
    except CannotMake as error:
        _fail(paper, str(error), is_final=True)
    except OSError as error:
        _fail(paper, f"{Fault.NOT_WRITTEN}:{error.strerror}", is_final=False)
    except Exception as error:
        log.exception("paper could not be made", paper=str(paper.public_id))
        _fail(paper, f"{Fault.OTHER}:{type(error).__name__}", is_final=False)
    return False


def _file_name(token: uuid.UUID) -> str:
    return f"papers/{token.hex[:2]}/{token.hex}.pdf"


def _write(paper: Paper, pdf: bytes) -> None:
    """The whole file under a random name, on the disk for good before any row names it."""
    assert paper.lease_token is not None
    path = paper_file(_file_name(paper.lease_token))
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".part")
    with draft.open("wb") as file:
        file.write(pdf)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _remove(token: uuid.UUID) -> None:
    path = paper_file(_file_name(token))
    path.unlink(missing_ok=True)
    path.with_suffix(".part").unlink(missing_ok=True)


def _issue(paper: Paper, pdf: bytes, pages: int, at: datetime) -> bool:
    """Name the file in the row, unless the claim ran out and another maker has the paper now."""
    assert paper.lease_token is not None
    with audit.recorded():
        mine = Paper.objects.filter(
            pk=paper.pk, state=Paper.State.ORDERED, lease_token=paper.lease_token
        )
        issued = mine.update(
            state=Paper.State.ISSUED, issued_at=at, sha256=sha256(pdf).hexdigest(),
            size=len(pdf), pages=pages, file=_file_name(paper.lease_token),
            lease_token=None, lease_until=None, next_try_at=None, last_error="",
        )
        if issued:
            audit.note(
                "issue_paper", record=paper.reference, court=paper.court.code, actor=None,
                role="clock", at=at, number=paper.number, about=paper.about,
            )
    if not issued:
        _remove(paper.lease_token)
    return bool(issued)


def _fail(paper: Paper, reason: str, *, is_final: bool) -> None:
    """Keep the reason; try again later, or leave it to staff when trying cannot help."""
    assert paper.lease_token is not None
    _remove(paper.lease_token)
    is_over = is_final or paper.attempts >= MOST_ATTEMPTS
    pause = timedelta(seconds=FIRST_PAUSE_S * 4 ** (paper.attempts - 1))
    mine = Paper.objects.filter(
        pk=paper.pk, state=Paper.State.ORDERED, lease_token=paper.lease_token
    )
    mine.update(
        state=Paper.State.FAILED if is_over else Paper.State.ORDERED,
        last_error=reason[:300], next_try_at=timezone.now() + pause,
        lease_token=None, lease_until=None,
    )
    log.warning(
        "paper not made", paper=str(paper.public_id), reason=reason.partition(":")[0],
        attempt=paper.attempts, given_up=is_over,
    )
