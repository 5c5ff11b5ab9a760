"""Element-based forms (要素式起诉状): which questions a dispute asks, as data.

One definition serves everybody: the filer answers it, the papers print it, the clerk checks it,
and the other side's answer form is built from it.
"""

from dataclasses import replace

from filing.elements.applications import CONFIRMATION, ENFORCEMENT, PAYMENT_ORDER, PRESERVATION
from filing.elements.bank_loan import BANK_LOAN
from filing.elements.credit_card import CREDIT_CARD
from filing.elements.divorce import DIVORCE
from filing.elements.form import Element, ElementForm, Section, asked_only, is_asked
from filing.elements.general import GENERAL
from filing.elements.labour import LABOUR
from filing.elements.lending import LENDING
from filing.elements.preserving import PRESERVING
from filing.elements.property_fee import PROPERTY_FEE
from filing.elements.relief import RELIEF
from filing.elements.sale import SALE
from filing.elements.suits import ADMINISTRATIVE, APPEAL
from filing.elements.traffic import TRAFFIC
from filing.rules import kinds

FORMS: dict[str, ElementForm] = {
    form.code: replace(form, beside=(RELIEF,) if form.kinds else (PRESERVING, RELIEF))
    for form in (
        LENDING, BANK_LOAN, DIVORCE, SALE, PROPERTY_FEE, CREDIT_CARD, TRAFFIC, LABOUR,
        ENFORCEMENT, PRESERVATION, PAYMENT_ORDER, APPEAL, ADMINISTRATIVE, CONFIRMATION, GENERAL,
    )
}
"""Every form by its code; ``general`` serves every cause that has none of its own."""


def form_for_cause(cause_no: str) -> ElementForm:
    """The form made for a cause of action, else the general one."""
    fitting = (form for form in FORMS.values() if cause_no in form.causes)
    return next(fitting, FORMS[GENERAL.code])


def form_for(kind: str, cause_no: str = "") -> ElementForm:
    """The form of a kind of filing; of a civil suit, that of its cause of action."""
    if kind == kinds.FIRST_CIVIL:
        return form_for_cause(cause_no)
    return next((form for form in FORMS.values() if kind in form.kinds), FORMS[GENERAL.code])


__all__ = [
    "FORMS", "Element", "ElementForm", "Section", "asked_only", "form_for", "form_for_cause",
    "is_asked",
]
