"""Every element the model forms ask for is asked (法〔2025〕82号), once, under a stable key."""

import pytest

from filing.elements import FORMS, asked_only, form_for
from filing.rules import kinds
from tests.filing import fact_sheet


@pytest.mark.parametrize("code", fact_sheet.LISTS)
def test_a_form_asks_what_the_published_list_names_and_nothing_unnamed(code):
    asked = [e.key for section in FORMS[code].sections for e in section.elements]
    named = fact_sheet.keys_of(code)
    assert sorted(named) == sorted(asked)
    assert all(fact_sheet.items_of(code).values()), "every item of the list is asked"


def test_the_eight_forms_and_the_general_one_are_there():
    serving = {code for code, form in FORMS.items() if form.causes}
    assert serving == set(fact_sheet.LISTS)
    assert "general" in FORMS


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
