from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilingConfig(AppConfig):
    name = "filing"
    verbose_name = _("Filing")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from filing.notices import KINDS
        from portal.notices.outbox import add_kinds

        add_kinds(*KINDS)
