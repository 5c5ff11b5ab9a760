"""Where an application for relief from fees stands (FEE 44 to 51)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.moves import CLOCK, Move


class State(models.TextChoices):
    ASKED = "ASKED", _("Being decided by the court")
    PROOF_WANTED = "PROOF_WANTED", _("A proof is missing")
    GRANTED = "GRANTED", _("Granted")
    REFUSED = "REFUSED", _("Refused, with reasons")
    TAKEN_BACK = "TAKEN_BACK", _("Taken back by you")


class Hat(models.TextChoices):
    """What a person is to one application."""

    APPLICANT = "APPLICANT", _("The person who asks, or acts for them")
    CLERK = "CLERK", _("Filing clerk")
    JUDGE = "JUDGE", _("Judge")
    HEAD = "HEAD", _("Division head")
    LEADER = "LEADER", _("Court leader")


OPEN = (State.ASKED, State.PROOF_WANTED)
DECIDERS = (Hat.JUDGE, Hat.HEAD, Hat.LEADER)

MOVES: dict[str, Move] = {
    "want_proof": Move.of(
        [State.ASKED], State.PROOF_WANTED, [Hat.CLERK, *DECIDERS], _("Ask for a missing proof")
    ),
    "add_proof": Move.of(
        [State.PROOF_WANTED], State.ASKED, [Hat.APPLICANT, Hat.CLERK], _("Say what proves it")
    ),
    "grant": Move.of(OPEN, State.GRANTED, DECIDERS, _("Grant relief")),
    "refuse": Move.of(OPEN, State.REFUSED, DECIDERS, _("Refuse, with written reasons")),
    "take_back": Move.of(
        OPEN, State.TAKEN_BACK, [Hat.APPLICANT], _("Take the application back")
    ),
    "flag_late": Move.of(OPEN, None, [CLOCK], _("Not decided in time: the leader is told")),
}
