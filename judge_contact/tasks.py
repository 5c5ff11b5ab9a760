"""Entry points of the timetable."""
