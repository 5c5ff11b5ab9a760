"""Each check, with the article it rests on: what it finds, what it lets pass, when it is silent."""

from dataclasses import replace
from datetime import date

import pytest

from filing.rules.checks import RULES, check_all
from filing.rules.reasons import REASONS
from filing.rules.said import Said, SaidAgent, SaidMaterial, SaidParty, from_snapshot, to_snapshot

TODAY = date(2026, 3, 16)
ME = SaidParty(
    id="me", side="PLAINTIFF", position=1, kind="NATURAL", name="赵试一", sex="MALE",
    born_on="1985-03-12", ethnicity="汉族", occupation="职员", phone="10000000001",
    domicile="长春市朝阳区试验路1号", sealed_number="sealed",
    service_address="长春市朝阳区试验路1号",
    is_verified=True,
)
THEY = SaidParty(
    id="they", side="DEFENDANT", position=1, kind="NATURAL", name="钱试二",
    domicile="长春市南关区试验街2号",
)
NOTE = SaidMaterial("note", "EVIDENCE", 1, "借条", "aa", 9, 1, proves="收到借款")
PROOF = SaidMaterial("proof", "RELIEF", 1, "残疾人证", "bb", 9, 1, anchor="proof:DISABILITY")
LAWYER = SaidAgent("agent", 1, "LAWYER", "孙律师", "试验律所", "10000000009", "12201201210786270")
FINE = Said(
    kind="FIRST_CIVIL", form="lending", own="PLAINTIFF", other="DEFENDANT", capacity="SELF",
    channel="ONLINE", court="吉0104", cause_no="108.3", amount="20000.00",
    accepts_mediation=True, answers={"claim.principal[0]": "20000"}, parties=(ME, THEY),
    materials=(NOTE,), consents=("FILING",),
)


def said(me=None, they=None, answers=None, **changes):
    """The filing in which all is well, with something changed."""
    changed = replace(FINE, **changes)
    if me is not None or they is not None:
        parties = (replace(ME, **(me or {})), replace(THEY, **(they or {})))
        changed = replace(changed, parties=parties)
    return replace(changed, answers=FINE.answers | answers) if answers is not None else changed


def outcomes(what, rule):
    return {
        (result.outcome, result.finding.anchor)
        for result in check_all(what, TODAY) if result.rule.code == rule
    }


