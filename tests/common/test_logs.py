"""Nothing that names a person reaches a log, whoever logs it and wherever it stands."""

import io
import json
import logging

import pytest
import structlog

from portal.audit.trail import request_id
from portal.common.logs import MASK, json_lines, scrub

PERSONAL = [
    "220102199003070014", "22010219900307001X", "22010219900307001x", "220102900307001",
    "13812345678", "138 1234 5678", "138-1234-5678", "+8613812345678", "+86 13812345678",
    "0431-88550000", "zhang.san+a@mail.example.cn", "6222020200112233445", "E12345678",
    "EA1234567", "H1234567890",
]
HARMLESS = [
    "（2026）吉0103民初1234号", "吉01诉通〔2026〕000123号", "2026-11-23T09:30:12.123456Z",
    "judge_contact.Ticket:9b2f7a36-5b0d-4c2e-8f11-13812345678a", "9f2c" * 16, "1763861551123",
    "12368", "LX-2026-000123", "portal/papers/making.py:120",
]


@pytest.fixture
def lines():
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(json_lines())
    root = logging.getLogger()
    root.addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)


@pytest.mark.parametrize("value", PERSONAL)
@pytest.mark.parametrize("frame", ["{}", "电话{}已登记", "Key (phone)=({}) exists", "x='{}',"])
def test_what_could_name_a_person_is_masked(value, frame):
    assert scrub(frame.format(value)) == frame.format(MASK)


@pytest.mark.parametrize("value", HARMLESS)
def test_what_names_no_person_stays(value):
    assert scrub(value) == value


def test_every_place_of_an_event_is_scrubbed(lines):
    structlog.get_logger("test").warning(
        "told 13812345678", phone=13812345678, nested={"13812345678": ["a@b.example", 7]},
        flag=True,
    )
    (line,) = lines()
    assert line["event"] == f"told {MASK}"
    assert (line["phone"], line["nested"], line["flag"]) == (MASK, {MASK: [MASK, 7]}, True)
    assert (line["level"], line["logger"]) == ("warning", "test")


def test_packages_and_tracebacks_are_scrubbed_too(lines):
    try:
        raise ValueError("no such person: 220102199003070014")
    except ValueError:
        logging.getLogger("some.package").exception("failed for %s", "a@b.example")
    (line,) = lines()
    assert line["event"] == f"failed for {MASK}"
    assert "ValueError" in line["exception"]
    assert "220102199003070014" not in json.dumps(line)


def test_lines_carry_the_id_of_their_request(lines):
    token = request_id.set("0123456789abcdef0123456789abcdef")
    try:
        logging.getLogger("django.request").warning("Not Found: %s", "/cases/")
    finally:
        request_id.reset(token)
    logging.getLogger("portal").warning("outside any request")
    inside, outside = lines()
    assert inside["request_id"] == "0123456789abcdef0123456789abcdef"
    assert "request_id" not in outside
