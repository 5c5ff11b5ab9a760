"""Is it a matter for a court now, and which doors are open? (CPL 122 to 127)"""

import pytest

from portal.guidance.rules.cautions import cautions
from portal.guidance.rules.doors import doors
from portal.guidance.rules.durations import Procedure, probable_procedure, stages
from portal.guidance.rules.facts import Facts, Matter
from portal.guidance.rules.level import Level
from portal.guidance.rules.verdict import verdict


def special(*flags: str) -> dict:
    return {"special": frozenset(flags)}


@pytest.mark.parametrize(
    ("facts", "ground", "article", "door"),
    [
        pytest.param(Facts(cause_no="108.3"), "CIVIL", "CPL 122", "FILE", id="CPL 122: a debt"),
        pytest.param(Facts(cause_no="205.5", labour="NO"), "LABOUR_FIRST", "LAB 5",
                     "LABOUR_ARBITRATION", id="LAB 5: no arbitration yet"),
        pytest.param(Facts(cause_no="205.5", labour="IOU"), "LABOUR_IOU", "LI 15", "FILE",
                     id="LI 15: wage IOU goes straight to court"),
        pytest.param(Facts(cause_no="205.6", labour="AWARD"), "LABOUR_AWARD", "LAB 50", "FILE",
                     id="LAB 50: after the award"),
        pytest.param(Facts(cause_no="206.2", labour="REFUSED"), "LABOUR_REFUSED", "LAB 29", "FILE",
                     id="LAB 29: arbitration refused"),
        pytest.param(Facts(cause_no="205", labour="LATE"), "LABOUR_LATE", "LAB 43", "FILE",
                     id="LAB 43: arbitration too slow"),
        pytest.param(Facts(cause_no="144"), "CIVIL", "CPL 122", "FILE",
                     id="CPL 122: work for a private person needs no arbitration"),
        pytest.param(Facts(cause_no="88", clauses=frozenset({"ARBITRATION"})), "ARBITRATION",
                     "CPL 127(2)", "ARBITRATION", id="CPL 127(2): arbitration agreed"),
        pytest.param(Facts(cause_no="88", **special("DECIDED")), "DECIDED", "CPL 127(5)",
                     "RETRIAL", id="CPL 127(5): decided already"),
        pytest.param(Facts(cause_no="14", **special("DIVORCE_BAR")), "DIVORCE_BAR", "CPL 127(7)",
                     "REGISTRY", id="CPL 127(7): divorce again within six months"),
        pytest.param(Facts(cause_no="14", **special("PREGNANT")), "PREGNANT", "CC 1082",
                     "REGISTRY", id="CC 1082: wife pregnant, husband sues"),
        pytest.param(Facts(cause_no="481"), "PROTECTION", "DV 23", "FILE",
                     id="DV 23: protection order"),
        pytest.param(Facts(matter=Matter.FIRST_ADMINISTRATIVE), "ADMINISTRATIVE", "ALP 12", "FILE",
                     id="ALP 12: an authority"),
        pytest.param(Facts(matter=Matter.FIRST_ADMINISTRATIVE, **special("GENERAL_RULE")),
                     "GENERAL_RULE", "ALP 13(2)", "RECONSIDERATION",
                     id="ALP 13(2): a rule for everybody"),
        pytest.param(Facts(matter=Matter.CRIME), "CRIME", "CRIM 110", "POLICE",
                     id="CRIM 110: a crime"),
        pytest.param(Facts(matter=Matter.ENFORCEMENT), "APPLICATION", "LR 2", "FILE",
                     id="LR 2: enforcement"),
    ],
)
def test_the_first_answer_and_the_first_door(facts, ground, article, door):
    said = verdict(facts)
    assert (said.code, said.article.code) == (ground, article)
    assert doors(facts)[0].code == door


@pytest.mark.parametrize(
    ("facts", "offered", "not_offered"),
    [
        pytest.param(Facts(cause_no="108.3"), {"PAYMENT_ORDER", "MEDIATE", "LEGAL_AID"}, {"FREEZE"},
                     id="CPL 225: a plain debt"),
        pytest.param(Facts(cause_no="108.3", **special("DISPUTED")), {"MEDIATE"},
                     {"PAYMENT_ORDER"}, id="CPL 225: a disputed debt gets no order"),
        pytest.param(Facts(cause_no="108.3", **special("MISSING")), set(), {"PAYMENT_ORDER"},
                     id="CPL 225: an order must reach the debtor"),
        pytest.param(Facts(cause_no="108.3", is_organisation=True, **special("URGENT")),
                     {"FREEZE"}, {"LEGAL_AID"}, id="CPL 104: an enterprise in a hurry"),
        pytest.param(Facts(cause_no="14", **special("VIOLENCE", "POOR")),
                     {"PROTECTION_ORDER", "POLICE", "FEE_RELIEF", "REGISTRY"}, set(),
                     id="DV 28: divorce with violence"),
        pytest.param(Facts(cause_no="481"), set(), {"MEDIATE"},
                     id="DV: no mediation about violence"),
        pytest.param(Facts(cause_no="108.3", home="HMT"), {"CROSS_BORDER"}, set(),
                     id="XB: somebody in Hong Kong"),
        pytest.param(Facts(cause_no="205.5", labour="NO"), {"LABOUR_INSPECTION", "LEGAL_AID"},
                     {"FILE", "PAYMENT_ORDER", "FEE_RELIEF"}, id="LAB 9: unpaid wages"),
    ],
)
def test_doors_beside(facts, offered, not_offered):
    codes = {door.code for door in doors(facts)}
    assert offered <= codes
    assert not not_offered & codes


