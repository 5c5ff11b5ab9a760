"""What a dossier may become, and who may change what is in it.

Papers are filed by the acts of services, which ask their own tables; these moves are what staff
do to a dossier itself. Nothing is ever deleted: a wrong paper is replaced, with a reason.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.moves import CLOCK, Move


class State(models.TextChoices):
    OPEN = "OPEN", _("Growing with the case")
    SEALED = "SEALED", _("Sealed")


class Hat(models.TextChoices):
    """What a member of staff is to one dossier."""

    JUDGE = "JUDGE", _("Judge")
    ASSISTANT = "ASSISTANT", _("Judge's assistant")
    CLERK = "CLERK", _("Filing clerk")
    ARCHIVIST = "ARCHIVIST", _("Archivist")


_KEEPERS = [Hat.JUDGE, Hat.ASSISTANT, Hat.CLERK, Hat.ARCHIVIST]
_BENCH = [Hat.JUDGE, Hat.ASSISTANT]

MOVES: dict[str, Move] = {
    "scan": Move.of([State.OPEN], None, _KEEPERS, _("File a scan from the counter")),
    "place": Move.of([State.OPEN], None, _KEEPERS, _("Put in another place")),
    "replace": Move.of([State.OPEN], None, _KEEPERS, _("Replace by a corrected paper")),
    "withhold": Move.of([State.OPEN], None, _BENCH, _("Do not show to the parties yet")),
    "release": Move.of([State.OPEN], None, [*_BENCH, CLOCK], _("Show to the parties")),
    "seal": Move.of(
        [State.OPEN], State.SEALED, [*_BENCH, Hat.ARCHIVIST], _("Seal the dossier")
    ),
    "break_seal": Move.of(
        [State.SEALED], State.OPEN, [Hat.ARCHIVIST], _("Break the seal to correct something")
    ),
}
