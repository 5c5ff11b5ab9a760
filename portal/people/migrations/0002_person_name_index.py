from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="person",
            name="full_name",
            field=models.CharField(db_index=True, max_length=120),
        ),
    ]
