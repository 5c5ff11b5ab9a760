"""Articles of law, said the way each language cites them."""

from dataclasses import dataclass

from portal.common.words import _

LAWS = {
    "CPL": _("Civil Procedure Law"),
    "INT": _("Interpretation of the Civil Procedure Law (2022)"),
    "LAB": _("Labour Dispute Mediation and Arbitration Law"),
    "LI": _("Labour Dispute Interpretation I (2020)"),
    "ALP": _("Administrative Procedure Law"),
    "DV": _("Anti-Domestic Violence Law"),
    "CC": _("Civil Code"),
    "CRIM": _("Criminal Procedure Law"),
    "LAND": _("Land Administration Law"),
    "FEE": _("Fee Measures"),
    "LR": _("Registration Rules"),
    "OM": _("Online Mediation Rules"),
    "TL": _("Trial Time Limit Rules (2000)"),
    "ARB": _("Arbitration Law"),
    "AE": _("Rules on Enforcing Arbitral Awards (2018)"),
    "AMOUNT": _("Notice on Levels of Civil Cases (Fafa 2021 No. 27)"),
    "FOREIGN": _("Rules on Foreign-related Cases (Fashi 2022 No. 18)"),
    "IP": _("Rules on Intellectual Property Cases (Fashi 2022 No. 13)"),
    "XB": _("Cross-border Filing Provisions (2021)"),
}
"""Short names used in rules and tests, and the names people read."""


@dataclass(frozen=True)
class Article:
    """One article of one instrument; ``str()`` says it in the reader's language.

    ``item`` is the numbered item in it. An instrument without a number is cited as a whole.
    """

    law: str
    no: str = ""
    item: str = ""

    def __str__(self) -> str:
        said = {"law": LAWS[self.law], "no": self.no, "item": self.item}
        if not self.no:
            return str(LAWS[self.law])
        if self.item:
            return str(_("%(law)s art. %(no)s(%(item)s)") % said)
        return str(_("%(law)s art. %(no)s") % said)

    @property
    def code(self) -> str:
        """As the fact sheet cites it: ``CPL 127(3)``."""
        return f"{self.law} {self.no}{f'({self.item})' if self.item else ''}".strip()


def art(cited: str) -> Article:
    """``art("CPL 127(3)")``: an article from its short citation."""
    law, _space, no = cited.partition(" ")
    number, _bracket, item = no.partition("(")
    return Article(law, number, item.removesuffix(")"))
