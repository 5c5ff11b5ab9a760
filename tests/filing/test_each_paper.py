"""Every datum reaches the text of every paper, in full, and each paper is tagged and signed."""

from datetime import date

import pytest
from django.utils import translation

from filing import actions
from filing.actions.drafting import save_answer
from filing.checks import RULES
from filing.elements import FORMS
from filing.elements.preserving import PRESERVING
from filing.elements.relief import RELIEF
from filing.forms.parties import PAGES, AgentForm, names_on
from filing.models import FilingAgent, FilingParty
from filing.papers.needed import needed_papers
from filing.papers.statements import SPECIAL_POWERS
from filing.receipts import receipt_of
from portal.fees.rules.relief import GROUNDS, PROOFS
from portal.people import vault
from portal.people.synthetic import Synthetic
from tests.builders import A_MONDAY
from tests.filing import builders, made_papers, paper_text
from tests.filing.full_drafts import fillings, printed

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("court_data", "paper_places"),
]
NUMBERS = Synthetic(2026)
SHOWN = {
    ("sex", "MALE"): "男", ("document", "RESIDENT_ID"): "居民身份证",
    ("document", "USCC"): "统一社会信用代码", ("document", "PASSPORT"): "护照",
    ("accepts_e_service", True): "同意", ("e_channel", "WECHAT"): "微信",
    ("country", "FR"): "法国", ("profession", "LAWYER"): "律师",
    ("profession", "RELATIVE"): "近亲属", ("authority", "SPECIAL"): "特别授权",
    ("authority", "GENERAL"): "一般授权",
}
"""What papers print instead of a code."""


def value_of(name, party, number):
    """A value for a field of a party that no other field has."""
    if name == "number":
        return None
    return {
        "sex": "MALE", "born_on": date(1980, 2, number + 1), "accepts_e_service": True,
        "e_channel": "WECHAT", "phone": f"1000000{number:04d}",
        "e_address": f"box{number}@x.example",
        "document": "RESIDENT_ID" if party.kind == "NATURAL" else "USCC", "country": "",
        "service_postcode": f"1300{number:02d}",
    }.get(name, f"试验{name}第{number}号")


def fill(party, number, *, is_own, **more):
    """Answer every field the pages ask about this party."""
    for page in PAGES if is_own else ("who", "where"):
        for name in names_on(page, party, is_own=is_own):
            value = value_of(name, party, number)
            if value is not None:
                setattr(party, name, value)
    number_of = NUMBERS.resident_id if party.kind == "NATURAL" else NUMBERS.uscc
    party.sealed_number = vault.seal(number_of())
    for name, value in more.items():
        setattr(party, name, value)
    party.save()
    return party


def data_of(party, *, is_own):
    """Every datum of a party as a paper must show it."""
    for page in PAGES if is_own else ("who", "where"):
        for name in names_on(page, party, is_own=is_own):
            value = getattr(party, name)
            if isinstance(value, date):
                value = f"{value.year}年{value.month}月{value.day}日"
            if value not in ("", None):
                yield SHOWN.get((name, value), str(value))


def details_of(agent):
    return [SHOWN.get((name, value), str(value)) for name in AgentForm.base_fields
            if name != "version" and (value := getattr(agent, name))]