SMALL = 3_899_750


@pytest.mark.parametrize(
    ("facts", "level", "expected"),
    [
        pytest.param(Facts(cause_no="108.3", amount_fen=SMALL), Level.BASIC, "small_claims",
                     id="CPL 165: at the limit"),
        pytest.param(Facts(cause_no="108.3", amount_fen=SMALL + 1), Level.BASIC, "simplified",
                     id="CPL 165: a fen above"),
        pytest.param(Facts(cause_no="14", amount_fen=100), Level.BASIC, "simplified",
                     id="CPL 166(1): status suits are no small claims"),
        pytest.param(Facts(cause_no="108.3", amount_fen=100, their_home="ABROAD"), Level.BASIC,
                     "simplified", id="CPL 166(2): foreign-related"),
        pytest.param(Facts(cause_no="108.3", amount_fen=100, **special("MISSING")), Level.BASIC,
                     "ordinary", id="INT 257: nobody can find the defendant"),
        pytest.param(Facts(cause_no="108.3"), Level.INTERMEDIATE, "ordinary",
                     id="CPL 160: only basic courts simplify"),
        pytest.param(Facts(cause_no="436"), Level.BASIC, "special", id="CPL 184: declaration"),
    ],
)
def test_the_probable_procedure(facts, level, expected):
    assert probable_procedure(facts, level, SMALL) == expected


@pytest.mark.parametrize(
    ("facts", "procedure", "last", "articles"),
    [
        pytest.param(Facts(cause_no="108.3"), Procedure.SIMPLIFIED, "CPL 164", 5,
                     id="CPL 164: summary, 3 months"),
        pytest.param(Facts(cause_no="108.3"), Procedure.SMALL_CLAIMS, "CPL 168", 5,
                     id="CPL 168: small claims, 2 months"),
        pytest.param(Facts(cause_no="108.3", **special("MISSING")), Procedure.ORDINARY, "CPL 152",
                     6, id="CPL 95: with public notice"),
        pytest.param(Facts(cause_no="108.3", home="ABROAD"), Procedure.ORDINARY, "CPL 287", 5,
                     id="CPL 287: no limit with a foreign side"),
        pytest.param(Facts(cause_no="481"), Procedure.SPECIAL, "DV 28", 1, id="DV 28: 72 hours"),
        pytest.param(Facts(cause_no="436"), Procedure.SPECIAL, "CPL 187", 2, id="CPL 187: 30 days"),
        pytest.param(Facts(matter=Matter.APPEAL), Procedure.ORDINARY, "CPL 183", 3,
                     id="CPL 183: second instance"),
        pytest.param(Facts(matter=Matter.FIRST_ADMINISTRATIVE), Procedure.ORDINARY, "ALP 81", 3,
                     id="ALP 81: administrative"),
    ],
)
def test_how_long_it_takes(facts, procedure, last, articles):
    found = stages(facts, procedure)
    assert found[-1].article.code == last
    assert len(found) == articles


@pytest.mark.parametrize(
    ("facts", "told", "not_told"),
    [
        pytest.param(Facts(cause_no="108.3"), {"LATE"}, {"EXCLUSIVE"}, id="INT 219: lateness"),
        pytest.param(Facts(cause_no="205.5", labour="AWARD"), {"AWARD"}, set(),
                     id="LAB 50: 15 days"),
        pytest.param(Facts(cause_no="205.5", labour="NO"), {"ONE_YEAR"}, {"LATE"},
                     id="LAB 27: one year"),
        pytest.param(Facts(cause_no="14"), {"IN_PERSON"}, {"LATE"}, id="CPL 65: divorce"),
        pytest.param(Facts(cause_no="68", place="220104"), {"LAND_RIGHT"}, set(),
                     id="LAND 14: whose land"),
        pytest.param(Facts(matter=Matter.ENFORCEMENT), {"ENFORCE"}, set(), id="CPL 250: two years"),
        pytest.param(Facts(matter=Matter.APPEAL), {"APPEAL"}, set(), id="CPL 171: 15 or 10 days"),
        pytest.param(Facts(matter=Matter.CONFIRMATION), {"TOGETHER"}, set(), id="CPL 205: 30 days"),
        pytest.param(Facts(matter=Matter.FIRST_ADMINISTRATIVE, **special("RECONSIDERED")),
                     {"RECONSIDERED"}, {"SIX_MONTHS"}, id="ALP 45: after reconsideration"),
        pytest.param(Facts(cause_no="14", **special("VIOLENCE")), {"SAFE"}, set(),
                     id="DV 15: safety first"),
    ],
)
def test_what_must_be_known(facts, told, not_told):
    codes = [c.code for c in cautions(facts, Procedure.SIMPLIFIED, is_exclusive=False)]
    assert told <= set(codes)
    assert not not_told & set(codes)
    assert codes[0] == "SAFE" or "SAFE" not in codes
