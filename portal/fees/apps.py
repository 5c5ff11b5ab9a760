from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeesConfig(AppConfig):
    name = "portal.fees"
    verbose_name = _("Litigation costs")
    default_auto_field = "django.db.models.BigAutoField"
