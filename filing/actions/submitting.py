"""Handing a filing in: the dated receipt the law demands, and the start of the court's clock."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from filing.actions import duties
from filing.actions.counterclaim import join_case
from filing.actions.green_channel import enter_green_channel
from filing.actions.passing import pass_on
from filing.actions.relieving import ask_for_relief
from filing.actions.telling import tell
from filing.checks import check_all, keep_results
from filing.keeping import keep_submitted
from filing.models import Filing, ReceiptSeries, Submission
from filing.papers.orders import order_submitted
from filing.receipts import order_receipt
from filing.rules import limits
from filing.rules.changes import changes, is_touched
from filing.rules.checking import RULES_VERSION, Result
from filing.snapshots import Frozen, freeze
from filing.states import State
from portal import audit
from portal.common.clock import SHANGHAI
from portal.common.moves import locked, moving
from portal.common.refusals import Refused
from portal.common.series import count_on
from portal.courts.models import Court
from portal.people.models import Person
from portal.timelimits.limits import local_day


def submit(filing: Filing, *, by: Person, at: datetime, seen: str = "") -> Filing:
    """Hand the filing in for the first time: number, first date, frozen copy, decision limit.

    The court takes every pleading (LR 2): only what makes it no filing at all is refused (no
    court, nobody on a side, nothing asked, identity not verified OL 7, no consent to file online
    OL 4). A counterclaim joins its case with this act (CPL 143). ``seen`` is the digest of what
    the filer checked; refused when another tab changed it since. Handed in already, the same
    filing is returned and nothing happens twice.
    """
    with audit.recorded():
        held = locked(filing)
        is_in = held.number and held.round == 1 and held.state != State.WITHDRAWN
        if is_in and held.may_follow(by):
            return held
        with moving(held, "submit", by=by, at=at) as held:
            frozen = _ready(held, seen)
            held.number = _next_number(_court_of(held), at)
            held.first_submitted_at = held.submitted_at = at
            kept = _keep(held, frozen, by=by, at=at)
            enter_green_channel(held, kept, at=at)
            ask_for_relief(held, kept, by=by, at=at)
            order_submitted(held, at=at)
            keep_submitted(held, by=by, at=at)
            if held.counters_id is None:
                duties.start_examination(held, at=at)
                pass_on(held, by=by, at=at)
            order_receipt(held, language=held.language, at=at)
            tell("submit", held, at=at)
        if held.counters_id is not None:
            held = join_case(held, by=by, at=at)
    return held


def resubmit(filing: Filing, *, by: Person, at: datetime, seen: str = "") -> Filing:
    """Hand in the corrections as the next round; the first date stays (LR 2, INT 208).

    The court's limit starts anew on the day after it received them (INT 126, OL 9(2)); where the
    court's policy follows LR 7 to the letter, that day itself counts. Refused while nothing has
    changed, and when another tab changed what the filer checked.
    """
    with audit.recorded():
        held = locked(filing)
        if held.state == State.UNDER_REVIEW and held.round > 1 and held.may_follow(by):
            return held
        with moving(held, "resubmit", by=by, at=at, round=str(held.round + 1)) as held:
            frozen = _ready(held, seen)
            before = held.submissions.filter(round=held.round).first()
            if before is not None and before.digest == frozen.digest:
                raise Refused(_("Nothing has changed yet. Correct at least one listed item."))
            duties.meet_all(held, limits.CORRECTIONS, at=at)
            _mark_mended(held, before, frozen, at=at)
            held.round += 1
            held.submitted_at = at
            kept = _keep(held, frozen, by=by, at=at)
            ask_for_relief(held, kept, by=by, at=at)
            order_submitted(held, at=at)
            keep_submitted(held, by=by, at=at)
            duties.restart_examination(held, at=at)
            pass_on(held, by=by, at=at)
            order_receipt(held, language=held.language, at=at)
            tell("resubmit", held, at=at)
    return held


def _ready(filing: Filing, seen: str) -> Frozen:
    """What is handed in, or a refusal that names the first thing that cannot be left out."""
    if not filing.filer.is_verified:
        raise Refused(_("Prove your identity first: the court must know who files (OL 7)."))
    frozen = freeze(filing)
    if seen and seen != frozen.digest:
        raise Refused(_("Something was changed since you checked it. Please look once more."))
    return frozen


def _keep(filing: Filing, frozen: Frozen, *, by: Person, at: datetime) -> Submission:
    results = check_all(frozen.said, local_day(at))
    _refuse_blocked(results)
    filing.rules_version = RULES_VERSION
    kept = Submission.objects.create(
        filing=filing, round=filing.round, at=at, by=by, snapshot=frozen.snapshot,
        files=frozen.files, digest=frozen.digest, rules_version=RULES_VERSION,
    )
    keep_results(kept, results)
    return kept


def _mark_mended(
    filing: Filing, before: Submission | None, frozen: Frozen, *, at: datetime
) -> None:
    """Items of the notice whose place was changed are marked so, for the clerk's second look."""
    if before is None:
        return
    touched = {one.anchor for one in changes(before.snapshot, frozen.snapshot)}
    for flag in filing.flags.filter(round=filing.round, mended_at=None, lifted_at=None):
        if is_touched(flag.anchor, touched):
            flag.mended_at = at
            flag.save(update_fields=["mended_at"])


def _refuse_blocked(results: list[Result]) -> None:
    blocked = next((result for result in results if result.blocks), None)
    if blocked is not None:
        raise Refused(
            _("Not yet: %(check)s. %(remedy)s")
            % {"check": blocked.rule.title, "remedy": blocked.rule.remedy},
            field=blocked.finding.anchor,
        )


def _court_of(filing: Filing) -> Court:
    if filing.court is None:
        raise Refused(_("Choose the court first."), field="task:court")
    return filing.court


def _next_number(court: Court, at: datetime) -> str:
    """The next receipt of the court and year, e.g. SQ2026-0104-00012, without gaps."""
    year = at.astimezone(SHANGHAI).year
    return f"SQ{year}-{court.code[1:]}-{count_on(ReceiptSeries, court=court, year=year):05d}"
