"""Papers a filing needs, made from what was answered once: no form is ever filled by hand.

The same data gives the preview on the page, the fingerprint that is signed, and the PDF.
"""

from filing.papers.needed import Needed, needed_papers, unsigned_papers
from filing.papers.orders import order_submitted

__all__ = ["Needed", "needed_papers", "order_submitted", "unsigned_papers"]
