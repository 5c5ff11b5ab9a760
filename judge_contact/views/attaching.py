"""Files sent with a form: taken in first, so that none is lost when the form comes back."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from judge_contact.actions.attaching import MOST, PURPOSE, take_file
from portal.common import clock
from portal.common.refusals import Refused
from portal.dossier.models import StoredFile
from portal.people.models import Person

STORED = "files_stored"


@dataclass(frozen=True)
class Files:
    """What a form carries: files on the court's disk, named for the page that shows it again."""

    person: Person
    stored: list[StoredFile]

    @property
    def ids(self) -> list[UUID]:
        return [file.public_id for file in self.stored]

    purpose = PURPOSE
    most = MOST


def files_with(request: HttpRequest, form: Form, person: Person) -> Files:
    """The files of a form, those just sent and those sent before; a bad one is the form's error.

    A form that comes back after signing in again still has those sent before.
    """
    own = StoredFile.objects.of(person).filter(taken_by=person, purpose=PURPOSE)
    ahead = form.data.getlist(STORED) if isinstance(form.data, QueryDict) else []
    wanted = [one for one in map(_uuid, ahead[: MOST + 1]) if one]
    stored = list(own.filter(public_id__in=wanted))
    for upload in _sent(request, form, room=MOST - len(stored)):
        try:
            stored.append(take_file(upload, by=person, at=clock.now()))
        except Refused as refused:
            sentence = _("%(name)s: %(why)s") % {"name": upload.name, "why": refused}
            form.add_error(None, sentence)
    return Files(person, list({file.pk: file for file in stored}.values()))


def _sent(request: HttpRequest, form: Form, *, room: int) -> list[Any]:
    sent: list[Any] = [file for file in request.FILES.getlist("files") if file]
    if len(sent) > room:
        words = _("Five files at most. Hand evidence in at the court or with your filing.")
        form.add_error(None, words)
        return []
    return sent


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
