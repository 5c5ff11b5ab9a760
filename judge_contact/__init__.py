"""联系法官: the ledgered line on which a party reaches the judge within one working day."""
