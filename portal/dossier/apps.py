from django.apps import AppConfig


class DossierConfig(AppConfig):
    name = "portal.dossier"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from portal.cases.ways_on import add_ways_on
        from portal.dossier.ways_on import for_party, for_staff

        add_ways_on(for_party=for_party, for_staff=for_staff)
