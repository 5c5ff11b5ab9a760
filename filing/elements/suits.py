"""Short forms of an appeal and of an administrative suit."""

from filing.elements.blocks import COSTS, LAW, OTHER_CLAIM, fact, money
from filing.elements.form import Element, ElementForm, Section
from filing.rules import kinds
from portal.common.words import _

APPEAL = ElementForm(
    "appeal", _("Notice of appeal"), frozenset(),
    (
        Section(
            "basis", "facts", _("The judgment"), _("The judgment you appeal against."),
            (
                fact("basis.court", _("Court that decided"), required=True),
                fact("basis.number", _("Number of the judgment"), required=True),
                fact(
                    "basis.kind", _("What is it?"), "choice",
                    _("15 days to appeal a judgment, 10 days a ruling."),
                    choices=(("judgment", _("Judgment")), ("ruling", _("Ruling"))),
                ),
                fact("basis.on", _("Date of the judgment"), "date"),
                fact("basis.received_on", _("Day you received it"), "date", required=True),
            ),
        ),
        Section(
            "claims", "claims", _("What you ask for"), _("What the higher court should change."),
            (
                Element("claim.words", _("I ask that the judgment be"), "choice", choices=(
                    ("change", _("changed")), ("quash", _("set aside and heard again")),
                ), required=True),
                Element("claim.detail", _("How exactly?"), "long", required=True),
                money("claim.sum", _("Sum you appeal about"),
                      _("The fee is reckoned on this part only.")),
                COSTS, OTHER_CLAIM,
            ),
        ),
        Section(
            "facts", "facts", _("Why"), _("What the first court got wrong."),
            (
                fact("facts.findings", _("Facts that were found wrongly"), "long"),
                fact("facts.law_wrong", _("Law that was applied wrongly"), "long"),
                fact("facts.procedure", _("Mistakes in the procedure"), "long"),
                fact("facts.new", _("New evidence"), "long"), LAW,
            ),
        ),
    ),
    kinds=frozenset({kinds.APPEAL}),
)
ADMINISTRATIVE = ElementForm(
    "administrative", _("Suit against an authority"), frozenset(),
    (
        Section(
            "claims", "claims", _("What you ask for"), "",
            (
                Element("claim.words", _("I ask that the court"), "choices", choices=(
                    ("quash", _("set the decision aside")), ("change", _("change it")),
                    ("void", _("declare it void")), ("unlawful", _("declare it unlawful")),
                    ("act", _("order the authority to act")),
                    ("compensate", _("order compensation")),
                ), required=True),
                Element("claim.detail", _("How exactly?"), "long"),
                money("claim.sum", _("Compensation asked for")),
                COSTS, OTHER_CLAIM,
            ),
        ),
        Section(
            "facts", "facts", _("The decision"), _("What the authority did, or did not do."),
            (
                fact("act.number", _("Name and number of the decision")),
                fact("act.on", _("Date of the decision"), "date"),
                fact("act.known_on", _("Day you learned of it"), "date", required=True),
                fact("act.review", _("Did you ask for administrative review?"), "yes_no"),
                fact("act.review_words", _("When, and with what result?"), "long",
                     shown_if=("act.review", ("yes",))),
                fact("facts.story", _("What happened, and when"), "long", required=True),
                fact("facts.reasons", _("Why it is wrong"), "long", required=True), LAW,
            ),
        ),
    ),
    kinds=frozenset({kinds.FIRST_ADMINISTRATIVE}),
)
