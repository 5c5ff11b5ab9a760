from django.apps import AppConfig


class DossierConfig(AppConfig):
    name = "portal.dossier"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from portal.dossier import access  # models load after this module

        access.open_own()
