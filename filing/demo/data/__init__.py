"""Words of the demo's filings."""
