"""The one way an act says no."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Refused(Exception):
    """An act the law, the state of the record or the role of the person does not allow.

    Carries one sentence for the person: what is wrong and how to mend it. Pages show it,
    the API answers 409 with it. It never contains personal data of others.
    """

    def __init__(self, sentence: "str | _StrPromise", *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field

    def __str__(self) -> str:
        return str(self.sentence)
