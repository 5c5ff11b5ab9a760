"""Records of the filing service."""

from filing.models.answers import Answer
from filing.models.filings import Filing, FilingStep, ReceiptSeries
from filing.models.limits import FilingLimit
from filing.models.parties import FilingAgent, FilingParty
from filing.models.review import Decision, Flag, Lease, Override, Slip
from filing.models.submissions import CheckResult, Submission

__all__ = [
    "Answer",
    "CheckResult",
    "Decision",
    "Filing",
    "FilingAgent",
    "FilingLimit",
    "FilingParty",
    "FilingStep",
    "Flag",
    "Lease",
    "Override",
    "ReceiptSeries",
    "Slip",
    "Submission",
]
