"""What the duties announce. Who listens is written in ``portal/handoffs.py``."""

from django.dispatch import Signal

calendar_changed = Signal()
"""Open dates moved with the calendar. ``sender``: the model of duties; ``moved``: a list of
``Moved``; ``at``. Sent inside the transaction that moved them, under the records' locks, so that
a service can post its letters to the people who were told the old date."""
