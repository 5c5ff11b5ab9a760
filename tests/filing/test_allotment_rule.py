"""The published rule of allotment, asked without a database."""

from collections import Counter

import pytest
from hypothesis import given, strategies as st

from filing.rules.allotment import (
    IN_DRAW,
    TOLERANCE,
    Judge,
    NobodyCanHear,
    Row,
    division_for,
    draw,
    is_as_recorded,
)

ROWS = [
    Row("民初", "", 1), Row("民初", "205", 2), Row("民初", "205.5", 3), Row("执", "", 9),
]


@pytest.mark.parametrize(
    ("type_code", "cause", "division"),
    [
        ("民初", "108.3", 1), ("民初", "205", 2), ("民初", "205.1", 2), ("民初", "205.5", 3),
        ("民初", "2055", 1), ("民初", "", 1), ("执", "205.5", 9), ("行初", "205.5", None),
    ],
)
def test_the_longest_cause_that_fits_names_the_division(type_code, cause, division):
    assert division_for(type_code, cause, ROWS) == division


judges = st.lists(
    st.builds(Judge, st.uuids().map(str), st.integers(0, 400)), min_size=1, max_size=12,
    unique_by=lambda judge: judge.number,
)


@given(judges, st.text(min_size=1), st.data())
def test_a_draw_is_repeatable_and_keeps_the_rule(candidates, seed, data):
    barred = data.draw(st.sets(st.sampled_from([judge.number for judge in candidates])))
    if len(barred) == len(candidates):
        with pytest.raises(NobodyCanHear):
            draw(candidates, recused=barred, seed=seed, case_number="（2026）吉0104民初1号")
        return
    first = draw(candidates, recused=barred, seed=seed, case_number="（2026）吉0104民初1号")
    again = draw(
        list(reversed(candidates)), recused=barred, seed=seed, case_number="（2026）吉0104民初1号"
    )
    assert first == again
    assert first.drawn not in barred
    load = {judge.number: judge.load for judge in candidates}
    least = min(load[number] for number in load if number not in barred)
    assert load[first.drawn] <= least + TOLERANCE
    lots = {one.number: one.lot for one in first.lots if one.standing == IN_DRAW}
    assert is_as_recorded(
        lots, seed=seed, case_number="（2026）吉0104民初1号", drawn=first.drawn
    )
    assert {one.number for one in first.lots} == set(load)


def test_changing_anything_recorded_is_noticed():
    result = draw([Judge("a", 0), Judge("b", 0)], recused=(), seed="s", case_number="n")
    lots = {one.number: one.lot for one in result.lots}
    other = next(number for number in lots if number != result.drawn)
    assert not is_as_recorded(lots, seed="t", case_number="n", drawn=result.drawn)
    assert not is_as_recorded(lots, seed="s", case_number="n", drawn=other)


def test_equals_are_drawn_about_equally_often():
    candidates = [Judge(name, 0) for name in "abcd"]
    drawn = Counter(
        draw(candidates, recused=(), seed=str(number), case_number="n").drawn
        for number in range(4000)
    )
    assert all(850 < times < 1150 for times in drawn.values())
