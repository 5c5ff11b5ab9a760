"""Case numbers: what people type becomes what the court prints (CN15)."""

import re
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from portal.cases.data.types import CASE_TYPES
from portal.cases.rules import numbers as rules
from portal.cases.rules.numbers import (
    BadNumber,
    CaseNumber,
    OldNumber,
    allotted,
    parse,
)
from portal.cases.wordings import MISTAKES, number_mistake

PRINTED = "（2023）吉01民初123号"


@pytest.mark.parametrize(
    "typed",
    [
        PRINTED,
        "(2023)吉01民初123号",
        "(2023) 吉01 民初 123 号",
        "（２０２３）吉０１民初１２３号",
        "2023年吉01民初123号",
        "2023吉01民初123",
        "(2023年)吉01民初123号",
        "(2023)年度吉01民初123号",
        "〔2023〕吉01民初123号",
        "[2023]吉01民初00123号",
        "案号：（2023）吉01民初123号。",
        "\u200b（2023）吉01民初123号\u3000",
    ],
)
def test_every_way_of_typing_becomes_the_printed_form(typed):
    assert str(parse(typed)) == PRINTED


@pytest.mark.parametrize(
    ("typed", "court", "special", "type_code", "serial", "part"),
    [
        ("(2021)川0104民诉前调801号", "川0104", "", "民诉前调", 801, ""),
        ("(2023)吉0104知民初12号之一", "吉0104", "知", "民初", 12, "之一"),
        ("(2022)最高法民申12号", "最高法", "", "民申", 12, ""),
        ("(2022)吉民终7号", "吉", "", "民终", 7, ""),
        ("(2023)吉01执恢5号", "吉01", "", "执恢", 5, ""),
        ("(2024)吉0192民初2528号", "吉0192", "", "民初", 2528, ""),
    ],
)
def test_parts_of_a_number(typed, court, special, type_code, serial, part):
    number = parse(typed)
    assert isinstance(number, CaseNumber)
    assert (number.court, number.special, number.type_code) == (court, special, type_code)
    assert (number.serial, number.part) == (serial, part)


@pytest.mark.parametrize(
    ("typed", "mistake"),
    [
        ("", "empty"),
        ("123", "only_serial"),
        ("吉01民初123号", "year_missing"),
        ("(2023)X01民初123号", "court"),
        ("(2023)吉0民初123号", "court"),
        ("(2023)吉012民初123号", "court"),
        ("(2023)吉01离婚123号", "type"),
        ("(2023)吉01号", "type_missing"),
        ("(2023)吉01民初", "serial_missing"),
        ("(2023)吉01民初0号", "serial"),
        ("(2012)吉01民初12号", "year"),
        ("(2020)绿民一初字第12号", "old_form_too_late"),
        ("(2023)吉01民初" + "1" * 60 + "号", "too_long"),
    ],
)
def test_a_mistake_is_named_and_said_in_a_sentence(typed, mistake):
    with pytest.raises(BadNumber) as refused:
        parse(typed)
    assert refused.value.code == mistake
    sentence = number_mistake(refused.value)
    assert len(sentence) > 8
    assert "%(" not in sentence


def test_every_mistake_has_a_sentence():
    source = Path(rules.__file__).read_text(encoding="utf-8")
    assert set(re.findall(r'BadNumber\("(\w+)"', source)) == set(MISTAKES)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("(2015)绿民一初字第12号", "（2015）绿民一初字第12号"),
        ("（2014）长民三终字第00231号", "（2014）长民三终字第231号"),
        ("(2009) 朝刑初字 第7号", "（2009）朝刑初字第7号"),
    ],
)
def test_numbers_of_before_2016_stay_valid(typed, printed):
    number = parse(typed)
    assert isinstance(number, OldNumber)
    assert str(number) == printed
    assert parse(printed) == number


def test_the_whole_case_leaves_the_suffix_of_a_paper_behind():
    assert str(parse("（2023）吉01民初123号之二").whole) == PRINTED


courts = st.from_regex(r"\A[京吉川粤](?:[0-9]{2}(?:[0-9]{2})?)?\Z") | st.just("最高法")
a_number = st.builds(
    CaseNumber,
    year=st.integers(2016, 2099),
    court=courts,
    special=st.sampled_from(["", "知"]),
    type_code=st.sampled_from(sorted(CASE_TYPES)),
    serial=st.integers(1, 999_999),
    part=st.sampled_from(["", "之一", "之二", "之十一"]),
)


@given(a_number)
def test_printing_and_reading_are_each_others_inverse(number):
    assert parse(str(number)) == number


@given(a_number, st.data())
def test_widths_spaces_and_brackets_do_not_matter(number, data):
    def disguise(char: str) -> str:
        wide = chr(ord(char) + 0xFEE0) if char.isdigit() else char
        return data.draw(st.sampled_from([char, wide, f"{char} ", f"\u3000{char}"]))

    brackets = data.draw(st.sampled_from(["（）", "()", "〔〕", "[]"]))
    typed = "".join(map(disguise, str(number)))
    typed = typed.replace("（", brackets[0]).replace("）", brackets[1])
    assert parse(typed) == number


@given(st.text(max_size=60))
def test_anything_typed_is_a_number_or_a_named_mistake(text):
    try:
        number = parse(text)
    except BadNumber as mistake:
        assert mistake.code in MISTAKES  # noqa: PT017
    else:
        assert parse(str(number)) == number


def test_a_court_gives_only_numbers_of_the_table():
    given_now = allotted(year=2026, court="吉01", type_code="民初", serial=1)
    assert str(given_now) == "（2026）吉01民初1号"
    with pytest.raises(BadNumber):
        allotted(year=2026, court="吉01", type_code="离婚", serial=1)
    with pytest.raises(BadNumber):
        allotted(year=2015, court="吉01", type_code="民初", serial=1)


def test_type_codes_are_three_characters_at_most_except_those_of_practice():
    """CN15 art. 7."""
    assert all(len(t.code) <= 3 for t in CASE_TYPES.values() if t.in_annex)
    assert [t.code for t in CASE_TYPES.values() if not t.in_annex] == ["诉前调", "民诉前调"]
