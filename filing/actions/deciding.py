"""What the court decides on a filing, other than registering it: each decision with its paper."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from filing import court_papers
from filing.actions import duties
from filing.actions.examining import (
    Ground,
    check_ground,
    check_not_insisted,
    deciding,
)
from filing.actions.leasing import let_go
from filing.actions.telling import tell
from filing.models import CheckResult, Decision, Filing, Flag
from filing.rounds import known_in
from filing.rules import limits as rules
from filing.rules.checks import RULES as CHECKS
from filing.rules.grounds import is_new_ground
from filing.rules.reasons import DOORS
from filing.states import State
from portal.common.moves import moving
from portal.common.refusals import Refused
from portal.courts.models import Court
from portal.people.models import Person
from portal.people.roles import Role
from portal.timelimits.limits import local_day

Kind = Decision.Kind


@dataclass(frozen=True)
class Notice:
    """A one-time notice as the clerk built it from ticks.

    ``checks`` are the failed checks to tell beside the flags; ``is_complete`` is the clerk's word
    that everything was examined and nothing else will be raised (LR 7).
    """

    days: int = rules.CORRECTION.days
    words: str = ""
    checks: Collection[CheckResult] = field(default_factory=tuple)
    is_complete: bool = False


def require_correction(filing: Filing, notice: Notice, *, by: Person, at: datetime) -> Filing:
    """Tell the filer everything to correct, once, with its time limit (LR 7, INT 126).

    From abroad the limit is fifteen days. Refused without anything to correct, without the word
    that the notice is complete, and once the filer insists on a decision.
    """
    if not notice.is_complete:
        raise Refused(
            _("Confirm that you have examined everything: the notice is sent once (LR 7)."),
            field="is_complete",
        )
    _check_days(notice.days)
    with deciding(filing, "require_correction", by=by, at=at) as held:
        check_not_insisted(held)
        _flag_checks(held, notice.checks, by=by, at=at)
        flags = list(held.flags.filter(round=held.round, lifted_at=None))
        if not flags:
            raise Refused(_("Nothing is marked. Mark what is to be corrected first."))
        Flag.objects.filter(pk__in=[flag.pk for flag in flags]).update(noticed_at=at)
        _decide(held, Kind.CORRECTION, by=by, at=at, reasons=notice.words)
        duties.end_examination(held, at=at)
        abroad = held.channel == Filing.Channel.CROSS_BORDER
        rule = rules.CORRECTION_CROSS_BORDER if abroad else rules.CORRECTION
        due = duties.start(held, rule, at=at, days=None if abroad else notice.days)
        court_papers.correction_notice(held, flags, due=due, words=notice.words, at=at)
        tell("require_correction", held, at=at)
    return held


def _check_days(days: int) -> None:
    least, most = rules.LEAST_CORRECTION_DAYS, rules.MOST_CORRECTION_DAYS
    if not least <= days <= most:
        raise Refused(
            _("Give between %(least)d and %(most)d days.") % {"least": least, "most": most},
            field="days",
        )


def _flag_checks(
    filing: Filing, checks: Collection[CheckResult], *, by: Person, at: datetime
) -> None:
    """Failed checks become flags, so that the notice and later rounds treat them alike."""
    for result in checks:
        reason = CHECKS[result.rule].reason if result.rule in CHECKS else "FACTS"
        ground = Ground(reason, result.anchor, words=result.words)
        check_ground(filing, ground, None)
        Flag.objects.get_or_create(
            filing=filing, round=filing.round, reason=reason, anchor=result.anchor, region="",
            lifted_at=None,
            defaults={"words": result.words, "raised_by": by, "raised_at": at},
        )


def open_checks(filing: Filing) -> list[CheckResult]:
    """Checks the present submission did not pass and that may still be told in this round."""
    known = known_in(filing)
    rows = CheckResult.objects.filter(
        submission__filing=filing, submission__round=filing.round,
        outcome__in=[CheckResult.Outcome.FAILED, CheckResult.Outcome.WARNED],
    )
    return [
        row for row in rows
        if row.rule in CHECKS
        and not is_new_ground(CHECKS[row.rule].reason, row.anchor, known)
    ]


def return_uncorrected(filing: Filing, *, by: Person | None, at: datetime) -> Filing:
    """Not corrected in time: returned and logged; the filer may insist (LR 7).

    Refused while the time to correct is running.
    """
    with moving(filing, "return_uncorrected", by=by, at=at) as held:
        running = held.limits.unmet().filter(rule__in=rules.CORRECTION_CODES, due_at__gt=at)
        if running.exists():
            raise Refused(_("The time to correct is not over yet."))
        duties.cancel_all(held, at=at)
        _decide(held, Kind.RETURNED, by=by, at=at)
        duties.start(held, rules.INSISTENCE, at=at)
        court_papers.return_notice(held, at=at)
        tell("return_uncorrected", held, at=at)
    return held


def redirect(filing: Filing, door: str, words: str, *, by: Person, at: datetime) -> Filing:
    """Show the right door for a matter that does not belong here (CPL 127)."""
    if door not in DOORS:
        raise Refused(_("Choose a door from the list."), field="door")
    with deciding(filing, "redirect", by=by, at=at, door=door) as held:
        check_not_insisted(held)
        held.decided_at = at
        _decide(held, Kind.REDIRECTED, by=by, at=at, door=door, reasons=words.strip())
        duties.end_examination(held, at=at)
        duties.start(held, rules.INSISTENCE, at=at)
        court_papers.redirection(held, door, words.strip(), at=at)
        tell("redirect", held, at=at, facts={"door": door})
    return held


def refuse(filing: Filing, reasons: str, *, by: Person, at: datetime) -> Filing:
    """Rule, with reasons, that the case is not registered (CPL 126). Open to a judge only.

    The filer may appeal within 10 days (CPL 171); the ruling says so. Refused without reasons.
    """
    if not reasons.strip():
        raise Refused(_("A ruling needs its reasons (CPL 157)."), field="reasons")
    with deciding(filing, "refuse", by=by, at=at) as held:
        held.decided_at = at
        _decide(held, Kind.REFUSED, by=by, at=at, reasons=reasons.strip())
        duties.end_examination(held, at=at)
        court_papers.refusal(held, reasons.strip(), judge=by, at=at)
        tell("refuse", held, at=at)
    return held


def ask_ruling(filing: Filing, why: str, *, by: Person, at: datetime) -> Filing:
    """Hand a filing that may not be registered to a judge, who alone refuses it (CPL 126).

    The clock of the court runs on, owed by a judge from now. Refused without the condition that
    is not met, and when a judge has it already.
    """
    if not why.strip():
        raise Refused(_("Say which condition of CPL 122 is not met."), field="why")
    with deciding(filing, "ask_ruling", by=by, at=at, words=why.strip()) as held:
        if held.is_for_judge:
            raise Refused(_("A judge has this filing already."))
        held.ruling_asked_at = at
        held.limits.unmet().filter(rule__in=rules.DECISION_CODES).update(owner_role=Role.JUDGE)
        let_go(held, by=by)
        tell("ask_ruling", held, at=at)
    return held


def transfer(filing: Filing, court: Court, why: str, *, by: Person, at: datetime) -> Filing:
    """Send the filing to the court that has jurisdiction; its first date stays (CPL 37, 127(4)).

    The other court's own period begins now. Refused twice: a court a filing was sent to does not
    send it on (CPL 37), and to a court that no longer sits.
    """
    if not why.strip():
        raise Refused(_("Say why the other court has jurisdiction."), field="why")
    with deciding(filing, "transfer", by=by, at=at, to=court.code) as held:
        _check_transfer(held, court, at)
        sender = held.court
        duties.end_examination(held, at=at)
        held.court = court
        held.save(update_fields=["court"])
        Decision.objects.create(
            filing=held, kind=Kind.TRANSFERRED, round=held.round, reasons=why.strip(),
            from_court=sender, to_court=court, by=by, at=at,
        )
        duties.start_examination(held, at=at)
        court_papers.transfer_notice(held, from_court=sender, why=why.strip(), at=at)
        tell("transfer", held, at=at)
    return held


def _check_transfer(filing: Filing, court: Court, at: datetime) -> None:
    if court.pk == filing.court_id:
        raise Refused(_("The filing is at this court already."), field="court")
    if not Court.objects.in_force(local_day(at)).contains(court):
        raise Refused(_("This court no longer sits. Choose its successor."), field="court")
    if filing.decisions.filter(kind=Kind.TRANSFERRED).exists():
        raise Refused(
            _("It was sent here by another court and is not sent on (CPL 37). "
              "The court above decides who hears it.")
        )


def insist(filing: Filing, *, words: str, by: Person, at: datetime) -> Filing:
    """The filer wants a judge's decision: registered, or refused by a reasoned ruling (LR 7, 9).

    Seven days again, owed by a judge; nothing can be sent back to correct any more.
    """
    with moving(filing, "insist", by=by, at=at, words=words.strip()) as held:
        held.insisted_at = at
        duties.cancel_all(held, at=at)
        duties.start(held, rules.RULING, at=at)
        tell("insist", held, at=at)
    return held


def put_away(filing: Filing, *, at: datetime) -> Filing:
    """Nobody asked for a decision: put away. The filer may still insist, or file again."""
    with moving(filing, "put_away", by=None, at=at) as held:
        tell("put_away", held, at=at)
    return held


def send_to_mediation(filing: Filing, *, by: Person, at: datetime) -> Filing:
    """Mediation before filing, with the filer's consent, for 30 days at most (CPL 125, OM 24).

    Refused to filers who do not want it: they get ordinary filing (TM 11).
    """
    with deciding(filing, "send_to_mediation", by=by, at=at) as held:
        if not held.accepts_mediation:
            raise Refused(_("The filer has not agreed to mediation, so filing goes on (CPL 125)."))
        duties.end_examination(held, at=at)
        duties.start(held, rules.MEDIATION, at=at)
        tell("send_to_mediation", held, at=at)
    return held


def file_now(filing: Filing, *, by: Person | None, at: datetime) -> Filing:
    """Mediation ended, or the filer no longer wants it: the court decides within its period.

    The first date stays. At the end of the 30 days the clock does this by itself (OM 21, 24).
    """
    with moving(filing, "file_now", by=by, at=at) as held:
        duties.meet_all(held, (rules.MEDIATION,), at=at)
        duties.start_examination(held, at=at)
        tell("file_now", held, at=at)
    return held


def _decide(
    filing: Filing, kind: str, *, by: Person | None, at: datetime, reasons: str = "",
    door: str = "",
) -> Decision:
    return Decision.objects.create(
        filing=filing, kind=kind, round=filing.round, reasons=reasons, door=door, by=by, at=at
    )


def is_with_judge(filing: Filing) -> bool:
    """Whether a judge must decide, because the filer insists."""
    return filing.state == State.UNDER_REVIEW and filing.insisted_at is not None
