from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JudgeContactConfig(AppConfig):
    name = "judge_contact"
    verbose_name = _("Contact the judge")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from judge_contact.models import Ticket
        from judge_contact.notices import KINDS
        from judge_contact.shown import FIELDS
        from portal.dossier import access
        from portal.notices.matters import Pages, add_pages
        from portal.notices.outbox import add_kinds
        from portal.people.unmasking import add_fields

        add_kinds(*KINDS)
        add_pages({"judge_contact.Ticket": Pages("contact_judge_ticket", "staff:contact_ticket")})
        add_fields(*FIELDS)
        access.register("judge_contact.Ticket", access.by_scope(Ticket))
