"""Sale (买卖合同): goods against money."""

from filing.elements.blocks import (
    ARRANGEMENTS,
    CLOSING,
    COSTS,
    OTHER_CLAIM,
    RATE_CHOICES,
    REALISING,
    SECURITY,
    SECURITY_CLAIM,
    contract,
    fact,
    interest,
    money,
    when,
)
from filing.elements.form import Element, ElementForm, Section
from portal.common.words import _

CLAIMS = Section(
    "claims", "claims", _("What you ask for"),
    _("Fill in only what concerns you. Sums are added up for you."),
    (
        money("claim.price", _("Price to be paid, or to be paid back")),
        money(
            "claim.late", _("Interest or penalty for late payment"),
            works=interest(
                "claim.price", "payment.penalty_rate", "payment.penalty_unit", "breach.since",
                "claim.late_on",
            ),
        ),
        Element("claim.late_on", _("Counted up to which day?"), "date"),
        Element(
            "claim.interest_further", _("Also interest from then until it is paid?"), "yes_no"
        ),
        money("claim.damages", _("Damages"), _("What you lost because of the breach.")),
        Element(
            "claim.defect", _("What should be done about defects?"), "choices",
            choices=(
                ("repair", _("Repair")), ("replace", _("Replacement")),
                ("return", _("Take the goods back")), ("reduce", _("Lower price")),
            ),
        ),
        Element(
            "claim.go_on", _("Should the contract go on?"), "choice",
            choices=(
                ("perform", _("Yes, it should be performed")), ("end", _("No, it should end")),
            ),
        ),
        SECURITY_CLAIM, REALISING, COSTS, OTHER_CLAIM,
    ),
)
GOODS = Section(
    "goods", "facts", _("The goods"), _("One kind at a time. You can add more."),
    (
        fact("goods.name", _("What was sold?"), required=True),
        fact("goods.spec", _("Type, size or quality")),
        fact("goods.quantity", _("How many or how much?")),
        fact("goods.price", _("Price of one"), "money"),
    ),
    repeats=True, item_title=_("Goods"),
)
PAYMENT = Section(
    "payment", "facts", _("Price and payment"), "",
    (
        fact("payment.total", _("Whole price"), "money", required=True),
        fact("payment.due", _("When was it to be paid?"), "long"),
        fact("payment.how", _("How was it to be paid?")),
        fact("payment.made", _("What was paid, and when?"), "long"),
        fact("payment.penalty_rate", _("Penalty or interest agreed (percent)"), "percent"),
        fact("payment.penalty_unit", _("Percent of what time?"), "choice", choices=RATE_CHOICES),
        fact("payment.penalty_clause", _("What does the contract say about it?"), "long"),
        fact("payment.deposit", _("Deposit paid"), "money"),
        fact("payment.deposit_clause", _("What was agreed about the deposit?")),
    ),
)
DELIVERY = Section(
    "delivery", "facts", _("Delivery and quality"), "",
    (
        fact("delivery.agreed", _("When, where and how to deliver?"), "long"),
        fact("delivery.made", _("What was delivered, and when?"), "long"),
        fact("delivery.late", _("Was delivery late?"), "yes_no"),
        fact("delivery.late_days", _("How many days?"), "number", shown_if=when("delivery.late")),
        fact("quality.standard", _("Which quality was agreed?"), "long"),
        fact("quality.inspection", _("When and how were the goods to be inspected?")),
        fact("quality.objection", _("Until when could defects be told?")),
        fact("quality.dispute", _("Is there a dispute about quality?"), "yes_no"),
        fact("quality.words", _("Which defects, and when were they told?"), "long",
             shown_if=when("quality.dispute")),
    ),
)
BREACH = Section(
    "breach", "facts", _("What went wrong"), "",
    (
        fact("breach.words", _("Who did what against the contract?"), "long", required=True),
        fact("breach.since", _("Since when?"), "date"),
        fact("breach.demand", _("When and how did you ask for it?"), "long",
             _("Letters, messages, calls.")),
        fact("breach.ended", _("Was the contract ended? When and how?")),
        fact("breach.loss", _("How is your loss made up?"), "long"),
    ),
)
SALE = ElementForm(
    "sale", _("Sale of goods"), frozenset({"88", "88.8"}),
    (
        CLAIMS, contract(_("An order, a contract, or only messages.")), GOODS, PAYMENT, DELIVERY,
        BREACH, SECURITY, ARRANGEMENTS, CLOSING,
    ),
)
