"""Property-management fees (物业服务合同)."""

from filing.elements.blocks import (
    ARRANGEMENTS,
    CLOSING,
    COSTS,
    OTHER_CLAIM,
    RATE_CHOICES,
    contract,
    fact,
    money,
)
from filing.elements.form import Answers, Element, ElementForm, Section
from filing.rules.said import day, money as sum_of
from filing.rules.working import Worked, fen, monthly_arrears, plain
from portal.common.words import _


def _monthly(answers: Answers) -> Worked | None:
    area, each = (sum_of(answers.get(f"{key}[0]", "")) for key in ("home.area", "fee.each"))
    if area is None or each is None:
        return None
    amount = fen(area * each)
    return Worked(amount, f"{plain(area)} × {plain(each)} = {plain(amount)}")


def _owed(answers: Answers) -> Worked | None:
    monthly, months = _monthly(answers), sum_of(answers.get("arrears.months[0]", ""))
    if monthly is None or months is None:
        return None
    amount = fen(monthly.amount * months)
    formula = f"{plain(monthly.amount)} × {plain(months)} = {plain(amount)}"
    return Worked(amount, formula, _("fee of a month × months"))


def _penalty(answers: Answers) -> Worked | None:
    monthly, months = _monthly(answers), sum_of(answers.get("arrears.months[0]", ""))
    rate = sum_of(answers.get("penalty.rate[0]", ""))
    unit = answers.get("penalty.unit[0]", "")
    since = day(answers.get("arrears.since[0]", ""))
    as_of = day(answers.get("claim.penalty_on[0]", ""))
    if monthly is None or months is None or rate is None:
        return None
    if since is None or as_of is None or unit not in dict(RATE_CHOICES):
        return None
    return monthly_arrears(monthly.amount, since, int(months), rate, unit, as_of)


CLAIMS = Section(
    "claims", "claims", _("What you ask for"), _("Sums are added up for you."),
    (
        money("claim.fee", _("Fees owed"), required=True, works=_owed),
        Element("claim.fee_on", _("Counted up to which day?"), "date"),
        money("claim.penalty", _("Penalty for late payment"), works=_penalty),
        Element("claim.penalty_on", _("Penalty counted up to which day?"), "date"),
        Element(
            "claim.penalty_further", _("Also a penalty from then until it is paid?"), "yes_no"
        ),
        COSTS, OTHER_CLAIM,
    ),
)
HOME = Section(
    "home", "facts", _("The home"), "",
    (
        fact("home.place", _("Address of the home"), required=True),
        fact("home.area", _("Area (square metres)"), "number"),
        fact("home.owner", _("Owner")),
        fact("home.manager", _("Who manages the property?")),
        fact("home.service_from", _("Service from"), "date"),
        fact("home.service_to", _("Service until"), "date"),
    ),
)
FEE = Section(
    "fee", "facts", _("The fee"), "",
    (
        fact("fee.each", _("Fee a month for one square metre"), "money"),
        fact("fee.when", _("When and how was it to be paid?")),
        fact("penalty.rate", _("Penalty agreed (percent)"), "percent"),
        fact("penalty.unit", _("Percent of what time?"), "choice", choices=RATE_CHOICES),
        fact("penalty.clause", _("Where is the penalty written?")),
    ),
)
ARREARS = Section(
    "arrears", "facts", _("What is owed"), "",
    (
        fact("arrears.since", _("Not paid since"), "date", required=True),
        fact("arrears.months", _("How many months?"), "number"),
        fact("arrears.words", _("How the sum is made up"), "long"),
        fact("penalty.words", _("How the penalty is made up"), "long"),
        fact("arrears.demands", _("When and how was payment asked for?"), "long",
             _("Notes at the door, letters, messages.")),
        fact("arrears.quarrel", _("Why does the other side not pay, as far as you know?"), "long"),
    ),
)
PROPERTY_FEE = ElementForm(
    "property_fee", _("Property-management fees"), frozenset({"126"}),
    (
        CLAIMS, contract(_("The contract of the owners or the developer with the manager.")), HOME,
        FEE, ARREARS, ARRANGEMENTS, CLOSING,
    ),
)