COMPANY = {"kind": "ORGANISATION", "representative": "", "representative_post": ""}
FOUND = [
    ("COURT-1", "CPL-124", said(court=""), "FAILED", "task:court"),
    ("COURT-2", "CPL-127(2)", said(answers={"arranged.clause[0]": "arbitration"}), "WARNED",
     "answer:arranged.clause[0]"),
    ("DUPLICATE-1", "INT-247", said(earlier=("SQ2026-0104-00001",)), "WARNED", "task:other"),
    ("COURT-3", "CN15", said(cause_no=""), "WARNED", "task:cause"),
    ("PARTY-1", "CPL-124", said(me={"name": ""}), "FAILED", "party:me.name"),
    ("PARTY-2", "CPL-122(2)", said(parties=(ME,)), "FAILED", "task:other"),
    ("PARTY-3", "LR-6", said(me={"sealed_number": "", "is_verified": False}), "FAILED",
     "party:me.number"),
    ("PARTY-4", "CPL-124(1)", said(me={"ethnicity": ""}), "FAILED", "party:me.ethnicity"),
    ("PARTY-5", "CPL-124(1)", said(me=COMPANY), "FAILED", "party:me.representative"),
    ("PARTY-6", "CPL-124(1)", said(me={"occupation": ""}), "WARNED", "party:me.occupation"),
    ("PARTY-7", "INT-209", said(they={"domicile": ""}), "FAILED", "party:they.domicile"),
    ("PARTY-8", "CPL-122", said(they={"name": "赵试一"}), "FAILED", "party:they.name"),
    ("PARTY-9", "CPL-60", said(me={"born_on": "2008-03-17"}), "FAILED", "party:me.agents"),
    ("AGENT-1", "CPL-61", said(capacity="LAWYER"), "FAILED", "party:me.agents"),
    ("AGENT-2", "LR-6", said(me={"agents": (replace(LAWYER, phone=""),)}), "FAILED",
     "party:me.agents"),
    ("AGENT-3", "INT-88", said(me={"agents": (replace(LAWYER, licence=""),)}), "FAILED",
     "party:me.agents"),
    ("AGENT-4", "INT-88", said(me={"agents": (LAWYER,)}), "FAILED", "task:evidence"),
    ("CLAIM-1", "CPL-122(3)", replace(FINE, answers={}), "FAILED", "task:matter"),
    ("CLAIM-2", "CPL-124", said(missing=("answer:loan.on[0]",)), "FAILED", "answer:loan.on[0]"),
    ("CLAIM-3", "CPL-122(3)", said(unreadable=("answer:loan.on[0]",)), "FAILED",
     "answer:loan.on[0]"),
    ("PRINT-1", "CPL-124", said(unprintable=(("party:me.name", "\U0001fffe"),)), "WARNED",
     "party:me.name"),
    ("CLAIM-4", "FEE-13", said(amount=""), "FAILED", "task:matter"),
    ("DIVORCE-1", "CPL-127(7)", said(form="divorce", answers={"marriage.before[0]": "yes"}),
     "WARNED", "answer:marriage.before[0]"),
    ("DIVORCE-2", "CC-1082", said(form="divorce", answers={"marriage.pregnant[0]": "yes"}),
     "WARNED", "answer:marriage.pregnant[0]"),
    ("LABOUR-1", "LAB-5", said(form="labour"), "FAILED", "answer:arbitration.done[0]"),
    ("LABOUR-2", "LAB-50",
     said(form="labour", answers={"arbitration.received_on[0]": "2026-02-28"}), "WARNED",
     "answer:arbitration.received_on[0]"),
    ("APPEAL-1", "CPL-171-judgment",
     said(kind="APPEAL", answers={"basis.received_on[0]": "2026-02-28"}), "WARNED",
     "answer:basis.received_on[0]"),
    ("APPEAL-1", "CPL-171-ruling",
     said(kind="APPEAL",
          answers={"basis.kind[0]": "ruling", "basis.received_on[0]": "2026-03-05"}),
     "WARNED", "answer:basis.received_on[0]"),
    ("CONFIRM-1", "CPL-205", said(kind="CONFIRMATION", answers={"deal.on[0]": "2026-02-13"}),
     "FAILED", "answer:deal.on[0]"),
    ("CONFIRM-2", "CPL-206", said(kind="CONFIRMATION", answers={"deal.harms[0]": "yes"}),
     "WARNED", "answer:deal.harms[0]"),
    ("ORDER-1", "CPL-225", said(kind="PAYMENT_ORDER", answers={"facts.mutual[0]": "yes"}),
     "FAILED", "answer:facts.mutual[0]"),
    ("ENFORCE-1", "CPL-250", said(kind="ENFORCEMENT", answers={"basis.due_on[0]": "2024-03-15"}),
     "WARNED", "answer:basis.due_on[0]"),
    ("PRESERVE-1", "PR-5", said(kind="PRESERVATION"), "FAILED", "answer:security.kind[0]"),
    ("PAPER-1", "LR-6(1)", said(me={"is_verified": False}), "FAILED", "task:evidence"),
    ("PAPER-2", "LR-6(4)", said(materials=()), "FAILED", "task:evidence"),
    ("PAPER-3", "CPL-172", said(kind="APPEAL"), "FAILED", "task:evidence"),
    ("PAPER-4", "CPL-124(3)", said(materials=(replace(NOTE, name=""),)), "WARNED",
     "material:note"),
    ("PAPER-5", "CPL-124(3)", said(materials=(replace(NOTE, proves=""),)), "WARNED",
     "material:note"),
    ("PAPER-6", "OL-12", said(materials=(replace(NOTE, findings=((2, "BLURRED"),)),)), "FAILED",
     "material:note#2"),
    ("CONSENT-1", "OL-4", said(consents=()), "FAILED", "task:consent"),
    ("SERVICE-1", "PS-3", said(me={"service_address": ""}), "FAILED", "party:me.service_address"),
    ("SERVICE-2", "OL-29", said(me={"accepts_e_service": True, "phone": ""}), "FAILED",
     "party:me.e_address"),
    ("MEDIATE-1", "OM-8", said(accepts_mediation=None), "WARNED", "task:mediation"),
    ("FEE-1", "FEE-44",
     said(answers={"relief.wanted[0]": "yes", "relief.kind[0]": "DEFERRAL",
                   "relief.grounds[0]": "DISABLED"}), "FAILED", "answer:relief.kind[0]"),
    ("FEE-2", "FEE-48",
     said(answers={"relief.wanted[0]": "yes", "relief.kind[0]": "EXEMPTION",
                   "relief.grounds[0]": "DISABLED,MAINTENANCE"},
          materials=(NOTE, PROOF)), "FAILED", "proof:HARDSHIP"),
    ("PRESERVE-2", "PR-1",
     said(answers={"preserve.wanted[0]": "yes", "preserve.why[0]": "对方正在出售房屋",
                   "preserve.security[0]": "cash", "preserve.security_words[0]": "存款"}),
     "FAILED", "answer:preserve.things[0]"),
    ("SIGNATURE-1", "CPL-124", said(unsigned=(("民事起诉状", "赵试一"),)), "FAILED",
     "task:papers"),
]


