"""The whole interface in Traditional Chinese, made from the Simplified."""

import pytest
from django.utils import translation
from django.utils.translation import gettext

from portal.common.traditional import in_reader_script
from tests.builders import a_court


def test_every_sentence_has_its_traditional_twin():
    with translation.override("zh-hant"):
        assert gettext("What should I do?") == "我該怎麼辦？"
        assert gettext("Continue") == "繼續"


@pytest.mark.parametrize(
    ("language", "said"), [("zh-hant", "長春市寬城區人民法院"), ("zh-hans", "长春市宽城区人民法院")]
)
def test_names_of_ours_follow_the_reader(language, said):
    with translation.override(language):
        assert in_reader_script("长春市宽城区人民法院") == said


@pytest.mark.django_db
def test_courts_and_pages_are_shown_in_traditional_signs(client):
    court = a_court("吉0103", name="长春市宽城区人民法院")
    with translation.override("zh-hant"):
        assert str(court) == "長春市寬城區人民法院"
    client.post("/language/", {"language": "zh-hant", "next": "/guide/"})
    page = client.get("/guide/")
    assert page["Content-Language"] == "zh-hant"
    assert 'lang="zh-hant"' in page.content.decode()
    assert "我該怎麼辦？" in page.content.decode()


def test_words_of_the_law_keep_the_sign_the_law_uses():
    with translation.override("zh-hant"):
        assert gettext("Ask for reconsideration first") == "先申請行政復議"
