"""What happened to a filing so far, as its line of time says it to the desk."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from filing.models import Filing

TITLES = {
    "begin": _("Draft begun"),
    "submit": _("Handed in"),
    "resubmit": _("Corrections handed in"),
    "withdraw": _("Withdrawn by the filer"),
    "correct_slip": _("A slip was put right"),
    "override": _("The head allowed a new ground"),
    "require_correction": _("One-time notice of corrections sent"),
    "ask_ruling": _("Handed to a judge for a ruling"),
    "return_uncorrected": _("Returned: not corrected in time"),
    "insist": _("The filer insists on a decision"),
    "put_away": _("Put away"),
    "transfer": _("Sent to the court with jurisdiction"),
    "redirect": _("Shown to another door"),
    "refuse": _("Refused by a ruling"),
    "accept": _("Registered"),
    "register_at_expiry": _("Not decided in time: registered first"),
    "send_to_mediation": _("Sent to mediation"),
    "file_now": _("Mediation ended, filing goes on"),
    "hand_over": _("Judge drawn, handed to the trial division"),
    "arrive": _("The case came from the court that sent it here"),
    "deem_withdrawn": _("Treated as withdrawn"),
    "discard": _("Draft deleted"),
}
TONES = {
    "accept": "done", "hand_over": "done", "register_at_expiry": "overdue",
    "require_correction": "soon", "override": "soon", "return_uncorrected": "overdue",
    "refuse": "overdue",
}


@dataclass(frozen=True)
class Happening:
    """One line of the line of time."""

    at: datetime
    title: Any
    words: str = ""
    tone: str = "neutral"


def happenings(filing: Filing) -> list[Happening]:
    """Every step, oldest first, with who took it: staff by name, for the desk's own eyes."""
    return [
        Happening(
            step.at, TITLES.get(step.name, step.name),
            " · ".join(filter(None, (step.by.full_name if step.by else "", step.words))),
            TONES.get(step.name, "neutral"),
        )
        for step in filing.steps.select_related("by")
    ]
