"""Places of dossiers and files on the console."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.common.places import Count, Place
from portal.dossier.models import StoredFile
from portal.dossier.rules.reading import MAIN_BY_OFFICE
from portal.dossier.views.desk import KEEPERS
from portal.dossier.views.staff import visible_to
from portal.people.roles import Power


def in_trouble(person: Any, at: datetime) -> Count:
    """Files that could not be prepared, or that the scanner holds back."""
    rows = visible_to(person)
    number = rows.count()
    is_bad = number and rows.filter(
        scan=StoredFile.Scan.INFECTED
    ).exists() or rows.filter(copy=StoredFile.Copy.FAILED).exists()
    return Count(number, _("files need attention"), "overdue" if is_bad else "neutral")


PLACES = [
    Place(
        "dossiers", _("Dossiers"), _("Papers of each case in catalogue order."), _("Register"),
        frozenset(MAIN_BY_OFFICE), icon="book", key="b",
    ),
    Place(
        "scans", _("Scans from the counter"), _("File a scanned paper by its cover sheet."),
        _("Register"), frozenset(KEEPERS), icon="print", key="a",
    ),
    Place(
        "files", _("Files in trouble"), _("Files that could not be prepared for viewing, and why."),
        _("Running the portal"), frozenset({Power.MEND_MESSAGES}), icon="alert",
        waiting=in_trouble,
    ),
]
