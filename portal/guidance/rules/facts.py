"""What the asker told: the only input of every rule of guidance. Nothing here names a person."""

from dataclasses import dataclass
from enum import StrEnum

from portal.guidance.rules.families import FAMILIES, Family


class Matter(StrEnum):
    """What is to be filed. The codes are those of the filing service's kinds."""

    FIRST_CIVIL = "FIRST_CIVIL"
    FIRST_ADMINISTRATIVE = "FIRST_ADMINISTRATIVE"
    ENFORCEMENT = "ENFORCEMENT"
    PRESERVATION = "PRESERVATION"
    PAYMENT_ORDER = "PAYMENT_ORDER"
    APPEAL = "APPEAL"
    CONFIRMATION = "CONFIRMATION"
    CRIME = "CRIME"
    """Nothing to be filed here: the police investigate."""


UNKNOWN, ABROAD, HMT = "UNKNOWN", "ABROAD", "HMT"
JILIN, CHINA = "JILIN", "CHINA"
ELSEWHERE = frozenset({JILIN, CHINA, HMT, ABROAD, UNKNOWN})
"""Places that are no area of our courts: the province, the country, beyond, not known."""
OUTSIDE_CHINA = frozenset({HMT, ABROAD})


@dataclass(frozen=True)
class Facts:
    """The answers as rules read them. Places are codes of areas or of ``ELSEWHERE``."""

    matter: Matter = Matter.FIRST_CIVIL
    cause_no: str = ""
    is_organisation: bool = False
    is_helping: bool = False
    they_are: str = "PERSON"
    home: str = UNKNOWN
    their_home: str = UNKNOWN
    place: str = UNKNOWN
    second_place: str = UNKNOWN
    owed: str = ""
    is_about_land: bool = False
    clauses: frozenset[str] = frozenset()
    agreed_place: str = UNKNOWN
    labour: str = ""
    apart: str = ""
    document: str = ""
    authority: str = ""
    amount_fen: int | None = None
    special: frozenset[str] = frozenset()

    @property
    def family(self) -> Family:
        return FAMILIES.get(self.cause_no, Family.GENERAL)

    @property
    def is_foreign(self) -> bool:
        """Whether a side lives or is registered outside the mainland."""
        return bool({self.home, self.their_home} & OUTSIDE_CHINA)

    @property
    def one_side_is_outside_jilin(self) -> bool:
        """Whether exactly one side lives outside the province; unknown places are not counted."""
        sides = [home for home in (self.home, self.their_home) if home != UNKNOWN]
        outside = [home in (CHINA, HMT, ABROAD) for home in sides]
        return len(outside) == 2 and outside[0] != outside[1]
