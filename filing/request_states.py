"""Where a request in a running case stands, and who may move it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.common.moves import CLOCK, Move


class RequestState(models.TextChoices):
    FILED = "FILED", _("With the judge")
    NOTED = "NOTED", _("Taken into the file")
    GRANTED = "GRANTED", _("Granted")
    REFUSED = "REFUSED", _("Refused, with reasons")
    WITHDRAWN = "WITHDRAWN", _("Withdrawn by you")
    LAPSED = "LAPSED", _("Ended without a decision")


class RequestHat(models.TextChoices):
    PARTY = "PARTY", _("The party who asks")
    JUDGE = "JUDGE", _("Judge of the case")
    ASSISTANT = "ASSISTANT", _("Judge's assistant")
    HEAD = "HEAD", _("Division head")
    CLERK = "CLERK", _("Filing clerk")


MOVES: dict[str, Move] = {
    "grant": Move.of(
        [RequestState.FILED], RequestState.GRANTED, [RequestHat.JUDGE], _("Grant the request")
    ),
    "refuse": Move.of(
        [RequestState.FILED], RequestState.REFUSED, [RequestHat.JUDGE], _("Refuse, with reasons")
    ),
    "withdraw": Move.of(
        [RequestState.FILED], RequestState.WITHDRAWN, [RequestHat.PARTY], _("Take the request back")
    ),
    "carry_out": Move.of(
        [RequestState.GRANTED], None, [RequestHat.JUDGE, RequestHat.ASSISTANT, RequestHat.CLERK],
        _("Record that the preservation was carried out"),
    ),
    "send_case": Move.of(
        [RequestState.GRANTED], None, [RequestHat.CLERK],
        _("Send the case to the court that has jurisdiction"),
    ),
    "lapse": Move.of(
        [RequestState.FILED], RequestState.LAPSED, [CLOCK],
        _("The case ended, or the fee was not paid"),
    ),
}
