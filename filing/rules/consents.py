"""What a person agrees to before a stage runs online, in the words they are shown (OL 4, 29, 30).

The sentences shown are stored with the answer. Consent to one stage is none to another.
"""

from typing import Any

from portal.common.words import _

TEXTS: dict[str, tuple[Any, ...]] = {
    "FILING": (
        _("I file online. It counts like filing on paper."),
        _("What I write is true. False statements have consequences."),
        _("The court checks who I am, and stores what I send."),
        _("I may go to the counter instead at any time before I submit."),
    ),
    "E_SERVICE": (
        _("The court may send me papers electronically, judgments included."),
        _("They count as served when they reach the address I give here."),
        _("I can change the address, ask for paper, or take this back."),
    ),
    "MEDIATION": (
        _("A neutral mediator may try to help, for 30 days at most."),
        _("I can stop at any time; then the court goes on with my filing."),
        _("What I offer there cannot be used against me."),
    ),
}
