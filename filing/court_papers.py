"""Papers the court issues in a filing: notices and rulings, ordered with the act they tell of.

They are written in Chinese, the language of the courts; the message about each reaches the filer
in the language they read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from filing.keeping import keep_paper
from filing.models import Filing, Flag
from filing.pointing import Pointers
from filing.rules.evidence import evidence_period
from filing.rules.reasons import DOORS, REASONS
from portal.common import readable
from portal.dossier.rules.catalogue import Slot
from portal.papers.models import Paper
from portal.papers.orders import Order, order
from portal.timelimits.models import TimeLimit

TEMPLATE = "filing/papers/court_paper.html"
LANGUAGE = "zh-hans"
SLOTS = {
    "correction": Slot.FILING, "return": Slot.FILING, "redirection": Slot.FILING,
    "transfer": Slot.FILING, "acceptance": Slot.ACCEPTANCE, "evidence": Slot.EVIDENCE_NOTICE,
    "refusal": Slot.DECISION, "deemed_withdrawal": Slot.DECISION, "counterclaim": Slot.ANSWER,
}
"""Where each paper stands in the dossier."""


@dataclass(frozen=True)
class Sheet:
    """What a court's paper says. ``code`` names it among the papers of a filing."""

    code: str
    title: str
    lead: Sequence[str] = ()
    rows: Sequence[tuple[str, str]] = ()
    items_title: str = ""
    items: Sequence[dict[str, str]] = ()
    reasons: Sequence[str] = ()
    steps_title: str = ""
    steps: Sequence[str] = ()
    officer: str = ""
    to: str = field(default="")


def papers_of(filing: Filing) -> QuerySet[Paper]:
    """Every court paper of this filing, oldest first."""
    return Paper.objects.filter(about=filing.reference, template=TEMPLATE).order_by(
        "ordered_at", "pk"
    )


def issue(filing: Filing, sheet: Sheet, *, at: datetime) -> Paper:
    """Have a court's paper made and filed in its place, with the act it tells of."""
    assert filing.court is not None  # noqa: S101  a court issues it
    facts = asdict(sheet) | {"to": filing.for_whom.full_name}
    wanted = Order(
        TEMPLATE, about=filing, court=filing.court, title=sheet.title, facts=facts,
        language=LANGUAGE, occasion=f"{sheet.code} {at:%y%m%d%H%M%S%f}",
    )
    paper = order(wanted, at=at)
    keep_paper(filing, paper, SLOTS[sheet.code], at=at)
    return paper


def items_of(filing: Filing, flags: Iterable[Flag]) -> list[dict[str, str]]:
    """What a notice lists: where, what is wrong, the clerk's words, how to mend it, the article.

    Also its live preview, so that the clerk sees what the filer will read.
    """
    where = Pointers(filing)
    return [
        {
            "where": where.words(flag.anchor, flag.region),
            "what": str(REASONS[flag.reason].title),
            "words": flag.words,
            "remedy": str(REASONS[flag.reason].remedy),
            "article": str(REASONS[flag.reason].article),
        }
        for flag in flags
    ]


def correction_notice(
    filing: Filing, flags: Sequence[Flag], *, due: TimeLimit, words: str, at: datetime
) -> Paper:
    """一次性补正告知书: everything to correct, at one time, with its time limit (LR 7)."""
    with translation.override(LANGUAGE):
        sheet = Sheet(
            "correction",
            _("One-time notice of corrections"),
            lead=[
                _("The court has examined your filing %(number)s.") % {"number": filing.number},
                _("It lists everything to correct here, at one time."),
                *([words] if words else []),
            ],
            rows=[
                (_("Receipt"), str(filing.number)),
                (_("First received"), readable.moment(filing.first_submitted_at)),
                (_("Correct by"), readable.moment(due.due_at)),
            ],
            items_title=_("To correct"),
            items=items_of(filing, flags),
            steps_title=_("What you can do"),
            steps=[
                _("Correct the marked places on the page of your filing, and submit them."),
                _("Your first date stays. The court’s seven days start anew the day after."),
                _("If you do not correct in time, the filing is returned to you."),
                _("If you disagree, insist: a judge then decides with reasons (LR 7, 9)."),
                _("What is not listed here will not be asked for later, unless you change it."),
            ],
        )
        return issue(filing, sheet, at=at)


def return_notice(filing: Filing, *, at: datetime) -> Paper:
    """退回起诉材料通知: not corrected in time, returned and logged (LR 7)."""
    with translation.override(LANGUAGE):
        sheet = Sheet(
            "return",
            _("Notice of return"),
            lead=[
                _("Filing %(number)s was not corrected in time.") % {"number": filing.number},
                _("The court returns it and keeps a record (LR 7)."),
            ],
            steps_title=_("What you can do"),
            steps=[
                _("Insist on the page of your filing: a judge then decides with reasons."),
                _("Or file again. Your answers and files are kept."),
            ],
        )
        return issue(filing, sheet, at=at)


def redirection(filing: Filing, door: str, words: str, *, at: datetime) -> Paper:
    """告知书: the right door for this matter (CPL 127)."""
    with translation.override(LANGUAGE):
        shown = DOORS[door]
        sheet = Sheet(
            "redirection",
            _("Notice: where this matter belongs"),
            lead=[
                _("The court has examined your filing %(number)s.") % {"number": filing.number},
                str(shown.title),
            ],
            rows=[(_("What you can do"), str(shown.advice)), (_("Basis"), str(shown.article))],
            reasons=[words] if words else [],
            steps_title=_("If you disagree"),
            steps=[_("Insist on the page of your filing: a judge then decides with reasons.")],
        )
        return issue(filing, sheet, at=at)


