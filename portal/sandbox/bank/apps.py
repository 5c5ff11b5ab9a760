from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SandboxBankConfig(AppConfig):
    name = "portal.sandbox.bank"
    label = "sandbox_bank"
    verbose_name = _("The sandbox bank")
    default_auto_field = "django.db.models.BigAutoField"
