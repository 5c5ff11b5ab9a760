"""Labour dispute (劳动争议): after labour arbitration, which comes first (LAB 5)."""

from filing.elements.blocks import (
    CLOSING,
    COSTS,
    OTHER_CLAIM,
    PRESERVATION_ONLY,
    fact,
    money,
    times,
    when,
)
from filing.elements.form import ElementForm, Section
from portal.common.words import _

CLAIMS = Section(
    "claims", "claims", _("What you ask for"),
    _("Fill in only what concerns you. Sums are added up for you."),
    (
        money("claim.wages", _("Wages not paid"), works=times("wage.months", "job.wage")),
        money("claim.double", _("Double wages for work without a written contract"),
              _("The second half: one more wage for each month."),
              works=times("wage.double_months", "job.wage")),
        money("claim.overtime", _("Overtime pay")),
        money("claim.leave", _("Pay for annual leave not taken")),
        money("claim.insurance", _("Loss because social insurance was not paid")),
        money("claim.severance", _("Economic compensation for the end of the contract"),
              works=times("end.months", "job.wage")),
        money("claim.unlawful", _("Damages for unlawful dismissal")),
        COSTS, OTHER_CLAIM,
    ),
)
JOB = Section(
    "job", "facts", _("The work"), _("As it really was, not only as it was written."),
    (
        fact("job.contract", _("Was there a written labour contract?"), "yes_no"),
        fact("job.contract_on", _("Signed on"), "date", shown_if=when("job.contract")),
        fact("job.contract_term", _("For how long?"), shown_if=when("job.contract")),
        fact("job.since", _("First day of work"), "date", required=True),
        fact("job.post", _("What did you work as?")),
        fact("job.place", _("Where?")),
        fact("job.wage", _("Wage a month (yuan)"), "money",
             _("What you got on average, with bonuses.")),
        fact("job.paid_how", _("How was it paid, and on which day?")),
        fact("job.hours", _("Working time"), help=_("For example: 9 hours a day, 6 days a week.")),
        fact("job.insured", _("Was social insurance paid?"), "yes_no"),
        fact("job.insured_words", _("Since when, which kinds?"), shown_if=when("job.insured")),
        fact("job.migrant", _("Are you a migrant worker?"), "yes_no",
             _("Wages of migrant workers get special protection.")),
    ),
)
OWED = Section(
    "wages", "facts", _("What is owed"), "",
    (
        fact("wage.from", _("Not paid from"), "date"),
        fact("wage.to", _("until"), "date"),
        fact("wage.months", _("How many months were not paid?"), "number"),
        fact("wage.double_months", _("Months worked without a contract"), "number",
             _("From the second month on, eleven at most.")),
        fact("wage.words", _("How the sums are made up"), "long"),
    ),
)
END = Section(
    "end", "facts", _("The end of the work"), "",
    (
        fact("end.ended", _("Has the work ended?"), "yes_no"),
        fact("end.on", _("Last day of work"), "date", shown_if=when("end.ended")),
        fact("end.who", _("Who ended it?"), "choice",
             choices=(("employer", _("The employer")), ("me", _("I")), ("both", _("Both agreed"))),
             shown_if=when("end.ended")),
        fact("end.why", _("For what reason, and how were you told?"), "long",
             shown_if=when("end.ended")),
        fact("end.months", _("Compensation: how many monthly wages?"), "number",
             shown_if=when("end.ended")),
        fact("injury.any", _("Was there an injury at work?"), "yes_no"),
        fact("injury.words", _("When, what was found, which grade?"), "long",
             shown_if=when("injury.any")),
    ),
)
ARBITRATION = Section(
    "arbitration", "facts", _("Labour arbitration"),
    _("It comes before the court. You have 15 days after the award."),
    (
        fact("arbitration.done", _("Did you go to labour arbitration?"), "yes_no", required=True),
        fact("arbitration.body", _("Which commission?"), shown_if=when("arbitration.done")),
        fact("arbitration.number", _("Number of the award"), shown_if=when("arbitration.done")),
        fact("arbitration.on", _("Date of the award"), "date", shown_if=when("arbitration.done")),
        fact("arbitration.received_on", _("Day you received it"), "date",
             shown_if=when("arbitration.done")),
        fact("arbitration.result", _("What does it say?"), "long",
             shown_if=when("arbitration.done")),
        fact("arbitration.why_not", _("Why not?"), "long",
             _("For example: you only have a wage note (IOU) and ask for that sum."),
             shown_if=when("arbitration.done", "no")),
    ),
)
LABOUR = ElementForm(
    "labour", _("Labour dispute"),
    frozenset({"205", "205.1", "205.5", "205.6", "205.7", "206.2"}),
    (CLAIMS, JOB, OWED, END, ARBITRATION, PRESERVATION_ONLY, CLOSING),
)
