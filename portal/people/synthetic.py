"""Well-formed numbers made by algorithm from a seed, for the demo and for tests only.

By chance one may belong to somebody: they are never sent to a real identity platform.
"""

import random
from datetime import date, timedelta

from portal.people import numbers
from portal.people.numbers import Kind

AREAS = ("220102", "220103", "220104", "220105", "220106", "220112", "220182", "220183")
_ORGANISATION_CHARS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
FICTION_PREFIX = "170"
"""Phones of the demo: a prefix of virtual operators, followed by an unlikely 0000."""


class Synthetic:
    """A generator of numbers; the same seed gives the same numbers in the same order."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  not a secret: it must repeat

    def _digits(self, count: int) -> str:
        return "".join(self._random.choice("0123456789") for _ in range(count))

    def birthday(self) -> date:
        return date(1945, 1, 1) + timedelta(days=self._random.randrange(365 * 60))

    def _with_check(self, first_17: str) -> str:
        return first_17 + numbers.resident_check(first_17)

    def _dated(self, head: str) -> str:
        return self._with_check(f"{head}{self.birthday():%Y%m%d}{self._digits(3)}")

    def resident_id(self) -> str:
        return self._dated(self._random.choice(AREAS))

    def residence_permit(self) -> str:
        return self._dated(self._random.choice(sorted(numbers.RESIDENCE_AREAS)))

    def permanent_residence(self) -> str:
        return self._dated(f"922{self._random.choice(('840', '643', '392', '410'))}")

    def hk_macau_permit(self) -> str:
        return self._random.choice("HM") + self._digits(8)

    def taiwan_permit(self) -> str:
        return self._digits(8)

    def passport(self) -> str:
        return f"E{self._digits(8)}"

    def uscc(self) -> str:
        organisation = "".join(self._random.choice(_ORGANISATION_CHARS) for _ in range(8))
        check = numbers.organisation_check(organisation)
        first_17 = f"91{self._random.choice(AREAS)}{organisation}{check}"
        return first_17 + numbers.uscc_check(first_17)

    def lawyer_licence(self) -> str:
        year = self._random.randrange(1990, 2025)
        return f"12201{year}1{self._random.choice('01')}{self._digits(6)}"

    def phone(self) -> str:
        return f"{FICTION_PREFIX}0000{self._digits(4)}"

    def number(self, kind: Kind) -> str:
        """One well-formed number of this kind of document."""
        made: str = getattr(self, kind.value.lower())()
        return made
