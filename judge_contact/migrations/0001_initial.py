import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0001_initial'),
        ('courts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Absence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('deputy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='absences', to=settings.AUTH_USER_MODEL)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('ended_at', None)), fields=['deputy', 'until'], name='absence_of_deputy')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='absence_ends_after_it_began'), models.CheckConstraint(condition=models.Q(('person', models.F('deputy')), _negated=True), name='nobody_deputises_for_themselves')],
                'ordering': ['-since', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='LedgerSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courts.court')),
            ],
            options={
                'verbose_name_plural': 'ledger series',
                'constraints': [models.UniqueConstraint(fields=('court', 'year'), name='ledger_series_once')],
            },
        ),
        migrations.CreateModel(
            name='Ticket',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('once_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('once_digest', models.CharField(default='', editable=False, max_length=64)),
                ('state_since', models.DateTimeField()),
                ('number', models.CharField(max_length=30, unique=True)),
                ('channel', models.CharField(choices=[('WEB', 'Online'), ('PHONE', 'Hotline'), ('COUNTER', 'Counter'), ('MISSED_CALL', 'Missed call')], max_length=12)),
                ('category', models.CharField(choices=[('PROGRESS', 'How far is my case'), ('MATERIAL', 'Hand in or supplement material'), ('HEARING', 'Hearing date or online hearing'), ('FEE', 'Fees and refunds'), ('SERVICE', 'Papers served or address for service'), ('MEDIATION', 'Mediation or settlement'), ('PRESERVATION', 'Preservation of property'), ('ENFORCEMENT', 'Enforcement: leads or payment'), ('JUDGMENT', 'Explain the judgment'), ('DOSSIER', 'Reading the dossier'), ('OTHER', 'Something else')], max_length=20)),
                ('words', models.TextField(blank=True, max_length=2000)),
                ('phone', models.CharField(max_length=20)),
                ('best_time', models.CharField(blank=True, max_length=60)),
                ('state', models.CharField(choices=[('REGISTERED', 'Registered, sent to the division'), ('NOTIFIED', 'The judge has been informed'), ('RETURNED', 'Sent back by the division, being redirected'), ('WITH_HEAD', 'With the division head'), ('SUPERVISED', 'Supervised by the inspection office'), ('CONTACTED', 'You were contacted'), ('REPORTED', 'Result reported'), ('CLOSED', 'Closed')], default='REGISTERED', max_length=12)),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('answer_serial', models.PositiveSmallIntegerField(default=1)),
                ('repeats', models.PositiveSmallIntegerField(default=0)),
                ('registered_at', models.DateTimeField()),
                ('registered_on', models.DateField(db_index=True)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('rating', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('rating_words', models.CharField(blank=True, max_length=300)),
                ('report_words', models.TextField(blank=True, max_length=1000)),
                ('assistant', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tickets_assisted', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tickets', to='cases.case')),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courts.court')),
                ('division', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tickets', to='courts.division')),
                ('judge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tickets_to_answer', to=settings.AUTH_USER_MODEL)),
                ('registered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('requester', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tickets', to=settings.AUTH_USER_MODEL)),
                ('closes_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['-registered_at', '-pk'],
                'indexes': [models.Index(fields=['court', 'division', 'state'], name='judge_conta_court_i_b847bf_idx'), models.Index(fields=['case', 'state'], name='judge_conta_case_id_d55997_idx'), models.Index(fields=['judge', 'state'], name='judge_conta_judge_i_7bb4fe_idx'), models.Index(fields=['phone'], name='judge_conta_phone_b60b1f_idx'), models.Index(fields=['court', '-registered_at', '-id'], name='ticket_of_court'), models.Index(fields=['division', '-registered_at', '-id'], name='ticket_of_division'), models.Index(fields=['court', 'state', '-registered_at', '-id'], name='ticket_of_court_in_state'), models.Index(condition=models.Q(('state', 'REPORTED')), fields=['closes_at'], name='ticket_closes')],
                'constraints': [models.CheckConstraint(condition=models.Q(('rating__isnull', True), models.Q(('rating__gte', 1), ('rating__lte', 5)), _connector='OR'), name='ticket_rating_is_one_to_five'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'CLOSED'), _negated=True), ('closed_at__isnull', False), _connector='OR'), name='ticket_closed_has_an_instant'), models.CheckConstraint(condition=models.Q(('round__gte', 1), ('round__lte', 2)), name='ticket_is_reopened_once_at_most')],
            },
        ),
        migrations.CreateModel(
            name='Room',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('is_open', models.BooleanField(default=True)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meeting_rooms', to='courts.court')),
            ],
            options={
                'verbose_name': 'monitored room',
                'ordering': ['court', 'name'],
                'constraints': [models.UniqueConstraint(fields=('court', 'name'), name='room_name_once_per_court')],
            },
        ),
        migrations.CreateModel(
            name='Attempt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField()),
                ('words', models.CharField(blank=True, max_length=500)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ticket', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='judge_contact.ticket')),
            ],
            options={
                'ordering': ['ticket', 'at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField()),
                ('by_role', models.CharField(choices=[('AGENT', 'Hotline agent'), ('LIAISON', 'Liaison officer'), ('JUDGE', 'Judge'), ('ASSISTANT', "Judge's assistant"), ('HEAD', 'Division head'), ('INSPECTOR', 'Inspector'), ('LEADER', 'Court leader'), ('CLERK', 'Filing clerk'), ('CASHIER', 'Cashier'), ('SERVICE_CLERK', 'Service clerk'), ('COURIER', 'Field officer'), ('ARCHIVIST', 'Archivist'), ('MEDIATOR', 'Mediator'), ('MEDIATION_ADMIN', 'Mediation administrator'), ('AUDITOR', 'Auditor'), ('SYSADMIN', 'System administrator')], max_length=20)),
                ('outcome', models.CharField(choices=[('ANSWERED', 'Answered the question'), ('WILL_ANSWER_IN_WRITING', 'Will answer in writing'), ('HEARING_FIXED', 'Told the date of the hearing'), ('MEETING_SET', 'Will meet, see time and room'), ('FILE_IN_WRITING', 'Asked to hand it in in writing')], max_length=30)),
                ('words', models.CharField(blank=True, max_length=500)),
                ('disputed_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ticket', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contacts', to='judge_contact.ticket')),
            ],
            options={
                'ordering': ['ticket', 'at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DeskAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.CharField(choices=[('STAGE', 'Which stage is my case in'), ('JUDGE', "Who is my judge, and the division's phone"), ('NEXT_DATE', 'When is the next date')], max_length=12)),
                ('channel', models.CharField(choices=[('WEB', 'Online'), ('PHONE', 'Hotline'), ('COUNTER', 'Counter'), ('MISSED_CALL', 'Missed call')], max_length=12)),
                ('at', models.DateTimeField()),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courts.court')),
                ('once_digest', models.CharField(default='', editable=False, max_length=64)),
                ('once_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('ticket', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='desk_answers', to='judge_contact.ticket')),
            ],
            options={
                'indexes': [models.Index(fields=['court', 'at'], name='judge_conta_court_i_68a12c_idx')],
            },
        ),
        migrations.CreateModel(
            name='Holding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('role', models.CharField(choices=[('AGENT', 'Hotline agent'), ('LIAISON', 'Liaison officer'), ('JUDGE', 'Judge'), ('ASSISTANT', "Judge's assistant"), ('HEAD', 'Division head'), ('INSPECTOR', 'Inspector'), ('LEADER', 'Court leader'), ('CLERK', 'Filing clerk'), ('CASHIER', 'Cashier'), ('SERVICE_CLERK', 'Service clerk'), ('COURIER', 'Field officer'), ('ARCHIVIST', 'Archivist'), ('MEDIATOR', 'Mediator'), ('MEDIATION_ADMIN', 'Mediation administrator'), ('AUDITOR', 'Auditor'), ('SYSADMIN', 'System administrator')], max_length=20)),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ticket', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='holdings', to='judge_contact.ticket')),
            ],
            options={
                'ordering': ['ticket', 'since', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('ticket',), name='ticket_has_one_holder')],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_at', models.DateTimeField()),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ticket', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='judge_contact.ticket')),
                ('room', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='judge_contact.room')),
            ],
            options={
                'ordering': ['starts_at'],
                'constraints': [models.UniqueConstraint(fields=('room', 'starts_at'), name='meeting_room_booked_once')],
            },
        ),
        migrations.CreateModel(
            name='MissedCall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('provider_id', models.CharField(max_length=80, unique=True)),
                ('phone', models.CharField(db_index=True, max_length=20)),
                ('called', models.CharField(blank=True, max_length=20)),
                ('at', models.DateTimeField()),
                ('handled_at', models.DateTimeField(blank=True, null=True)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courts.court')),
                ('handled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ticket', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='missed_calls', to='judge_contact.ticket')),
                ('outcome', models.CharField(blank=True, choices=[('REGISTERED', 'A request was registered'), ('ANSWERED', 'Called back and answered at once'), ('NOBODY', 'Called back several times, nobody answers'), ('NOT_OURS', 'Not about a case of this court')], max_length=12)),
                ('tried_at', models.DateTimeField(blank=True, null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('words', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['at', 'pk'],
                'indexes': [models.Index(condition=models.Q(('handled_at', None)), fields=['court', 'at'], name='missed_call_waiting')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('handled_at__isnull', True), ('handled_by__isnull', True), ('outcome', '')), models.Q(('handled_at__isnull', False), ('handled_by__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='missed_call_is_handled_by_somebody_at_some_time'), models.CheckConstraint(condition=models.Q(('ticket__isnull', True), ('outcome', 'REGISTERED'), _connector='OR'), name='missed_call_with_a_request_was_registered')],
            },
        ),
        migrations.CreateModel(
            name='Supervision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField()),
                ('reason', models.CharField(choices=[('CONTACT_OVERDUE', 'Not contacted in time, by judge or head'), ('REPORT_OVERDUE', 'Result not reported in time'), ('SAID_NOT_REACHED', 'The party said again: not reached'), ('NOT_FOLLOWED_UP', 'What was left open was not done in time'), ('PICKED', 'Picked by the inspection office in its weekly check')], max_length=20)),
                ('opened_at', models.DateTimeField()),
                ('outcome', models.TextField(blank=True, max_length=2000)),
                ('criticism_drafted', models.BooleanField(default=False)),
                ('concluded_at', models.DateTimeField(blank=True, null=True)),
                ('inspector', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ticket', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supervisions', to='judge_contact.ticket')),
            ],
            options={
                'ordering': ['ticket', 'opened_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('concluded_at__isnull', True)), fields=('ticket',), name='supervision_open_once'), models.CheckConstraint(condition=models.Q(('concluded_at__isnull', True), models.Q(models.Q(('outcome', ''), _negated=True), ('inspector__isnull', False)), _connector='OR'), name='supervision_concluded_has_an_outcome_and_an_inspector')],
            },
        ),
        migrations.CreateModel(
            name='TicketLimit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=40)),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('owner_role', models.CharField(choices=[('AGENT', 'Hotline agent'), ('LIAISON', 'Liaison officer'), ('JUDGE', 'Judge'), ('ASSISTANT', "Judge's assistant"), ('HEAD', 'Division head'), ('INSPECTOR', 'Inspector'), ('LEADER', 'Court leader'), ('CLERK', 'Filing clerk'), ('CASHIER', 'Cashier'), ('SERVICE_CLERK', 'Service clerk'), ('COURIER', 'Field officer'), ('ARCHIVIST', 'Archivist'), ('MEDIATOR', 'Mediator'), ('MEDIATION_ADMIN', 'Mediation administrator'), ('AUDITOR', 'Auditor'), ('SYSADMIN', 'System administrator')], max_length=20)),
                ('started_at', models.DateTimeField()),
                ('days', models.PositiveSmallIntegerField()),
                ('due_on', models.DateField()),
                ('due_at', models.DateTimeField()),
                ('provisional', models.BooleanField(default=False)),
                ('calendar_version', models.PositiveIntegerField(default=0)),
                ('next_reminder_at', models.DateTimeField(blank=True, null=True)),
                ('reminders_sent', models.PositiveSmallIntegerField(default=0)),
                ('met_at', models.DateTimeField(blank=True, null=True)),
                ('breached_at', models.DateTimeField(blank=True, null=True)),
                ('escalated_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='limits', to='judge_contact.ticket')),
            ],
            options={
                'ordering': ['record', 'due_at'],
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('cancelled_at', None), ('escalated_at', None), ('met_at', None)), fields=['due_at'], name='ticketlimit_due'), models.Index(condition=models.Q(('cancelled_at', None), ('escalated_at', None), ('met_at', None)), fields=['next_reminder_at'], name='ticketlimit_remind'), models.Index(condition=models.Q(('cancelled_at', None), ('met_at', None)), fields=['due_at', 'id'], name='ticketlimit_owed')],
                'constraints': [models.UniqueConstraint(fields=('record', 'rule', 'round'), name='ticketlimit_once_per_rule_and_round'), models.CheckConstraint(condition=models.Q(('due_at__gt', models.F('started_at'))), name='ticketlimit_is_due_after_it_started'), models.CheckConstraint(condition=models.Q(('escalated_at__isnull', True), ('escalated_at__gte', models.F('due_at')), _connector='OR'), name='ticketlimit_is_never_escalated_early'), models.CheckConstraint(condition=models.Q(('escalated_at__isnull', True), ('breached_at__isnull', False), _connector='OR'), name='ticketlimit_escalated_means_breached')],
            },
        ),
        migrations.CreateModel(
            name='TicketStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40)),
                ('came_from', models.CharField(max_length=40)),
                ('went_to', models.CharField(max_length=40)),
                ('by_role', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('words', models.TextField(blank=True)),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('ticket', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='judge_contact.ticket')),
            ],
            options={
                'ordering': ['ticket', 'at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='KeyedAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('once_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('once_digest', models.CharField(default='', editable=False, max_length=64)),
                ('act', models.CharField(max_length=40)),
                ('ticket', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keyed_acts', to='judge_contact.ticket')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
