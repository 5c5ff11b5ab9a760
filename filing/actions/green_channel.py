"""The green channel for enterprises: whoever meets the published criteria is in, by itself."""

from datetime import datetime

from django.db.models import Q

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
    own = filing.parties.filter(side=filing.terms.own)
    firms = own.filter(kind=FilingParty.Kind.ORGANISATION, document=Kind.USCC).exclude(
        sealed_number=""
    )
    others = filing.parties.filter(side=filing.terms.other)
    reachable = others.exclude(domicile="", habitual_residence="").exclude(
        Q(phone="") & Q(sealed_number="")
    )
    failed = 0
    if submission is not None:
        failed = submission.results.filter(outcome=CheckResult.Outcome.FAILED).count()
    return GreenFacts(
        kind=filing.kind, is_enterprise=firms.exists(), cause_no=filing.cause_no,
        failed_checks=failed, takes_e_service=firms.filter(accepts_e_service=True).exists(),
        other_side_is_reachable=others.exists() and reachable.count() == others.count(),
        is_cross_border=filing.channel == Filing.Channel.CROSS_BORDER,
    )
