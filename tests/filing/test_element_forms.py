"""Every element the model forms ask for is asked (法〔2025〕82号), once, under a stable key."""

import pytest

from filing.elements import FORMS, asked_only, form_for
from filing.rules import kinds

ASKED = {
    "lending": """claim.principal claim.principal_on claim.interest claim.interest_on
        claim.interest_further claim.early claim.security claim.realising claim.costs claim.other
        contract.name contract.number contract.on contract.place contract.parties loan.agreed
        loan.lent loan.how loan.term loan.is_due loan.extended loan.rate loan.rate_unit
        loan.rate_clause loan.on loan.repaying repaid.principal repaid.interest overdue.since
        overdue.days security.contract security.giver security.object security.maximum
        security.registered security.guarantee security.other arranged.clause
        arranged.preserved facts.law facts.other""",
    "bank_loan": """claim.principal claim.interest claim.compound claim.penalty claim.early
        early.clause early.notice loan.agreed loan.lent loan.penalty_rate""",
    "divorce": """claim.divorce property.kind property.words property.to claim.debts child.custody
        child.payer child.support child.support_how child.visits claim.damages claim.costs
        claim.other marriage.on marriage.life marriage.why marriage.before marriage.before_words
        marriage.fault arranged.preserved""",
    "sale": """claim.price claim.late claim.damages claim.defect claim.go_on claim.security
        claim.realising claim.costs goods.name goods.spec goods.quantity payment.total payment.due
        payment.made payment.deposit payment.penalty_clause delivery.agreed delivery.made
        delivery.late quality.standard quality.inspection quality.objection quality.words
        breach.words breach.demand""",
    "property_fee": """claim.fee claim.fee_on claim.penalty claim.penalty_on claim.penalty_further
        claim.costs contract.name home.place home.area home.owner home.manager home.service_from
        home.service_to fee.each fee.when penalty.rate arrears.words penalty.words
        arrears.demands""",
    "credit_card": """claim.principal claim.interest claim.penalty claim.fees claim.security
        claim.realising card.last_digits card.holder card.on card.bank card.terms card.notice
        owed.since owed.repaid owed.principal owed.interest owed.fees owed.demands""",
    "traffic": """claim.medical claim.nursing claim.nutrition claim.hospital_food claim.income
        claim.transport claim.disability claim.devices claim.death claim.mental claim.property
        accident.on accident.place accident.course accident.blame insurance.compulsory
        insurance.commercial insurance.limit harm.injury harm.expert""",
    "labour": """claim.wages claim.double claim.overtime claim.leave claim.insurance
        claim.severance claim.unlawful claim.costs job.contract job.since job.post job.place
        job.wage job.hours job.insured job.migrant end.on end.who end.why injury.any
        arbitration.number arbitration.on arbitration.result""",
}


@pytest.mark.parametrize("code", ASKED)
def test_every_element_of_the_model_form_is_asked(code):
    asked = {element.key for element in FORMS[code].elements()}
    assert not set(ASKED[code].split()) - asked


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_form_is_sound(form):
    keys = [element.key for element in form.elements()]
    assert len(keys) == len(set(keys))
    for element in form.elements():
        assert element.shown_if is None or element.shown_if[0] in keys
        assert bool(element.choices) == (element.kind in ("choice", "choices"))


def test_divorce_knows_no_choice_of_court():
    assert "arranged.clause" not in {element.key for element in FORMS["divorce"].elements()}


@pytest.mark.parametrize(
    ("kind", "cause", "form"),
    [
        (kinds.FIRST_CIVIL, "108.3", "lending"), (kinds.FIRST_CIVIL, "108.1", "bank_loan"),
        (kinds.FIRST_CIVIL, "205.5", "labour"), (kinds.FIRST_CIVIL, "29", "general"),
        (kinds.FIRST_CIVIL, "", "general"), (kinds.ENFORCEMENT, "108.3", "enforcement"),
        (kinds.APPEAL, "", "appeal"), (kinds.PRESERVATION, "", "preservation"),
        (kinds.PAYMENT_ORDER, "", "payment_order"), (kinds.CONFIRMATION, "", "confirmation"),
        (kinds.FIRST_ADMINISTRATIVE, "", "administrative"),
    ],
)
def test_every_kind_and_cause_has_its_form(kind, cause, form):
    assert form_for(kind, cause).code == form


def test_an_answer_nobody_asks_for_any_more_is_not_handed_in():
    said = {
        "claim.principal[0]": "1", "repaid.any[0]": "no", "repaid.principal[0]": "500",
        "claim.words[0]": "of another form",
    }
    assert asked_only(FORMS["lending"], said) == {"claim.principal[0]": "1", "repaid.any[0]": "no"}
