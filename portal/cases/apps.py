from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "portal.cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from portal.cases import unmasking

        unmasking.register()
