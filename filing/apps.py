from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilingConfig(AppConfig):
    name = "filing"
    verbose_name = _("Filing")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from filing import case_notices, entrance_notices, notices
        from filing.files import open_files
        from filing.ways_on import for_party, for_staff
        from portal.cases.ways_on import add_ways_on
        from portal.cases.wordings import add_wordings
        from portal.notices.matters import Pages, add_pages
        from portal.notices.outbox import add_kinds

        add_kinds(*notices.KINDS, *case_notices.KINDS, *entrance_notices.KINDS)
        add_wordings(case_notices.WORDINGS)
        add_pages({
            "filing.Filing": Pages("filing", "staff:filing"),
            "filing.CaseRequest": Pages("case_request", "staff:case_request"),
            "filing.ServedComplaint": Pages("respond"),
            "filing.ConductComplaint": Pages("filing_complaint"),
        })
        add_ways_on(for_party=for_party, for_staff=for_staff)
        open_files()
