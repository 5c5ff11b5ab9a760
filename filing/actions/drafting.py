"""Beginning a draft, and everything in it that is neither a party nor a file."""

import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from filing.actions.editing import Stale, editing
from filing.actions.parties import add_own_party
from filing.elements import FORMS, form_for_cause
from filing.models import Answer, Consent, Filing
from filing.states import State
from portal import audit
from portal.cases.causes import all_causes
from portal.common.moves import moving
from portal.common.once import once
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.people.actions.mandates import acting_for
from portal.people.models import Person
from portal.timelimits.limits import local_day

MOST_OPEN_DRAFTS = 50
LONGEST_ANSWER = 20_000
MOST_ITEMS = 60


@dataclass(frozen=True)
class Beginning:
    """What is filed, in which capacity, by which way in, and in which language it is read."""

    kind: str
    capacity: str = Filing.Capacity.SELF
    channel: str = Filing.Channel.ONLINE
    language: str = "zh-hans"


def begin(
    asked: Beginning, *, filer: Person, principal: Person | None = None, by: Person,
    key: uuid.UUID, at: datetime,
) -> Filing:
    """Open a draft. The same ``key`` gives the same draft.

    Whoever acts for another needs a mandate of that person in force (OL 7; principals confirm by
    phone); an agent whose client has no account names the client as a party instead. The filer,
    or the person filed for, stands on the own side at once, with what is known of them.
    """

    def make(fingerprint: str) -> Filing:
        with audit.recorded():
            _check_beginning(filer, principal, at)
            filing = Filing.objects.create(
                **asdict(asked), filer=filer, principal=principal,
                entered_by=None if by == filer else by, begun_at=at, saved_at=at, state_since=at,
                once_key=key, once_digest=fingerprint,
            )
            add_own_party(filing)
            filing.steps.create(
                name="begin", came_from="", went_to=State.DRAFT, by=by, by_role="FILER", at=at
            )
            audit.note(
                "begin", record=filing.reference, court=filing.court_code(), actor=by, at=at,
                kind=filing.kind, capacity=filing.capacity, channel=filing.channel,
            )
        return filing

    whom = str(principal.public_id) if principal else ""
    return once(Filing, key, {**asdict(asked), "filer": filer.pk, "for": whom}, make)


def _check_beginning(filer: Person, principal: Person | None, at: datetime) -> None:
    if principal is not None and not acting_for(filer, local_day(at)).contains(principal):
        raise Refused(
            _("That person has not given you a mandate, or it has ended. They can give one."),
            field="principal",
        )
    mine = Filing.objects.unscoped(because="counts the filer's own drafts")
    if mine.filter(filer=filer, state=State.DRAFT).count() >= MOST_OPEN_DRAFTS:
        raise Refused(_("You have many open drafts. Finish or delete one first."))


def save_answer(
    filing: Filing, key: str, value: str, *, item: int = 0, version: int, by: Person,
    at: datetime,
) -> Answer:
    """Keep one answer as it is typed. ``version`` is the one the page showed (0: none yet).

    Sending the same again changes nothing. Raises ``Stale`` when another page saved something
    else since; refused for a question this form does not ask.
    """
    with editing(filing, by=by, at=at) as held:
        check_question(held, key, item)
        kept = held.answers.filter(key=key, item=item).first()
        value = value[:LONGEST_ANSWER].strip()
        if kept is None:
            return held.answers.create(key=key, item=item, value=value, saved_at=at, saved_by=by)
        if kept.value == value:
            return kept
        if kept.version != version:
            raise Stale(kept.value, kept.version, field=key)
        kept.value, kept.version, kept.saved_at, kept.saved_by = value, version + 1, at, by
        kept.save()
        return kept


def check_question(filing: Filing, key: str, item: int) -> None:
    """Refuse what the filing's form does not ask."""
    form = FORMS[filing.form]
    section = next((s for s in form.sections if any(e.key == key for e in s.elements)), None)
    if section is None or item >= MOST_ITEMS or (item and not section.repeats):
        raise Refused(_("This form does not ask that."))


def save_answers(
    filing: Filing, answers: Mapping[str, str], *, item: int = 0, by: Person, at: datetime
) -> None:
    """Keep several answers that nobody has given yet, as carried over from elsewhere."""
    with editing(filing, by=by, at=at) as held:
        known = set(held.answers.filter(item=item).values_list("key", flat=True))
        for key, value in answers.items():
            if key not in known:
                check_question(held, key, item)
                held.answers.create(key=key, item=item, value=value, saved_at=at, saved_by=by)


def next_item(filing: Filing, keys: list[str]) -> int:
    """The number of the next repetition of a section with these questions."""
    last = filing.answers.filter(key__in=keys).aggregate(last=Max("item"))["last"]
    return 0 if last is None else last + 1


def remove_item(filing: Filing, keys: list[str], item: int, *, by: Person, at: datetime) -> None:
    """Take one repetition out; the others keep their numbers, so nothing else changes."""
    with editing(filing, by=by, at=at) as held:
        held.answers.filter(key__in=keys, item=item).delete()


def choose_cause(filing: Filing, cause_no: str, *, by: Person, at: datetime) -> Filing:
    """Name the cause of action. Its form is asked from now on; answers both forms ask stay.

    Refused for a number that is not in the list.
    """
    cause = all_causes().get(cause_no)
    if cause is None:
        raise Refused(_("Choose a cause from the list."), field="cause")
    with editing(filing, by=by, at=at) as held:
        held.cause_no, held.cause, held.cause_en = cause.no, cause.zh, cause.en
        held.form = form_for_cause(cause.no).code
    return held


def choose_court(filing: Filing, court: Court, *, by: Person, at: datetime) -> Filing:
    """Name the court. Refused for one that no longer sits."""
    if not Court.objects.in_force(local_day(at)).contains(court):
        raise Refused(_("This court no longer takes filings. Choose its successor."), field="court")
    with editing(filing, by=by, at=at) as held:
        held.court = court
    return held


def state_amount(filing: Filing, amount: Decimal | None, *, by: Person, at: datetime) -> Filing:
    """Keep the sum in dispute, as computed from the claims. Refused below zero."""
    if amount is not None and amount < 0:
        raise Refused(_("A sum cannot be negative."), field="amount")
    with editing(filing, by=by, at=at) as held:
        held.amount = amount
    return held


def answer_mediation(filing: Filing, accepts: bool, *, by: Person, at: datetime) -> Filing:
    """Say whether mediation before filing is welcome (OM 8). It may be changed until submitting."""
    with editing(filing, by=by, at=at) as held:
        held.accepts_mediation = accepts
    return held


def consent(
    filing: Filing, stage: str, is_given: bool, text: str, *, by: Person, at: datetime
) -> Consent:
    """Keep a yes or no to one stage online, with the very text shown (OL 4).

    The latest word counts, so a yes may be taken back.
    """
    with editing(filing, by=by, at=at) as held:
        latest = held.consents.filter(stage=stage).last()
        if latest is not None and (latest.is_given, latest.text) == (is_given, text):
            return latest
        return held.consents.create(stage=stage, is_given=is_given, text=text, by=by, at=at)


def discard(filing: Filing, *, by: Person, at: datetime) -> Filing:
    """Delete a draft: what was written goes, that there was a draft stays."""
    with moving(filing, "discard", by=by, at=at) as held:
        held.answers.all().delete()
        held.parties.all().delete()
        held.materials.all().delete()
    return held
