from django.apps import AppConfig
from django.core.checks import register

from portal.papers.environment import check_environment


class PapersConfig(AppConfig):
    name = "portal.papers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        register(check_environment, "papers")
