from django.apps import AppConfig


class JudgeContactConfig(AppConfig):
    name = "judge_contact"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from judge_contact.notices import KINDS
        from portal.notices.outbox import add_kinds

        add_kinds(*KINDS)
