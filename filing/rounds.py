"""What changed since the round before, and which grounds were told: read from the submissions."""

from filing.models import Filing, Flag, Submission
from filing.rules.changes import Change, changes
from filing.rules.grounds import Told


def changes_of(filing: Filing, number: int | None = None) -> list[Change]:
    """What the submission of a round (the present one) changed; nothing in the first round.

    What a clerk put right as a slip is no change of the filer's and is left out.
    """
    number = filing.round if number is None else number
    both = {
        one.round: one
        for one in Submission.objects.filter(filing=filing, round__in=(number - 1, number))
    }
    if number - 1 not in both or number not in both:
        return []
    slips = {(slip.anchor, slip.became) for slip in filing.slips.all()}
    return [
        change
        for change in changes(both[number - 1].snapshot, both[number].snapshot)
        if (change.anchor, change.now) not in slips
    ]


def known_in(filing: Filing) -> Told:
    """What may be raised in the present round (LR 7)."""
    told = Flag.objects.filter(filing=filing, noticed_at__isnull=False)
    return Told(
        filing.round,
        frozenset(change.anchor for change in changes_of(filing)),
        frozenset(told.values_list("reason", "anchor")),
    )
