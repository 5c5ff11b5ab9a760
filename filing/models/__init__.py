"""Records of the filing service."""

from filing.models.answers import Answer
from filing.models.consents import Consent
from filing.models.filings import Filing, FilingStep, ReceiptSeries
from filing.models.limits import FilingLimit
from filing.models.materials import Material
from filing.models.papers import FilingPaper, Signature
from filing.models.parties import FilingAgent, FilingParty
from filing.models.review import Decision, Flag, Lease, Override, Slip
from filing.models.submissions import CheckResult, Submission

__all__ = [
    "Answer",
    "CheckResult",
    "Consent",
    "Decision",
    "Filing",
    "FilingAgent",
    "FilingLimit",
    "FilingPaper",
    "FilingParty",
    "FilingStep",
    "Flag",
    "Lease",
    "Material",
    "Override",
    "ReceiptSeries",
    "Signature",
    "Slip",
    "Submission",
]
