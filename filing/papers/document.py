"""What a paper says, as plain data: blocks in order, then who signs."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from portal.people import vault

SEALED = "sealed"


class Secret(NamedTuple):
    """A personal number: printed in full on the paper, sealed wherever the paper's data waits."""

    number: str


@dataclass(frozen=True)
class Block:
    """One part of a paper: a heading, then rows of label and value, or paragraphs, or a table."""

    title: str = ""
    rows: tuple[tuple[str, Any], ...] = ()
    paragraphs: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    lines: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Document:
    """One paper before it is signed. ``to`` is the court it is addressed to."""

    title: str
    blocks: tuple[Block, ...]
    to: str = ""
    statement: str = ""
    signs_as: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Fingerprint of what the paper says; a signature is bound to it."""
        text = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def facts(self) -> dict[str, Any]:
        """The paper as values an order can keep: personal numbers sealed."""
        kept: dict[str, Any] = asdict(self)
        kept["blocks"] = [
            {**asdict(block), "rows": [[label, _kept(value)] for label, value in block.rows]}
            for block in self.blocks
        ]
        return kept

    def texts(self) -> Iterator[str]:
        """Every piece of text the paper must show."""
        yield self.title
        for block in self.blocks:
            yield from filter(None, (block.title, *block.paragraphs, *block.columns))
            for label, value in block.rows:
                yield label
                yield value.number if isinstance(value, Secret) else str(value)
            for line in block.lines:
                yield from filter(None, line)


def _kept(value: Any) -> Any:
    return {SEALED: vault.seal(value.number)} if isinstance(value, Secret) else str(value)


def opened(value: Any) -> str:
    """The value of a row as printed, whether it waits sealed or not."""
    if isinstance(value, Secret):
        return value.number
    if isinstance(value, Mapping) and SEALED in value:
        return vault.unseal(value[SEALED])
    return str(value)
