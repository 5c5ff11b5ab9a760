"""Divorce (离婚). There is no choice of court here; only a freezing of property is asked about."""

from filing.elements.blocks import CLOSING, COSTS, OTHER_CLAIM, PRESERVATION_ONLY, fact, when
from filing.elements.form import Element, ElementForm, Section
from portal.common.words import _

WHO = (("me", _("To me")), ("other", _("To the other side")), ("both", _("To both, as I say")))
CLAIMS = Section(
    "claims", "claims", _("What you ask for"), _("Divorce first; then what belongs to it."),
    (
        Element("claim.divorce", _("I ask that the marriage be dissolved"), "yes_no",
                required=True),
        Element(
            "claim.property_any", _("Is there property of both to share?"), "yes_no",
        ),
        Element(
            "claim.property_total", _("What is all of it worth, about?"), "money",
            _("The court’s fee depends on it only above 200,000 yuan."), counts=True,
            shown_if=when("claim.property_any"),
        ),
        Element("claim.debts_any", _("Are there debts of both?"), "yes_no"),
        Element(
            "claim.debts", _("Who should bear which debt?"), "long",
            shown_if=when("claim.debts_any"),
        ),
        Element(
            "claim.damages", _("Do you ask for money because of what happened?"), "choices",
            _("Leave empty if not."), choices=(
                ("damages", _("Damages for fault")),
                ("compensation", _("Compensation for work at home")),
                ("help", _("Help because of hardship")),
            ),
        ),
        Element("claim.damages_sum", _("How much?"), "money"),
        COSTS, OTHER_CLAIM,
    ),
)
PROPERTY = Section(
    "property", "claims", _("Property of both"), _("One thing at a time. You can add more."),
    (
        Element(
            "property.kind", _("What is it?"), "choice",
            choices=(
                ("house", _("House or flat")), ("car", _("Car")), ("deposit", _("Money in a bank")),
                ("other", _("Something else")),
            ),
        ),
        Element("property.words", _("Describe it"), "long",
                _("Address, number plate, bank, or what it is.")),
        Element("property.value", _("Worth about"), "money"),
        Element("property.to", _("To whom should it go?"), "choice", choices=WHO),
        Element("property.how", _("How exactly?"), shown_if=when("property.to", "both")),
    ),
    repeats=True, item_title=_("Item"),
)
CHILDREN = Section(
    "children", "claims", _("Children"), _("One child at a time. Leave empty if there are none."),
    (
        Element("child.name", _("Name of the child")),
        Element("child.born_on", _("Born on"), "date"),
        Element("child.lives_with", _("With whom does the child live now?")),
        Element(
            "child.custody", _("Who should bring the child up?"), "choice",
            choices=(("me", _("I")), ("other", _("The other side")), ("both", _("Both in turn"))),
        ),
        Element("child.custody_why", _("Why?"), "long"),
        Element(
            "child.payer", _("Who should pay support?"), "choice",
            choices=(("other", _("The other side")), ("me", _("I")), ("none", _("Nobody"))),
        ),
        Element("child.support", _("How much a month?"), "money",
                _("What the child needs, and what the payer earns.")),
        Element("child.support_how", _("Paid how, and until when?")),
        Element("child.visits", _("When may the other parent see the child?"), "long"),
    ),
    repeats=True, item_title=_("Child"),
)
MARRIAGE = Section(
    "marriage", "facts", _("The marriage"), _("Short and plain is best."),
    (
        fact("marriage.on", _("Day of the marriage"), "date", required=True),
        fact("marriage.place", _("Registered where?")),
        fact("marriage.life", _("How did you meet and live together?"), "long"),
        fact("marriage.why", _("Why do you want a divorce?"), "long", required=True),
        fact("marriage.apart_since", _("Living apart since"), "date"),
        fact("marriage.before", _("Was there a divorce suit before?"), "yes_no",
             _("After a refusal, new facts or six months are needed.")),
        fact("marriage.before_words", _("Which court, when, and with what result?"), "long",
             shown_if=when("marriage.before")),
        fact("marriage.pregnant", _("Is the wife pregnant, or was a child born within a year?"),
             "yes_no"),
        fact("marriage.fault", _("Was there violence, desertion or another fault?"), "long"),
        fact("marriage.debts", _("Which debts are there, to whom, and what for?"), "long"),
        fact("marriage.income", _("What do you and the other side earn?"), "long"),
    ),
)
DIVORCE = ElementForm(
    "divorce", _("Divorce"), frozenset({"14"}),
    (CLAIMS, PROPERTY, CHILDREN, MARRIAGE, PRESERVATION_ONLY, CLOSING),
)
