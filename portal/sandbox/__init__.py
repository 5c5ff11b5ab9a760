"""The outside world for demo and tests: phones, mailboxes and work groups on one page."""
