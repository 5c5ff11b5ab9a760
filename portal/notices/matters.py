"""The page of what a message is about: a table that each app adds its own lines to."""

from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.urls import reverse

from portal.notices.models import Message
from portal.people.models import Person


@dataclass(frozen=True)
class Pages:
    """Names of the pages that show a kind of record: on the public site, and in the console.

    Each takes the record's ``public_id``; an empty name means that there is none.
    """

    own: str
    court: str = ""


PAGES: dict[str, Pages] = {}
"""By the name of the model, as a record's reference has it."""


def add_pages(pages: dict[str, Pages]) -> None:
    PAGES.update(pages)


def page_about(message: Message, reader: Person) -> str:
    """Where the reader finds what a message is about: in the console of the court they serve it
    at, else on their own pages. Empty when there is no page, or it is not theirs any more.
    """
    label, _colon, public_id = message.about.partition(":")
    pages = PAGES.get(label)
    if pages is None:
        return ""
    serves = any(office.court_id == message.court_id for office in reader.offices_now)
    name = pages.court if serves else pages.own
    rows = apps.get_model(label).objects.visible_to(reader)
    if not name or not rows.filter(public_id=UUID(public_id)).exists():
        return ""
    return reverse(name, args=[public_id])
