import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Court',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('code', models.CharField(max_length=8, unique=True)),
                ('name', models.CharField(max_length=60)),
                ('name_en', models.CharField(max_length=120)),
                ('level', models.CharField(choices=[('INTERMEDIATE', "Intermediate people's court"), ('BASIC', "Basic people's court")], max_length=16)),
                ('division_code', models.CharField(blank=True, max_length=6)),
                ('tree_code', models.CharField(blank=True, max_length=8)),
                ('address', models.CharField(blank=True, max_length=120)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('evidence', models.CharField(blank=True, max_length=120)),
                ('predecessor_code', models.CharField(blank=True, max_length=8)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='courts.court')),
            ],
            options={
                'ordering': ['code'],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_from__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='court_ends_after_it_began')],
            },
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=12, unique=True)),
                ('name', models.CharField(max_length=60)),
                ('name_en', models.CharField(max_length=120)),
                ('is_zone', models.BooleanField(default=False)),
                ('position', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'ordering': ['position', 'code'],
            },
        ),
        migrations.CreateModel(
            name='Division',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('code', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=60)),
                ('name_en', models.CharField(max_length=120)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='divisions', to='courts.court')),
            ],
            options={
                'ordering': ['court__code', 'code'],
                'constraints': [models.UniqueConstraint(fields=('court', 'code'), name='division_code_once_per_court')],
            },
        ),
        migrations.CreateModel(
            name='Policy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(choices=[('CLOSING_TIME', 'Closing time (HH:MM), when duties of staff fall due'), ('OPENING_TIME', 'Opening time (HH:MM)'), ('LOCAL_DAYS_MOVE_PERIODS', "Whether the court's own rest days move statutory periods (yes or no)"), ('CORRECTED_DAY_COUNTS', 'Whether the day corrections arrive counts in the seven days to decide (yes or no)'), ('SMALL_CLAIMS_YUAN', "Up to how many yuan a money claim is a small claim (CPL 165: half the province's average yearly wage)"), ('CROSS_REGION_MINUTES', 'Within how many minutes the court means to answer a cross-region filing (a target)')], max_length=40)),
                ('value', models.CharField(max_length=60)),
                ('valid_from', models.DateField()),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='policies', to='courts.court')),
            ],
            options={
                'verbose_name_plural': 'policies',
                'constraints': [models.UniqueConstraint(fields=('court', 'key', 'valid_from'), name='policy_once_per_day')],
            },
        ),
        migrations.CreateModel(
            name='Coverage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('matters', models.CharField(choices=[('GENERAL', 'All first-instance matters'), ('IP', 'Intellectual property')], default='GENERAL', max_length=10)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('evidence', models.CharField(blank=True, max_length=160)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='coverage', to='courts.area')),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='coverage', to='courts.court')),
            ],
            options={
                'verbose_name_plural': 'coverage',
                'ordering': ['area', 'matters', 'valid_from'],
                'constraints': [models.UniqueConstraint(fields=('area', 'matters', 'valid_from'), name='coverage_once_per_day'), models.UniqueConstraint(condition=models.Q(('valid_from__isnull', True)), fields=('area', 'matters'), name='coverage_begins_once'), models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_from__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='coverage_ends_after_it_began')],
            },
        ),
        migrations.CreateModel(
            name='Station',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=80)),
                ('name_en', models.CharField(max_length=120)),
                ('address', models.CharField(blank=True, max_length=160)),
                ('hours', models.CharField(blank=True, max_length=80)),
                ('for_enterprises', models.BooleanField(default=False)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stations', to='courts.court')),
            ],
            options={
                'ordering': ['court', 'name'],
                'constraints': [models.UniqueConstraint(fields=('court', 'name'), name='station_name_once_per_court')],
            },
        ),
    ]
