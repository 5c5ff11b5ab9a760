"""Judicial aid on fees: who pays nothing, less, or later (FEE 44 to 51)."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from portal.common.refusals import Refused
from portal.common.words import _
from portal.fees.rules.money import half_up

LEAST_REDUCTION = Fraction(3, 10)
"""A reduction takes away at least 30 % (FEE 46)."""


class Kind(StrEnum):
    EXEMPTION = "EXEMPTION"
    REDUCTION = "REDUCTION"
    DEFERRAL = "DEFERRAL"


@dataclass(frozen=True)
class Ground:
    """A situation in which the law helps, in plain words, and what proves it."""

    code: str
    kind: Kind
    article: str
    words: Any
    proof_code: str
    for_people_only: bool = False

    @property
    def proof(self) -> Any:
        """The paper that proves it, in words."""
        return PROOFS[self.proof_code]


PROOFS: dict[str, Any] = {
    "DISABILITY": _("Disability certificate"),
    "HARDSHIP": _("A paper that shows your income and means, for example from your community"),
    "BENEFIT": _("Certificate of the allowance or benefit"),
    "BRAVERY": _("A paper of an authority that confirms it"),
    "DISASTER": _("A paper of an authority or community about the disaster"),
    "PREFERENCE": _("Certificate of the preferential treatment"),
    "REGISTRATION": _("Registration of the institution"),
    "INJURY": _("Medical papers or the report on the accident"),
    "LEGAL_AID": _("Decision granting legal aid"),
}
"""What proves a situation (FEE 48); one paper may prove several."""


def _exempt(code: str, words: Any, proof: str) -> Ground:
    return Ground(code, Kind.EXEMPTION, "FEE 45", words, proof, for_people_only=True)


GROUNDS: dict[str, Ground] = {
    ground.code: ground
    for ground in (
        _exempt(
            "DISABLED", _("I am disabled and have no fixed income."), "DISABILITY"
        ),
        _exempt(
            "MAINTENANCE",
            _("I claim support, maintenance, upbringing costs or a pension for the bereaved."),
            "HARDSHIP",
        ),
        _exempt(
            "ALLOWANCE",
            _("I live on the minimum allowance, destitution aid or unemployment benefit."),
            "BENEFIT",
        ),
        _exempt(
            "BRAVERY",
            _("I was harmed while helping others or protecting the public interest."),
            "BRAVERY",
        ),
        _exempt("NEED_EXEMPT", _("Another hardship: I really cannot pay anything."), "HARDSHIP"),
        Ground(
            "DISASTER", Kind.REDUCTION, "FEE 46",
            _("A natural disaster or the like has brought hardship on me."),
            "DISASTER",
        ),
        Ground(
            "PREFERENTIAL", Kind.REDUCTION, "FEE 46",
            _("I receive the State’s preferential treatment or resettlement support."),
            "PREFERENCE",
        ),
        Ground(
            "WELFARE", Kind.REDUCTION, "FEE 46",
            _("We are a welfare institution or a relief station."),
            "REGISTRATION",
        ),
        Ground(
            "NEED_REDUCE", Kind.REDUCTION, "FEE 46", _("Another hardship: I can pay only a part."),
            "HARDSHIP",
        ),
        Ground(
            "INSURANCE", Kind.DEFERRAL, "FEE 47",
            _("I claim social insurance money or economic compensation."), "HARDSHIP",
        ),
        Ground(
            "INJURY", Kind.DEFERRAL, "FEE 47",
            _("I was injured: traffic, work, medical, product or another accident."),
            "INJURY",
        ),
        Ground(
            "LEGAL_AID", Kind.DEFERRAL, "FEE 47", _("I receive legal aid."),
            "LEGAL_AID",
        ),
        Ground(
            "NEED_DEFER", Kind.DEFERRAL, "FEE 47", _("Another hardship: I cannot pay just now."),
            "HARDSHIP",
        ),
    )
}
STRONGEST_FIRST = tuple(Kind)


@dataclass(frozen=True)
class Possible:
    """A kind of relief a person may ask for, with the grounds they named and the proofs needed."""

    kind: Kind
    grounds: tuple[Ground, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(ground.article for ground in self.grounds))

    @property
    def proofs(self) -> list[str]:
        return list(dict.fromkeys(str(ground.proof) for ground in self.grounds))


def needed_proofs(kind: str, codes: Collection[str]) -> list[str]:
    """Codes of the proofs that relief of this kind needs in these situations (FEE 48)."""
    named = (GROUNDS[code] for code in codes if code in GROUNDS)
    return list(dict.fromkeys(one.proof_code for one in named if one.kind == kind))


def possible(codes: Collection[str], *, is_natural_person: bool) -> list[Possible]:
    """What may be asked for in these situations, strongest first; nothing when none helps.

    Exemption is for natural persons only (FEE 44).
    """
    named = [
        ground for ground in GROUNDS.values()
        if ground.code in codes and (is_natural_person or not ground.for_people_only)
    ]
    found = (
        Possible(kind, tuple(ground for ground in named if ground.kind == kind))
        for kind in STRONGEST_FIRST
    )
    return [one for one in found if one.grounds]


def check_kind(kind: Kind, *, is_natural_person: bool) -> None:
    """Refuse exemption to organisations (FEE 44)."""
    if kind == Kind.EXEMPTION and not is_natural_person:
        raise Refused(
            _("Only a natural person can be exempted. Ask for a reduction or a deferral."),
            field="kind",
        )


def relieved_part(kind: Kind, fee: int, percent: int) -> int:
    """Fen taken away from a fee: all of it, a share of it, or nothing when it is only deferred.

    Refused: a reduction under 30 % (FEE 46), or of everything, which would be an exemption.
    """
    if kind == Kind.EXEMPTION:
        return fee
    if kind == Kind.DEFERRAL:
        return 0
    if not LEAST_REDUCTION * 100 <= percent < 100:
        raise Refused(
            _("A reduction takes away 30 to 99 percent (Fee Measures art. 46)."),
            field="percent",
        )
    return half_up(Fraction(fee * percent, 100))
