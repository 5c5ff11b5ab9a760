"""One box finds everything: what was typed is read by its form."""

import pytest

from judge_contact.clues import Clue, Kind, read
from portal.people.synthetic import Synthetic

MADE_UP = Synthetic(7)
CARD, COMPANY = MADE_UP.resident_id(), MADE_UP.uscc()

READ = {
    "ledger number": ("LX2026-0102-00012", Kind.LEDGER, "LX2026-0102-00012"),
    "ledger number, small": (" lx2026-0102-00012 ", Kind.LEDGER, "LX2026-0102-00012"),
    "case number": ("(2026)吉0102民初12号", Kind.CASE, "（2026）吉0102民初12号"),
    "case number, spoken": ("2026 吉0102 民初 12", Kind.CASE, "（2026）吉0102民初12号"),
    "one of its papers": ("（2026）吉0102民初12号之一", Kind.CASE, "（2026）吉0102民初12号"),
    "serial alone": ("12", Kind.SERIAL, "12"),
    "mobile": ("199 0000 0001", Kind.PHONE, "19900000001"),
    "mobile with country": ("+86 19900000001", Kind.PHONE, "19900000001"),
    "landline": ("0431-00001000", Kind.PHONE, "043100001000"),
    "full-width digits": ("１９９００００００１１", Kind.PHONE, "19900000011"),
    "identity card": (CARD, Kind.DOCUMENT, CARD),
    "company code": (COMPANY.lower(), Kind.DOCUMENT, COMPANY),
    "name": ("林秀兰", Kind.NAME, "林秀兰"),
    "company name": ("长春市青禾农机有限公司", Kind.NAME, "长春市青禾农机有限公司"),
}


@pytest.mark.parametrize(("typed", "kind", "value"), READ.values(), ids=READ)
def test_what_was_typed_is_read_by_its_form(typed, kind, value):
    assert read(typed) == Clue(kind, value)


@pytest.mark.parametrize("typed", ["", " ", "林", "　"])
def test_too_little_to_look_for(typed):
    assert read(typed).kind is Kind.NOTHING


def test_a_mistyped_check_digit_is_said_and_the_number_is_not_repeated():
    wrong = CARD[:-1] + ("1" if CARD[-1] != "1" else "2")
    clue = read(wrong)
    assert clue.kind is Kind.DOCUMENT
    assert wrong not in str(clue.mistake)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("（2026）民初12号", "court"),
        ("（2026）吉0102甲乙12号", "type"),
        ("吉0102民初12号", "year_missing"),
    ],
)
def test_a_wrong_case_number_says_which_part_is_wrong(typed, code):
    assert read(typed).mistake.code == code


def test_enormous_and_hostile_text_is_cut_and_read_as_a_name():
    assert len(read("林" * 100_000).value) <= 80
    assert read("'; DROP TABLE ticket; --").kind is Kind.NAME
