"""Moves: the only way a record changes its state.

A record's class carries ``MOVES``, a table of named moves. An act enters ``moving(...)``, which
locks the row, asks the table, and saves state, step and audit row in one transaction.
The record's lock is also the lock of everything that belongs to it (time limits, messages).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, TypeVar

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from portal import audit
from portal.common.inserting import insert
from portal.common.records import PublicRecord
from portal.common.refusals import Refused

CLOCK = "clock"
"""The hat worn by the portal itself when a time limit acts; no person ever wears it."""


@dataclass(frozen=True)
class Move:
    """One line of a service's table: from which states, to which, by whom, said how.

    ``to=None`` keeps the state (an act that only adds something). ``label`` is the button.
    """

    frm: frozenset[str]
    to: str | None
    by: frozenset[str]
    label: Any

    @classmethod
    def of(cls, frm: Collection[str], to: str | None, by: Collection[str], label: Any) -> "Move":
        return cls(frozenset(frm), to, frozenset(by), label)


class Moving(PublicRecord):
    """A record whose state changes by moves only. Subclasses add ``state`` and ``steps``."""

    MOVES: ClassVar[Mapping[str, Move]]
    state: Any
    state_since = models.DateTimeField()

    class Meta:
        abstract = True

    def hats(self, person: Any) -> frozenset[str]:
        """What this person is to this record (party, judge, liaison...); empty for a stranger."""
        raise TypeError(f"{type(self).__name__} does not say who people are to it")

    def court_code(self) -> str:
        """Code of the court whose audit chain this record belongs to."""
        raise TypeError(f"{type(self).__name__} does not say which court it belongs to")

    def of_step(self) -> dict[str, Any]:
        """What each step of this record says besides who, when and where to."""
        return {}

    def may(self, name: str, person: Any) -> bool:
        """Whether this person may make this move now. ``person=None`` is the clock."""
        move = self.MOVES[name]
        worn = frozenset({CLOCK}) if person is None else self.hats(person)
        return self.state in move.frm and bool(worn & move.by)

    def open_moves(self, person: Any) -> list[str]:
        return [name for name in self.MOVES if self.may(name, person)]


class Step(models.Model):
    """One move of one record: who took it from where to where, and when. Shown to people."""

    name = models.CharField(max_length=40)
    came_from = models.CharField(max_length=40)
    went_to = models.CharField(max_length=40)
    by = models.ForeignKey("people.Person", null=True, on_delete=models.PROTECT, related_name="+")
    by_role = models.CharField(max_length=40)
    at = models.DateTimeField()
    words = models.TextField(blank=True)

    class Meta:
        abstract = True


T = TypeVar("T", bound=Moving)


def locked(record: T) -> T:
    """The record re-read under its lock, because what the page showed may be stale."""
    rows: models.QuerySet[T] = type(record)._base_manager.all()
    if connection.features.has_select_for_update:
        rows = rows.select_for_update(of=("self",), no_key=connection.vendor == "postgresql")
    return rows.get(pk=record.pk)


def check_may(record: Moving, name: str, by: Any) -> None:
    """Refuse with a sentence when the move is not open to this person in this state."""
    if record.may(name, by):
        return
    move = record.MOVES[name]
    if record.state not in move.frm:
        raise Refused(
            _("“%(move)s” is no longer possible: the record is now “%(state)s”.")
            % {"move": move.label, "state": getattr(record, "get_state_display", str)()}
        )
    raise Refused(_("“%(move)s” is not open to you.") % {"move": move.label})


@contextmanager
def moving(
    record: T, name: str, *, by: Any, at: datetime, words: str = "", **facts: str
) -> Iterator[T]:
    """Lock the record, refuse an illegal move, and on success save state, step and audit row.

    ``facts`` go to the audit row: codes and ids only, never personal data.
    """
    move = record.MOVES[name]
    with audit.recorded():
        held = locked(record)
        check_may(held, name, by)
        came_from = held.state
        worn = CLOCK if by is None else ",".join(sorted(held.hats(by) & move.by))
        yield held
        if move.to is not None and move.to != came_from:
            held.state, held.state_since = move.to, at
        held.save()
        held.steps.create(  # type: ignore[attr-defined]
            name=name,
            came_from=came_from,
            went_to=held.state,
            by=by,
            by_role=worn,
            at=at,
            words=words,
            **held.of_step(),
        )
        audit.note(
            name,
            record=held.reference,
            court=held.court_code(),
            actor=by,
            role=worn,
            at=at,
            was=came_from,
            now=held.state,
            **facts,
        )


def move_all(records: Sequence[T], name: str, *, at: datetime, **columns: Any) -> list[T]:
    """The clock moves many records at once, in a constant number of statements.

    The caller holds their locks (a sweep does). Records whose state no longer allows the move
    are left alone; those moved are returned, saved with their steps and audit rows. ``columns``
    are written with the state, the same for all (a value, or an expression of the row).
    """
    moved = [record for record in records if record.may(name, None)]
    if not moved:
        return []
    model = type(moved[0])
    move = model.MOVES[name]
    step_model = model._meta.get_field("steps").related_model
    assert isinstance(step_model, type)  # noqa: S101  tells the type checker
    owner = next(f.name for f in step_model._meta.fields if f.related_model is model)
    steps = []
    with audit.recorded():
        for record in moved:
            came_from = record.state
            if move.to is not None:
                record.state, record.state_since = move.to, at
            fields = {"came_from": came_from, "went_to": record.state, owner: record}
            fields |= record.of_step()
            steps.append(step_model(name=name, by=None, by_role=CLOCK, at=at, **fields))
            _note_of_the_clock(record, name, at=at, was=came_from)
        if move.to is not None:
            columns |= {"state": move.to, "state_since": at}
        if columns:
            model._base_manager.filter(pk__in=[record.pk for record in moved]).update(**columns)
        insert(steps)
    return moved


def _note_of_the_clock(record: Moving, name: str, *, at: datetime, was: str) -> None:
    audit.note(
        name,
        record=record.reference,
        court=record.court_code(),
        actor=None,
        role=CLOCK,
        at=at,
        was=was,
        now=record.state,
    )
