"""The general form: claims, facts and reasons in one's own words, for every cause of action.

A conventional complaint that meets CPL 124 is always accepted; this form is its shape.
"""

from filing.elements.blocks import ARRANGEMENTS, CLOSING
from filing.elements.form import Element, ElementForm, Section
from portal.common.words import _

GENERAL = ElementForm(
    code="general",
    title=_("General form"),
    causes=frozenset(),
    sections=(
        Section(
            "claims", "claims", _("What you ask the court to order"),
            _("One thing at a time. Sums are added up for you."),
            (
                Element(
                    "claim.words", _("I ask that the other side"), "long", required=True,
                    help=_("For example: pay back the 20,000 yuan lent on 1 March 2025."),
                ),
                Element(
                    "claim.amount", _("Sum of money, if any (yuan)"), "money", counts=True,
                    help=_("Leave empty if you do not ask for money here."),
                ),
            ),
            repeats=True, item_title=_("Claim"),
        ),
        Section(
            "facts", "facts", _("What happened"),
            _("Tell it in the order in which it happened."),
            (
                Element(
                    "facts.story", _("What happened, and when"), "long", required=True,
                    help=_("Who did what, when and where. You need no legal words."),
                ),
                Element(
                    "facts.reasons", _("Why you think you are right"), "long", required=True,
                    help=_("For example: we agreed on it in writing, and he did not pay."),
                ),
            ),
        ),
        ARRANGEMENTS, CLOSING,
    ),
)
