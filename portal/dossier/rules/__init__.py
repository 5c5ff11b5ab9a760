"""What may be taken in, where a paper stands, who reads what: values in, answers out."""
