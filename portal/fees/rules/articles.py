"""Articles of law by their short key, said in full in the reader's language.

A key is an instrument and a number: ``FEE 13(2)1`` is art. 13, item 2, sub-item 1 of the Measures
on the Payment of Litigation Costs (State Council Order 481).
"""

import re

from portal.common.words import _

KEY = re.compile(r"(?P<instrument>[A-Z]+) (?P<article>\d+)(?:\((?P<item>\d)\)(?P<sub>\d)?)?")
INSTRUMENTS = {
    "FEE": (
        _("Fee Measures art. %(article)s"),
        _("Fee Measures art. %(article)s(%(item)s)"),
        _("Fee Measures art. %(article)s(%(item)s)%(sub)s"),
    ),
    "INT": (_("Civil Procedure Interpretation art. %(article)s"),),
    "CPL": (_("Civil Procedure Law art. %(article)s"),),
}
POLICY = "POLICY"
"""Not an article: what the court has chosen where the law leaves it open."""


def cite(key: str) -> str:
    """``FEE 13(1)`` in words: Fee Measures art. 13(1), 诉讼费用交纳办法第13条第1项."""
    if key == POLICY:
        return str(_("Set by the court"))
    found = KEY.fullmatch(key)
    if found is None:
        raise ValueError(key)
    facts = found.groupdict()
    depth = sum(facts[part] is not None for part in ("item", "sub"))
    return str(INSTRUMENTS[facts["instrument"]][depth]) % facts


def cite_all(keys: tuple[str, ...]) -> str:
    """Several articles in the order of their weight."""
    said = [cite(key) for key in keys]
    together = said[0]
    for other in said[1:]:
        together = str(_("%(one)s; %(other)s")) % {"one": together, "other": other}
    return together
