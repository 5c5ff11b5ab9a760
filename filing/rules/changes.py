"""What changed between two submissions: the only thing a later round may be asked about (LR 7)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from filing.rules import anchors
from filing.rules.said import Snapshot

_OF_THE_WHOLE = ("kind", "form", "court", "cause_no", "capacity", "procedure", "accepts_mediation",
                 "origin_case", "amount", "consents")
_NOT_COMPARED = frozenset({"id", "agents", "is_verified"})
_TASK = {
    "court": "court", "cause_no": "matter", "form": "matter", "accepts_mediation": "mediation",
    "amount": "fee", "consents": "address",
}


@dataclass(frozen=True)
class Change:
    """One thing that differs. ``was`` is empty for what is new, ``now`` for what was taken out."""

    anchor: str
    was: str
    now: str


def changes(before: Snapshot, after: Snapshot) -> list[Change]:
    """Everything that differs, in the order of the filing. Sealed numbers are told as sealed."""
    return [
        *_of_the_whole(before, after), *_of_answers(before["answers"], after["answers"]),
        *_of_rows("party", before["parties"], after["parties"]),
        *_of_rows("material", before["materials"], after["materials"]),
    ]


def _of_the_whole(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    for name in _OF_THE_WHOLE:
        if before.get(name) != after.get(name):
            anchor = anchors.task(_TASK.get(name, name))
            yield Change(anchor, _text(before.get(name)), _text(after.get(name)))


def _of_answers(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            yield Change(f"answer:{name}", before.get(name, ""), after.get(name, ""))


def _of_rows(
    kind: str, before: list[dict[str, Any]], after: list[dict[str, Any]]
) -> Iterator[Change]:
    old, new = ({row["id"]: row for row in rows} for rows in (before, after))
    for public_id in [*old, *(one for one in new if one not in old)]:
        was, now = old.get(public_id), new.get(public_id)
        if was is None or now is None:
            name = (was or now or {})["name"]
            yield Change(f"{kind}:{public_id}", name if was else "", name if now else "")
            continue
        for field in sorted(set(now) - _NOT_COMPARED):
            if was.get(field) != now[field]:
                yield Change(_at(kind, public_id, field), *_told(field, was.get(field), now[field]))
        if was.get("agents") != now.get("agents"):
            yield Change(_at(kind, public_id, "agents"), *_agents(was), *_agents(now))


def _at(kind: str, public_id: str, field: str) -> str:
    return f"party:{public_id}.{field}" if kind == "party" else f"material:{public_id}"


def _agents(row: Mapping[str, Any]) -> list[str]:
    return ["、".join(agent["name"] for agent in row.get("agents", []))]


def _told(field: str, was: Any, now: Any) -> tuple[str, str]:
    if field == "sealed_number":
        return ("****" if was else "", "****" if now else "")
    return _text(was), _text(now)


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "、".join(map(str, value))
    return "" if value is None else str(value)


def is_touched(anchor: str, touched: Collection[str]) -> bool:
    """Whether what an anchor names was changed. A page counts with its file, a field with its
    party; the whole, or a page of the task list, counts when anything at all was changed."""
    place = anchor.partition("#")[0]
    if not place or place.startswith("task:"):
        return bool(touched)
    return any(one == place or one.startswith(f"{place}.") for one in touched)
