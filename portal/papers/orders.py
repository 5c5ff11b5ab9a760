"""Ordering a paper: a row written with the act, made by a sweep soon after."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext_lazy as _

from portal import audit
from portal.common.records import PublicRecord
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.papers.models import Paper
from portal.papers.numbering import next_number


@dataclass(frozen=True)
class Order:
    """A paper an act wants made.

    ``template`` is a path such as ``papers/receipt.html``; ``facts`` are plain JSON values,
    already worded in ``language``. ``occasion`` tells two papers of one template about one
    record apart (a second summons). The title is printed, shown on ``/verify/`` to anyone who
    holds the code, and therefore names no person.
    """

    template: str
    about: PublicRecord
    court: Court
    title: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    language: str = "zh-hans"
    occasion: str = ""


def order(wanted: Order, *, at: datetime) -> Paper:
    """Write the order in the caller's transaction. Ordered again, the first one is returned."""
    found = _ordered_before(wanted)
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return Paper.objects.create(
                number=next_number(wanted.court, at),
                court=wanted.court,
                template=wanted.template,
                title=wanted.title,
                about=wanted.about.reference,
                occasion=wanted.occasion,
                language=wanted.language,
                facts=dict(wanted.facts),
                ordered_at=at,
            )
    except IntegrityError:
        # Another request ordered it meanwhile; the number drawn above went back with the
        # savepoint.
        found = _ordered_before(wanted)
        if found is None:
            raise
        return found


def _ordered_before(wanted: Order) -> Paper | None:
    return Paper.objects.filter(
        about=wanted.about.reference,
        template=wanted.template,
        language=wanted.language,
        occasion=wanted.occasion,
    ).first()


def retry(paper: Paper, *, by: Any, at: datetime) -> Paper:
    """Put a failed paper back to work. Refused unless it failed: an issued one stays as it is."""
    with audit.recorded():
        rows = Paper.objects.all()
        if connection.features.has_select_for_update:
            rows = rows.select_for_update()
        held = rows.get(pk=paper.pk)
        if held.state != Paper.State.FAILED:
            raise Refused(_("This paper did not fail; there is nothing to retry."))
        held.state, held.attempts, held.next_try_at = Paper.State.ORDERED, 0, None
        held.save(update_fields=["state", "attempts", "next_try_at"])
        audit.note(
            "retry_paper", record=held.reference, court=held.court.code, actor=by, at=at,
        )
    return held
