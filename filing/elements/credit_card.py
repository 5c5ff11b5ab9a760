"""Credit card (银行信用卡): what a card holder owes the bank."""

from filing.elements.blocks import (
    ARRANGEMENTS,
    CLOSING,
    COSTS,
    OTHER_CLAIM,
    REALISING,
    SECURITY,
    SECURITY_CLAIM,
    fact,
    money,
)
from filing.elements.form import Element, ElementForm, Section
from portal.common.words import _

CLAIMS = Section(
    "claims", "claims", _("What you ask for"), _("Sums are added up for you."),
    (
        money("claim.principal", _("Overdrawn principal"), required=True),
        money("claim.interest", _("Interest")),
        money("claim.penalty", _("Penalty for late payment")),
        money("claim.fees", _("Other fees")),
        Element("claim.interest_on", _("Counted up to which day?"), "date"),
        Element(
            "claim.interest_further", _("Also interest from then until it is paid?"), "yes_no"
        ),
        SECURITY_CLAIM, REALISING, COSTS, OTHER_CLAIM,
    ),
)
CARD = Section(
    "card", "facts", _("The card"), "",
    (
        fact("card.last_digits", _("Last four digits of the card"), required=True),
        fact("card.holder", _("Card holder")),
        fact("card.bank", _("Bank that issued it")),
        fact("card.on", _("Issued on"), "date"),
        fact("card.limit", _("Limit"), "money"),
        fact("card.terms", _("Agreed interest, penalties and fees"), "long"),
        fact("card.notice", _("How were these terms pointed out?"), "long",
             _("For example in bold print, or signed apart.")),
    ),
)
OWED = Section(
    "owed", "facts", _("What is owed"), "",
    (
        fact("owed.since", _("Overdue since"), "date", required=True),
        fact("owed.repaid", _("Paid since then"), "money"),
        fact("owed.principal", _("Of what is owed: principal"), "money"),
        fact("owed.interest", _("Of what is owed: interest"), "money"),
        fact("owed.fees", _("Of what is owed: penalties and fees"), "money"),
        fact("owed.statement", _("From which statement, of which day?")),
        fact("owed.demands", _("When and how was payment asked for?"), "long"),
    ),
)
CREDIT_CARD = ElementForm(
    "credit_card", _("Credit card"), frozenset({"115.2"}),
    (CLAIMS, CARD, OWED, SECURITY, ARRANGEMENTS, CLOSING),
)
