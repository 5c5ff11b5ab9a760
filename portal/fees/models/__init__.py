"""What courts have chosen about fees, what people owe, pay, get back and are relieved of."""

from portal.fees.models.choices import CourtAmount, FeePolicy
from portal.fees.models.obligations import FeeLimit, FeeObligation, FeeStep, FiscalSeries
from portal.fees.models.payments import (
    BankEvent,
    Difference,
    PaymentOrder,
    Reconciliation,
    Refund,
)
from portal.fees.models.relief import (
    ReliefApplication,
    ReliefEntry,
    ReliefGround,
    ReliefLimit,
    ReliefProof,
    ReliefStep,
)
from portal.fees.models.reviews import FeeReview

__all__ = [
    "BankEvent",
    "CourtAmount",
    "Difference",
    "FeeLimit",
    "FeeObligation",
    "FeePolicy",
    "FeeReview",
    "FeeStep",
    "PaymentOrder",
    "FiscalSeries",
    "Reconciliation",
    "Refund",
    "ReliefApplication",
    "ReliefEntry",
    "ReliefGround",
    "ReliefLimit",
    "ReliefProof",
    "ReliefStep",
]
