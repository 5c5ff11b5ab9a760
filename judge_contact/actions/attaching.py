"""Files that come with a request: taken in before it is registered, then given to it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from judge_contact.models import Ticket
from portal.common.refusals import Refused
from portal.dossier.intake import adopt, discard, files_of, take_in
from portal.dossier.models import StoredFile
from portal.dossier.staging import Sent
from portal.people.models import Person

PURPOSE = "contact_judge"
MOST = 5
"""A question to the judge is no filing: evidence belongs into the dossier."""


def take_file(upload: Sent, *, by: Person, at: datetime) -> StoredFile:
    """Take one file in before there is a request; refused with its cause and the remedy."""
    return take_in(upload, about=by, by=by, at=at, purpose=PURPOSE)


def attach(ticket: Ticket, ids: Collection[UUID], *, by: Person, at: datetime) -> None:
    """Give files taken in before to the request. Sent again, each is there once.

    Refused for more than five, and for a file that is not this person's.
    """
    there = {file.public_id: file.sha256 for file in attached_to(ticket)}
    new = [one for one in dict.fromkeys(ids) if one not in there]
    if len(there) + len(new) > MOST:
        raise Refused(_("Five files at most. Hand evidence in at the court or with your filing."))
    ahead = StoredFile.objects.of(by).filter(public_id__in=new, taken_by=by)
    for again in [file for file in ahead if file.sha256 in there.values()]:
        discard(again, by=by, at=at)
        new.remove(again.public_id)
    adopt(new, to=ticket, by=by, at=at, purpose=PURPOSE)


def attached_to(ticket: Ticket) -> list[StoredFile]:
    """The files of a request already read through its own scope, oldest first."""
    return files_of(ticket, PURPOSE)
