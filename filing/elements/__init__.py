"""Element-based forms (要素式起诉状): which questions a dispute asks, as data.

One definition serves everybody: the filer answers it, the papers print it, the clerk checks it,
and the other side's answer form is built from it.
"""

from filing.elements.form import Element, ElementForm, Section
from filing.elements.general import GENERAL

FORMS: dict[str, ElementForm] = {form.code: form for form in (GENERAL,)}
"""Every form by its code; ``general`` serves every cause that has none of its own."""


def form_for_cause(cause_no: str) -> ElementForm:
    """The form made for a cause of action, else the general one."""
    return next((form for form in FORMS.values() if cause_no in form.causes), GENERAL)


__all__ = ["FORMS", "Element", "ElementForm", "Section", "form_for_cause"]
