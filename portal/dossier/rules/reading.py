"""Who may read which volume of a dossier, and why not."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from portal.common.words import _

IN_THE_CASE = frozenset({"PARTY", "AGENT_AD_LITEM"})
"""Parties and their agents (CPL 52, 64; RD 1, 10)."""
MAIN_BY_OFFICE = frozenset(
    {"JUDGE", "ASSISTANT", "HEAD", "LEADER", "INSPECTOR", "CLERK", "SERVICE_CLERK", "ARCHIVIST"}
)
"""Offices whose work is done with the papers of a case. Hotline, cashier and the machine's
keepers see that a case exists, not what is in it."""
INTERNAL_BY_OFFICE = frozenset({"JUDGE", "ASSISTANT", "HEAD", "LEADER", "ARCHIVIST"})


class Withheld(StrEnum):
    """Why a paper of the main volume is not shown to parties yet, or not here."""

    NO = ""
    UNSERVED = "UNSERVED"
    PRESERVATION = "PRESERVATION"
    SECRET = "SECRET"  # noqa: S105  a reason, not a password


WITHHELD_WORDS: dict[Withheld, Any] = {
    Withheld.NO: _("Shown to the parties"),
    Withheld.UNSERVED: _("Shown once it has been served (IN 9)"),
    Withheld.PRESERVATION: _("Shown once preservation is complete (IN 8)"),
    Withheld.SECRET: _("Not shown online: secrets or others’ privacy (IN 12)"),
}
LISTED = frozenset({Withheld.NO, Withheld.SECRET})
"""What a party's catalogue lists. Of the rest even the existence is not told yet."""


@dataclass(frozen=True)
class Right:
    """What a person may read of one dossier. ``why_not`` is said when the main volume is shut."""

    main: bool = False
    internal: bool = False
    as_party: bool = False
    why_not: Any = ""


NOTHING = Right()
ENFORCEMENT_CLOSED = Right(
    as_party=True,
    why_not=_(
        "Enforcement in this case is closed. Only the trial dossier stays open to parties (RD 5)."
        " Ask the court’s archive if you need a paper."
    ),
)


def right_of(hats: Collection[str], *, is_enforcement: bool, is_closed: bool) -> Right:
    """What somebody who is these things to the case may read of its dossier.

    Parties and agents read the main volume of trial and enforcement dossiers while the case
    runs, and of the trial dossier after its end (RD 5). The internal volume is never theirs,
    whatever office they hold besides.
    """
    if IN_THE_CASE & set(hats):
        if is_enforcement and is_closed:
            return ENFORCEMENT_CLOSED
        return Right(main=True, as_party=True)
    return Right(
        main=bool(MAIN_BY_OFFICE & set(hats)), internal=bool(INTERNAL_BY_OFFICE & set(hats))
    )
