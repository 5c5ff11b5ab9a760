"""Checks that belong to one kind of dispute or application.

None of them keeps anybody from filing: whether a period has run out or a bar applies is for the
court to decide (INT 219, CPL 127). They tell in time what the court will look at.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from filing.rules import anchors
from filing.rules.checking import SECOND_VERSION, Finding, Rule
from filing.rules.said import Said, day
from portal.common.words import _

AFTER_AWARD = timedelta(days=15)
APPEAL_DAYS = {"judgment": timedelta(days=15), "ruling": timedelta(days=10)}
TO_CONFIRM = timedelta(days=30)


def _passed(said: Said, key: str, period: timedelta, on: date) -> list[Finding]:
    start = day(said.answer(key))
    is_over = start is not None and on > start + period
    return [Finding(anchors.answer(key))] if is_over else []


def _not_barred(said: Said, on: date) -> Iterable[Finding] | None:
    if said.form != "divorce":
        return None
    is_again = said.answer("marriage.before") == "yes"
    return [Finding(anchors.answer("marriage.before"))] if is_again else []


def _no_protection(said: Said, on: date) -> Iterable[Finding] | None:
    if said.form != "divorce":
        return None
    is_protected = said.answer("marriage.pregnant") == "yes"
    return [Finding(anchors.answer("marriage.pregnant"))] if is_protected else []


def _arbitration_first(said: Said, on: date) -> Iterable[Finding] | None:
    if said.form != "labour":
        return None
    is_missing = said.answer("arbitration.done") != "yes"
    return [Finding(anchors.answer("arbitration.done"))] if is_missing else []


def _after_the_award(said: Said, on: date) -> Iterable[Finding] | None:
    if said.form != "labour" or not said.answer("arbitration.received_on"):
        return None
    return _passed(said, "arbitration.received_on", AFTER_AWARD, on)


def _appeal_in_time(said: Said, on: date) -> Iterable[Finding] | None:
    if said.kind != "APPEAL":
        return None
    period = APPEAL_DAYS.get(said.answer("basis.kind"), APPEAL_DAYS["judgment"])
    return _passed(said, "basis.received_on", period, on)


def _confirmed_in_time(said: Said, on: date) -> Iterable[Finding] | None:
    if said.kind != "CONFIRMATION":
        return None
    return _passed(said, "deal.on", TO_CONFIRM, on)


def _deal_harms_nobody(said: Said, on: date) -> Iterable[Finding] | None:
    if said.kind != "CONFIRMATION":
        return None
    is_doubtful = said.answer("deal.harms") == "yes" or said.answer("deal.free") == "no"
    return [Finding(anchors.answer("deal.harms"))] if is_doubtful else []


def _order_possible(said: Said, on: date) -> Iterable[Finding] | None:
    if said.kind != "PAYMENT_ORDER":
        return None
    wrong = (("facts.mutual", "yes"), ("facts.reachable", "no"))
    return [Finding(anchors.answer(key)) for key, bad in wrong if said.answer(key) == bad]


def _enforced_in_time(said: Said, on: date) -> Iterable[Finding] | None:
    if said.kind != "ENFORCEMENT":
        return None
    key = "basis.due_on" if said.answer("basis.due_on") else "basis.effective_on"
    start = day(said.answer(key))
    if start is None:
        return []
    is_over = (on.year - start.year, on.month, on.day) > (2, start.month, start.day)
    return [Finding(anchors.answer(key))] if is_over else []


def _security_offered(said: Said, on: date) -> Iterable[Finding] | None:
    if said.kind != "PRESERVATION":
        return None
    is_said = said.answer("security.kind") and said.answer("security.words")
    return [] if is_said else [Finding(anchors.answer("security.kind"))]


def _preservation_complete(said: Said, on: date) -> Iterable[Finding] | None:
    """A preservation asked for with the suit says how much, what, why, and the security (PR 1)."""
    if said.kind != "FIRST_CIVIL" or said.answer("preserve.wanted") != "yes":
        return None
    return [
        Finding(anchors.answer(f"preserve.{part}"))
        for part in ("things", "why", "security", "security_words")
        if not said.answer(f"preserve.{part}")
    ]


RULES = (
    Rule(
        "DIVORCE-1", _("No divorce suit was refused within six months"), _("CPL 127(7), INT 214"),
        "ADVISES", "OUTSIDE", _("Within six months, say what is new since then."), _not_barred,
    ),
    Rule(
        "DIVORCE-2", _("No protection of mother and child applies"), _("CC 1082"), "ADVISES",
        "OUTSIDE", _("The husband may not sue then; the wife may."), _no_protection,
    ),
    Rule(
        "LABOUR-1", _("Labour arbitration came first"), _("LAB 5, 50"), "ASKS", "OUTSIDE",
        _("Go to labour arbitration first, or say why it is not needed."), _arbitration_first,
    ),
    Rule(
        "LABOUR-2", _("Not more than 15 days since the award came"), _("LAB 48, 50"), "ADVISES",
        "OUTSIDE", _("File at once, and say why it is late."), _after_the_award,
    ),
    Rule(
        "APPEAL-1", _("The period to appeal is running"), _("CPL 171"), "ADVISES", "OUTSIDE",
        _("File at once, and say why it is late."), _appeal_in_time,
    ),
    Rule(
        "CONFIRM-1", _("Not more than 30 days since the settlement"), _("CPL 205"), "ASKS",
        "OUTSIDE", _("After 30 days the court cannot confirm it; it may be sued on."),
        _confirmed_in_time,
    ),
    Rule(
        "CONFIRM-2", _("The settlement is free and harms nobody else"), _("CPL 206"), "ADVISES",
        "OUTSIDE", _("Explain it: the court will ask."), _deal_harms_nobody,
    ),
    Rule(
        "ORDER-1", _("A payment order is possible"), _("CPL 225"), "ASKS", "OUTSIDE",
        _("If you owe them too, or they cannot be reached, sue instead."), _order_possible,
    ),
    Rule(
        "ENFORCE-1", _("Not more than two years since it was due"), _("CPL 250"), "ADVISES",
        "OUTSIDE", _("Say whether the period was interrupted."), _enforced_in_time,
    ),
    Rule(
        "PRESERVE-1", _("Security is offered, or it is said why not"), _("PR 1, 5; CPL 104"),
        "ASKS", "PAPER", _("Say what security you give."), _security_offered,
    ),
    Rule(
        "PRESERVE-2", _("The application to freeze property during the suit is complete"),
        _("CPL 103, PR 1, 5"), "ASKS", "PAPER",
        _("Say which property, why it is needed, and which security you offer."),
        _preservation_complete, since=SECOND_VERSION,
    ),
)
