"""Every element of every form reaches the signed PDF: the text of the file is the data.

The answers are made from the forms' own definitions, so a new element is compared by itself.
"""

import hashlib

import pytest
from django.utils import translation

from filing.elements import FORMS, asked_only
from filing.models import FilingPaper, Signature
from filing.papers.needed import needed_papers
from filing.papers.orders import signed_facts
from portal.papers.making import make_ordered
from portal.papers.orders import Order, order
from portal.papers.storage import paper_file
from tests.builders import A_MONDAY
from tests.filing import full_drafts, paper_text
from tests.filing.full_drafts import a_full_draft, fillings, printed, shortest_fillings

pytestmark = pytest.mark.django_db
STROKES = "M10 20L30 40L55 60M100 100L120 80"
CASES = [
    pytest.param(form, said, id=f"{form.code}-{number}")
    for form in FORMS.values() for number, said in enumerate(shortest_fillings(form))
]


@pytest.fixture(scope="module")
def key_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(autouse=True)
def places(settings, tmp_path, key_folder):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.SIGNING_KEYS_DIR, settings.SIGNING_MAKES_OWN_KEYS = key_folder, True


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_the_fillings_answer_every_question_and_take_every_choice(form):
    taken = {(name.partition("[")[0], value) for said in fillings(form)
             for name, value in said.items()}
    for element in form.elements():
        wanted = full_drafts.choices_of(element)
        values = {v for key, value in taken if key == element.key for v in value.split(",")}
        assert values, element.key
        assert set(wanted) <= values, element.key


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_the_complaint_prints_every_choice_by_its_words(form):
    for answers in fillings(form):
        draft = a_full_draft(form, answers)
        document = needed_papers(draft)[0].document
        rows = {paper_text.tight("".join(map(str, row))) for part in document.blocks
                for row in part.rows}
        wanted = {paper_text.tight("".join(row)) for row in rows_of(form, answers)}
        assert wanted - rows == set()


@pytest.mark.parametrize(("form", "answers"), CASES)
def test_the_text_of_the_signed_complaint_is_the_data(form, answers):
    draft = a_full_draft(form, answers)
    made, path = made_complaint(draft)
    text = paper_text.text_of(path, made.paper.number)
    missing = [row for row in rows_of(form, answers) if paper_text.tight("".join(row)) not in text]
    assert missing == [], "label and answer stand beside each other"
    assert text.startswith(paper_text.tight("".join(whole_text(draft)))), "and nothing else does"
    paper_text.check_tagged(path)
    paper_text.check_signed(path, draft.court.name)


def rows_of(form, answers):
    """Label and printed answer of every element, in Chinese, by the form and not by the paper."""
    beside = {element.key for section in form.beside for element in section.elements}
    with translation.override("zh-hans"):
        for name, value in asked_only(form, answers).items():
            element = form.element(name.partition("[")[0])
            labels = {code: str(label) for code, label in element.choices}
            if element.key not in beside:
                yield str(element.label), printed(element, value, labels)


def whole_text(draft):
    """What the paper says from its title to the last row, in order."""
    yield from needed_papers(draft)[0].document.texts()


def made_complaint(draft):
    """The complaint as signed and made when a filing is handed in."""
    needed = needed_papers(draft)[0]
    for party in needed.signers:
        Signature.objects.create(
            filing=draft, party=party, paper_code=needed.code, subject=needed.subject,
            digest=needed.document.digest, signer_name=party.name or "甲试一", strokes=STROKES,
            confirmed_with="100****0077", by=draft.filer, at=A_MONDAY,
        )
    document = needed.document
    facts = {
        **document.facts(), "digest": document.digest,
        "signatures": signed_facts(needed.signatures(draft)),
    }
    wanted = Order(
        "filing/papers/sheet_pdf.html", about=draft, court=draft.court, title=document.title,
        facts=facts,
    )
    paper = order(wanted, at=A_MONDAY)
    assert make_ordered(A_MONDAY) == 1
    paper.refresh_from_db()
    path = paper_file(paper.file)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == paper.sha256
    return FilingPaper(paper=paper), path
