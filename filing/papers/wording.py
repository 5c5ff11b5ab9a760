"""Answers and people in the words a paper prints."""

from datetime import date
from typing import Any

from babel import Locale
from django.utils.translation import get_language, gettext as _

from filing.elements import Element
from filing.models import FilingAgent, FilingParty
from filing.papers.document import Secret
from filing.rules.said import money
from portal.common.readable import day, yuan

RowsOf = list[tuple[str, Any]]


def text_of(element: Element, value: str) -> str:
    """An answer as a person reads it: money with its unit, a choice by its words."""
    if element.kind == "money":
        return _money(value)
    if element.kind == "percent":
        return f"{value}%"
    if element.kind == "date":
        return _date(value)
    if element.kind == "yes_no":
        return str(_("Yes") if value == "yes" else _("No"))
    if element.kind in ("choice", "choices"):
        said = {code: str(label) for code, label in element.choices}
        return "、".join(said.get(code, code) for code in value.split(","))
    return value


def _money(value: str) -> str:
    found = money(value)
    return value if found is None else yuan(found)


def _date(value: str) -> str:
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return value


def party_rows(party: FilingParty, *, is_own: bool) -> RowsOf:
    """What the law wants to know of a party (CPL 124, LR 4); empty answers are left out.

    Of the other side a number is printed too: it tells them from others (INT 209).
    """
    is_natural = party.kind == FilingParty.Kind.NATURAL
    rows = _natural_rows(party) if is_natural else _organisation_rows(party)
    if is_own:
        rows += service_rows(party)
    return filled(rows)


def service_rows(party: FilingParty) -> RowsOf:
    """Where court papers reach a party, and whether electronic ones may (OL 29)."""
    agreed = {True: _("I agree"), False: _("I do not agree"), None: ""}[party.accepts_e_service]
    rows = [
        (_("Address for service"), party.service_address),
        (_("Postcode"), party.service_postcode),
        (_("Electronic service, judgments included"), agreed),
    ]
    if party.accepts_e_service:
        channel = str(party.get_e_channel_display()) if party.e_channel else ""
        rows += [
            (_("Way of electronic service"), channel), (_("Electronic address"), party.e_address)
        ]
    return rows


def filled(rows: RowsOf) -> RowsOf:
    """The rows that say something."""
    return [(label, value) for label, value in rows if value and value != Secret("")]


def _natural_rows(party: FilingParty) -> RowsOf:
    return [
        (_("Name"), party.name),
        (_("Sex"), str(party.get_sex_display()) if party.sex else ""),
        (_("Date of birth"), day(party.born_on)),
        (_("Ethnicity"), party.ethnicity),
        (_("Work unit"), party.work_unit),
        (_("Occupation or post"), party.occupation),
        (_("Domicile"), party.domicile),
        (_("Habitual residence"), party.habitual_residence),
        (_("Identity document"), str(party.get_document_display()) if party.document else ""),
        (_("Country that issued the passport"), _country(party)),
        (_("Number of the document"), Secret(party.number)),
        (_("Phone"), party.phone),
    ]


def _country(party: FilingParty) -> str:
    locale = Locale.parse((get_language() or "zh-hans").replace("-", "_"))
    return str(locale.territories.get(party.country, party.country))


def _organisation_rows(party: FilingParty) -> RowsOf:
    return [
        (_("Name of the organisation"), party.name),
        (_("Type"), party.entity_type),
        (_("Ownership"), party.ownership),
        (_("Domicile"), party.domicile),
        (_("Place of registration"), party.registered_place),
        (_("Unified social credit code"), Secret(party.number)),
        (_("Legal representative or person in charge"), party.representative),
        (_("Post"), party.representative_post),
        (_("Phone"), party.phone),
    ]


def agent_rows(agent: FilingAgent) -> RowsOf:
    """An agent ad litem as papers name them (CPL 61, 62)."""
    rows = [
        (_("Name"), agent.name),
        (_("Acts as"), str(agent.get_profession_display())),
        (_("Work unit"), agent.work_unit),
        (_("Post"), agent.post),
        (_("Licence number"), agent.licence),
        (_("Phone"), agent.phone),
        (_("Authority"), str(agent.get_authority_display())),
    ]
    return filled(rows)
