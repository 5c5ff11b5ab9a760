"""Forms about fees: for payers, for the cashier and the deciders, and of the calculator."""
