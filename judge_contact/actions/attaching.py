"""Files of a request: taken in before the act that gives them to it."""

from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from judge_contact.actions.telling import tell
from judge_contact.models import Ticket
from judge_contact.states import State
from portal import audit
from portal.common.moves import check_may, locked, moving
from portal.common.refusals import Refused
from portal.dossier.intake import adopt, discard, files_of, take_in
from portal.dossier.models import StoredFile
from portal.dossier.staging import Sent
from portal.people.models import Person

PURPOSE = "contact_judge"
MOST = 5
"""A question to the judge is no filing: evidence belongs into the dossier."""
CLOSED = _(
    "A closed request takes no more files. Ask once more or make a new request, and add them there."
)


def take_file(upload: Sent, *, by: Person, at: datetime) -> StoredFile:
    """Take one file in before there is a request; refused with its cause and the remedy."""
    return take_in(upload, about=by, by=by, at=at, purpose=PURPOSE)


def with_files(
    register: Callable[[], Ticket], ids: Collection[UUID], *, key: UUID, by: Person, at: datetime
) -> Ticket:
    """Register a request and give it the files of its form, both or neither.

    Files of the form that made the request (``key``) come along with it; those of a form that
    joined an earlier request are added to that one.
    """
    if not ids:
        return register()
    with audit.recorded():
        ticket = register()
        if ticket.once_key != key:
            return attach(ticket, ids, by=by, at=at)
        _give(ticket, ids, by=by, at=at)
    return ticket


def attach(ticket: Ticket, ids: Collection[UUID], *, by: Person, at: datetime) -> Ticket:
    """The party adds files to an open request; whoever holds it is told. No limit changes.

    The same files sent again change nothing. Refused without a file, for more than five in all,
    for a file that is not this person's, and once the request is closed.
    """
    if not ids:
        raise Refused(_("Choose at least one file."))
    with audit.recorded():
        held = locked(ticket)
        if held.state == State.CLOSED:
            raise Refused(CLOSED)
        check_may(held, "attach", by)
        new = _give(held, ids, by=by, at=at)
        if not new:
            return held
        names = " · ".join(file.name for file in new)
        with moving(held, "attach", by=by, at=at, words=names, files=str(len(new))) as held:
            tell("attach", [held], at=at)
    return held


def _give(
    ticket: Ticket, ids: Collection[UUID], *, by: Person, at: datetime
) -> list[StoredFile]:
    """Give files taken in before to the request; those it did not have, in their order."""
    there = {file.public_id: file.sha256 for file in attached_to(ticket)}
    new = [one for one in dict.fromkeys(ids) if one not in there]
    ahead = StoredFile.objects.of(by).filter(public_id__in=new, taken_by=by)
    for again in [file for file in ahead if file.sha256 in there.values()]:
        discard(again, by=by, at=at)
        new.remove(again.public_id)
    if len(there) + len(new) > MOST:
        raise Refused(_("Five files at most. Hand evidence in at the court or with your filing."))
    return adopt(new, to=ticket, by=by, at=at, purpose=PURPOSE)


def attached_to(ticket: Ticket) -> list[StoredFile]:
    """The files of a request already read through its own scope, oldest first."""
    return files_of(ticket, PURPOSE)