@pytest.fixture
def draft():
    """Everybody there can be, every field and every question about them answered."""
    draft = builders.a_complete_draft()
    own, other = (draft.parties.get(side=side) for side in ("PLAINTIFF", "DEFENDANT"))
    fill(own, 1, is_own=True)
    fill(other, 2, is_own=False)
    kinds = [("PLAINTIFF", "NATURAL"), ("PLAINTIFF", "ORGANISATION"), ("PLAINTIFF", "UNREGISTERED"),
             ("DEFENDANT", "ORGANISATION"), ("DEFENDANT", "AUTHORITY"), ("THIRD_PARTY", "NATURAL")]
    for place, (side, kind) in enumerate(kinds, start=3):
        party = FilingParty(filing=draft, side=side, kind=kind, position=place)
        is_abroad = kind == "NATURAL" and side == "PLAINTIFF"
        passport = {"document": "PASSPORT", "country": "FR"} if is_abroad else {}
        fill(party, place, is_own=side == "PLAINTIFF", **passport)
    for place, profession, authority in ((0, "LAWYER", "SPECIAL"), (1, "RELATIVE", "GENERAL")):
        FilingAgent.objects.create(
            party=own, position=place + 1, profession=profession, authority=authority,
            name=f"试代理{place}", phone=f"1000000{place + 80:04d}", work_unit=f"试验律所{place}",
            post=f"合伙人{place}", licence=f"1220120121078627{place}",
        )
    answers = {name: value for beside in (PRESERVING, RELIEF) for name, value in asked(beside)}
    for name, value in answers.items():
        save_answer(draft, name, value, version=0, by=draft.filer, at=A_MONDAY)
    for code in ("DISABILITY", "HARDSHIP"):
        builders.a_material(draft, f"证明{code}", slot="RELIEF", anchor=f"proof:{code}")
    builders.a_material(draft, "转账凭证", proves="已付二万元", source="某银行柜台")
    return draft


def asked(section):
    """The first filling of a page beside the form, all of its questions asked."""
    keys = {element.key for element in section.elements}
    full = max(fillings(FORMS["lending"]), key=lambda said: sum(n[:-3] in keys for n in said))
    return [(name, value) for name, value in full.items() if name[:-3] in keys]


def missing_from(text, wanted):
    return [said for said in wanted if paper_text.tight(said) not in text]


def read(draft, code, subject=""):
    """The text of a paper; it is tagged, signed, and its data stands there in order."""
    needed = next(n for n in needed_papers(draft)
                  if n.code == code and n.subject in (subject, n.subject if not subject else None))
    paper, path = made_papers.make(draft, needed)
    text = paper_text.text_of(path, paper.number)
    expected = paper_text.tight("".join(needed.document.texts()))
    assert once(text, needed.document.blocks).startswith(expected)
    paper_text.check_tagged(path)
    paper_text.check_signed(path, draft.court.name)
    closing = [draft.court.name, made_papers.SIGNER, made_papers.PHONE, "2026年3月16日"]
    assert missing_from(text, [*closing, needed.document.statement]) == []
    return text


def once(text, blocks):
    """The text without the heads of tables that are said again on the next page."""
    for head in filter(None, (paper_text.tight("".join(block.columns)) for block in blocks)):
        first = text.index(head) + len(head)
        text = text[:first] + text[first:].replace(head, "")
    return text


def people(draft):
    return [*draft.parties.all()]


def test_the_complaint_names_everybody_with_everything_asked_about_them_CPL_124(draft):
    text = read(draft, "COMPLAINT")
    wanted = [said for party in people(draft)
              for said in data_of(party, is_own=party.side == "PLAINTIFF")]
    wanted += [said for agent in FilingAgent.objects.all() for said in details_of(agent)]
    assert len(wanted) > 80
    assert missing_from(text, wanted) == []


def test_the_list_of_evidence_says_number_name_source_and_what_it_shows(draft):
    text = read(draft, "EVIDENCE_LIST")
    rows = draft.materials.filter(slot="EVIDENCE").order_by("position")
    wanted = [f"{n}{one.name}{one.source}{one.proves}{one.pages}" for n, one in enumerate(rows, 1)]
    assert len(wanted) == 2
    assert missing_from(text, wanted) == []


@pytest.mark.parametrize("kind", ["NATURAL", "UNREGISTERED"])
def test_the_statement_of_identity_says_who_it_is_LR_6(draft, kind):
    for party in draft.parties.filter(side="PLAINTIFF", kind=kind):
        text = read(draft, "IDENTITY", str(party.public_id))
        assert missing_from(text, data_of(party, is_own=True)) == []


def test_the_certificate_names_organisation_and_representative_LR_6(draft):
    party = draft.parties.get(side="PLAINTIFF", kind="ORGANISATION")
    text = read(draft, "REPRESENTATIVE", str(party.public_id))
    wanted = [party.name, party.number, party.domicile, party.phone, party.representative,
              party.representative_post]
    assert missing_from(text, wanted) == []


