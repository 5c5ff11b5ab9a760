"""What courts have chosen about fees, what people owe, pay, get back and are relieved of."""

from portal.fees.models.choices import CourtAmount, FeePolicy

__all__ = ["CourtAmount", "FeePolicy"]
