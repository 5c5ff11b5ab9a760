"""The demo court: made by algorithm, the same every time, refused outside demo mode."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from portal import audit
from portal.common.refusals import Refused
from portal.common.words import _

LOADERS = (
    "portal.demo.courts.load",
    "portal.demo.staff.load",
    "portal.sandbox.demo.load",
    "portal.demo.litigants.load",
    "portal.demo.identities.load",
    "portal.demo.cases.load",
    "portal.dossier.demo.load",
    "judge_contact.demo.load",
    "portal.demo.entrances.load",
    "portal.demo.line.load",
    "portal.demo.fees.load",
    "filing.demo.load",
    "portal.demo.letters.load",
)
"""What is loaded, in this order. Each is ``load(at) -> rows made`` and makes nothing twice."""


def load(at: datetime, loaders: tuple[str, ...] = LOADERS) -> dict[str, int]:
    """Load the demo court as of ``at``: all of it or nothing. A second call changes nothing."""
    if not settings.DEMO:
        raise Refused(_("The demo court exists in demo mode only. Set DEMO=1."))
    made = {}
    with transaction.atomic(), audit.recorded():
        for path in loaders:
            loader: Callable[[datetime], int] = import_string(path)
            made[path] = loader(at)
    return made
