"""Pure law of guidance: answers in, courts, doors, times and papers out, each with its article."""
