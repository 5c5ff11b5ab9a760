"""The append-only, hash-chained trail of every act and every reading of case data.

Acts call ``note`` inside ``recorded()``; rows are chained when the outermost ``recorded()``
ends, so the chain head is the last lock a transaction takes.
"""

from portal.audit.trail import note, recorded

__all__ = ["note", "recorded"]
