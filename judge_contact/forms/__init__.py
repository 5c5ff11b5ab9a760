"""What people type on the line's pages. Forms check; they never save."""

from judge_contact.forms.answers import AnswerForm
from judge_contact.forms.desk import ConcludeForm, ReassignForm, ReportForm, SendBackForm
from judge_contact.forms.party import NotReachedForm, RequestForm

__all__ = [
    "AnswerForm",
    "ConcludeForm",
    "NotReachedForm",
    "ReassignForm",
    "ReportForm",
    "RequestForm",
    "SendBackForm",
]
