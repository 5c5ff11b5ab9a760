import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('courts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('year', models.PositiveSmallIntegerField()),
                ('type_code', models.CharField(max_length=4)),
                ('serial', models.PositiveIntegerField()),
                ('number', models.CharField(max_length=40, unique=True)),
                ('cause_no', models.CharField(blank=True, max_length=10)),
                ('cause', models.CharField(max_length=80)),
                ('cause_en', models.CharField(blank=True, max_length=120)),
                ('stage', models.CharField(choices=[('FILED', 'Filed, waiting for a judge'), ('IN_TRIAL', 'In trial'), ('MEDIATION', 'In mediation'), ('JUDGED', 'Judgment given'), ('ENFORCEMENT', 'In enforcement'), ('CLOSED', 'Closed')], default='FILED', max_length=20)),
                ('filed_on', models.DateField()),
                ('next_date', models.DateTimeField(blank=True, null=True)),
                ('next_occasion', models.CharField(blank=True, choices=[('HEARING', 'Hearing'), ('EVIDENCE', 'Exchange of evidence'), ('MEDIATION', 'Mediation meeting'), ('JUDGMENT', 'Judgment pronounced'), ('TALK', 'Meeting with the judge')], max_length=20)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('assistant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases_assisted', to=settings.AUTH_USER_MODEL)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='courts.court')),
                ('division', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='courts.division')),
                ('judge', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases_judged', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-filed_on', '-pk'],
                'indexes': [models.Index(fields=['court', '-filed_on', '-id'], name='case_of_court'), models.Index(fields=['division', '-filed_on', '-id'], name='case_of_division'), models.Index(fields=['-filed_on', '-id'], name='case_newest'), models.Index(fields=['serial'], name='case_serial')],
                'constraints': [models.UniqueConstraint(fields=('court', 'year', 'type_code', 'serial'), name='case_serial_once'), models.CheckConstraint(condition=models.Q(models.Q(('next_date__isnull', True), ('next_occasion', '')), models.Q(('next_date__isnull', False), models.Q(('next_occasion', ''), _negated=True)), _connector='OR'), name='case_next_date_says_what_for'), models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', False), ('stage', 'CLOSED')), models.Q(models.Q(('stage', 'CLOSED'), _negated=True), ('closed_on__isnull', True)), _connector='OR'), name='case_closed_has_a_day')],
            },
        ),
        migrations.CreateModel(
            name='NumberSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('type_code', models.CharField(max_length=4)),
                ('last', models.PositiveIntegerField(default=0)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courts.court')),
            ],
            options={
                'verbose_name_plural': 'number series',
                'constraints': [models.UniqueConstraint(fields=('court', 'year', 'type_code'), name='number_series_once')],
            },
        ),
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('side', models.CharField(choices=[('PLAINTIFF', 'Plaintiff'), ('DEFENDANT', 'Defendant'), ('THIRD_PARTY', 'Third party'), ('APPLICANT', 'Applicant'), ('RESPONDENT', 'Respondent'), ('APPELLANT', 'Appellant'), ('APPELLEE', 'Appellee'), ('CREDITOR', 'Enforcement applicant'), ('DEBTOR', 'Judgment debtor')], max_length=20)),
                ('name', models.CharField(db_index=True, max_length=120)),
                ('phone', models.CharField(blank=True, db_index=True, max_length=20)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('in_counterclaim', models.CharField(blank=True, choices=[('CLAIMS', 'plaintiff of the counterclaim'), ('ANSWERS', 'defendant of the counterclaim')], max_length=10)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parties', to='cases.case')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='party_to', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['case', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('case', 'side', 'position'), name='party_position_once_per_side'), models.UniqueConstraint(condition=models.Q(('person__isnull', False)), fields=('case', 'person'), name='party_person_once_per_case')],
            },
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('authority', models.CharField(choices=[('GENERAL', 'General authority'), ('SPECIAL', 'Special authority')], max_length=10)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('agent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to=settings.AUTH_USER_MODEL)),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='cases.party')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gt', models.F('since')), _connector='OR'), name='appointment_ends_after_it_began')],
            },
        ),
        migrations.CreateModel(
            name='ServiceAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.CharField(max_length=200)),
                ('postcode', models.CharField(blank=True, max_length=10)),
                ('e_address', models.CharField(blank=True, max_length=120)),
                ('accepts_e_service', models.BooleanField(default=False)),
                ('since', models.DateTimeField()),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addresses', to='cases.party')),
            ],
            options={
                'verbose_name_plural': 'service addresses',
                'ordering': ['party', '-since', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='TimelineEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('kind', models.CharField(max_length=60)),
                ('facts', models.JSONField(default=dict)),
                ('source', models.CharField(blank=True, max_length=120)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='timeline', to='cases.case')),
            ],
            options={
                'verbose_name_plural': 'timeline entries',
                'ordering': ['case', 'at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='VoidedNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('type_code', models.CharField(max_length=4)),
                ('serial', models.PositiveIntegerField()),
                ('reason', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courts.court')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('court', 'year', 'type_code', 'serial'), name='voided_number_once')],
            },
        ),
    ]
