"""Financial loan contract (金融借款合同): a bank or licensed lender is one side."""

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
from filing.elements.form import Answers, Element, ElementForm, Section
from filing.elements.repaid import PAYMENTS, account_of, stage, still_owed
from filing.rules.repaying import INTEREST, Account, Payment
from portal.common.words import _

IN_TERM = ("loan.rate", "loan.rate_unit", "loan.on", "loan.term")
OVERDUE = ("loan.penalty_rate", "loan.rate_unit", "overdue.since", "claim.interest_on")


def _account(answers: Answers, payments: list[Payment]) -> Account | None:
    """Interest up to the day it was due, penalty interest from the day it is overdue."""
    return account_of(
        answers, payments, stage(answers, "interest", INTEREST, IN_TERM),
        stage(answers, "penalty", _("penalty interest"), OVERDUE),
    )


CLAIMS = Section(
    "claims", "claims", _("What you ask for"),
    _("Only what you want to have back. Sums are added up for you."),
    (
        money("claim.principal", _("Principal owed"), required=True,
              works=still_owed("", _account)),
        Element("claim.principal_on", _("Counted up to which day?"), "date"),
        money(
            "claim.interest", _("Interest within the term"),
            works=still_owed("interest", _account, interest(
                "claim.principal", "loan.rate", "loan.rate_unit", "loan.on", "loan.term"
            )),
        ),
        money(
            "claim.penalty", _("Penalty interest"), _("For the time after payment fell due."),
            works=still_owed("penalty", _account, interest(
                "claim.principal", "loan.penalty_rate", "loan.rate_unit", "overdue.since",
                "claim.interest_on",
            )),
        ),
        money(
            "claim.compound", _("Compound interest"), _("Interest on interest not paid in time."),
            works=interest(
                "claim.interest", "loan.penalty_rate", "loan.rate_unit", "overdue.since",
                "claim.interest_on",
            ),
        ),
        Element("claim.interest_on", _("Interest counted up to which day?"), "date"),
        Element("claim.interest_method", _("How is the interest reckoned?"), "long",
                _("Rate, days, and what was paid meanwhile.")),
        Element(
            "claim.interest_further", _("Also interest from then until it is paid?"), "yes_no"
        ),
        Element(
            "claim.early", _("Is the loan called in early, or the contract ended?"), "choice",
            choices=(
                ("no", _("No")), ("early", _("Called in early")), ("end", _("Contract ended")),
            ),
        ),
        SECURITY_CLAIM, REALISING, COSTS, OTHER_CLAIM,
    ),
)
LOAN = Section(
    "loan", "facts", _("The loan"), _("How much, when, and on which terms."),
    (
        fact("loan.agreed", _("Sum agreed"), "money"),
        fact("loan.lent", _("Sum really paid out"), "money", required=True),
        fact("loan.on", _("Day it was paid out"), "date", required=True),
        fact("loan.how", _("To which account was it paid?")),
        fact("loan.purpose", _("What was it for?")),
        fact("loan.term", _("Until when should it be paid back?"), "date"),
        fact("loan.is_due", _("Has that day passed?"), "yes_no"),
        fact("loan.extended", _("Was it extended? Until when?")),
        fact("loan.rate", _("Interest agreed (percent)"), "percent"),
        fact("loan.rate_unit", _("Percent of what time?"), "choice", choices=RATE_CHOICES),
        fact("loan.penalty_rate", _("Penalty interest agreed (percent)"), "percent",
             _("In the same time as above.")),
        fact("loan.rate_clause", _("Where is the interest written?")),
        fact(
            "loan.repaying", _("How should it be paid back?"), "choice",
            choices=(
                ("once", _("All at once")), ("equal", _("In equal parts")),
                ("interest_first", _("Interest first, the loan at the end")),
                ("other", _("Another way")),
            ),
        ),
    ),
)
REPAID = Section(
    "repaid", "facts", _("What was paid back"), "",
    (
        fact("repaid.principal", _("Of the loan"), "money"),
        fact("repaid.interest", _("Of the interest"), "money"),
        fact("repaid.last_on", _("Last payment"), "date"),
        fact("overdue.any", _("Is payment overdue?"), "yes_no"),
        fact("overdue.since", _("Since when?"), "date", shown_if=when("overdue.any")),
        fact("overdue.days", _("How many days?"), "number", shown_if=when("overdue.any")),
        fact("early.clause", _("What does the contract say about calling in early?"), "long"),
        fact("early.notice", _("Was the borrower told? When and how?"), "long"),
    ),
)
BANK_LOAN = ElementForm(
    "bank_loan", _("Loan from a bank"), frozenset({"108.1", "108.4"}),
    (
        CLAIMS, contract(_("The loan contract.")), LOAN, REPAID, PAYMENTS, SECURITY, ARRANGEMENTS,
        CLOSING,
    ),
)
