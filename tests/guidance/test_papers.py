"""The checklist by cause and side (LR 6, INT 88), and what it costs."""

import pytest

from portal.cases.causes import all_causes
from portal.guidance.rules.cost import fee_matter, pay_note
from portal.guidance.rules.facts import Facts, Matter
from portal.guidance.rules.papers import Need, evidence, papers


@pytest.mark.parametrize(
    ("facts", "always"),
    [
        pytest.param(Facts(cause_no="108.3"), {"ID", "THEM"}, id="LR 6: a person"),
        pytest.param(Facts(cause_no="88", is_organisation=True), {"LICENCE", "THEM"},
                     id="LR 6: an enterprise"),
        pytest.param(Facts(cause_no="88", home="HMT"), {"ABROAD_ID", "THEM"},
                     id="XB: from Hong Kong"),
        pytest.param(Facts(cause_no="24.1", is_helping=True), {"ID", "HELPED_ID", "THEM"},
                     id="CPL 61: helping somebody"),
        pytest.param(Facts(cause_no="205.5", labour="AWARD"), {"ID", "THEM", "ARBITRATION"},
                     id="LAB 50: the award"),
        pytest.param(Facts(matter=Matter.ENFORCEMENT), {"ID", "THEM", "JUDGMENT"},
                     id="CPL 247: enforcement"),
        pytest.param(Facts(matter=Matter.PRESERVATION), {"ID", "THEM", "SECURITY"},
                     id="CPL 104: freeze"),
        pytest.param(Facts(matter=Matter.CONFIRMATION), {"ID", "SETTLEMENT", "MEDIATOR"},
                     id="CPL 205: confirmation"),
        pytest.param(Facts(matter=Matter.APPEAL), {"ID", "APPEALED"}, id="CPL 172: appeal"),
        pytest.param(Facts(matter=Matter.FIRST_ADMINISTRATIVE), {"ID", "THEM", "ACT"},
                     id="ALP 49: administrative"),
    ],
)
def test_what_is_always_needed(facts, always):
    assert {paper.code for paper in papers(facts) if paper.need == Need.ALWAYS} == always


def test_every_cause_has_evidence_and_papers_made_here():
    for no in all_causes():
        facts = Facts(cause_no=no)
        assert evidence(facts), no
        assert {"COMPLAINT", "ADDRESS"} <= {paper.code for paper in papers(facts)}, no


@pytest.mark.parametrize(
    ("facts", "matter", "article"),
    [
        pytest.param(Facts(cause_no="108.3"), "property", "FEE 22", id="FEE 13(1): a debt"),
        pytest.param(Facts(cause_no="14"), "divorce", "FEE 22", id="FEE 13(2): divorce"),
        pytest.param(Facts(cause_no="6"), "personality", "FEE 22", id="FEE 13(2): reputation"),
        pytest.param(Facts(cause_no="27"), "other_nonproperty", "FEE 22", id="FEE 13(2): visiting"),
        pytest.param(Facts(cause_no="205.5"), "labour", "FEE 20", id="FEE 20: wages"),
        pytest.param(Facts(cause_no="165.2"), "ip", "FEE 22", id="FEE 13(3): trademark"),
        pytest.param(Facts(cause_no="481"), "special_procedure", "FEE 8", id="FEE 8: free"),
        pytest.param(Facts(matter=Matter.ENFORCEMENT), "enforcement", "FEE 20",
                     id="FEE 20: the debtor pays later"),
        pytest.param(Facts(matter=Matter.PAYMENT_ORDER), "payment_order", "FEE 22",
                     id="FEE 14(3): payment order"),
        pytest.param(Facts(matter=Matter.CONFIRMATION), "special_procedure", "FEE 8",
                     id="FEE 8: confirmation"),
        pytest.param(Facts(matter=Matter.FIRST_ADMINISTRATIVE), "admin_other", "FEE 22",
                     id="FEE 13(5): an authority"),
        pytest.param(Facts(matter=Matter.APPEAL), "property", "FEE 22", id="FEE 17: appeal"),
    ],
)
def test_which_line_of_the_fee_schedule(facts, matter, article):
    assert (fee_matter(facts), pay_note(facts).article.code) == (matter, article)
