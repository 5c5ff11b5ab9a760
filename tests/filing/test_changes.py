"""What differs between two rounds: only that may be asked about again (LR 7)."""

import copy

import pytest

from filing.rules.changes import changes

BEFORE = {
    "kind": "FIRST_CIVIL", "form": "general", "court": "吉0104", "cause_no": "108.3",
    "amount": "20000.00", "consents": ["FILING"],
    "answers": {"claim.amount[0]": "20000", "facts.story[0]": "借款"},
    "parties": [
        {"id": "p1", "name": "赵试一", "phone": "", "sealed_number": "a", "agents": []},
        {"id": "p2", "name": "钱试二", "phone": "", "sealed_number": "", "agents": []},
    ],
    "materials": [{"id": "m1", "name": "借条", "sha256": "aa"}],
}


def set_answer(after):
    after["answers"]["claim.amount[0]"] = "18000"


def take_answer_out(after):
    del after["answers"]["facts.story[0]"]


def add_phone(after):
    after["parties"][1]["phone"] = "10000000001"


def add_number(after):
    after["parties"][1]["sealed_number"] = "b"


def take_party_out(after):
    del after["parties"][1]


def photograph_again(after):
    after["materials"][0]["sha256"] = "bb"


def add_file(after):
    after["materials"].append({"id": "m2", "name": "转账记录", "sha256": "cc"})


def name_agent(after):
    after["parties"][0]["agents"] = [{"name": "孙律师"}]


def choose_other_court(after):
    after["court"] = "吉0102"


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (set_answer, ("answer:claim.amount[0]", "20000", "18000")),
        (take_answer_out, ("answer:facts.story[0]", "借款", "")),
        (add_phone, ("party:p2.phone", "", "10000000001")),
        (add_number, ("party:p2.sealed_number", "", "****")),
        (take_party_out, ("party:p2", "钱试二", "")),
        (photograph_again, ("material:m1", "aa", "bb")),
        (add_file, ("material:m2", "", "转账记录")),
        (name_agent, ("party:p1.agents", "", "孙律师")),
        (choose_other_court, ("task:court", "吉0104", "吉0102")),
    ],
)
def test_exactly_what_was_changed_is_told(act, expected):
    after = copy.deepcopy(BEFORE)
    act(after)
    assert [(one.anchor, one.was, one.now) for one in changes(BEFORE, after)] == [expected]


def test_the_same_again_differs_in_nothing():
    assert changes(BEFORE, copy.deepcopy(BEFORE)) == []
