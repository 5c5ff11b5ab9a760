"""What fees announce. Who listens is written in ``portal/handoffs.py``.

Every signal carries ``sender`` (the model), ``fee`` (a ``FeeObligation``), ``by`` (a person, None
for the clock) and ``at``. All are sent inside the transaction of the act, under the fee's lock, so
that what follows is done with it or not at all.
"""

from django.dispatch import Signal

notified = Signal()
"""A fee is owed; its seven days run."""
paid = Signal()
"""The money arrived, in full and once. ``fee.about`` may go on."""
relieved = Signal()
"""Nothing is owed: exempted. ``fee.about`` may go on."""
deferred = Signal()
"""Payment may come later. ``fee.about`` may go on (FEE 49)."""
overdue = Signal()
"""The limit passed unpaid; a judge decides. Nothing has been withdrawn yet."""
treated_as_withdrawn = Signal()
"""A judge confirmed: ``fee.about`` is treated as withdrawn (FEE 22, INT 213)."""
voided = Signal()
"""The fee is no longer owed."""
refund_opened = Signal()
"""Money will come back. Also carries ``refund``."""
refunded = Signal()
"""The bank gave the money back. Also carries ``refund``."""
relief_decided = Signal()
"""An application for relief was decided. Carries ``application`` instead of ``fee``."""
