"""What a later round may still ask for: the one-time notice in the machine (LR 7)."""

from collections.abc import Collection
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Told:
    """What was known when a round began.

    ``changed`` are the anchors that differ from the round before, ``told`` the grounds (reason
    and anchor) that earlier notices listed.
    """

    round: int
    changed: frozenset[str] = frozenset()
    told: frozenset[tuple[str, str]] = field(default_factory=frozenset)


def is_new_ground(reason: str, anchor: str, known: Told) -> bool:
    """Whether raising this now breaks the one-time notice.

    In the first round everything may be raised. Later only what the filer changed, or a ground
    told before that is still not mended.
    """
    if known.round <= 1 or (reason, anchor) in known.told:
        return False
    return not touches(anchor, known.changed)


def touches(anchor: str, changed: Collection[str]) -> bool:
    """Whether an anchor lies in something that changed: the thing itself or a part of it."""
    return any(
        anchor == one or (one and anchor.startswith((f"{one}.", f"{one}#"))) for one in changed
    )
