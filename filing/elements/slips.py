"""What a clerk may put right without sending the filing back: slips of the pen, never the claim."""

from filing.elements.form import Element, Section

PARTY_FIELDS = frozenset({
    "ethnicity", "occupation", "work_unit", "phone", "domicile", "habitual_residence",
    "representative_post", "entity_type", "ownership", "registered_place", "relation",
    "service_address", "service_postcode",
})
"""Fields of a party that may hold a slip. A name or a number says who is meant: not a slip."""


def may_hold_slip(section: Section, element: Element) -> bool:
    """Claims and sums are the filer's own will: they are never corrected for them."""
    return section.part not in ("claims", "arrangements") and not element.counts
