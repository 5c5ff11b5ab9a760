"""A case closed at one court may go on at another, under the number it has there (CPL 37)."""

from django.db import migrations, models
from django.db.models import Q
from django.db.models.deletion import PROTECT


class Migration(migrations.Migration):

    dependencies = [("cases", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="case",
            name="continued_as",
            field=models.OneToOneField(
                blank=True, null=True, on_delete=PROTECT, related_name="came_as", to="cases.case"
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=Q(continued_as__isnull=True) | Q(stage="CLOSED"),
                name="case_continued_elsewhere_is_closed",
            ),
        ),
    ]
