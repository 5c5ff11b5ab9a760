from django.apps import AppConfig


class TimelimitsConfig(AppConfig):
    name = "portal.timelimits"
    default_auto_field = "django.db.models.BigAutoField"
