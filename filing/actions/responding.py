"""Serving the complaint, joining the case, and answering element by element (CPL 128, OL 10)."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from filing.actions.editing import Stale
from filing.case_notices import about_answer
from filing.models import AnswerLimit, Filing, FilingLimit, ServedComplaint, Stance
from filing.rules import limits
from filing.rules.answering import ANSWER, JOIN
from filing.states import State
from portal import audit
from portal.cases.actions.held import tell
from portal.cases.models import Party
from portal.common.refusals import Refused
from portal.notices import outbox
from portal.notices.models import CODE_ALPHABET
from portal.people import codes, vault
from portal.people.masks import mask_phone
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import cancel_running, meet, start_limits

CODE_LENGTH = 10
REGISTERED = (State.ACCEPTED, State.DOCKETED, State.JOINED)


def tidy(code: str) -> str:
    """A code as people type it (small letters, spaces, hyphens) as it was made."""
    return "".join(letter for letter in code.upper() if letter in CODE_ALPHABET)


def serve_complaint(filing: Filing, *, by: Person | None, at: datetime) -> list[ServedComplaint]:
    """Send the complaint to every party of the other side, within 5 days (CPL 128).

    Each gets a code of its own; who gave no phone is listed for the clerk, who prints the letter.
    A counterclaim reaches those who sued in their account at once. Done again it changes nothing.
    Refused before the case is registered.
    """
    with audit.recorded():
        case = filing.running_case
        if filing.state not in REGISTERED or case is None:
            raise Refused(_("The case is not registered yet; nothing can be served."))
        waiting = case.parties.filter(side__in=_answering(filing)).exclude(
            complaints__filing=filing
        )
        sent = [_send(filing, party, by=by, at=at) for party in waiting]
        owed = filing.limits.unmet().filter(rule=limits.SERVE_COMPLAINT.code)
        for limit in owed:
            meet(limit, at=at)
    return sent


def _answering(filing: Filing) -> Collection[str]:
    """The sides of the case that answer this claim; nobody answers a joint application."""
    if filing.counters_id:
        return (filing.terms.own,)
    return () if filing.terms.other == filing.terms.own else (filing.terms.other,)


def _send(filing: Filing, party: Party, *, by: Person | None, at: datetime) -> ServedComplaint:
    assert filing.court  # noqa: S101  a registered filing has its court
    code = _new_code()
    served = ServedComplaint.objects.create(
        filing=filing, party=party, court=filing.court, code_index=vault.index(code),
        code_made_at=at, sent_at=at, sent_to=mask_phone(party.phone) if party.phone else "",
    )
    start_limits(
        AnswerLimit, served, filing.court, (JOIN,), round=1, at=at, owners={},
    )
    audit.note(
        "serve_complaint", record=served.reference, court=served.court.code, actor=by, at=at,
        filing=filing.reference,
    )
    if filing.counters_id and party.person is not None:
        _received(served, party.person, at)
    else:
        _text(served, code)
    return served


def _received(served: ServedComplaint, person: Person, at: datetime) -> None:
    """A party that is in the case already has it in its account: the period runs (OL 31(1))."""
    served.joined_at, served.joined_by = at, person
    served.save(update_fields=["joined_at", "joined_by"])
    start_answer(served, at)
    limit = served.limits.filter(rule=ANSWER.code).first()
    due_at = limit.due_at if limit else None
    outbox.post(about_answer("counterclaim_arrived", served, at=at, due_at=due_at), at=at)


def renew_code(served: ServedComplaint, *, by: Person, at: datetime) -> str:
    """A new code for a party, to be printed by the clerk; the old one no longer opens anything.

    Refused once the case was joined.
    """
    with audit.recorded():
        held = held_complaint(served)
        if held.joined_at is not None:
            raise Refused(_("This party has joined the case; no code is needed any more."))
        if not by.holds(Role.CLERK, court_id=held.court_id):
            raise Refused(_("Only a filing clerk of this court may do this."))
        code = _new_code()
        held.code_index, held.code_made_at = vault.index(code), at
        held.save(update_fields=["code_index", "code_made_at"])
        audit.note("renew_code", record=held.reference, court=held.court.code, actor=by, at=at)
    return code


def join(code: str, *, by: Person, at: datetime) -> ServedComplaint:
    """Link the case by its code and a proved identity; the answer period starts (OL 10, 31).

    Refused with an unknown code, without a proved identity, and when the identity is not that of
    the party named in the complaint. The same sentence for a wrong code and a foreign case.
    """
    if not by.is_verified:
        raise Refused(_("Prove your identity first; the court must know who answers (OL 10)."))
    with audit.recorded():
        found = ServedComplaint.objects.unscoped(because="the code itself says who may join")
        row = found.filter(code_index__in=vault.indexes(tidy(code))).first()
        held = held_complaint(row) if row else None
        if held is None or not _is_party(held.party, by):
            raise Refused(
                _("This code opens no case for you. Check it, and that you are signed in as the "
                  "person named in the letter."), field="code",
            )
        if held.joined_at is not None:
            return held
        held.joined_at, held.joined_by = at, by
        held.save(update_fields=["joined_at", "joined_by"])
        held.party.person = by
        held.party.save(update_fields=["person"])
        start_answer(held, at)
        tell(held.party.case, at=at, kind="filing.complaint_received")
        audit.note("join", record=held.reference, court=held.court.code, actor=by, at=at)
    return held


def start_answer(served: ServedComplaint, at: datetime) -> None:
    """The party has the complaint: the period for its answer runs from the next day (CPL 128)."""
    for limit in served.limits.filter(rule=JOIN.code):
        meet(limit, at=at)
    start_limits(AnswerLimit, served, served.court, (ANSWER,), round=1, at=at, owners={})


def _is_party(party: Party, person: Person) -> bool:
    """Whether a proved identity is that of the party as the plaintiff named it."""
    if party.person_id is not None:
        return party.person_id == person.pk
    taken = party.case.parties.filter(person=person).exists()
    return not taken and party.name.strip() == person.full_name.strip()


@dataclass(frozen=True)
class Said:
    """What the other side says to one element."""

    key: str
    item: int
    position: str
    words: str = ""


def take_stance(
    served: ServedComplaint, said: Said, *, version: int, by: Person, at: datetime
) -> Stance:
    """Save what the party says to one element of the complaint, as it is typed.

    Refused to others, after the answer was handed in, and over what another tab saved since.
    """
    with transaction.atomic():
        held = open_complaint(served, by)
        row = held.stances.filter(key=said.key, item=said.item).first()
        if row is not None and row.version != version:
            raise Stale(f"{row.get_position_display()} {row.words}", row.version, field=said.key)
        row = row or Stance(complaint=held, key=said.key, item=said.item, version=0)
        row.position, row.words, row.saved_at = said.position, said.words.strip(), at
        row.version += 1
        row.save()
    return row


def save_words(
    served: ServedComplaint, words: str, *, version: int, by: Person
) -> ServedComplaint:
    """Save the answer in the party's own words (a conventional answer is always accepted)."""
    with transaction.atomic():
        held = open_complaint(served, by)
        if held.version != version:
            raise Stale(held.words, held.version, field="words")
        held.words, held.version = words, held.version + 1
        held.save(update_fields=["words", "version"])
    return held


