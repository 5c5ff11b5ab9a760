from django.apps import AppConfig


class JudgeContactConfig(AppConfig):
    name = "judge_contact"
    default_auto_field = "django.db.models.BigAutoField"
