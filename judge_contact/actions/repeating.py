"""What the party adds while waiting, and saying again that nobody reached them."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from judge_contact import rules
from judge_contact.actions.supervising import open_supervision
from judge_contact.actions.telling import hand_to, meet_all, officers_of, tell
from judge_contact.models import Contact, Supervision, Ticket
from portal.common.moves import moving
from portal.common.refusals import Refused
from portal.people.models import Person
from portal.people.roles import Role


def not_reached(ticket: Ticket, *, words: str = "", by: Person, at: datetime) -> Ticket:
    """The party reports again that the judge was not reached: the inspection office supervises.

    A contact the court recorded stays on record and is marked as disputed.
    """
    with moving(ticket, "not_reached", by=by, at=at, words=words) as ticket:
        ticket.repeats += 1
        ticket.answer_serial += 1
        ticket.confirmed_at = ticket.closes_at = None
        meet_all(ticket, rules.RETURN_VISIT, at=at)  # the party was heard, and said no
        Contact.objects.filter(ticket=ticket, round=ticket.round, disputed_at=None).update(
            disputed_at=at
        )
        officers = officers_of([ticket], at)
        open_supervision([ticket], Supervision.Reason.SAID_NOT_REACHED, officers=officers, at=at)
        hand_to(Role.INSPECTOR, [ticket], at=at, officers=officers)
        tell("not_reached", [ticket], at=at, officers=officers)
    return ticket


def add_words(ticket: Ticket, *, words: str, best_time: str, by: Person, at: datetime) -> Ticket:
    """The party adds something, or names a better time to call. No limit changes."""
    if not (words.strip() or best_time.strip()):
        raise Refused(_("Write something, or name a better time to call."), field="words")
    with moving(ticket, "add_words", by=by, at=at, words=words) as ticket:
        ticket.best_time = best_time.strip() or ticket.best_time
        tell("add_words", [ticket], at=at)
    return ticket
