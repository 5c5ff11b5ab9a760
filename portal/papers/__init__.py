"""Papers of the court: template to tagged, signed PDF with a number anyone can verify."""
