from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SandboxConfig(AppConfig):
    name = "portal.sandbox"
    verbose_name = _("The outside world")
    default_auto_field = "django.db.models.BigAutoField"
