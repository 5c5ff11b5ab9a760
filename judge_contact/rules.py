"""The line's duties: who owes what by when. The line's own rule, not statute."""

from datetime import time, timedelta

from portal.common.words import _
from portal.people.roles import Role
from portal.timelimits.rules import LimitRule

ACKNOWLEDGEMENT = LimitRule(
    code="ACKNOWLEDGEMENT",
    days=1,
    unit="working",
    owner_role=Role.LIAISON,
    label=_("The liaison officer confirms that the judge is informed"),
    article=_("Portal default, set by the court: acknowledged by noon of the next working day"),
    consequence=_("If not, the division head is told."),
    reminders=(timedelta(hours=2),),
    ends_at=time(12, 0),
)
CONTACT = LimitRule(
    code="CONTACT",
    days=1,
    unit="working",
    owner_role=Role.JUDGE,
    label=_("The judge contacts you"),
    article=_("Rule of the contact-the-judge line: contact within 1 working day"),
    consequence=_("If not, your request goes to the division head by itself."),
    reminders=(timedelta(hours=3), timedelta(hours=1)),
)
RECEPTION = LimitRule(
    code="RECEPTION",
    days=1,
    unit="working",
    owner_role=Role.HEAD,
    label=_("The division head receives you"),
    article=_(
        "Rule of the contact-the-judge line: if the judge cannot, the head receives the party"
    ),
    consequence=_("If not, your request goes to the inspection office by itself."),
    reminders=(timedelta(hours=3),),
)
REPORT = LimitRule(
    code="REPORT",
    days=2,
    unit="working",
    owner_role=Role.LIAISON,
    label=_("The liaison officer reports the result"),
    article=_("Rule of the contact-the-judge line: result reported within 2 working days"),
    consequence=_("If not, the inspection office is brought in by itself."),
    reminders=(timedelta(hours=3),),
)
SUPERVISION = LimitRule(
    code="SUPERVISION",
    days=3,
    unit="working",
    owner_role=Role.INSPECTOR,
    label=_("The inspection office records an outcome"),
    article=_("Portal default, set by the court: outcome of a supervision within 3 working days"),
    consequence=_("If not, the court's leader is told."),
    reminders=(timedelta(hours=3),),
)
RETURN_VISIT = LimitRule(
    code="RETURN_VISIT",
    days=1,
    unit="working",
    owner_role=Role.AGENT,
    label=_("The hotline asks whether you were reached"),
    article=_("Portal default, set by the court: return visit within 1 working day of the report"),
    consequence=_("If not, the court's leader is told."),
    reminders=(timedelta(hours=3),),
)
FOLLOW_UP = LimitRule(
    code="FOLLOW_UP",
    days=1,
    unit="working",
    owner_role=Role.HEAD,
    label=_("The division head sees that you are reached and told the result"),
    article=_("Portal default, set by the court: within 1 working day of the outcome or contact"),
    consequence=_("If not, the leader is told, and it is owed again by the next working day."),
    reminders=(timedelta(hours=3),),
)

RULES = {
    rule.code: rule
    for rule in (
        ACKNOWLEDGEMENT, CONTACT, RECEPTION, REPORT, SUPERVISION, RETURN_VISIT, FOLLOW_UP
    )
}
SHORT = {
    ACKNOWLEDGEMENT.code: _("Acknowledgement"),
    CONTACT.code: _("Contact with the party"),
    RECEPTION.code: _("Reception by the head"),
    REPORT.code: _("Report of the result"),
    SUPERVISION.code: _("Outcome of the supervision"),
    RETURN_VISIT.code: _("Return visit"),
    FOLLOW_UP.code: _("What was left open"),
}
"""Duties as the court's own people call them; ``label`` says them to the party."""
COUNTED = (SUPERVISION, RETURN_VISIT, FOLLOW_UP)
"""May fall to one request more than once in a round: numbered by themselves, not by the round."""

SILENCE_DAYS = 5
"""So many working days after the report a request nobody speaks about closes by itself."""
