"""Which questions make sense. Everything else is refused with the reason and the way on."""

from typing import Any, NoReturn

from portal.common.refusals import Refused
from portal.common.words import _
from portal.fees.rules.matters import (
    ADMINISTRATIVE,
    CIVIL,
    LATER,
    RETRIALS,
    SMALL,
    SUITS,
    EndedBy,
    Instance,
    Matter,
    Procedure,
    Terms,
)
from portal.fees.rules.schedule import Tariff

OBJECTION, FREE = Matter.JURISDICTION_OBJECTION, Matter.SPECIAL_PROCEDURE


def check(matter: Matter, amount: int | None, terms: Terms, tariff: Tariff) -> None:
    """Refuse what the law does not know, naming the field to change."""
    _check_amount(amount, tariff)
    _check_base(amount, terms, tariff)
    _check_procedure(matter, amount, terms)
    _check_ending(matter, terms)
    _check_joined(matter, terms)
    _check_instance(matter, terms)
    _check_objection(matter, terms)


def refuse(sentence: Any, field: str) -> NoReturn:
    """Say no, naming the field to change."""
    raise Refused(sentence, field=field)


def _check_amount(amount: int | None, tariff: Tariff) -> None:
    if amount is None and tariff.needs_amount:
        refuse(_("Give the amount: this fee is worked out from it."), "amount")


def _check_base(amount: int | None, terms: Terms, tariff: Tariff) -> None:
    if terms.base is None:
        return
    is_ranged = tariff.base is not None and not (tariff.instead and amount is not None)
    if not is_ranged or tariff.base is None:
        refuse(_("The law leaves the court no choice of amount here; leave base out."), "base")
    elif isinstance(terms.base, int) and not tariff.base.holds(terms.base):
        refuse(
            str(_("The base must lie between %(low)s and %(high)s yuan."))
            % {"low": tariff.base.low // 100, "high": tariff.base.high // 100},
            "base",
        )


def _check_procedure(matter: Matter, amount: int | None, terms: Terms) -> None:
    if terms.procedure == Procedure.ORDINARY:
        return
    if matter not in SUITS:
        refuse(_("Only a suit is heard in simplified procedure; leave procedure out."), "procedure")
    if terms.instance == Instance.APPEAL:
        refuse(_("An appeal is not heard in simplified procedure; leave it out."), "procedure")
    if terms.instance in RETRIALS:
        refuse(_("A retrial is not heard in simplified procedure (INT 257)."), "procedure")
    if terms.procedure != Procedure.SMALL_CLAIMS:
        return
    if matter not in SMALL or (matter != Matter.LABOUR and amount is None):
        refuse(
            _("Small claims are claims for a sum of money (Civil Procedure Law arts. 165, 166)."),
            "procedure",
        )
    if terms.joined:
        refuse(
            _("A case with a counterclaim is not a small claim (Civil Procedure Law art. 166)."),
            "joined",
        )


def _check_ending(matter: Matter, terms: Terms) -> None:
    if terms.ended_by != EndedBy.JUDGMENT and matter not in SUITS | {FREE}:
        refuse(
            _("Only the fee of a suit depends on its ending (Fee Measures art. 15); leave it out."),
            "ended_by",
        )


def _check_joined(matter: Matter, terms: Terms) -> None:
    if not terms.joined:
        return
    if matter not in CIVIL:
        refuse(
            _("Only claims of civil suits are joined (Fee Measures art. 18); leave joined out."),
            "joined",
        )
    if terms.instance in LATER:
        refuse(
            _("Claims are joined in the first instance (Fee Measures art. 18); leave joined out."),
            "joined",
        )


def _check_instance(matter: Matter, terms: Terms) -> None:
    if terms.instance == Instance.APPEAL and matter not in CIVIL | ADMINISTRATIVE | {OBJECTION}:
        refuse(_("There is no appeal in this matter; leave instance out."), "instance")
    if terms.instance in RETRIALS and matter not in SUITS:
        refuse(_("Only a suit is tried again (Fee Measures art. 9)."), "instance")


def _check_objection(matter: Matter, terms: Terms) -> None:
    if matter != OBJECTION and terms.upheld is not None:
        refuse(_("Only an objection to jurisdiction is upheld; leave upheld out."), "upheld")
    if matter == OBJECTION and terms.upheld is None and terms.instance == Instance.FIRST:
        refuse(_("Say whether the objection is upheld: true or false."), "upheld")
