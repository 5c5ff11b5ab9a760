"""Short forms of applications that are no suits: enforcement, preservation, order, confirmation."""

from filing.elements.blocks import OTHER_FACTS, fact, money, when
from filing.elements.form import Element, ElementForm, Section
from filing.rules import kinds
from portal.common.words import _

ENFORCEMENT = ElementForm(
    "enforcement", _("Application for enforcement"), frozenset(),
    (
        Section(
            "basis", "facts", _("The judgment"), _("What you won, and where it stands."),
            (
                fact("basis.court", _("Court or body that decided"), required=True),
                fact("basis.number", _("Number of the judgment"), required=True),
                fact(
                    "basis.kind", _("What is it?"), "choice",
                    choices=(
                        ("judgment", _("Judgment")), ("mediation", _("Mediation statement")),
                        ("ruling", _("Ruling")), ("award", _("Arbitral award")),
                        ("notary", _("Notarised debt instrument")),
                    ),
                ),
                fact("basis.on", _("Date of the judgment"), "date"),
                fact("basis.effective_on", _("In force since"), "date",
                     _("Enforcement can be applied for within two years.")),
                fact("basis.due_on", _("By when should the other side have done it?"), "date"),
            ),
        ),
        Section(
            "claims", "claims", _("What is to be enforced"), _("Only what is still open."),
            (
                money("claim.sum", _("Money still owed under the judgment")),
                money("claim.late", _("Interest for late performance, if you reckoned it")),
                Element("claim.acts", _("Something else than money"), "long",
                        _("For example: hand over the flat.")),
                fact("claim.done", _("What has the other side done so far?"), "long"),
            ),
        ),
        Section(
            "leads", "facts", _("Where is property?"),
            _("Anything helps: the court searches too."),
            (
                fact("leads.bank", _("Banks and accounts"), "long"),
                fact("leads.house", _("Houses, land"), "long"),
                fact("leads.car", _("Cars"), "long"),
                fact("leads.work", _("Employer, income")),
                fact("leads.other", _("Anything else"), "long"),
            ),
        ),
    ),
    kinds=frozenset({kinds.ENFORCEMENT}),
)
PRESERVATION = ElementForm(
    "preservation", _("Application to freeze property"), frozenset(),
    (
        Section(
            "claims", "claims", _("What is to be frozen"), _("Up to which sum, or which thing."),
            (
                money("claim.sum", _("Up to which sum?")),
                Element("claim.things", _("Which property?"), "long",
                        _("Account, house, car: as exactly as you know."), required=True),
                Element("claim.why", _("Why is it urgent?"), "long",
                        _("Before a suit, the law asks for urgency."), required=True),
            ),
        ),
        Section(
            "security", "facts", _("Your security"),
            _("Before a suit the security equals the sum, as a rule (PR 5)."),
            (
                fact("security.kind", _("What do you offer?"), "choice", choices=(
                    ("cash", _("Money")), ("insurance", _("Liability insurance")),
                    ("guarantee", _("Bank guarantee")), ("property", _("Property")),
                    ("none", _("None, for the reason below")),
                )),
                fact("security.words", _("Describe it, or say why there is none"), "long"),
            ),
        ),
        Section(
            "facts", "facts", _("The dispute behind it"),
            _("You must sue within 30 days after the property is frozen."),
            (
                fact("facts.story", _("What is it about?"), "long", required=True), OTHER_FACTS,
            ),
        ),
    ),
    kinds=frozenset({kinds.PRESERVATION}),
)
PAYMENT_ORDER = ElementForm(
    "payment_order", _("Application for a payment order"), frozenset(),
    (
        Section(
            "claims", "claims", _("What is owed"), _("Money or securities, of a fixed sum."),
            (
                money("claim.sum", _("Sum owed"), required=True),
                Element("claim.due_on", _("Due since"), "date", required=True),
            ),
        ),
        Section(
            "facts", "facts", _("Why it is owed"), _("A payment order needs a plain case."),
            (
                fact("facts.story", _("How did the debt arise?"), "long", required=True),
                fact("facts.mutual", _("Do you owe the other side anything?"), "yes_no",
                     _("If so, a payment order is not possible (CPL 225).")),
                fact("facts.reachable", _("Can the order be delivered to the other side?"),
                     "yes_no", _("If not, a payment order is not possible (CPL 225).")),
            ),
        ),
    ),
    kinds=frozenset({kinds.PAYMENT_ORDER}),
)
CONFIRMATION = ElementForm(
    "confirmation", _("Joint application to confirm a settlement"), frozenset(),
    (
        Section(
            "claims", "claims", _("The settlement"),
            _("Both apply together, within 30 days (CPL 205)."),
            (
                Element("claim.words", _("We ask the court to confirm our settlement"), "yes_no",
                        required=True),
                fact("deal.on", _("Settlement in force since"), "date", required=True),
                fact("deal.body", _("Who mediated?"), required=True),
                fact("deal.number", _("Number of the settlement, if any")),
                fact("deal.words", _("What was agreed?"), "long", required=True),
                fact("deal.sum", _("Sum of money in it"), "money"),
            ),
        ),
        Section(
            "facts", "facts", _("Your word"), _("The court asks both of you this."),
            (
                fact("deal.free", _("Did both agree freely?"), "yes_no", required=True),
                fact("deal.harms", _("Does it touch the rights of others?"), "yes_no",
                     required=True),
                fact("deal.harms_words", _("Whose, and how?"), "long",
                     shown_if=when("deal.harms")),
            ),
        ),
    ),
    kinds=frozenset({kinds.CONFIRMATION}),
)
