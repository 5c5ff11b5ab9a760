"""Pages of the calendar that show no record of any person."""
