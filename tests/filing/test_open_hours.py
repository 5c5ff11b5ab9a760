"""The target of an answer counts open court time only."""

from datetime import datetime, time

import pytest

from filing.rules.entrances import (
    BORDER_PAPERS,
    GREEN_CRITERIA,
    Border,
    GreenFacts,
    OpenHours,
    answer_target,
    may_cross_border,
    unmet,
)
from filing.rules.kinds import KINDS

HOURS = OpenHours(time(9), time(17), lambda day: day.weekday() < 5)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


@pytest.mark.parametrize(
    ("sent", "minutes", "target"),
    [
        pytest.param("2026-03-16T10:00", 30, "2026-03-16T10:30", id="Monday morning"),
        pytest.param("2026-03-16T16:50", 30, "2026-03-17T09:20", id="over the night"),
        pytest.param("2026-03-16T16:30", 30, "2026-03-16T17:00", id="just at closing"),
        pytest.param("2026-03-16T17:00", 30, "2026-03-17T09:30", id="sent at closing"),
        pytest.param("2026-03-16T07:15", 15, "2026-03-16T09:15", id="before opening"),
        pytest.param("2026-03-20T16:50", 15, "2026-03-23T09:05", id="over the weekend"),
        pytest.param("2026-03-21T11:00", 30, "2026-03-23T09:30", id="on a Saturday"),
        pytest.param("2026-03-16T10:00", 960, "2026-03-18T10:00", id="two whole days"),
    ],
)
def test_the_target_counts_open_time(sent, minutes, target):
    assert answer_target(moment(sent), minutes, HOURS) == moment(target)


def test_only_first_instance_civil_suits_cross_the_border():
    assert [kind for kind in KINDS if may_cross_border(kind)] == ["FIRST_CIVIL"]


def test_every_category_from_abroad_has_identity_papers():
    assert set(BORDER_PAPERS) == set(Border)


GOOD = GreenFacts(
    kind="FIRST_CIVIL", is_enterprise=True, cause_no="88", failed_checks=0,
    takes_e_service=True, other_side_is_reachable=True, is_cross_border=False,
)


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ({}, []), ({"is_enterprise": False}, ["ENTERPRISE"]), ({"cause_no": "14"}, ["CAUSE"]),
        ({"kind": "APPEAL"}, ["KIND"]), ({"failed_checks": 1}, ["CHECKS"]),
        ({"takes_e_service": False}, ["SERVICE"]),
        ({"other_side_is_reachable": False}, ["REACH"]), ({"is_cross_border": True}, ["KIND"]),
        ({"kind": "ENFORCEMENT", "cause_no": ""}, []),
    ],
)
def test_the_green_channel_opens_by_its_published_criteria(change, lacks):
    facts = GreenFacts(**vars(GOOD) | change)
    assert [criterion.code for criterion in unmet(facts)] == lacks
    assert len(GREEN_CRITERIA) == 6
