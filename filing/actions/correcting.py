"""Correcting everything at once and handing in the next round, as another system does it."""

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from filing.actions.drafting import answer_mediation, choose_cause, choose_court
from filing.actions.editing import CLOSED, NOT_YOURS
from filing.actions.filling import Content, answer, court_of
from filing.actions.materials import remove_material
from filing.actions.parties import add_party, remove_party, save_party
from filing.actions.submitting import resubmit
from filing.models import Filing, FilingParty, Material, Submission
from filing.states import State
from portal import audit
from portal.common.once import once
from portal.common.refusals import Refused
from portal.people.models import Person


@dataclass(frozen=True)
class Corrections:
    """What changes; what is not named stays. A party with ``id`` is changed, one without is new.

    ``gone`` are parties, ``files_gone`` files that are taken out, by their public ids.
    """

    content: Content = field(default_factory=Content)
    parties: tuple[Mapping[str, Any], ...] = ()
    gone: tuple[str, ...] = ()
    files_gone: tuple[str, ...] = ()


def correct(
    filing: Filing, corrections: Corrections, *, by: Person, key: uuid.UUID, at: datetime
) -> Submission:
    """Write the corrections and hand in the next round: both or neither (LR 7, INT 126).

    The same ``key`` gives the same submission. Refused when the court asked for no corrections,
    when a part of them is wrong, and while nothing has changed.
    """

    def make(fingerprint: str) -> Submission:
        with audit.recorded():
            if not filing.may_follow(by):
                raise Refused(NOT_YOURS)
            if filing.state != State.CORRECTION_REQUIRED:
                raise Refused(CLOSED)
            _write(filing, corrections, by=by, at=at)
            held = resubmit(filing, by=by, at=at)
            kept: Submission = held.submissions.get(round=held.round)
            kept.once_key, kept.once_digest = key, fingerprint
            kept.save(update_fields=["once_key", "once_digest"])
            return kept

    return once(Submission, key, {**asdict(corrections), "filing": str(filing.public_id)}, make)


def _write(filing: Filing, corrections: Corrections, *, by: Person, at: datetime) -> None:
    content = corrections.content
    if content.cause_no:
        choose_cause(filing, content.cause_no, by=by, at=at)
    if content.court:
        choose_court(filing, court_of(content.court), by=by, at=at)
    if content.accepts_mediation is not None:
        answer_mediation(filing, content.accepts_mediation, by=by, at=at)
    for about in corrections.parties:
        _save(filing, dict(about), by=by, at=at)
    for one in corrections.gone:
        remove_party(_party(filing, one), by=by, at=at)
    for one in corrections.files_gone:
        remove_material(_material(filing, one), by=by, at=at)
    answer(filing, content.answers, by=by, at=at)


def _save(filing: Filing, about: dict[str, Any], *, by: Person, at: datetime) -> None:
    known, side = about.pop("id", ""), about.pop("side")
    party = _party(filing, known) if known else add_party(filing, side, by=by, at=at)
    save_party(party, about, version=party.version, by=by, at=at)


def _party(filing: Filing, public_id: str) -> FilingParty:
    found: FilingParty | None = filing.parties.filter(public_id=public_id).first()
    if found is None:
        raise Refused(_("This filing has no such party."), field="parties")
    return found


def _material(filing: Filing, public_id: str) -> Material:
    found: Material | None = filing.materials.filter(public_id=public_id, removed_at=None).first()
    if found is None:
        raise Refused(_("This filing has no such file."), field="documents")
    return found
