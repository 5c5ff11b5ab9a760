"""What is said to people about a case, in either language: number mistakes and the timeline.

A timeline entry stores a code and facts, never a sentence. Services add their own codes when
they start (``add_wordings``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language, gettext_lazy as _

from portal.cases.rules.numbers import (
    COURT_EXAMPLES,
    EXAMPLE,
    OLD_EXAMPLE,
    TYPE_EXAMPLES,
    BadNumber,
)
from portal.common import readable


@dataclass(frozen=True)
class Wording:
    """Title and sentence of one kind of entry; ``%(name)s`` stands for a fact."""

    title: Any
    words: Any = ""
    tone: str = "neutral"


@dataclass(frozen=True)
class Said:
    title: str
    words: str
    tone: str


WORDINGS: dict[str, Wording] = {
    "case.opened": Wording(
        _("Case filed"), _("The court registered the case as %(number)s."), "done"
    ),
    "case.judge_assigned": Wording(
        _("Judge assigned"), _("Judge %(judge)s handles the case.")
    ),
    "case.judge_changed": Wording(
        _("Judge changed"), _("Judge %(judge)s handles the case from now on.")
    ),
    "case.party_added": Wording(_("Party added"), _("Another party joined the case.")),
    "case.counterclaim": Wording(
        _("Counterclaim joined"), _("Both claims are heard together, under the same number.")
    ),
    "case.address_changed": Wording(
        _("Address for service changed"), _("Papers go to a party’s new address from now on.")
    ),
    "case.agent_appointed": Wording(
        _("Agent appointed"), _("%(agent)s acts for a party of this case.")
    ),
    "case.agent_revoked": Wording(
        _("Agent’s authority ended"), _("%(agent)s no longer acts in this case.")
    ),
    "case.hearing_set": Wording(
        _("Hearing set"), _("The hearing is on %(date_at)s."), "soon"
    ),
    "case.evidence_set": Wording(
        _("Exchange of evidence set"), _("Evidence is exchanged on %(date_at)s."), "soon"
    ),
    "case.mediation_set": Wording(
        _("Mediation meeting set"), _("The mediation meeting is on %(date_at)s."), "soon"
    ),
    "case.judgment_set": Wording(
        _("Pronouncement set"), _("The judgment is pronounced on %(date_at)s."), "soon"
    ),
    "case.talk_set": Wording(
        _("Meeting with the judge set"), _("The meeting is on %(date_at)s."), "soon"
    ),
    "case.date_cancelled": Wording(
        _("Date cancelled"), _("The date of %(date_at)s was cancelled. A new one will be told.")
    ),
    "case.mediation_began": Wording(
        _("Mediation began"), _("The court is helping both sides to agree.")
    ),
    "case.judgment_given": Wording(
        _("Judgment given"), _("The judgment was given on %(given_on)s."), "done"
    ),
    "case.enforcement_began": Wording(
        _("Enforcement began"), _("The court is enforcing the decision.")
    ),
    "case.closed": Wording(_("Case closed"), _("The case was closed on %(closed_on)s."), "done"),
}
UNKNOWN = Wording(_("Something was recorded"), _("Ask the court what this entry is about."))


def add_wordings(more: Mapping[str, Wording]) -> None:
    """Teach the timeline the codes of a service. A code belongs to one wording only."""
    for kind, wording in more.items():
        if WORDINGS.setdefault(kind, wording) is not wording:
            raise ValueError(f"two wordings for {kind}")


def say(kind: str, facts: Mapping[str, str]) -> Said:
    """An entry in the reader's language. Facts named ``…_on`` and ``…_at`` are dates; one named
    ``…_en`` stands for the fact of that name where the reader's language is not Chinese."""
    wording = WORDINGS.get(kind, UNKNOWN)
    shown = _Facts({name: _fact(name, value) for name, value in facts.items()})
    if not (get_language() or "").startswith("zh"):
        shown |= {name[:-3]: value for name, value in shown.items() if name.endswith("_en")}
    return Said(str(wording.title), str(wording.words) % shown, wording.tone)


class _Facts(dict[str, str]):
    """An entry written before its wording grew a fact still reads."""

    def __missing__(self, name: str) -> str:
        return "…"


def _fact(name: str, value: str) -> str:
    if name.endswith("_on"):
        return readable.day(date.fromisoformat(value))
    if name.endswith("_at"):
        return readable.moment(datetime.fromisoformat(value))
    return value


MISTAKES = {
    "empty": _("Enter the case number, for example %(example)s."),
    "too_long": _("This is too long for a case number. Enter the number only."),
    "only_serial": _(
        "“%(found)s” is only the last part. Enter the whole number as on your papers, for "
        "example %(example)s."
    ),
    "year_missing": _(
        "The year is missing. A case number begins with it, for example %(example)s."
    ),
    "year": _(
        "Numbers of this form exist since 2016; check the year %(found)s. An older number looks "
        "like %(old_example)s."
    ),
    "court": _(
        "“%(found)s” is not a court code. It stands after the year, for example %(courts)s."
    ),
    "type": _(
        "“%(found)s” is not a type of case. It stands after the court, for example %(types)s."
    ),
    "type_missing": _(
        "The type of case is missing. It stands after the court, for example %(types)s."
    ),
    "serial": _("“%(found)s” is not a serial number. It begins with 1."),
    "serial_missing": _(
        "The serial number at the end is missing. A whole number looks like %(example)s."
    ),
    "old_form_too_late": _(
        "This form was used before 2016; check the year %(found)s. Newer numbers look like "
        "%(example)s."
    ),
}


def number_mistake(error: BadNumber) -> str:
    """What is wrong with a typed number and how to mend it."""
    return str(MISTAKES[error.code]) % {
        "found": error.found, "example": EXAMPLE, "old_example": OLD_EXAMPLE,
        "courts": COURT_EXAMPLES, "types": TYPE_EXAMPLES,
    }
