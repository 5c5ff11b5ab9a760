"""What the filer wrote: one row per question, so that every field is saved as it is typed."""

from django.db import models

from filing.models.filings import Filing
from portal.people.models import Person


class Answer(models.Model):
    """The answer to one element of a form (``filing.elements``).

    ``key`` names the element, ``item`` counts repeated ones (a second child, a third loan).
    ``version`` counts saved changes: a save that names an older one is refused and shown both.
    """

    filing = models.ForeignKey(Filing, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=60)
    item = models.PositiveSmallIntegerField(default=0)
    value = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["filing", "key", "item"]
        constraints = [
            models.UniqueConstraint(
                fields=["filing", "key", "item"], name="answer_once_per_element"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}[{self.item}]"
