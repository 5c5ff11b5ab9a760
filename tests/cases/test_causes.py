"""Causes of action: found by the words people have."""

import pytest

from portal.cases.causes import all_causes, find_causes
from portal.cases.data.everyday import EVERYDAY


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("欠薪", "205.5"), ("老板欠薪不给", "205.5"), ("借钱不还", "108.3"), ("物业费", "126"),
        ("离婚", "14"), ("车祸", "411"), ("divorce", "14"), ("Private lending", "108.3"),
        ("108.3", "108.3"), ("１０８.３", "108.3"), ("民间借贷纠纷", "108.3"),
        ("民间借贷", "108.3"),
        ("被狗咬了", "419"), ("彩礼", "12"),
    ],
)
def test_the_likeliest_comes_first(words, first):
    assert find_causes(words)[0].no == first


def test_a_number_brings_its_sub_causes():
    assert [c.no for c in find_causes("205")] == ["205", "205.1", "205.5", "205.6", "205.7"]


def test_nothing_asked_is_everything_and_nonsense_is_nothing():
    assert len(find_causes("  ")) == len(all_causes()) == 113
    assert find_causes("qwertyuiop") == []


def test_everyday_words_lead_to_causes_that_exist():
    assert {no for numbers in EVERYDAY.values() for no in numbers} <= set(all_causes())


@pytest.mark.django_db
def test_the_api_is_public(client):
    answer = client.get("/api/v1/causes/", {"q": "车祸"})
    assert answer.status_code == 200
    assert answer.json()[0] == {
        "no": "411", "spc_id": "9722", "level": 3, "zh": "机动车交通事故责任纠纷",
        "en": "Motor-vehicle accident",
    }
