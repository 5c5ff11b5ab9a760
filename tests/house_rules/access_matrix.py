"""Reads access_matrix.txt: for each address and method, what each role is answered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.court import EVERYONE

ANSWERS = {"open", "sign-in", "absent", "refused", "no"}
PEOPLE = ("visitor", *EVERYONE)
A_FEW = ("visitor", "litigant", "stranger", "judge", "clerk", "courier", "sysadmin")
LINE = re.compile(r"^(GET|POST)\s+(\S+)\s*:\s*(.+)$")


@dataclass(frozen=True)
class Row:
    """One line of the matrix."""

    method: str
    route: str
    answers: Mapping[str, str]

    def to_ask(self) -> list[tuple[str, str]]:
        """Everybody, or where all who are signed in get one answer, a few of each kind."""
        signed_in = {said for name, said in self.answers.items() if name != "visitor"}
        asked = PEOPLE if len(signed_in) > 1 else A_FEW
        return [(name, self.answers[name]) for name in asked]


MATRIX = Path(__file__).with_suffix(".txt")


def read() -> list[Row]:
    groups: dict[str, list[str]] = {}
    rows = []
    for text in MATRIX.read_text(encoding="utf-8").splitlines():
        line = text.split("#")[0].strip()
        if line.startswith("@"):
            name, _, members = line.partition("=")
            groups[name.strip()] = members.split()
        elif line:
            rows.append(_row(line, groups))
    return rows


def _row(line: str, groups: Mapping[str, list[str]]) -> Row:
    found = LINE.match(line)
    if found is None:
        raise ValueError(f"not a line of the matrix: {line}")
    said: dict[str, str] = {}
    for clause in found[3].split(";"):
        *who, answer = clause.split()
        if answer not in ANSWERS:
            raise ValueError(f"{answer!r} is no answer: {line}")
        for name in who:
            for one in groups.get(name, [name]):
                said.setdefault(one, answer)  # the first word about somebody counts
    default = said.pop("others", None)
    unknown = set(said) - set(PEOPLE)
    if unknown:
        raise ValueError(f"nobody is called {unknown}: {line}")
    answers = {name: said.get(name, default) for name in PEOPLE}
    if None in answers.values():
        raise ValueError(f"the line leaves somebody out: {line}")
    return Row(found[1], found[2], answers)
