"""The ways out of the house: one function that hands a message to a provider.

Nothing here touches the database, so that it may run in any thread outside any transaction.
"""

from portal.notices.channels.carriers import (
    CARRIERS,
    PermanentFault,
    TemporaryFault,
    deliver,
)
from portal.notices.channels.parcel import Parcel

__all__ = ["CARRIERS", "Parcel", "PermanentFault", "TemporaryFault", "deliver"]
