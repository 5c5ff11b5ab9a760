"""What happens by itself. Each is a line of the timetable; a second run finds nothing left."""

from judge_contact.sweeps.escalating import escalate_overdue
from judge_contact.sweeps.reminding import remind_before_due
from judge_contact.sweeps.silence import close_silent

__all__ = ["close_silent", "escalate_overdue", "remind_before_due"]
