"""Every stage as sentences: who holds the case, what for, until when, what you need to do."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _, gettext_lazy

from portal.cases.data.types import FIRST_INSTANCE
from portal.cases.models import Case
from portal.common import readable

STAGE_TONE = {
    Case.Stage.FILED: "neutral",
    Case.Stage.IN_TRIAL: "neutral",
    Case.Stage.MEDIATION: "neutral",
    Case.Stage.JUDGED: "soon",
    Case.Stage.ENFORCEMENT: "neutral",
    Case.Stage.CLOSED: "done",
}

_WHAT = {
    Case.Stage.FILED: gettext_lazy("The case is filed. The court is choosing its judge."),
    Case.Stage.IN_TRIAL: gettext_lazy("The judge is preparing and hearing the case."),
    Case.Stage.MEDIATION: gettext_lazy("The court is helping both sides to agree."),
    Case.Stage.JUDGED: gettext_lazy("The judgment has been given."),
    Case.Stage.ENFORCEMENT: gettext_lazy("The court is enforcing the decision."),
    Case.Stage.CLOSED: gettext_lazy("The case is closed."),
}
_TODO = {
    Case.Stage.FILED: gettext_lazy("Nothing now. The judge’s name will appear on this page."),
    Case.Stage.IN_TRIAL: gettext_lazy("Nothing now. The next date will appear on this page."),
    Case.Stage.MEDIATION: gettext_lazy("Think about what you could agree to, and tell the judge."),
    Case.Stage.JUDGED: gettext_lazy("Read the judgment. Ask the judge what you do not understand."),
    Case.Stage.ENFORCEMENT: gettext_lazy(
        "If you know of property of the debtor, tell the judge."
    ),
    Case.Stage.CLOSED: gettext_lazy("Nothing. Keep your papers."),
}
_COME = {
    Case.Occasion.HEARING: gettext_lazy("Come on time with your identity card and your evidence."),
    Case.Occasion.EVIDENCE: gettext_lazy("Bring the originals of your evidence."),
    Case.Occasion.MEDIATION: gettext_lazy("Come, and think about what you could agree to."),
    Case.Occasion.JUDGMENT: gettext_lazy("Come to hear the judgment and receive it."),
    Case.Occasion.TALK: gettext_lazy("Come on time with your identity card."),
}
_APPEAL = gettext_lazy("Who disagrees may appeal within 15 days after receiving the judgment.")


@dataclass(frozen=True)
class Standing:
    """Where a case stands, in four short sentences."""

    holder: str
    what: str
    until: str
    todo: str
    tone: str


def standing(case: Case) -> Standing:
    """The stage in words. ``court``, ``division``, ``judge`` and the court of the case it goes
    on as must be loaded."""
    if case.continued_as is not None:
        return _elsewhere(case.continued_as)
    stage = Case.Stage(case.stage)
    return Standing(
        holder=_holder(case),
        what=str(_WHAT[stage]),
        until=_until(case),
        todo=_todo(case, stage),
        tone=STAGE_TONE[stage],
    )


def _elsewhere(case: Case) -> Standing:
    """Closed here, and not at an end: another court goes on with it (CPL 37)."""
    now = {"court": case.court, "number": case.number}
    return Standing(
        holder=_("%(court)s, as %(number)s") % now,
        what=_("The case goes on at the court that has jurisdiction."),
        until=_("That court sets the next date."),
        todo=_("Look at %(number)s from now on: that is your case.") % now,
        tone="neutral",
    )


def _holder(case: Case) -> str:
    if case.stage == Case.Stage.CLOSED:
        return _("Nobody: the case is closed.")
    if case.judge is None:
        return _("The filing division of %(court)s") % {"court": case.court}
    if case.division is None:
        return _("Judge %(judge)s") % {"judge": case.judge.full_name}
    return _("Judge %(judge)s, %(division)s") % {
        "judge": case.judge.full_name, "division": case.division,
    }


def _until(case: Case) -> str:
    if case.next_date is not None:
        occasion: Any = Case.Occasion(case.next_occasion).label
        return _("%(occasion)s on %(when)s") % {
            "occasion": occasion, "when": readable.moment(case.next_date),
        }
    if case.stage == Case.Stage.JUDGED and case.type_code in FIRST_INSTANCE:
        return str(_APPEAL)
    if case.stage == Case.Stage.CLOSED:
        return _("There is no further date.")
    return _("No date has been set yet.")


def _todo(case: Case, stage: Case.Stage) -> str:
    if case.next_date is not None:
        return str(_COME[Case.Occasion(case.next_occasion)])
    return str(_TODO[stage])
