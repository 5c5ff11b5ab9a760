"""The sweep that makes ordered papers: claim, draw, sign, write, and only then issue.

Each paper is claimed for a while and made outside any transaction. A maker that is killed leaves
a claim that runs out and at most a file nobody lists; the next maker takes both away.
"""

import time
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

import structlog
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from portal import audit
from portal.papers.faults import CannotMake, Fault
from portal.papers.models import Paper
from portal.papers.rendering import draw
from portal.papers.signing import sign
from portal.papers.storage import file_name, remove, write

LEASE = timedelta(seconds=120)
"""Longer than the hard limit of a task, so that a living maker is never overtaken."""
MOST_ATTEMPTS = 5
FIRST_PAUSE_S = 10
SWEEP_S = 20.0
"""A sweep stops claiming after this long, so that a backlog is shared between workers."""


@dataclass(frozen=True)
class Made:
    """A signed paper before its row says so."""

    pdf: bytes
    pages: int


log = structlog.get_logger(__name__)


def make_ordered(at: datetime) -> int:
    """Make every paper ordered until ``at`` that nobody is making; returns how many were issued."""
    issued = 0
    started = time.monotonic()
    while time.monotonic() - started < SWEEP_S:
        claim = _claim(at)
        if claim is None:
            break
        issued += _make(*claim, at)
    return issued


def _claim(at: datetime) -> tuple[Paper, uuid.UUID] | None:
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
        token = uuid.uuid4()
        paper.lease_token, paper.lease_until = token, now + LEASE
        paper.attempts += 1
        paper.save(update_fields=["lease_token", "lease_until", "attempts"])
    if left_behind:
        remove(left_behind)
    return paper, token


def _make(paper: Paper, token: uuid.UUID, at: datetime) -> bool:
    if paper.attempts > MOST_ATTEMPTS:
        _fail(paper, token, f"{Fault.LOST}:", is_final=True)
        return False
    try:
        drawn = draw(paper, at=at)
        pdf = sign(drawn.pdf, paper.court, drawn.seal)
        write(token, pdf)
        return _issue(paper, token, Made(pdf, drawn.pages), at)
    except CannotMake as error:
        _fail(paper, token, str(error), is_final=True)
    except OSError as error:
        _fail(paper, token, f"{Fault.NOT_WRITTEN}:{error.strerror}", is_final=False)
    except Exception as error:
        log.exception("paper could not be made", paper=str(paper.public_id))
        _fail(paper, token, f"{Fault.OTHER}:{type(error).__name__}", is_final=False)
    return False


def _issue(paper: Paper, token: uuid.UUID, made: Made, at: datetime) -> bool:
    """Name the file in the row, unless the claim ran out and another maker has the paper now."""
    with audit.recorded():
        mine = Paper.objects.filter(pk=paper.pk, state=Paper.State.ORDERED, lease_token=token)
        issued = mine.update(
            state=Paper.State.ISSUED, issued_at=at, sha256=sha256(made.pdf).hexdigest(),
            size=len(made.pdf), pages=made.pages, file=file_name(token),
            lease_token=None, lease_until=None, next_try_at=None, last_error="",
        )
        if issued:
            audit.note(
                "issue_paper", record=paper.reference, court=paper.court.code, actor=None,
                role="clock", at=at, number=paper.number, about=paper.about,
            )
    if not issued:
        remove(token)
    return bool(issued)


def _fail(paper: Paper, token: uuid.UUID, reason: str, *, is_final: bool) -> None:
    """Keep the reason; try again later, or leave it to staff when trying cannot help."""
    is_over = is_final or paper.attempts >= MOST_ATTEMPTS
    pause = timedelta(seconds=FIRST_PAUSE_S * 4 ** (paper.attempts - 1))
    mine = Paper.objects.filter(pk=paper.pk, state=Paper.State.ORDERED, lease_token=token)
    given_back = mine.update(
        state=Paper.State.FAILED if is_over else Paper.State.ORDERED,
        last_error=reason[:300], next_try_at=timezone.now() + pause,
        lease_token=None, lease_until=None,
    )
    if given_back or not Paper.objects.filter(file=file_name(token)).exists():
        # A commit whose answer was lost may have issued the paper with this very file.
        remove(token)
    log.warning(
        "paper not made", paper=str(paper.public_id), reason=reason.partition(":")[0],
        attempt=paper.attempts, given_up=is_over,
    )
