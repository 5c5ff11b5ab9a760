from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeesConfig(AppConfig):
    name = "portal.fees"
    verbose_name = _("Litigation costs")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from portal.cases.ways_on import add_ways_on
        from portal.cases.wordings import add_wordings
        from portal.dossier import access
        from portal.fees.models import ReliefApplication
        from portal.fees.notices import KINDS
        from portal.fees.ways_on import for_party
        from portal.fees.wordings import WORDINGS
        from portal.notices.matters import Pages, add_pages
        from portal.notices.outbox import add_kinds

        add_kinds(*KINDS)
        add_ways_on(for_party=for_party)
        add_wordings(WORDINGS)
        add_pages({
            "fees.FeeObligation": Pages("fee", "staff:fee"),
            "fees.ReliefApplication": Pages("relief", "staff:relief"),
        })
        access.register("fees.ReliefApplication", access.by_scope(ReliefApplication))
