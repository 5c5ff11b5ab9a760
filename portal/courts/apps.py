from django.apps import AppConfig


class CourtsConfig(AppConfig):
    name = "portal.courts"
    default_auto_field = "django.db.models.BigAutoField"
