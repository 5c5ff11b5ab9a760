"""Where in a filing something is: what a check, a flag and a link to the field all point at.

``answer:KEY[ITEM]`` · ``party:ID.FIELD`` · ``material:ID#PAGE`` · ``proof:CODE`` (of a need for
relief) · ``task:NAME`` (a page of the task list, for what is missing altogether) · empty for the
whole.
"""

import re
from dataclasses import dataclass

_FORM = re.compile(
    r"answer:(?P<key>[\w.]+)\[(?P<item>\d+)\]"
    r"|party:(?P<party>[\w-]+)(?:\.(?P<field>\w+))?"
    r"|material:(?P<material>[\w-]+)(?:#(?P<page>\d+))?"
    r"|proof:(?P<proof>\w+)"
    r"|task:(?P<task>\w+)"
)


@dataclass(frozen=True)
class Anchor:
    """``kind`` is answer, party, material, proof, task or empty; the rest says which one."""

    kind: str = ""
    id: str = ""
    field: str = ""
    number: int = 0


def parse(text: str) -> Anchor:
    """What an anchor names; the whole filing when it names nothing known."""
    found = _FORM.fullmatch(text)
    if found is None:
        return Anchor()
    part = found.groupdict()
    if part["key"]:
        return Anchor("answer", part["key"], number=int(part["item"]))
    if part["party"]:
        return Anchor("party", part["party"], part["field"] or "")
    if part["material"]:
        return Anchor("material", part["material"], number=int(part["page"] or 0))
    if part["proof"]:
        return Anchor("proof", part["proof"])
    return Anchor("task", part["task"])


def answer(key: str, item: int = 0) -> str:
    return f"answer:{key}[{item}]"


def party(public_id: str, field: str = "") -> str:
    return f"party:{public_id}.{field}" if field else f"party:{public_id}"


def material(public_id: str, page: int = 0) -> str:
    return f"material:{public_id}#{page}" if page else f"material:{public_id}"


def proof(code: str) -> str:
    return f"proof:{code}"


def task(name: str) -> str:
    return f"task:{name}"