def transfer_notice(filing: Filing, *, from_court: Any, why: str, at: datetime) -> Paper:
    """移送告知书: the competent court has it now; the first date stays."""
    with translation.override(LANGUAGE):
        sheet = Sheet(
            "transfer",
            _("Notice of transfer"),
            lead=[
                _("Filing %(number)s was sent to the court that has jurisdiction.")
                % {"number": filing.number},
            ],
            rows=[
                (_("Sent by"), str(from_court)),
                (_("Sent to"), str(filing.court)),
                (_("First received"), readable.moment(filing.first_submitted_at)),
            ],
            reasons=[why],
            steps_title=_("What this means for you"),
            steps=[
                _("Your first date stays."),
                _("You need not file again. The other court decides within its own period."),
            ],
        )
        return issue(filing, sheet, at=at)


def refusal(filing: Filing, reasons: str, *, judge: Any, at: datetime) -> Paper:
    """不予受理民事裁定书: reasoned, by a judge, appealable within 10 days (CPL 126, 157, 171)."""
    with translation.override(LANGUAGE):
        above = filing.court.parent if filing.court else None
        sheet = Sheet(
            "refusal",
            _("Ruling: the case is not registered"),
            rows=[
                (_("Receipt"), str(filing.number)),
                (_("First received"), readable.moment(filing.first_submitted_at)),
                (_("Filed by"), filing.for_whom.full_name),
            ],
            reasons=[
                reasons,
                _("Under Civil Procedure Law arts. 122 and 126 the court rules as follows:"),
                _("The case is not registered."),
            ],
            steps_title=_("Appeal"),
            steps=[
                _("You may appeal within 10 days after this ruling reaches you (CPL 171)."),
                _("Hand the appeal in here; %(court)s decides on it.")
                % {"court": above or _("the court above")},
                _("An appeal against this ruling costs nothing (FEE 8)."),
            ],
            officer=_("Judge: %(name)s") % {"name": judge.full_name},
        )
        return issue(filing, sheet, at=at)


def acceptance_notice(filing: Filing, *, is_overdue: bool, at: datetime) -> Paper:
    """受理案件通知书: the case number, and what a party may and must do."""
    assert filing.case is not None  # noqa: S101  registered with this act
    with translation.override(LANGUAGE):
        late = _("The court did not decide within its limit and registers first (LR 8).")
        sheet = Sheet(
            "acceptance",
            _("Notice of case acceptance"),
            lead=[
                _("Your filing %(number)s meets the conditions and is registered.")
                % {"number": filing.number} if not is_overdue else late,
            ],
            rows=[
                (_("Case number"), filing.case.number),
                (_("Cause"), filing.case.cause),
                (_("Registered on"), readable.day(at)),
                (_("First received"), readable.moment(filing.first_submitted_at)),
            ],
            steps_title=_("Your rights and duties"),
            steps=[
                _("You may ask for recusal, give evidence, debate, settle, and appeal (CPL 52)."),
                _("You may entrust one or two agents (CPL 61)."),
                _("Tell the court at once when your address or phone changes."),
                _("Use your rights in good faith, and keep the order of the proceedings."),
            ],
        )
        return issue(filing, sheet, at=at)


def evidence_notice(filing: Filing, *, at: datetime) -> Paper:
    """举证通知书: what is to be proved, by when, and how to ask for more time."""
    period = evidence_period(filing.procedure)
    with translation.override(LANGUAGE):
        number = filing.case.number if filing.case else ""
        sheet = Sheet(
            "evidence",
            _("Notice to produce evidence"),
            rows=[
                (_("Case number"), number),
                (_("Evidence by"),
                 _("%(days)d days after this notice reaches you") % {"days": period.days}),
                (_("Basis"), str(period.article)),
            ],
            steps_title=_("About evidence"),
            steps=[
                _("Who states a fact proves it (CPL 67)."),
                _("Hand evidence in on the page of your case, and say what each piece shows."),
                _("If you need more time, ask before the period ends (INT 100)."),
                _("What you cannot get yourself, ask the court to collect, in the period."),
                _("Evidence handed in late without reason may be disregarded (CPL 68)."),
            ],
        )
        return issue(filing, sheet, at=at)


def deemed_withdrawal(filing: Filing, reasons: str, *, judge: Any, at: datetime) -> Paper:
    """按撤诉处理裁定书: the fee was neither paid nor eased (FEE 22, INT 213)."""
    case = filing.running_case
    assert case is not None  # noqa: S101  registered or joined before
    with translation.override(LANGUAGE):
        sheet = Sheet(
            "deemed_withdrawal",
            _("Ruling: the case is treated as withdrawn"),
            rows=[
                (_("Case number"), case.number),
                (_("Filed by"), filing.for_whom.full_name),
            ],
            reasons=[
                _("The fee was neither paid within its time limit nor eased."),
                *([reasons] if reasons else []),
                _("Under Fee Measures art. 22 and INT 213 the court rules as follows:"),
                _("The case is treated as withdrawn."),
            ],
            steps_title=_("What you can do"),
            steps=[_("You may sue again on the same claim (INT 214).")],
            officer=_("Judge: %(name)s") % {"name": judge.full_name},
        )
        return issue(filing, sheet, at=at)
