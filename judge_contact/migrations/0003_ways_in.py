import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0002_initial"),
        ("courts", "0001_initial"),
        ("judge_contact", "0002_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="absence",
            options={"ordering": ["-since", "-pk"]},
        ),
        migrations.AlterModelOptions(
            name="missedcall",
            options={"ordering": ["at", "pk"]},
        ),
        migrations.RemoveConstraint(
            model_name="missedcall",
            name="missed_call_is_handled_by_somebody_at_some_time",
        ),
        migrations.RemoveIndex(
            model_name="ticket",
            name="judge_conta_court_i_f702fe_idx",
        ),
        migrations.AddField(
            model_name="absence",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="absence",
            name="public_id",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.AddField(
            model_name="deskanswer",
            name="once_digest",
            field=models.CharField(default="", editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name="deskanswer",
            name="once_key",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.AddField(
            model_name="deskanswer",
            name="ticket",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="desk_answers",
                to="judge_contact.ticket",
            ),
        ),
        migrations.AddField(
            model_name="missedcall",
            name="outcome",
            field=models.CharField(
                blank=True,
                choices=[
                    ("REGISTERED", "A request was registered"),
                    ("ANSWERED", "Called back and answered at once"),
                    ("NOBODY", "Called back several times, nobody answers"),
                    ("NOT_OURS", "Not about a case of this court"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="missedcall",
            name="tried_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="missedcall",
            name="tries",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="missedcall",
            name="words",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddIndex(
            model_name="absence",
            index=models.Index(
                condition=models.Q(("ended_at", None)),
                fields=["deputy", "until"],
                name="absence_of_deputy",
            ),
        ),
        migrations.AddIndex(
            model_name="missedcall",
            index=models.Index(
                condition=models.Q(("handled_at", None)),
                fields=["court", "at"],
                name="missed_call_waiting",
            ),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(fields=["court", "-registered_at", "-id"], name="ticket_of_court"),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                fields=["division", "-registered_at", "-id"], name="ticket_of_division"
            ),
        ),
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                fields=["court", "state", "-registered_at", "-id"], name="ticket_of_court_in_state"
            ),
        ),
        migrations.AddIndex(
            model_name="ticketlimit",
            index=models.Index(
                condition=models.Q(("cancelled_at", None), ("met_at", None)),
                fields=["due_at", "id"],
                name="ticketlimit_owed",
            ),
        ),
        migrations.AddConstraint(
            model_name="missedcall",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("handled_at__isnull", True), ("handled_by__isnull", True), ("outcome", "")
                    ),
                    models.Q(
                        ("handled_at__isnull", False),
                        ("handled_by__isnull", False),
                        models.Q(("outcome", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="missed_call_is_handled_by_somebody_at_some_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="missedcall",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ticket__isnull", True), ("outcome", "REGISTERED"), _connector="OR"
                ),
                name="missed_call_with_a_request_was_registered",
            ),
        ),
    ]
