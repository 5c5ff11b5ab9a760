"""What can be filed, with the type code of the case it becomes (CN15) and its sides."""

from dataclasses import dataclass
from typing import Any

from portal.common.words import _

FIRST_CIVIL, FIRST_ADMINISTRATIVE = "FIRST_CIVIL", "FIRST_ADMINISTRATIVE"
ENFORCEMENT = "ENFORCEMENT"
PRESERVATION, PAYMENT_ORDER, APPEAL = "PRESERVATION", "PAYMENT_ORDER", "APPEAL"
CONFIRMATION = "CONFIRMATION"


@dataclass(frozen=True)
class Kind:
    """One kind of filing. ``own`` and ``other`` are the sides of ``cases.Party.Side``.

    ``fee_matter`` names the matter of the fee schedule; ``prepays`` is false where nothing need
    be paid before the case goes on (FEE 8, 20). ``is_urgent`` is decided in hours (CPL 104).
    """

    code: str
    title: Any
    words: Any
    type_code: str
    own: str
    other: str
    fee_matter: str
    prepays: bool
    article: Any
    is_urgent: bool = False

    @property
    def is_joint(self) -> bool:
        """Both sides apply together: there is no other side."""
        return self.own == self.other


KINDS = {
    kind.code: kind
    for kind in (
        Kind(
            FIRST_CIVIL, _("Sue in a civil matter"),
            _("Somebody owes you, harmed you, or broke an agreement."),
            "民初", "PLAINTIFF", "DEFENDANT", "property", True,
            _("Civil Procedure Law art. 122"),
        ),
        Kind(
            FIRST_ADMINISTRATIVE, _("Sue an authority"),
            _("A government body decided against you, or did not act."),
            "行初", "PLAINTIFF", "DEFENDANT", "admin_other", True,
            _("Administrative Procedure Law art. 49"),
        ),
        Kind(
            ENFORCEMENT, _("Have a judgment enforced"),
            _("You won, and the other side does not do what the judgment says."),
            "执", "CREDITOR", "DEBTOR", "enforcement", False,
            _("Civil Procedure Law arts. 247, 250; Fee Measures art. 20"),
        ),
        Kind(
            PRESERVATION, _("Freeze property before suing"),
            _("You fear that property disappears before you can sue."),
            "财保", "APPLICANT", "RESPONDENT", "preservation", True,
            _("Civil Procedure Law art. 104"), is_urgent=True,
        ),
        Kind(
            PAYMENT_ORDER, _("Ask for a payment order"),
            _("A clear debt of money nobody disputes: quicker than a trial."),
            "民督", "APPLICANT", "RESPONDENT", "payment_order", True,
            _("Civil Procedure Law art. 225"),
        ),
        Kind(
            APPEAL, _("Appeal against a judgment"),
            _("You disagree with a judgment of first instance."),
            "民终", "APPELLANT", "APPELLEE", "property", True,
            _("Civil Procedure Law arts. 171 to 173"),
        ),
        Kind(
            CONFIRMATION, _("Have a settlement confirmed"),
            _("You settled with a mediator and want the court to make it binding."),
            "民特", "APPLICANT", "APPLICANT", "special_procedure", False,
            _("Civil Procedure Law art. 205"),
        ),
    )
}
CHOICES = [(kind.code, kind.title) for kind in KINDS.values()]

INTELLECTUAL_PROPERTY = range(150, 205)
"""Numbers of the causes of Part Five of the list: intellectual property and competition."""
UNPAID_WAGES = "205.5"
"""追索劳动报酬: nothing is paid in advance (FEE 20)."""


def special_code(kind: str, cause_no: str) -> str:
    """知 for an intellectual-property case, as printed before the type of its number (CN15)."""
    number = cause_no.partition(".")[0]
    is_suit = kind in (FIRST_CIVIL, FIRST_ADMINISTRATIVE, APPEAL)
    return "知" if is_suit and number.isdigit() and int(number) in INTELLECTUAL_PROPERTY else ""


def must_prepay(kind: str, cause_no: str) -> bool:
    """Whether the fee is due before the case goes on (FEE 8, 20)."""
    return KINDS[kind].prepays and cause_no != UNPAID_WAGES