def open_complaint(served: ServedComplaint, by: Person) -> ServedComplaint:
    """The complaint under its lock, while its party may still write the answer."""
    held = held_complaint(served)
    if not held.may_follow(by):
        raise Refused(_("Only the party who received the complaint answers it."))
    if held.answered_at is not None:
        raise Refused(_("Your answer was handed in. Hand in more as further material."))
    return held


def held_complaint(served: ServedComplaint) -> ServedComplaint:
    """The complaint re-read under its lock."""
    rows = ServedComplaint.objects.unscoped(because="the act holds this record")
    if connection.features.has_select_for_update:
        rows = rows.select_for_update(of=("self",))
    found: ServedComplaint = rows.select_related("court", "party__case", "filing").get(pk=served.pk)
    return found


def _new_code() -> str:
    return "".join(secrets.choice(CODE_ALPHABET) for _place in range(CODE_LENGTH))


def _text(served: ServedComplaint, code: str) -> None:
    """The code goes by text message at once, never through the outbox, which would keep it.

    A gateway that fails does not undo what the court did: staff send a new code from the desk.
    """
    if not served.party.phone:
        return
    words = _("[%(court)s] A complaint against you was registered. Open %(site)s and enter "
              "%(code)s to read it and answer.") % {
        "court": served.court.name, "site": f"{settings.PUBLIC_URL}/delivery/",
        "code": f"{code[:5]}-{code[5:]}",
    }
    phone = served.party.phone
    transaction.on_commit(lambda: codes.deliver(phone, words), robust=True)


def end_periods(filing: Filing, *, at: datetime) -> None:
    """The case ended early: nobody owes an answer any more."""
    cancel_running(AnswerLimit.objects.filter(record__filing=filing), at=at)
    cancel_running(FilingLimit.objects.filter(record=filing), at=at)
