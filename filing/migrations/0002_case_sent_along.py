"""A case sent to another court goes on there: one filing, a draw for each of its cases."""

from django.db import migrations, models
from django.db.models.deletion import PROTECT


class Migration(migrations.Migration):

    dependencies = [
        ("filing", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="draw",
            name="filing",
            field=models.ForeignKey(on_delete=PROTECT, related_name="draws", to="filing.filing"),
        ),
    ]
