"""Examining a filing: flags, slips put right, and the head's leave to raise something new."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _, gettext_lazy

from filing.actions.leasing import check_free
from filing.actions.telling import tell
from filing.elements import FORMS
from filing.elements.slips import PARTY_FIELDS, may_hold_slip
from filing.models import Filing, FilingParty, Flag, Override, Slip
from filing.rounds import known_in
from filing.rules import anchors
from filing.rules.grounds import is_new_ground
from filing.rules.reasons import REASONS
from portal import audit
from portal.common.moves import check_may, locked, moving
from portal.common.refusals import Refused
from portal.people.models import Person

AS_TOLD = gettext_lazy(
    "Only what the filer changed may be raised now (LR 7). The head may allow more."
)


@dataclass(frozen=True)
class Ground:
    """What is wrong, and where: reason, anchor, and for a picture the region of the page."""

    reason: str
    anchor: str = ""
    region: str = ""
    words: str = ""


@contextmanager
def deciding(
    filing: Filing, move: str, *, by: Person | None, at: datetime, words: str = "", **facts: str
) -> Iterator[Filing]:
    """One act on a filing under examination; refused while a colleague has it open."""
    with moving(filing, move, by=by, at=at, words=words, **facts) as held:
        if by is not None:
            check_free(held, by=by)
        yield held


def raise_flag(
    filing: Filing, ground: Ground, *, by: Person, at: datetime, override: Override | None = None
) -> Flag:
    """Mark something to correct. It is told only with the one-time notice.

    In a later round only what the filer changed, or what was told before and is not mended, may
    be raised; anything else needs an override of the head (LR 7). So does the reason "other".
    Refused twice for the same thing, and once a judge must decide because the filer insists.
    """
    with audit.recorded():
        held = locked(filing)
        check_may(held, "require_correction", by)
        check_free(held, by=by)
        check_not_insisted(held)
        check_ground(held, ground, override)
        try:
            with transaction.atomic():
                flag = Flag.objects.create(
                    filing=held, round=held.round, reason=ground.reason, anchor=ground.anchor,
                    region=ground.region, words=ground.words.strip(), raised_by=by, raised_at=at,
                    override=override,
                )
        except IntegrityError as twice:
            raise Refused(_("This is marked already.")) from twice
        _note("raise_flag", held, by, at, reason=ground.reason)
    return flag


def check_ground(filing: Filing, ground: Ground, override: Override | None) -> None:
    """Refuse what the one-time notice should have told, unless the head allowed it."""
    if override is not None:
        if (override.filing_id, override.round) != (filing.pk, filing.round):
            raise Refused(_("That leave was given for another round. Ask the head again."))
        return
    if REASONS[ground.reason].needs_supervisor:
        raise Refused(
            _("“Something else” needs the leave of the head of the division."), field="reason"
        )
    if is_new_ground(ground.reason, ground.anchor, known_in(filing)):
        raise Refused(AS_TOLD, field="reason")


def check_not_insisted(filing: Filing) -> None:
    """Once the filer insists, a judge registers or refuses; nothing is sent back any more."""
    if filing.insisted_at is not None:
        raise Refused(_("The filer insists on a decision: register the case or refuse it."))


def lift_flag(flag: Flag, *, by: Person, at: datetime) -> Flag:
    """Take a mark back before it was told. Refused afterwards: what was told was told."""
    with audit.recorded():
        held = locked(flag.filing)
        check_may(held, "require_correction", by)
        check_free(held, by=by)
        flag = Flag.objects.get(pk=flag.pk)
        if flag.noticed_at is not None or flag.lifted_at is not None:
            raise Refused(_("This mark was told or taken back before."))
        flag.lifted_at = at
        flag.save(update_fields=["lifted_at"])
        _note("lift_flag", held, by, at, reason=flag.reason)
    return flag


def allow_override(filing: Filing, *, why: str, by: Person, at: datetime) -> Override:
    """The head allows a ground the first notice should have told, with the reason (LR 7)."""
    if not why.strip():
        raise Refused(_("Say why this could not be told the first time."), field="why")
    with moving(filing, "override", by=by, at=at) as held:
        return Override.objects.create(
            filing=held, round=held.round, why=why.strip(), by=by, at=at
        )


def correct_slip(
    filing: Filing, anchor: str, became: str, *, why: str, by: Person, at: datetime
) -> Slip:
    """Put a slip of the pen right instead of sending the filing back; the filer is told.

    Refused for claims, sums, names and numbers: they say what is wanted and who is meant.
    """
    if not why.strip():
        raise Refused(_("Say how you know what is right."), field="why")
    with deciding(filing, "correct_slip", by=by, at=at, anchor=anchor) as held:
        was = _put_right(held, anchor, became.strip(), by=by, at=at)
        if was == became.strip():
            raise Refused(_("Nothing would change."), field="became")
        slip = Slip.objects.create(
            filing=held, anchor=anchor, was=was, became=became.strip(), why=why.strip(), by=by,
            at=at,
        )
        tell("correct_slip", held, at=at)
    return slip


NO_SLIP = gettext_lazy(
    "This cannot be a slip: it says what is wanted or who is meant. Ask for a correction."
)


def _put_right(filing: Filing, anchor: str, became: str, *, by: Person, at: datetime) -> str:
    place = anchors.parse(anchor)
    if place.kind == "answer":
        return _in_answer(filing, place, became, by=by, at=at)
    if place.kind != "party" or place.field not in PARTY_FIELDS:
        raise Refused(NO_SLIP, field="became")
    party: FilingParty | None = filing.parties.filter(public_id=place.id).first()
    if party is None:
        raise Refused(NO_SLIP, field="became")
    was = str(getattr(party, place.field))
    setattr(party, place.field, became)
    party.version += 1
    party.save(update_fields=[place.field, "version"])
    return was


def _in_answer(
    filing: Filing, place: anchors.Anchor, became: str, *, by: Person, at: datetime
) -> str:
    answer = filing.answers.filter(key=place.id, item=place.number).first()
    sections = FORMS[filing.form].sections
    allowed = [e.key for s in sections for e in s.elements if may_hold_slip(s, e)]
    if answer is None or place.id not in allowed:
        raise Refused(NO_SLIP, field="became")
    was: str = answer.value
    answer.value, answer.saved_at, answer.saved_by = became, at, by
    answer.version += 1
    answer.save()
    return was


def _note(verb: str, filing: Filing, by: Person, at: datetime, **facts: str) -> None:
    audit.note(
        verb, record=filing.reference, court=filing.court_code(), actor=by, at=at,
        role=",".join(sorted(filing.hats(by))), round=str(filing.round), **facts,
    )
