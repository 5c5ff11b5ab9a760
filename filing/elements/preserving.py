"""Asking for preservation together with a suit (CPL 103): a page beside every civil form.

Preservation before a suit is a filing of its own (``applications.PRESERVATION``, CPL 104).
"""

from filing.elements.blocks import when
from filing.elements.form import Element, Section
from portal.common.words import _

WANTED = "preserve.wanted"
PRESERVING = Section(
    "preserve", "preservation", _("Should property be frozen during the suit?"),
    _("Only if you fear that a judgment cannot be enforced later. It has a fee of its own."),
    (
        Element(WANTED, _("Do you ask for it?"), "yes_no", answerable=False),
        Element(
            "preserve.sum", _("Up to which sum?"), "money", _("Not more than you claim."),
            shown_if=when(WANTED), answerable=False,
        ),
        Element(
            "preserve.things", _("Which property, and where is it?"), "long",
            _("Account, house, car: as exactly as you know, or where to look (PR 1)."),
            shown_if=when(WANTED), answerable=False,
        ),
        Element(
            "preserve.why", _("Why is it needed?"), "long",
            _("What the other side does that could make a judgment worthless."),
            shown_if=when(WANTED), answerable=False,
        ),
        Element(
            "preserve.urgent", _("Is it urgent?"), "yes_no",
            _("In an urgent matter the court decides within 48 hours (CPL 103)."),
            shown_if=when(WANTED), answerable=False,
        ),
        Element(
            "preserve.security", _("What security do you offer?"), "choice",
            _("The court may ask for security up to 30 percent of the sum (PR 5)."),
            choices=(
                ("cash", _("Money")), ("insurance", _("Liability insurance")),
                ("guarantee", _("Bank guarantee")), ("property", _("Property")),
                ("none", _("None, for the reason below")),
            ),
            shown_if=when(WANTED), answerable=False,
        ),
        Element(
            "preserve.security_words", _("Describe it, or say why there is none"), "long",
            shown_if=when(WANTED), answerable=False,
        ),
    ),
)
