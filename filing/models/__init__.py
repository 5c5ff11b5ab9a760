"""Records of the filing service."""

from filing.models.allotment import Candidate, Draw, Recusal, Speciality
from filing.models.answers import Answer
from filing.models.complaints import ComplaintLimit, ComplaintStep, ConductComplaint
from filing.models.consents import Consent
from filing.models.entrances import BorderFiling, Entry, Passing
from filing.models.filings import Filing, FilingStep, ReceiptSeries
from filing.models.limits import FilingLimit
from filing.models.materials import Material
from filing.models.papers import FilingPaper, Signature
from filing.models.parties import FilingAgent, FilingParty
from filing.models.requests import CaseRequest, RequestLimit, RequestStep
from filing.models.responding import AnswerLimit, CaseSignature, ServedComplaint, Stance
from filing.models.review import Decision, Flag, Lease, Override, Slip
from filing.models.submissions import CheckResult, Submission
from filing.models.witnessing import Tick, Witnessing, WitnessLimit, WitnessStep

__all__ = [
    "Answer",
    "AnswerLimit",
    "CaseRequest",
    "BorderFiling",
    "Candidate",
    "CaseSignature",
    "CheckResult",
    "ComplaintLimit",
    "ComplaintStep",
    "ConductComplaint",
    "Consent",
    "Decision",
    "Draw",
    "Entry",
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
    "Passing",
    "ReceiptSeries",
    "RequestLimit",
    "RequestStep",
    "ServedComplaint",
    "Signature",
    "Slip",
    "Stance",
    "Recusal",
    "Speciality",
    "Submission",
    "Tick",
    "WitnessLimit",
    "WitnessStep",
    "Witnessing",
]
