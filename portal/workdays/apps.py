from django.apps import AppConfig


class WorkdaysConfig(AppConfig):
    name = "portal.workdays"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import portal.workdays.checks  # noqa: F401  registers the check
