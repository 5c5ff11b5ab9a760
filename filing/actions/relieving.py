"""Asking for fee relief together with the filing, as the filer answered (FEE 48, 49)."""

import uuid
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime

from filing.models import CheckResult, Filing, Material, Submission
from filing.rules import anchors
from filing.rules.said import from_snapshot
from portal.common.refusals import Refused
from portal.fees import actions as fees
from portal.people.models import Person

RULES = frozenset({"FEE-1", "FEE-2"})
"""What must be in order: a situation of the law that gives the kind asked for, and its proofs."""


def ask_for_relief(filing: Filing, kept: Submission, *, by: Person, at: datetime) -> None:
    """Open the application once, with its own clock, when it names ground and kind and is proved.

    What is incomplete is left to the court's notice, like anything else the checks found; handed
    in with the corrections, it opens then.
    """
    said = from_snapshot(kept.snapshot)
    passed = kept.results.filter(rule__in=RULES, outcome=CheckResult.Outcome.PASSED)
    is_complete = passed.values("rule").distinct().count() == len(RULES)
    if said.answer("relief.wanted") != "yes" or not is_complete or filing.court is None:
        return
    if fees.has_asked_relief(filing.reference):
        return
    asking = fees.Asking(
        court=filing.court, about=filing.reference, label=str(filing.number),
        payer=filing.for_whom, representative=filing.filer if filing.principal else None,
        kind=said.answer("relief.kind"), grounds=said.answer("relief.grounds").split(","),
        words=said.answer("relief.words")[:2000], proofs=said.answer("relief.proofs")[:2000],
        files=tuple(_files(filing)),
    )
    key = uuid.uuid5(filing.public_id, f"relief {filing.round}")
    with suppress(Refused):
        # The court takes the pleading all the same (LR 2); relief can be asked for on the fee.
        fees.ask_relief(asking, key=key, by=by, at=at)


def _files(filing: Filing) -> Iterator[fees.ProofFile]:
    proofs = filing.materials.filter(slot=Material.Slot.RELIEF, removed_at=None)
    for one in proofs.select_related("file").order_by("position", "pk"):
        yield fees.ProofFile(anchors.parse(one.anchor).id, one.name or one.file.name, one.file)
