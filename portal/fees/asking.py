"""A question about fees as it arrives from outside: read strictly, answered or refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from django.utils.translation import gettext as _

from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.courts.succession import court_on
from portal.fees.rules.changing import Change, Changed, change
from portal.fees.rules.matters import Base, EndedBy, Instance, Matter, Procedure, Terms
from portal.fees.rules.money import NotMoney, read_fen
from portal.fees.rules.quoting import Quote, quote
from portal.fees.terms import terms_of

Given = Mapping[str, str]
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True)
class Question:
    """What does this matter cost, at this court, on this day?"""

    matter: Matter
    amount: int | None
    terms: Terms
    court: Court | None
    on: date

    @classmethod
    def read(cls, given: Given, *, today: date) -> "Question":
        """Refuses, with a sentence that names the field, what is missing or malformed."""
        day = _day(given, today)
        return cls(
            matter=read_matter(given), amount=read_amount(given, "amount"),
            terms=read_terms(given), court=_court(given, day), on=day,
        )

    def answer(self) -> Quote:
        """Refuses circumstances that do not go together."""
        court = terms_of(self.court, self.on)
        return quote(self.matter, self.amount, terms=self.terms, court=court, on=self.on)


@dataclass(frozen=True)
class ChangeQuestion:
    """What does a changed claim still owe or get back?"""

    question: Question
    claim: Changed

    @classmethod
    def read(cls, given: Given, *, today: date) -> "ChangeQuestion":
        """Refuses what is missing or malformed. ``converted`` alone means a simplified case."""
        converted = _truth(given, "converted") is True
        asked = {name: given[name] for name in given}
        if converted and not given.get("procedure"):
            asked["procedure"] = Procedure.SIMPLIFIED
        if asked.get("amount"):
            raise Refused(_("Give from and to instead of amount."), field="amount")
        question = Question.read(asked, today=today)
        claim = Changed(
            read_amount(given, "from"), read_amount(given, "to"), converted=converted,
            late=_truth(given, "late") is True,
        )
        return cls(question, claim)

    def answer(self) -> Change:
        """Refuses matters whose fee does not change, and a claim of which one end is missing."""
        asked = self.question
        if (self.claim.before is None) != (self.claim.after is None):
            missing = "from" if self.claim.before is None else "to"
            raise Refused(_("Give both amounts: from and to."), field=missing)
        court = terms_of(asked.court, asked.on)
        return change(asked.matter, self.claim, terms=asked.terms, court=court, on=asked.on)


def read_matter(given: Given) -> Matter:
    if not given.get("matter"):
        raise Refused(_("Say what the case is about: give matter."), field="matter")
    return _choice(given, "matter", Matter)


def read_terms(given: Given) -> Terms:
    """The circumstances, each with its default."""
    return Terms(
        procedure=_choice(given, "procedure", Procedure, Procedure.ORDINARY),
        ended_by=_choice(given, "ended_by", EndedBy, EndedBy.JUDGMENT),
        joined=_truth(given, "joined") is True,
        instance=_choice(given, "instance", Instance, Instance.FIRST),
        base=_base(given),
        upheld=_truth(given, "upheld"),
    )


def read_amount(given: Given, name: str) -> int | None:
    """Yuan with at most two decimals, in fen; None when nothing was given."""
    text = given.get(name, "")
    if not text:
        return None
    try:
        return read_fen(text)
    except NotMoney:
        raise Refused(
            _("Give %(name)s in yuan, for example 4659.82: digits, and at most two decimals.")
            % {"name": name},
            field=name,
        ) from None


def _choice(given: Given, name: str, kind: type[E], default: E | None = None) -> E:
    text = given.get(name, "")
    if not text and default is not None:
        return default
    try:
        return kind(text)
    except ValueError:
        allowed = ", ".join(kind)
        raise Refused(
            _("Give %(name)s as one of: %(allowed)s.") % {"name": name, "allowed": allowed},
            field=name,
        ) from None


def _truth(given: Given, name: str) -> bool | None:
    text = given.get(name, "")
    if text not in ("", "true", "false"):
        raise Refused(_("Give %(name)s as true or false.") % {"name": name}, field=name)
    return text == "true" if text else None


def _base(given: Given) -> Base:
    text = given.get("base", "")
    ends: dict[str, Base] = {"min": "min", "max": "max"}
    return ends[text] if text in ends else read_amount(given, "base")


def _day(given: Given, today: date) -> date:
    text = given.get("on", "")
    if not text:
        return today
    try:
        if len(text) == len("2026-01-01"):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Refused(_("Give on as a date: YYYY-MM-DD."), field="on")


def _court(given: Given, on: date) -> Court | None:
    code = given.get("court", "")
    if not code:
        return None
    court = court_on(code, on)
    if court is None:
        raise Refused(_("There is no court with this code here."), field="court")
    return court
