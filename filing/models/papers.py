"""Papers of a filing and the signatures under them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from filing.models.filings import Filing
from filing.models.parties import FilingParty
from portal.common.records import PublicRecord
from portal.papers.models import Paper
from portal.people.models import Person


class Signature(PublicRecord):
    """A party's signature under one paper, confirmed by a code sent to the signer's phone.

    It is bound to the fingerprint of what the paper said: when that changes the signature no
    longer counts and the paper is signed again; papers that did not change stay signed.
    """

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="signatures")
    party = models.ForeignKey(FilingParty, on_delete=models.PROTECT, related_name="signatures")
    paper_code = models.CharField(max_length=20)
    subject = models.CharField(max_length=36, blank=True)
    digest = models.CharField(max_length=64)
    signer_name = models.CharField(max_length=120)
    strokes = models.TextField(blank=True)
    confirmed_with = models.CharField(max_length=20)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["filing", "at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["filing", "party", "paper_code", "subject", "digest"],
                name="signature_once_per_content",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper_code} signed {self.at:%F %T}"


class FilingPaper(PublicRecord):
    """A paper made from a filing's data when it was submitted, in the round it last changed."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="papers")
    code = models.CharField(max_length=20)
    subject = models.CharField(max_length=36, blank=True)
    title = models.CharField(max_length=120)
    digest = models.CharField(max_length=64)
    round = models.PositiveSmallIntegerField()
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["filing", "round", "pk"]
        verbose_name = _("paper of a filing")
        constraints = [
            models.UniqueConstraint(
                fields=["filing", "code", "subject", "round"], name="filing_paper_once_per_round"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.round})"
