"""Corrections handed in by another system: the whole act, once, or nothing (LR 7, INT 126)."""

import uuid

import pytest

from filing.models import Filing, Submission
from filing.states import State
from portal.audit.models import Entry
from portal.people.synthetic import Synthetic
from tests.filing.builders import a_complete_draft, a_material, a_verified_person
from tests.filing.test_api_of_filing import one, post

pytestmark = pytest.mark.django_db
STORY = {"facts.story": "2026年3月1日到期，至今未还。"}


@pytest.fixture
def asked(desk):
    """A filing the court wants corrected."""
    return desk.ask_correction(desk.submitted())


def correct(client, filing, said, key=None):
    return post(client, one(filing, "correct/"), said, key)


def fresh(filing):
    return Filing._base_manager.get(pk=filing.pk)


def opponent(filing):
    return filing.parties.get(side=filing.terms.other)


def test_everything_may_be_corrected_at_once_and_is_the_next_round(asked, client_of):
    they, number = opponent(asked), Synthetic(77).resident_id()
    extra = a_material(asked, "多余的一页")
    said = {
        "answers": STORY, "accepts_mediation": True, "documents_gone": [str(extra.public_id)],
        "parties": [
            {"id": str(they.public_id), "side": "other",
             "details": {"name": they.name, "number": number}},
            {"side": "third_party", "details": {"name": "孙试三"}},
        ],
    }
    first = asked.first_submitted_at
    answer = correct(client_of(asked.filer), asked, said)
    assert (answer.status_code, answer.json()["round"]) == (200, 2)
    filing, kept = fresh(asked), asked.submissions.get(round=2)
    assert filing.state == State.UNDER_REVIEW
    assert filing.first_submitted_at == first, "the first date stays (LR 2)"
    assert kept.snapshot["answers"]["facts.story[0]"] == STORY["facts.story"]
    assert filing.accepts_mediation is True
    assert opponent(filing).number == number
    assert filing.parties.filter(side="THIRD_PARTY", name="孙试三").exists()
    assert extra.sha256 not in [file["sha256"] for file in kept.files]
    assert filing.limits.unmet().filter(rule__startswith="DECISION", round=2).exists()
    assert Entry.objects.filter(verb="resubmit", record=filing.reference).count() == 1


def test_another_cause_is_corrected_with_the_answers_its_form_asks(asked, client_of):
    answers = {"claim.principal": "20000", "loan.lent": "20000", "loan.on": "2025-03-01"}
    said = {"cause": "108.3", "answers": answers}
    assert correct(client_of(asked.filer), asked, said).status_code == 200
    filing = fresh(asked)
    assert (filing.form, filing.cause_no) == ("lending", "108.3")


def test_the_same_key_hands_in_once_and_answers_the_same(asked, client_of):
    client, key = client_of(asked.filer), str(uuid.uuid4())
    first, again = (correct(client, asked, {"answers": STORY}, key) for _again in range(2))
    assert first.json() == again.json()
    assert Submission.objects.filter(filing=asked).count() == 2
    other = correct(client, asked, {"answers": {"facts.story": "别的内容"}}, key)
    assert other.status_code == 422
    assert Submission.objects.filter(filing=asked).count() == 2


WRONG = [
    ("no-such-court", {"court": "吉9999"}), ("no-such-cause", {"cause": "999"}),
    ("not-asked", {"answers": {"no.such": "x"}}),
    ("number-mistyped", {"parties": [{"side": "other", "details": {"number": "220102"}}]}),
    ("party-of-nobody", {"parties": [{"id": str(uuid.uuid4()), "side": "other"}]}),
    ("party-absent", {"parties_gone": [str(uuid.uuid4())]}),
    ("file-absent", {"documents_gone": [str(uuid.uuid4())]}),
]


@pytest.mark.parametrize("wrong", [pytest.param(said, id=name) for name, said in WRONG])
def test_a_wrong_part_refuses_the_whole_and_leaves_nothing(asked, client_of, wrong):
    before = dict(asked.answers.values_list("key", "value"))
    answer = correct(client_of(asked.filer), asked, {"accepts_mediation": True, **wrong}
                     | {"answers": STORY | wrong.get("answers", {})})
    assert answer.status_code == 409
    assert answer.json()["detail"]
    filing = fresh(asked)
    assert (filing.state, filing.round) == (State.CORRECTION_REQUIRED, 1)
    assert dict(filing.answers.values_list("key", "value")) == before
    assert filing.accepts_mediation == asked.accepts_mediation
    assert filing.submissions.count() == 1


def test_without_any_change_nothing_is_handed_in(asked, client_of):
    assert correct(client_of(asked.filer), asked, {"answers": {}}).status_code == 409
    assert fresh(asked).round == 1


def test_what_was_never_asked_to_be_corrected_is_not(desk, client_of):
    draft, received = a_complete_draft(a_verified_person()), desk.submitted()
    for filing in (draft, received):
        before = dict(filing.answers.values_list("key", "value"))
        answer = correct(client_of(filing.filer), filing, {"answers": STORY})
        assert answer.status_code == 409
        assert dict(filing.answers.values_list("key", "value")) == before


def test_a_party_of_another_filing_is_not_touched(asked, client_of):
    foreign = opponent(a_complete_draft())
    said = {"parties": [{"id": str(foreign.public_id), "side": "other",
                         "details": {"name": "改名"}}]}
    assert correct(client_of(asked.filer), asked, said).status_code == 409
    assert opponent(foreign.filing).name == foreign.name
