"""Everything in a draft that is neither a party nor a file: answers, cause, court, consent."""

import unicodedata
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from filing.actions.editing import Stale, editing
from filing.elements import FORMS, asked_only, form_for
from filing.elements.general import GENERAL
from filing.models import Answer, Consent, Filing
from filing.rules.working import total
from filing.snapshots import answers_of
from portal.cases.causes import all_causes
from portal.common.codepoints import is_noncharacter
from portal.common.moves import moving
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.people.models import Person
from portal.timelimits.limits import local_day

LONGEST_ANSWER = 20_000
MOST_ITEMS = 60
TURNS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Marks that turn the direction of writing."""


def save_answer(
    filing: Filing, name: str, value: str, *, version: int, by: Person, at: datetime
) -> Answer:
    """Keep one answer as it is typed. ``version`` is the one the page showed (0: none yet).

    ``name`` is the question's key, with the repetition it is asked in: ``claim.words[2]``.
    Sending the same again changes nothing. Raises ``Stale`` when another page saved something
    else since; refused for a question this form does not ask.
    """
    key, _bracket, number = name.rstrip("]").partition("[")
    item = int(number or 0)
    with editing(filing, by=by, at=at) as held:
        check_question(held, key, item)
        kept = held.answers.filter(key=key, item=item).first()
        value = _legible(value)[:LONGEST_ANSWER].strip()
        if kept is not None and kept.value == value:
            return kept
        if kept is not None and kept.version != version:
            raise Stale(kept.value, kept.version, field=key)
        if kept is None:
            kept = Answer(filing=held, key=key, item=item, version=0)
        kept.value, kept.version, kept.saved_at, kept.saved_by = value, kept.version + 1, at, by
        kept.save()
        _add_up(held, key)
        return kept


def _legible(value: str) -> str:
    """The words without what no paper can print, not every database can keep, or makes a paper
    look other than it reads: control characters, numbers that are no character, and turned
    directions. Lines and tabs stay."""
    return "".join(
        letter for letter in "\n".join(value.splitlines())
        if letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs")
        and not is_noncharacter(letter) and unicodedata.bidirectional(letter) not in TURNS
    )


def _add_up(filing: Filing, *changed: str) -> None:
    """Keep the sum in dispute as the claims that count add up to, when one of them changed."""
    form = FORMS[filing.form]
    counting = {element.key for element in form.elements() if element.counts}
    if not changed or counting.intersection(changed):
        said = asked_only(form, answers_of(filing))
        filing.amount = total(
            value for name, value in said.items() if name.partition("[")[0] in counting
        )


def check_question(filing: Filing, key: str, item: int) -> None:
    """Refuse what the filing's form does not ask."""
    section = FORMS[filing.form].section_of(key)
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
        _add_up(held)


def next_item(filing: Filing, keys: list[str]) -> int:
    """The number of the next repetition of a section with these questions."""
    last = filing.answers.filter(key__in=keys).aggregate(last=Max("item"))["last"]
    return 0 if last is None else last + 1


def remove_item(filing: Filing, keys: list[str], item: int, *, by: Person, at: datetime) -> None:
    """Take one repetition out; the others keep their numbers, so nothing else changes."""
    with editing(filing, by=by, at=at) as held:
        held.answers.filter(key__in=keys, item=item).delete()
        _add_up(held)


def choose_cause(filing: Filing, cause_no: str, *, by: Person, at: datetime) -> Filing:
    """Name the cause of action. Its form is asked from now on; answers both forms ask stay.

    Refused for a number that is not in the list.
    """
    cause = all_causes().get(cause_no)
    if cause is None:
        raise Refused(_("Choose a cause from the list."), field="cause")
    with editing(filing, by=by, at=at) as held:
        held.cause_no, held.cause, held.cause_en = cause.no, cause.zh, cause.en
        held.form = form_for(held.kind, cause.no).code
        _add_up(held)
    return held


def choose_form(filing: Filing, code: str, *, by: Person, at: datetime) -> Filing:
    """Ask the questions made for the cause, or tell it in one's own words: both are accepted.

    Element forms are a help and no condition (LR 2). Answers both forms ask stay.
    """
    with editing(filing, by=by, at=at) as held:
        if code not in (form_for(held.kind, held.cause_no).code, GENERAL.code):
            raise Refused(_("There is no such form for this matter."))
        held.form = code
        _add_up(held)
    return held


def choose_court(filing: Filing, court: Court, *, by: Person, at: datetime) -> Filing:
    """Name the court. Refused for one that no longer sits."""
    if not Court.objects.in_force(local_day(at)).contains(court):
        raise Refused(_("This court no longer takes filings. Choose its successor."), field="court")
    with editing(filing, by=by, at=at) as held:
        held.court = court
    return held


def answer_mediation(filing: Filing, accepts: bool, *, by: Person, at: datetime) -> Filing:
    """Say whether mediation before filing is welcome (OM 8). It may be changed until submitting."""
    with editing(filing, by=by, at=at) as held:
        held.accepts_mediation = accepts
    return held


def see_fee(filing: Filing, fee: Decimal, version: str, *, by: Person, at: datetime) -> Filing:
    """Remember which fee was shown, so that a later change is told and never surprises."""
    with editing(filing, by=by, at=at) as held:
        held.fee_seen, held.fee_for, held.fee_version = fee, held.amount, version
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


def discard(filing: Filing, *, by: Person | None, at: datetime) -> Filing:
    """Delete a draft: what was written goes, that there was a draft stays.

    ``by`` is None for the clock, half a year after the draft was last touched.
    """
    with moving(filing, "discard", by=by, at=at) as held:
        held.answers.all().delete()
        held.parties.all().delete()
        held.materials.all().delete()
    return held

