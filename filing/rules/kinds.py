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
    be paid before the case goes on (FEE 8, 20).
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
            _("Civil Procedure Law art. 104"),
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
