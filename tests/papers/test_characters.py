"""What no font of the court can print is told before it stands in a paper."""

import pytest

from portal.papers.characters import unprintable


@pytest.mark.parametrize(
    "text",
    [
        "", "赵试一，长春市朝阳区试验路1号。", "Zhao (No. 1) – “quoted”", "䶮龘㙍",
        "\U00020021\U0002b4b6",
    ],
    ids=["empty", "common", "english", "rare", "rarer"],
)
def test_names_people_have_can_be_printed(text):
    assert unprintable(text) == ""


def test_what_no_font_has_is_named_once_in_order():
    assert unprintable("甲\U0001fffe乙\U0010ffff丙\U0001fffe") == "\U0001fffe\U0010ffff"
