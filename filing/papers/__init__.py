"""Papers a filing needs, made from what was answered once: no form is ever filled by hand.

The same data gives the preview on the page, the fingerprint that is signed, and the PDF.
"""
