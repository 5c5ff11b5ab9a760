"""The answers of one visitor: kept signed in the session under one key, small, without names.

What people type about their dispute is never kept: only codes, places, a sum.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.core import signing

from portal.guidance.questions import BY_CODE
from portal.guidance.rules.facts import Facts, Matter
from portal.guidance.rules.families import FAMILIES, Family

KEY = "guidance"
MOST = 2_000
"""Signs the kept text may have; more cannot come from these questions."""
SHAPE = re.compile(r"[A-Za-z0-9_.,\-]{0,300}|吉\d{2,4}")
EXTRA = ("matter", "found", "court")
"""Kept beside the answers: the matter, the causes offered, the court chosen."""
NOTHING = "-"
"""Stands for "answered, with nothing": a sum not known, no box ticked."""

Answers = dict[str, str]


def kept(session: Any) -> Answers:
    """The answers so far; empty when there are none, or when they were tampered with."""
    signed = session.get(KEY, "")
    if not isinstance(signed, str) or len(signed) > MOST:
        return {}
    try:
        said = signing.loads(signed, salt=KEY)
    except signing.BadSignature:
        return {}
    return {
        code: value
        for code, value in said.items()
        if code in (*BY_CODE, *EXTRA) and isinstance(value, str) and SHAPE.fullmatch(value)
    }


def keep(session: Any, answers: Mapping[str, str]) -> None:
    """Keep these answers; nothing else is written to the session."""
    session[KEY] = signing.dumps(dict(answers), salt=KEY)


def forget(session: Any) -> None:
    session.pop(KEY, None)


STAYS = ("me", "home", "them", "their_home")
"""Answers that stay true when another cause is chosen."""


def begin(answers: Answers, **first: str) -> Answers:
    """Answers of a fresh start about something else, with what is true all the same."""
    return {code: answers[code] for code in STAYS if code in answers} | first


def facts_of(answers: Answers) -> Facts:
    """The answers as the rules read them."""
    said = {code: value for code, value in answers.items() if value != NOTHING}
    cause = said.get("cause", "")
    family = FAMILIES.get(cause, Family.GENERAL)
    with_a_firm = family in (Family.LABOUR, Family.COMPANY)
    special = _ticked(said, "special")
    return Facts(
        matter=_matter(said),
        cause_no=cause if cause in FAMILIES else "",
        is_organisation=said.get("me") == "ORGANISATION",
        is_helping=said.get("me") == "HELP",
        they_are="ORGANISATION" if with_a_firm else said.get("them", "PERSON"),
        owed=said.get("owed", ""),
        is_about_land=said.get("land") == "YES",
        clauses=_ticked(said, "clauses"),
        labour=said.get("labour", ""),
        apart="PRISON" if "PRISON" in special else said.get("apart", ""),
        document=said.get("document", ""),
        authority=said.get("authority", ""),
        amount_fen=int(said["amount"]) if said.get("amount", "").isdecimal() else None,
        special=special,
        **{
            code: said[code]
            for code in ("home", "their_home", "place", "second_place", "agreed_place")
            if code in said
        },
    )


def _matter(said: Answers) -> Matter:
    known = said.get("matter", "")
    return Matter(known) if known in set(Matter) else Matter.FIRST_CIVIL


def _ticked(said: Answers, code: str) -> frozenset[str]:
    return frozenset(filter(None, said.get(code, "").split(",")))
