"""The demo's repeatable chance: the same seed makes the same court."""

import random
import uuid

from portal.demo.data import names

SEED = "sutong-demo-court"


class Dice(random.Random):
    """Chance with names, phones and ids in it. One instance makes no name twice in a row."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{SEED}:{what}")

    def public_id(self) -> uuid.UUID:
        """A random id that is the same in every demo."""
        return uuid.UUID(int=self.getrandbits(128), version=4)

    def person_name(self) -> str:
        """A family name, the commoner the likelier, and a given name."""
        rank = min(int(self.expovariate(1 / 18)), len(names.FAMILY) - 1)
        return names.FAMILY[rank] + self.choice(names.GIVEN)

    def official_name(self) -> str:
        """The name of a member of staff."""
        rank = min(int(self.expovariate(1 / 18)), len(names.FAMILY) - 3)
        return names.FAMILY[rank] + self.choice(names.OFFICIAL_GIVEN)

    def firm_name(self) -> str:
        """A company of the region."""
        return (
            self.choice(names.FIRM_BEGINNING) + self.choice(names.FIRM_NAME)
            + self.choice(names.FIRM_TRADE) + names.FIRM_END
        )


def phone(number: int) -> str:
    """The n-th synthetic mobile number."""
    return f"199{number:08d}"
