"""Roles held at a court, and what each may do: one enum, one table."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    AGENT = "AGENT", _("Hotline agent")
    LIAISON = "LIAISON", _("Liaison officer")
    JUDGE = "JUDGE", _("Judge")
    ASSISTANT = "ASSISTANT", _("Judge's assistant")
    HEAD = "HEAD", _("Division head")
    INSPECTOR = "INSPECTOR", _("Inspector")
    LEADER = "LEADER", _("Court leader")
    CLERK = "CLERK", _("Filing clerk")
    CASHIER = "CASHIER", _("Cashier")
    SERVICE_CLERK = "SERVICE_CLERK", _("Service clerk")
    COURIER = "COURIER", _("Field officer")
    ARCHIVIST = "ARCHIVIST", _("Archivist")
    MEDIATOR = "MEDIATOR", _("Mediator")
    MEDIATION_ADMIN = "MEDIATION_ADMIN", _("Mediation administrator")
    AUDITOR = "AUDITOR", _("Auditor")
    SYSADMIN = "SYSADMIN", _("System administrator")


class Power(models.TextChoices):
    """Something a role may do that is not a move of one record."""

    READ_COURT_CASES = "READ_COURT_CASES", _("Read the cases of the court")
    READ_DIVISION_CASES = "READ_DIVISION_CASES", _("Read the cases of the division")
    UNMASK = "UNMASK", _("Show personal data, with a record of it")
    IMPORT_NOTICES = "IMPORT_NOTICES", _("Import working-day notices")
    APPROVE_NOTICES = "APPROVE_NOTICES", _("Approve working-day notices")
    MEND_MESSAGES = "MEND_MESSAGES", _("Retry messages that could not be sent")
    READ_AUDIT = "READ_AUDIT", _("Read the audit trail")
    READ_FIGURES = "READ_FIGURES", _("Open figures down to the records")
    MANAGE_OFFICES = "MANAGE_OFFICES", _("Give and end offices")
    KEEP_REFERENCE_DATA = "KEEP_REFERENCE_DATA", _("Keep reference data")


_CASE_STAFF = frozenset({Power.READ_DIVISION_CASES, Power.UNMASK})
_COURT_STAFF = frozenset({Power.READ_COURT_CASES, Power.UNMASK})

POWERS: dict[Role, frozenset[Power]] = {
    Role.AGENT: _COURT_STAFF,
    Role.LIAISON: _CASE_STAFF,
    Role.JUDGE: frozenset({Power.UNMASK}),
    Role.ASSISTANT: frozenset({Power.UNMASK}),
    Role.HEAD: _CASE_STAFF | {Power.READ_FIGURES},
    Role.INSPECTOR: _COURT_STAFF | {Power.READ_FIGURES},
    Role.LEADER: _COURT_STAFF | {Power.READ_FIGURES},
    Role.CLERK: _COURT_STAFF | {Power.IMPORT_NOTICES},
    Role.CASHIER: frozenset({Power.READ_COURT_CASES}),
    Role.SERVICE_CLERK: _COURT_STAFF,
    Role.COURIER: frozenset(),
    Role.ARCHIVIST: _COURT_STAFF | {Power.MEND_MESSAGES},
    Role.MEDIATOR: frozenset(),
    Role.MEDIATION_ADMIN: frozenset(),
    Role.AUDITOR: frozenset({Power.READ_AUDIT, Power.APPROVE_NOTICES}),
    # A system administrator keeps the machine running and sees no case content.
    Role.SYSADMIN: frozenset({
        Power.IMPORT_NOTICES, Power.MEND_MESSAGES, Power.MANAGE_OFFICES, Power.KEEP_REFERENCE_DATA,
    }),
}
