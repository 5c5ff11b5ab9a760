"""What a message says: both languages, the code line, and never more than a channel carries."""

import pytest
from django.template import engines
from django.utils import translation

from portal.notices import kinds, wording
from portal.notices.channels.parcel import Parcel
from portal.notices.channels.sms import text_of
from portal.notices.channels.wecom import markdown_of
from portal.notices.models import Message
from portal.notices.rules.fitting import fit, in_bytes
from portal.notices.wording import LIMITS, NoWording, Words, words_of
from tests.builders import a_person
from tests.notices.conftest import CALM, a_group, a_letter, a_text, posted

LINK = "http://127.0.0.1:8000/reply/abcdefghijklmnop/"


@pytest.mark.parametrize("limit", range(0, 120))
@pytest.mark.parametrize("size", [len, in_bytes], ids=["characters", "bytes"])
def test_cutting_keeps_links_whole_and_characters_unbroken(limit, size):
    text = f"请在三日内与当事人联系并答复：{LINK} 逾期将转交庭长。"
    cut = fit(text, limit, size)
    assert size(cut) <= max(limit, size("…"))
    assert "�" not in cut
    assert LINK in cut or "http" not in cut
    if limit >= size(LINK) + size("…"):
        assert LINK in cut, "the answer link is worth more than the words around it"


def test_what_fits_is_left_alone():
    assert fit("短信", 2) == "短信"


@pytest.mark.parametrize(
    ("channel", "make"), [("SMS", text_of), ("WECOM", markdown_of)], ids=["text", "group"]
)
@pytest.mark.parametrize("length", [10, 300, 5000])
def test_a_channel_is_never_given_more_than_it_carries(channel, make, length):
    words = Words("题" * 80, f"{'文' * length} {LINK}", "核验码 ABCDE-FGHJK", "试验法院")
    said = make(Parcel("k", "a", words, "zh-hans"))
    assert LIMITS[channel].size(said) <= LIMITS[channel].most
    assert "ABCDE-FGHJK" in said
    assert LINK in said


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "subject", "check", "court"),
    [
        ("zh-hans", "申请", "核验码", "试验法院"),
        ("en", "The inspection office has finished: request LX2026-7", "Check code", "Trial court"),
    ],
)
def test_a_message_speaks_its_receivers_language(language, subject, check, court):
    message = posted(a_letter(a_person(language=language), kind=CALM))[0]
    with translation.override("en" if language != "en" else "zh-hans"):
        words = words_of(message)
    assert message.facts["ticket"] in words.subject
    if language == "en":
        assert words.subject == subject
    assert words.check.startswith(check)
    assert message.pretty_code in words.check
    assert "/verify/" in words.check
    assert court in words.court


@pytest.mark.django_db
def test_work_groups_are_written_to_in_chinese():
    message = posted(a_letter(a_group()))[0]
    with translation.override("en"):
        assert words_of(message).check.startswith("核验码")


@pytest.mark.django_db
def test_live_context_is_added_when_worded_and_never_stored(monkeypatch):
    message = a_text()
    kind = kinds.NoticeKind(message.kind, ("SMS",), context=lambda m: {"case": f"now {m.code}"})
    monkeypatch.setitem(kinds.KINDS, message.kind, kind)
    assert f"now {message.code}" in words_of(message).body
    message.refresh_from_db()
    assert "now" not in str(message.facts)


@pytest.mark.django_db
def test_a_broken_context_is_no_wording_and_says_nothing_of_the_message(monkeypatch):
    message = a_text()

    def broken(m: Message):
        raise KeyError(m.facts["case"])

    monkeypatch.setitem(
        kinds.KINDS, message.kind, kinds.NoticeKind(message.kind, ("SMS",), context=broken)
    )
    with pytest.raises(NoWording) as fault:
        words_of(message)
    assert str(fault.value) == f"{message.kind}: KeyError"


@pytest.mark.django_db
def test_plain_text_is_not_escaped_and_has_no_hidden_characters(monkeypatch):
    message = a_text(case="A&B\u202e<i>\u0007")
    assert "A&B<i>" in words_of(message).body
    assert engines["django"] is not None
    assert "\u202e" not in words_of(message).body


@pytest.mark.django_db
def test_rare_characters_of_names_are_said():
    assert "王\U00031350" in words_of(a_text(case="王\U00031350")).body


def test_the_check_line_is_short():
    assert len(wording.LIMITS) == len(Message.Channel)
