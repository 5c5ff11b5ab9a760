"""Private lending (民间借贷): money lent between people or companies."""

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

RATE = ("loan.rate", "loan.rate_unit", "loan.on", "claim.interest_on")


def _account(answers: Answers, payments: list[Payment]) -> Account | None:
    return account_of(answers, payments, stage(answers, "interest", INTEREST, RATE))


CLAIMS = Section(
    "claims", "claims", _("What you ask for"),
    _("Only what you want to have back. Sums are added up for you."),
    (
        money("claim.principal", _("Money lent and not paid back"),
              _("Without interest."), required=True, works=still_owed("", _account)),
        Element("claim.principal_on", _("Counted up to which day?"), "date"),
        money(
            "claim.interest", _("Interest"),
            _("Leave empty if no interest was agreed and you ask for none."),
            works=still_owed("interest", _account, interest(
                "claim.principal", "loan.rate", "loan.rate_unit", "loan.on", "claim.interest_on"
            )),
        ),
        Element("claim.interest_on", _("Interest counted up to which day?"), "date"),
        Element("claim.interest_method", _("How is the interest reckoned?"), "long",
                _("Rate, days, and what was paid meanwhile.")),
        Element(
            "claim.interest_further", _("Also interest from then until it is paid?"), "yes_no"
        ),
        Element(
            "claim.early", _("Do you ask for early repayment, or to end the contract?"), "choice",
            _("Only if the loan is not due yet."),
            choices=(
                ("no", _("No")), ("early", _("Early repayment")), ("end", _("End the contract")),
            ),
        ),
        SECURITY_CLAIM, REALISING, COSTS, OTHER_CLAIM,
    ),
)
LOAN = Section(
    "loan", "facts", _("The loan"), _("How much, when, and on which terms."),
    (
        fact("loan.agreed", _("Sum agreed"), "money"),
        fact("loan.lent", _("Sum really handed over"), "money", required=True),
        fact("loan.on", _("Day it was handed over"), "date", required=True),
        fact(
            "loan.how", _("How was it handed over?"), "choice",
            choices=(
                ("cash", _("In cash")), ("transfer", _("Bank transfer")),
                ("phone", _("WeChat or Alipay")), ("bill", _("Bill or cheque")),
                ("other", _("Another way")),
            ),
        ),
        fact("loan.term", _("Until when should it be paid back?"), "date",
             _("Leave empty if no day was agreed.")),
        fact("loan.is_due", _("Has that day passed?"), "yes_no"),
        fact("loan.extended", _("Was it extended? Until when?")),
        fact("loan.rate", _("Interest agreed (percent)"), "percent",
             _("Leave empty if none was agreed.")),
        fact("loan.rate_unit", _("Percent of what time?"), "choice", choices=RATE_CHOICES),
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
    "repaid", "facts", _("What was paid back"), _("Say also what was paid: it makes you credible."),
    (
        fact("repaid.any", _("Was anything paid back?"), "yes_no"),
        fact("repaid.principal", _("Of the loan"), "money", shown_if=when("repaid.any")),
        fact("repaid.interest", _("Of the interest"), "money", shown_if=when("repaid.any")),
        fact("repaid.last_on", _("Last payment"), "date", shown_if=when("repaid.any")),
        fact("overdue.any", _("Is payment overdue?"), "yes_no"),
        fact("overdue.since", _("Since when?"), "date", shown_if=when("overdue.any")),
        fact("overdue.days", _("How many days?"), "number", shown_if=when("overdue.any")),
        fact("overdue.asked", _("When and how did you ask for it?"), "long"),
    ),
)
LENDING = ElementForm(
    "lending", _("Private lending"), frozenset({"108.3"}),
    (
        CLAIMS,
        contract(_("A loan note, a contract, or only messages. Say what there is.")),
        LOAN, REPAID, PAYMENTS, SECURITY, ARRANGEMENTS, CLOSING,
    ),
)
