"""Every element of every form reaches the signed PDF: the text of the file is the data.

The answers are made from the forms' own definitions, so a new element is compared by itself.
"""

import pytest
from django.utils import translation

from filing.elements import FORMS, asked_only
from filing.papers.needed import needed_papers
from tests.filing import full_drafts, made_papers, paper_text
from tests.filing.full_drafts import a_full_draft, fillings, printed, shortest_fillings

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("court_data", "paper_places"),
]
CASES = [
    pytest.param(form, said, id=f"{form.code}-{number}")
    for form in FORMS.values() for number, said in enumerate(shortest_fillings(form))
]


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
    paper, path = made_papers.make(draft, needed_papers(draft)[0])
    text = paper_text.text_of(path, paper.number)
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
