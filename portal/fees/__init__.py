"""Litigation costs: what a case costs, who owes it, how it is paid, eased and given back."""
