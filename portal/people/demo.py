"""The people of the demo court: one per role, known to the sign-in page and to ``load_demo``.

They exist in demo mode only. All names and phones are made up.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from portal.people.roles import Role


@dataclass(frozen=True)
class DemoPerson:
    """``role`` is None for litigants, who hold no office. ``does`` is one line on the button."""

    username: str
    full_name: str
    role: Role | None
    title: Any
    does: Any
    phone: str
    is_organisation: bool = False
    is_foreign: bool = False


LITIGANTS: tuple[DemoPerson, ...] = (
    DemoPerson(
        "litigant", "林秀兰", None, _("Litigant"),
        _("Brings a case, checks it, and asks to reach the judge."), "17000000001",
    ),
    DemoPerson(
        "respondent", "赵国栋", None, _("Defendant"),
        _("Is sued, reads the papers and answers."), "17000000002",
    ),
    DemoPerson(
        "enterprise", "长春市青禾农机有限公司", None, _("Enterprise"),
        _("Files and follows the cases of a company."), "17000000003", is_organisation=True,
    ),
    DemoPerson(
        "lawyer", "苏文静", None, _("Lawyer"),
        _("Acts for clients in several cases."), "17000000004",
    ),
    DemoPerson(
        "overseas", "LIM SHU TING", None, _("Person abroad"),
        _("Files from another country, with a lawyer here."), "17000000005", is_foreign=True,
    ),
)
STAFF: tuple[DemoPerson, ...] = (
    DemoPerson(
        "agent", "何晓燕", Role.AGENT, _("Hotline agent"),
        _("Takes calls on 12368 and writes requests down."), "17000000011",
    ),
    DemoPerson(
        "liaison", "孙立新", Role.LIAISON, _("Liaison officer"),
        _("Passes requests to the judges of a division."), "17000000012",
    ),
    DemoPerson(
        "judge", "周明哲", Role.JUDGE, _("Judge"),
        _("Answers parties who wish to be called."), "17000000013",
    ),
    DemoPerson(
        "head", "吴建平", Role.HEAD, _("Division head"),
        _("Sees to requests the judge could not answer."), "17000000014",
    ),
    DemoPerson(
        "inspector", "郑海峰", Role.INSPECTOR, _("Inspector"),
        _("Follows up what is overdue."), "17000000015",
    ),
    DemoPerson(
        "clerk", "王雪梅", Role.CLERK, _("Filing clerk"),
        _("Checks filings and gives case numbers."), "17000000016",
    ),
    DemoPerson(
        "cashier", "冯丽华", Role.CASHIER, _("Cashier"),
        _("Checks fees and refunds."), "17000000017",
    ),
    DemoPerson(
        "service_clerk", "陈志远", Role.SERVICE_CLERK, _("Service clerk"),
        _("Sends out court papers and proves their arrival."), "17000000018",
    ),
    DemoPerson(
        "courier", "韩大勇", Role.COURIER, _("Field officer"),
        _("Hands papers over at the door."), "17000000019",
    ),
    DemoPerson(
        "archivist", "杨素芬", Role.ARCHIVIST, _("Archivist"),
        _("Keeps dossiers and helps at the support centre."), "17000000020",
    ),
    DemoPerson(
        "mediator", "朱长河", Role.MEDIATOR, _("Mediator"),
        _("Helps both sides settle."), "17000000021",
    ),
    DemoPerson(
        "mediation_admin", "秦玉洁", Role.MEDIATION_ADMIN, _("Mediation administrator"),
        _("Assigns mediators to cases."), "17000000022",
    ),
    DemoPerson(
        "auditor", "许慎之", Role.AUDITOR, _("Auditor"),
        _("Reads the trail of every act."), "17000000023",
    ),
    DemoPerson(
        "sysadmin", "马思远", Role.SYSADMIN, _("System administrator"),
        _("Keeps the portal running and sees no case."), "17000000024",
    ),
)
EVERYBODY = {person.username: person for person in (*LITIGANTS, *STAFF)}
