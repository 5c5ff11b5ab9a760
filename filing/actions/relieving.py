"""Asking for fee relief together with the filing, as the filer answered (FEE 48, 49)."""

import uuid
from contextlib import suppress
from datetime import datetime

from filing.models import CheckResult, Filing, Submission
from filing.rules.said import from_snapshot
from portal.common.refusals import Refused
from portal.fees import actions as fees
from portal.people.models import Person

RULE = "FEE-1"


def ask_for_relief(filing: Filing, kept: Submission, *, by: Person, at: datetime) -> None:
    """Open the application once, with its own clock, when it names ground, kind and proof.

    What is incomplete is left to the court's notice, like anything else the checks found.
    """
    said = from_snapshot(kept.snapshot)
    fine = kept.results.filter(rule=RULE, outcome=CheckResult.Outcome.PASSED).exists()
    if said.answer("relief.wanted") != "yes" or not fine or filing.court is None:
        return
    asking = fees.Asking(
        court=filing.court, about=filing.reference, label=str(filing.number),
        payer=filing.for_whom, representative=filing.filer if filing.principal else None,
        kind=said.answer("relief.kind"), grounds=said.answer("relief.grounds").split(","),
        words=said.answer("relief.words")[:2000], proofs=said.answer("relief.proofs")[:2000],
    )
    key = uuid.uuid5(filing.public_id, f"relief {filing.round}")
    with suppress(Refused):
        # The court takes the pleading all the same (LR 2); relief can be asked for on the fee.
        fees.ask_relief(asking, key=key, by=by, at=at)
