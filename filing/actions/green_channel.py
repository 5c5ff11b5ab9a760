"""The green channel for enterprises: whoever meets the published criteria is in, by itself."""

from datetime import datetime

from filing.models import CheckResult, Filing, FilingParty, Submission
from filing.rules.entrances import GreenFacts, unmet
from portal import audit
from portal.people.numbers import Kind


def enter_green_channel(filing: Filing, submission: Submission, *, at: datetime) -> bool:
    """Flag a first submission that meets every criterion; called inside the act that submits.

    The flag gives the filing its own queue and its own, shorter clock beside the legal one.
    """
    if unmet(green_facts(filing, submission)):
        return False
    filing.green_channel = True
    audit.note(
        "enter_green_channel", record=filing.reference, court=filing.court_code(), actor=None,
        at=at, kind=filing.kind,
    )
    return True


def green_facts(filing: Filing, submission: Submission | None = None) -> GreenFacts:
    """What the criteria ask about a filing, as submitted or as it stands."""
    parties = list(filing.parties.all())
    firms = [
        one for one in parties
        if one.side == filing.terms.own and one.kind == FilingParty.Kind.ORGANISATION
        and one.document == Kind.USCC and one.sealed_number
    ]
    others = [one for one in parties if one.side == filing.terms.other]
    failed = 0
    if submission is not None:
        failed = submission.results.filter(outcome=CheckResult.Outcome.FAILED).count()
    return GreenFacts(
        kind=filing.kind, is_enterprise=bool(firms), cause_no=filing.cause_no,
        failed_checks=failed, takes_e_service=any(one.accepts_e_service for one in firms),
        other_side_is_reachable=bool(others) and all(map(_is_reachable, others)),
        is_cross_border=filing.channel == Filing.Channel.CROSS_BORDER,
    )


def _is_reachable(party: FilingParty) -> bool:
    has_place = bool(party.domicile or party.habitual_residence)
    return has_place and bool(party.phone or party.sealed_number)
