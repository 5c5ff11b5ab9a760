"""Everything the clerk looks at in one filing, laid out: fields with their flags and changes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from filing.checks import RULES as CHECKS
from filing.elements import FORMS
from filing.elements.dependents import dependents
from filing.elements.slips import PARTY_FIELDS, may_hold_slip
from filing.models import CheckResult, Filing, FilingParty, Flag
from filing.papers.wording import text_of
from filing.pointing import PARTY_LABELS, Pointers
from filing.reading import pages_of
from filing.rounds import changes_of
from filing.rules import anchors
from filing.rules.changes import Change
from portal.cases.models import Party
from portal.common import readable
from portal.people.masks import mask_phone

Outcome = CheckResult.Outcome
NOT_SHOWN = frozenset({"sealed_number", "agents", "born_on", "accepts_e_service"})


@dataclass(frozen=True)
class FieldRow:
    """One field: what it says, what is marked in it, what changed, what it rests on.

    ``show_key`` names the audited address under which a masked value is shown.
    """

    anchor: str
    label: Any
    value: str
    flags: tuple[Flag, ...] = ()
    change: Change | None = None
    rests_on: tuple[str, ...] = ()
    may_be_slip: bool = False
    show_field: str = ""
    show_key: str = ""


@dataclass(frozen=True)
class Block:
    """Fields that belong together: one section of the form, one party, the files."""

    title: str
    rows: list[FieldRow]

    @property
    def is_touched(self) -> bool:
        """Something in it is marked, changed, or rests on what is marked."""
        return any(row.flags or row.change or row.rests_on for row in self.rows)


@dataclass(frozen=True)
class Check:
    """One line of the checklist: the rule, what it said, where."""

    result: CheckResult
    title: Any
    article: Any
    remedy: Any
    where: str

    @property
    def is_green(self) -> bool:
        return self.result.outcome in (Outcome.PASSED, Outcome.NOT_APPLICABLE)


@dataclass
class Examination:
    """One filing as the desk examines it."""

    filing: Filing
    blocks: list[Block] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    changes: list[tuple[str, Change]] = field(default_factory=list)
    flags: list[tuple[Flag, str]] = field(default_factory=list)
    earlier: list[tuple[Flag, str]] = field(default_factory=list)

    @property
    def open_checks(self) -> list[Check]:
        return [check for check in self.checks if not check.is_green]

    @property
    def green_checks(self) -> list[Check]:
        return [check for check in self.checks if check.result.outcome == Outcome.PASSED]


def examine(filing: Filing) -> Examination:
    """Lay out one filing. Constant in the number of its fields, files and flags."""
    flags = list(filing.flags.select_related("raised_by", "override__by"))
    now = [flag for flag in flags if flag.round == filing.round and flag.lifted_at is None]
    changes = changes_of(filing)
    layout = _Layout(filing, now, changes)
    where = layout.where
    return Examination(
        filing,
        blocks=[*layout.of_parties(), *layout.of_answers(), *layout.of_files()],
        checks=[_check(result, where) for result in results_of_round(filing)],
        changes=[(where.words(change.anchor), change) for change in changes],
        flags=[(flag, where.words(flag.anchor, flag.region)) for flag in now],
        earlier=[
            (flag, where.words(flag.anchor, flag.region))
            for flag in flags if flag.noticed_at and flag.round < filing.round
        ],
    )


def results_of_round(filing: Filing) -> Iterable[CheckResult]:
    """What the rules said of the submission the desk examines."""
    return CheckResult.objects.filter(
        submission__filing=filing, submission__round=filing.round
    ).order_by("pk")


def _check(result: CheckResult, where: Pointers) -> Check:
    rule = CHECKS.get(result.rule)
    return Check(
        result,
        title=rule.title if rule else result.rule,
        article=rule.article if rule else "",
        remedy=rule.remedy if rule else "",
        where=where.words(result.anchor) if result.anchor else "",
    )


class _Layout:
    """Puts marks, changes and warnings beside each field."""

    def __init__(self, filing: Filing, flags: Iterable[Flag], changes: Iterable[Change]) -> None:
        self.filing = filing
        self.where = Pointers(filing)
        self.flags: dict[str, list[Flag]] = defaultdict(list)
        for flag in flags:
            self.flags[flag.anchor.partition("#")[0]].append(flag)
        self.changes = {change.anchor: change for change in changes}
        self.resting = dependents(FORMS[filing.form], list(self.flags))

    def row(self, anchor: str, label: Any, value: str, **more: Any) -> FieldRow:
        rests_on = sorted(self.resting.get(anchor, ()))
        return FieldRow(
            anchor, label, value, tuple(self.flags.get(anchor, ())), self.changes.get(anchor),
            tuple(self.where.words(one) for one in rests_on), **more,
        )

    def of_answers(self) -> Iterable[Block]:
        for answered in pages_of(self.filing):
            for number, item in enumerate(answered.items, start=1):
                title = str(answered.section.title)
                if answered.section.repeats and len(answered.items) > 1:
                    title = f"{answered.section.item_title or title} {number}"
                yield Block(
                    title,
                    [
                        self.row(
                            row.anchor, row.label, text_of(row.element, row.value),
                            may_be_slip=may_hold_slip(answered.section, row.element),
                        )
                        for row in item
                    ],
                )

    def of_parties(self) -> Iterable[Block]:
        own = self.filing.terms.own
        for party in sorted(self.where.parties.values(), key=lambda one: one.side != own):
            yield Block(
                f"{Party.Side(party.side).label} {party.name}".strip(),
                [self._party_row(party, *pair) for pair in _fields(party)],
            )

    def _party_row(self, party: FilingParty, name: str, value: str) -> FieldRow:
        shows = {"phone": "filing.party.phone", "sealed_number": "filing.party.number"}
        return self.row(
            anchors.party(str(party.public_id), name), PARTY_LABELS[name], value,
            may_be_slip=name in PARTY_FIELDS, show_field=shows.get(name, ""),
            show_key=str(party.public_id) if name in shows else "",
        )

    def of_files(self) -> Iterable[Block]:
        files = [one for one in self.where.materials.values() if one.removed_at is None]
        rows = [
            self.row(
                anchors.material(str(one.public_id)), one.get_slot_display(),
                " · ".join(filter(None, (one.name, one.proves, one.source))),
            )
            for one in files
        ]
        if rows:
            yield Block(_("Files handed in"), rows)


def _fields(party: FilingParty) -> Iterable[tuple[str, str]]:
    """What is known of a party, masked where it could be misused; empty fields are left out."""
    for name in PARTY_LABELS:
        if name not in NOT_SHOWN:
            value = _shown(party, name)
            if value:
                yield name, value
    if party.born_on:
        yield "born_on", _day(party.born_on)
    if party.sealed_number:
        yield "sealed_number", party.masked_number
    agents = [agent.name for agent in party.agents.all()]
    if agents:
        yield "agents", readable.listed(agents)


def _shown(party: FilingParty, name: str) -> str:
    if name == "phone":
        return mask_phone(party.phone) if party.phone else ""
    display = getattr(party, f"get_{name}_display", None)
    return str(display() if display else getattr(party, name) or "")


def _day(value: date) -> str:
    return readable.day(value)