@pytest.mark.parametrize("authority", ["SPECIAL", "GENERAL"])
def test_the_power_of_attorney_says_matter_and_powers_CPL_62(draft, authority):
    agent = FilingAgent.objects.get(authority=authority)
    text = read(draft, "POWER", str(agent.public_id))
    wanted = [*details_of(agent), *data_of(agent.party, is_own=True), draft.cause]
    assert missing_from(text, wanted) == []
    with translation.override("zh-hans"):
        special = "、".join(map(str, SPECIAL_POWERS))
    is_special = authority == "SPECIAL"
    assert (special in text) is is_special
    assert ("不得承认" in text) is not is_special


def test_the_confirmation_of_address_says_address_consent_and_consequences_OL_29(draft):
    for party in draft.parties.filter(side="PLAINTIFF"):
        text = read(draft, "ADDRESS", str(party.public_id))
        names = names_on("address", party, is_own=True)
        wanted = [SHOWN.get((n, getattr(party, n)), str(getattr(party, n))) for n in names]
        assert missing_from(text, [*wanted, party.name, party.phone]) == []
        assert "视为送达" in text or "即为送达" in text, "what service at this address means"


def test_who_refuses_electronic_service_says_so_and_gives_no_address_OL_29(draft):
    party = draft.parties.filter(side="PLAINTIFF").first()
    party.accepts_e_service = False
    party.save()
    text = read(draft, "ADDRESS", str(party.public_id))
    assert "不同意" in text
    assert party.e_address not in text


def test_preservation_with_a_suit_has_an_application_of_its_own_CPL_103(draft):
    text = read(draft, "PRESERVATION")
    assert missing_from(text, answers_printed(PRESERVING, draft)) == []
    wanted = [said for party in people(draft)
              for said in data_of(party, is_own=party.side == "PLAINTIFF")]
    assert missing_from(text, [*wanted, draft.cause]) == []


def test_the_application_for_relief_says_grounds_words_and_proofs_FEE_48(draft):
    text = read(draft, "RELIEF")
    assert missing_from(text, answers_printed(RELIEF, draft)) == []
    with translation.override("zh-hans"):
        wanted = [str(PROOFS[code]) for code in ("DISABILITY", "HARDSHIP")]
        wanted += [str(ground.words) for ground in GROUNDS.values()]
    assert missing_from(text, [*wanted, "证明DISABILITY", "证明HARDSHIP"]) == []


def answers_printed(section, draft):
    """Label and answer of every question of a page; situations stand with their articles."""
    said = {one.key: one.value for one in draft.answers.all()}
    with translation.override("zh-hans"):
        for element in section.elements:
            labels = {code: str(label) for code, label in element.choices}
            if element.kind != "choices":
                yield f"{element.label}{printed(element, said[element.key], labels)}"


def test_without_the_wish_there_is_neither_application():
    draft = builders.a_complete_draft()
    assert {"PRESERVATION", "RELIEF"}.isdisjoint(n.code for n in needed_papers(draft))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_receipt_proves_number_instant_files_and_checks(draft, language):
    draft.language = language
    draft.save()
    filing = actions.submit(draft, by=draft.filer, at=A_MONDAY)
    paper, path = made_papers.made(receipt_of(filing, language))
    text = paper_text.text_of(path, paper.number, language)
    kept = filing.submissions.get()
    wanted = [filing.number, kept.digest, kept.rules_version, paper.code[:5], paper.code[5:]]
    wanted += [part for one in kept.files for part in (one["name"], one["sha256"])]
    with translation.override(language):
        passed = kept.results.filter(outcome="PASSED").values_list("rule", flat=True)
        wanted += [part for code in passed for part in (code, str(RULES[code].title))]
        wanted += [str(limit.terms.label) for limit in filing.limits.all()]
    wanted.append("2026年3月16日" if language == "zh-hans" else "16 March 2026")
    text = text.replace("-", "")  # an English word may break at the end of a line
    assert missing_from(text, [said.replace("-", "") for said in wanted]) == []
    paper_text.check_tagged(path, "zh-Hans" if language == "zh-hans" else "en")
    paper_text.check_signed(path, filing.court.name)
