"""What should be looked at again when a field is flagged, because it rests on it."""

from collections import defaultdict
from collections.abc import Iterable

from filing.elements.form import ElementForm, Section
from filing.rules import anchors

PARTY_DEPENDENTS = {
    "name": ("agents", "sealed_number", "representative"),
    "kind": ("document", "sealed_number", "representative"),
    "document": ("sealed_number",),
    "domicile": ("habitual_residence", "service_address"),
}
"""Fields of a party that rest on another field of the same party."""
COURT_RESTS_ON = frozenset({"domicile", "habitual_residence"})


def dependents(form: ElementForm, flagged: Iterable[str]) -> dict[str, set[str]]:
    """By anchor of what to look at again, the flagged anchors it rests on.

    Questions asked only because of an answer rest on it; a later date rests on an earlier one of
    the same section; the fee rests on every sum that counts; the court on where parties live.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for anchor in flagged:
        place = anchors.parse(anchor)
        resting: Iterable[str] = ()
        if place.kind == "answer":
            resting = _of_answer(form, place)
        elif place.kind == "party":
            resting = _of_party(place)
        for one in resting:
            if one != anchor:
                found[one].add(anchor)
    return dict(found)


def _of_answer(form: ElementForm, place: anchors.Anchor) -> Iterable[str]:
    section = form.section_of(place.id)
    if section is None:
        return
    element = form.element(place.id)
    for other in section.elements:
        if other.shown_if and other.shown_if[0] == place.id:
            yield anchors.answer(other.key, place.number)
    if element.kind == "date":
        for key in _dates_after(section, place.id):
            yield anchors.answer(key, place.number)
    if element.counts:
        yield anchors.task("fee")


def _dates_after(section: Section, key: str) -> Iterable[str]:
    keys = [element.key for element in section.elements if element.kind == "date"]
    return keys[keys.index(key) + 1 :]


def _of_party(place: anchors.Anchor) -> Iterable[str]:
    for field in PARTY_DEPENDENTS.get(place.field, ()):
        yield anchors.party(place.id, field)
    if place.field in COURT_RESTS_ON:
        yield anchors.task("court")