@pytest.mark.parametrize(
    ("rule", "what", "outcome", "anchor"),
    [pytest.param(r, w, o, a, id=f"{r}-{article}") for r, article, w, o, a in FOUND],
)
def test_a_check_finds_what_is_wrong_and_where(rule, what, outcome, anchor):
    assert (outcome, anchor) in outcomes(what, rule)


def test_a_filing_in_which_all_is_well_passes_every_check():
    wrong = [r for r in check_all(FINE, TODAY) if r.outcome in ("FAILED", "WARNED")]
    assert wrong == []


def test_every_rule_is_tried_above():
    tried = {rule for rule, *_rest in FOUND}
    assert set(RULES) == tried


IN_TIME = [
    ("LABOUR-2", "LAB-50-day-15",
     said(form="labour", answers={"arbitration.received_on[0]": "2026-03-01"})),
    ("APPEAL-1", "CPL-171-day-15",
     said(kind="APPEAL", answers={"basis.received_on[0]": "2026-03-01"})),
    ("CONFIRM-1", "CPL-205-day-30",
     said(kind="CONFIRMATION", answers={"deal.on[0]": "2026-02-14"})),
    ("ENFORCE-1", "CPL-250-last-day",
     said(kind="ENFORCEMENT", answers={"basis.due_on[0]": "2024-03-16"})),
    ("PARTY-7", "INT-209-phone-and-work",
     said(they={"domicile": "", "phone": "10000000002", "work_unit": "试验厂"})),
    ("PARTY-7", "INT-209-number", said(they={"domicile": "", "sealed_number": "sealed"})),
    ("CONSENT-1", "OL-4", FINE),
    ("FEE-2", "FEE-48-one-proof-for-two-situations",
     said(answers={"relief.wanted[0]": "yes", "relief.kind[0]": "EXEMPTION",
                   "relief.grounds[0]": "MAINTENANCE,NEED_EXEMPT,INJURY"},
          materials=(NOTE, replace(PROOF, anchor="proof:HARDSHIP")))),
    ("PRESERVE-2", "PR-1-no-sum-but-things",
     said(answers={f"preserve.{part}[0]": "yes"
                   for part in ("wanted", "things", "why", "security", "security_words")})),
]


@pytest.mark.parametrize(
    ("rule", "what"), [pytest.param(rule, what, id=f"{rule}-{a}") for rule, a, what in IN_TIME]
)
def test_what_just_suffices_passes(rule, what):
    assert {outcome for outcome, _anchor in outcomes(what, rule)} == {"PASSED"}


SILENT = [
    ("CLAIM-2", "own-complaint",
     said(missing=("answer:loan.on[0]",), materials=(replace(NOTE, slot="COMPLAINT"),))),
    ("CONSENT-1", "at-the-counter", said(channel="COUNTER", consents=())),
    ("PARTY-9", "of-age-today", said(me={"born_on": "2008-03-16"})),
    ("LABOUR-1", "no-labour-dispute", FINE),
    ("MEDIATE-1", "enforcement", said(kind="ENFORCEMENT")),
    ("FEE-1", "no-relief-wanted", said(answers={"relief.wanted[0]": "no"})),
    ("FEE-2", "no-relief-wanted", said(answers={"relief.wanted[0]": "no"})),
    ("PRESERVE-2", "no-preservation-wanted", said(answers={"preserve.wanted[0]": "no"})),
    ("PRESERVE-2", "before-a-suit-it-is-a-filing-of-its-own",
     said(kind="PRESERVATION", answers={"preserve.wanted[0]": "yes"})),
]


@pytest.mark.parametrize(
    ("rule", "what"), [pytest.param(rule, what, id=f"{rule}-{why}") for rule, why, what in SILENT]
)
def test_a_check_that_does_not_apply_says_so(rule, what):
    assert {outcome for outcome, _anchor in outcomes(what, rule)} == {"NOT_APPLICABLE"}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_has_article_remedy_and_a_reason_of_the_published_list(rule):
    assert str(rule.article)
    assert str(rule.remedy)
    assert rule.reason in REASONS
    assert rule.version >= 1


def test_only_what_makes_it_no_filing_keeps_it_from_the_court_LR_2():
    blocking = {code for code, rule in RULES.items() if rule.weight == "BLOCKS"}
    assert blocking == {"COURT-1", "PARTY-1", "PARTY-2", "CLAIM-1", "CONSENT-1"}


def test_a_kept_filing_is_judged_like_the_draft_it_was():
    kept = from_snapshot(to_snapshot(said(me={"agents": (LAWYER,)}, accepts_mediation=None)))
    before = said(me={"agents": (LAWYER,)}, accepts_mediation=None)
    assert kept == before
    assert check_all(kept, TODAY) == check_all(before, TODAY)
