"""Traffic accident (机动车交通事故责任)."""

from filing.elements.blocks import (
    ARRANGEMENTS,
    CLOSING,
    COSTS,
    OTHER_CLAIM,
    fact,
    money,
    times,
    when,
)
from filing.elements.form import ElementForm, Section
from portal.common.words import _

CLAIMS = Section(
    "claims", "claims", _("What you ask for"),
    _("Fill in only what you had. Sums are added up for you."),
    (
        money("claim.medical", _("Medical costs"), _("As the bills of the hospital add up.")),
        money("claim.nursing", _("Nursing"), works=times("harm.nursing_days", "harm.nursing_each")),
        money("claim.nutrition", _("Nutrition"),
              works=times("harm.nutrition_days", "harm.nutrition_each")),
        money("claim.hospital_food", _("Food in hospital"),
              works=times("harm.hospital_days", "harm.food_each")),
        money("claim.income", _("Lost income"),
              works=times("harm.off_work_days", "harm.income_each")),
        money("claim.transport", _("Transport")),
        money("claim.disability", _("Compensation for disability"),
              _("With support for those you keep.")),
        money("claim.devices", _("Aids such as a wheelchair")),
        money("claim.death", _("Compensation for death, and funeral")),
        money("claim.mental", _("Compensation for mental harm")),
        money("claim.property", _("Damage to things"), _("Car, phone, clothes.")),
        COSTS, OTHER_CLAIM,
    ),
)
ACCIDENT = Section(
    "accident", "facts", _("The accident"), _("As the police recorded it, if they did."),
    (
        fact("accident.on", _("Day and hour"), required=True),
        fact("accident.place", _("Place"), required=True),
        fact("accident.course", _("What happened?"), "long", required=True),
        fact("accident.number", _("Number of the police’s finding")),
        fact(
            "accident.blame", _("What does the finding say about the other side?"), "choice",
            choices=(
                ("all", _("Wholly at fault")), ("main", _("Mainly at fault")),
                ("equal", _("Equally at fault")), ("minor", _("Less at fault")),
                ("none", _("Not at fault")), ("open", _("There is no finding")),
            ),
        ),
        fact("accident.blame_words", _("Anything to say about the finding?"), "long"),
        fact("accident.vehicle", _("Number plate of the other vehicle")),
        fact("accident.driver", _("Who drove, and whose vehicle is it?")),
    ),
)
INSURANCE = Section(
    "insurance", "facts", _("Insurance"), _("It is on the windscreen, or the police know."),
    (
        fact("insurance.compulsory", _("Compulsory insurance with"), "text"),
        fact("insurance.commercial", _("Was there commercial insurance too?"), "yes_no"),
        fact("insurance.company", _("With which company?"),
             shown_if=when("insurance.commercial")),
        fact("insurance.limit", _("Up to which sum?"), "money",
             shown_if=when("insurance.commercial")),
        fact("insurance.paid", _("What was paid already, by whom?"), "long"),
    ),
)
HARM = Section(
    "harm", "facts", _("Injury and damage"), _("Days times a daily sum is worked out for you."),
    (
        fact("harm.injury", _("Which injuries?"), "long"),
        fact("harm.hospital_days", _("Days in hospital"), "number"),
        fact("harm.food_each", _("Food a day"), "money"),
        fact("harm.nursing_days", _("Days of nursing"), "number"),
        fact("harm.nursing_each", _("Nursing a day"), "money"),
        fact("harm.nutrition_days", _("Days of special food"), "number"),
        fact("harm.nutrition_each", _("Special food a day"), "money"),
        fact("harm.off_work_days", _("Days off work"), "number"),
        fact("harm.income_each", _("Income a day"), "money"),
        fact("harm.expert", _("Was there an expert opinion?"), "yes_no"),
        fact("harm.expert_words", _("By whom, when, with what result?"), "long",
             shown_if=when("harm.expert")),
        fact("harm.dependants", _("Whom do you keep?"), "long",
             _("Children, parents: name and age.")),
        fact("harm.things", _("Which things were damaged?"), "long"),
    ),
)
TRAFFIC = ElementForm(
    "traffic", _("Traffic accident"), frozenset({"411"}),
    (CLAIMS, ACCIDENT, INSURANCE, HARM, ARRANGEMENTS, CLOSING),
)
