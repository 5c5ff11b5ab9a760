import django.db.models.deletion
import portal.notices.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cases', '0001_initial'),
        ('courts', '0001_initial'),
        ('papers', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Dossier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('state_since', models.DateTimeField()),
                ('about', models.CharField(max_length=120, unique=True)),
                ('opened_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('OPEN', 'Growing with the case'), ('SEALED', 'Sealed')], default='OPEN', max_length=8)),
                ('case', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dossier', to='cases.case')),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courts.court')),
            ],
            options={
                'ordering': ['-opened_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='DossierStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40)),
                ('came_from', models.CharField(max_length=40)),
                ('went_to', models.CharField(max_length=40)),
                ('by_role', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('words', models.TextField(blank=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='dossier.dossier')),
            ],
            options={
                'ordering': ['dossier', 'at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('volume', models.CharField(choices=[('MAIN', 'Main volume'), ('INTERNAL', 'Internal volume')], max_length=8)),
                ('slot', models.CharField(choices=[('FILING', 'Filing form and its course'), ('COMPLAINT', 'Complaint, or record of oral filing'), ('ACCEPTANCE', 'Notice of acceptance'), ('FEES', 'Fees: notices, receipts, relief'), ('RESPONSE_NOTICE', 'Notice to respond, with receipts'), ('ANSWER', 'Answer and counterclaim'), ('IDENTITY', 'Identity papers and powers of attorney'), ('ADDRESS', 'Confirmed addresses for service'), ('EVIDENCE_NOTICE', 'Notice on evidence'), ('EVIDENCE', 'Evidence'), ('INVESTIGATION', 'Records of inquiries and investigations'), ('PRESERVATION', 'Preservation and advance enforcement'), ('EXPERT', 'Expert opinions and inspections'), ('MEDIATION', 'Records of mediation'), ('HEARING_NOTICE', 'Hearing notices, summonses, announcements'), ('HEARING_RECORD', 'Hearing records'), ('STATEMENTS', 'Written statements of agents'), ('DECISION', 'Judgments, rulings, mediation statements'), ('PRONOUNCEMENT', 'Record of pronouncement'), ('SERVICE', 'Receipts of service'), ('APPEAL', 'Appeal papers'), ('HIGHER_COURT', 'Papers of the higher court'), ('CLOSING', 'Closing papers'), ('READING_NOTES', 'Reading notes'), ('TRIAL_REPORT', 'Trial report'), ('EXCHANGES', 'Internal exchanges, requests and replies'), ('INSTRUCTIONS', 'Written instructions of leaders'), ('DELIBERATION', 'Record of the panel’s deliberation'), ('COMMITTEE', 'Minutes of the judicial committee'), ('DRAFTS', 'Drafts and signing forms'), ('INTERNAL_OTHER', 'Other papers not shown to parties')], max_length=20)),
                ('side', models.CharField(blank=True, choices=[('', 'Nobody in particular'), ('FIRST', 'Plaintiff or applicant'), ('SECOND', 'Defendant or respondent'), ('THIRD', 'Third party')], max_length=8)),
                ('title', models.CharField(max_length=160)),
                ('document_number', models.CharField(blank=True, max_length=60)),
                ('dated_on', models.DateField(blank=True, null=True)),
                ('source', models.CharField(choices=[('PARTY', 'Handed in by a party'), ('COURT', 'Made by the court'), ('SERVICE', 'Served, or proof of service'), ('COUNTER', 'Paper scanned at the counter')], max_length=10)),
                ('leading_pages', models.PositiveSmallIntegerField(default=0)),
                ('pages', models.PositiveSmallIntegerField(default=0)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('filed_at', models.DateTimeField()),
                ('withheld', models.CharField(blank=True, choices=[('', 'Shown to the parties'), ('UNSERVED', 'Shown once it has been served (IN 9)'), ('PRESERVATION', 'Shown once preservation is complete (IN 8)'), ('SECRET', 'Not shown online: secrets or others’ privacy (IN 12)')], max_length=14)),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('replaced_why', models.CharField(blank=True, max_length=200)),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('first_page', models.PositiveIntegerField(blank=True, null=True)),
                ('last_page', models.PositiveIntegerField(blank=True, null=True)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='dossier.dossier')),
                ('filed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dossier_items', to='papers.paper')),
                ('replaced_by', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='dossier.item')),
            ],
            options={
                'ordering': ['dossier', 'filed_at', 'pk'],
                'indexes': [models.Index(condition=models.Q(('sha256', '')), fields=['paper'], name='items_waiting_for_paper')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('slot__in', ['FILING', 'COMPLAINT', 'ACCEPTANCE', 'FEES', 'RESPONSE_NOTICE', 'ANSWER', 'IDENTITY', 'ADDRESS', 'EVIDENCE_NOTICE', 'EVIDENCE', 'INVESTIGATION', 'PRESERVATION', 'EXPERT', 'MEDIATION', 'HEARING_NOTICE', 'HEARING_RECORD', 'STATEMENTS', 'DECISION', 'PRONOUNCEMENT', 'SERVICE', 'APPEAL', 'HIGHER_COURT', 'CLOSING']), ('volume', 'MAIN')), models.Q(('slot__in', ['READING_NOTES', 'TRIAL_REPORT', 'EXCHANGES', 'INSTRUCTIONS', 'DELIBERATION', 'COMMITTEE', 'DRAFTS', 'INTERNAL_OTHER']), ('volume', 'INTERNAL')), _connector='OR'), name='item_volume_follows_from_its_place'), models.CheckConstraint(condition=models.Q(models.Q(('replaced_at__isnull', True), ('replaced_by__isnull', True)), models.Q(('replaced_at__isnull', False), ('replaced_by__isnull', False), models.Q(('replaced_why', ''), _negated=True)), _connector='OR'), name='item_replaced_says_when_and_why'), models.UniqueConstraint(fields=('dossier', 'paper'), name='paper_filed_once_a_dossier')],
            },
        ),
        migrations.CreateModel(
            name='CoverSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('once_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('once_digest', models.CharField(default='', editable=False, max_length=64)),
                ('code', models.CharField(default=portal.notices.models.new_code, editable=False, max_length=10, unique=True)),
                ('slot', models.CharField(choices=[('FILING', 'Filing form and its course'), ('COMPLAINT', 'Complaint, or record of oral filing'), ('ACCEPTANCE', 'Notice of acceptance'), ('FEES', 'Fees: notices, receipts, relief'), ('RESPONSE_NOTICE', 'Notice to respond, with receipts'), ('ANSWER', 'Answer and counterclaim'), ('IDENTITY', 'Identity papers and powers of attorney'), ('ADDRESS', 'Confirmed addresses for service'), ('EVIDENCE_NOTICE', 'Notice on evidence'), ('EVIDENCE', 'Evidence'), ('INVESTIGATION', 'Records of inquiries and investigations'), ('PRESERVATION', 'Preservation and advance enforcement'), ('EXPERT', 'Expert opinions and inspections'), ('MEDIATION', 'Records of mediation'), ('HEARING_NOTICE', 'Hearing notices, summonses, announcements'), ('HEARING_RECORD', 'Hearing records'), ('STATEMENTS', 'Written statements of agents'), ('DECISION', 'Judgments, rulings, mediation statements'), ('PRONOUNCEMENT', 'Record of pronouncement'), ('SERVICE', 'Receipts of service'), ('APPEAL', 'Appeal papers'), ('HIGHER_COURT', 'Papers of the higher court'), ('CLOSING', 'Closing papers'), ('READING_NOTES', 'Reading notes'), ('TRIAL_REPORT', 'Trial report'), ('EXCHANGES', 'Internal exchanges, requests and replies'), ('INSTRUCTIONS', 'Written instructions of leaders'), ('DELIBERATION', 'Record of the panel’s deliberation'), ('COMMITTEE', 'Minutes of the judicial committee'), ('DRAFTS', 'Drafts and signing forms'), ('INTERNAL_OTHER', 'Other papers not shown to parties')], max_length=20)),
                ('side', models.CharField(blank=True, choices=[('', 'Nobody in particular'), ('FIRST', 'Plaintiff or applicant'), ('SECOND', 'Defendant or respondent'), ('THIRD', 'Third party')], max_length=8)),
                ('title', models.CharField(max_length=160)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cover_sheets', to='dossier.dossier')),
                ('item', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cover_sheet', to='dossier.item')),
            ],
            options={
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('next_try_at', models.DateTimeField(blank=True, null=True)),
                ('lease_until', models.DateTimeField(blank=True, null=True)),
                ('lease_token', models.UUIDField(blank=True, null=True)),
                ('last_error', models.CharField(blank=True, max_length=300)),
                ('about', models.CharField(max_length=120)),
                ('purpose', models.CharField(blank=True, max_length=60)),
                ('chain', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=140)),
                ('kind', models.CharField(choices=[('PDF', 'PDF'), ('JPEG', 'JPEG'), ('PNG', 'PNG'), ('WEBP', 'WEBP'), ('TIFF', 'TIFF'), ('MP4', 'MP4'), ('MOV', 'MOV'), ('MP3', 'MP3'), ('M4A', 'M4A'), ('WAV', 'WAV'), ('DOCX', 'DOCX'), ('XLSX', 'XLSX')], max_length=8)),
                ('size', models.PositiveBigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('pages', models.PositiveSmallIntegerField(default=0)),
                ('file', models.CharField(max_length=120, unique=True)),
                ('taken_at', models.DateTimeField()),
                ('scan', models.CharField(choices=[('CLEAN', 'Scanned, nothing found'), ('WAITING', 'Waits for the virus scanner'), ('UNSCANNED', 'Not scanned: this court runs no virus scanner'), ('INFECTED', 'Shut away: the virus scanner found something')], max_length=10)),
                ('copy', models.CharField(choices=[('WAITING', 'Being prepared for viewing'), ('READY', 'Ready to view'), ('FAILED', 'Could not be prepared for viewing'), ('NONE', 'To be downloaded as it is')], default='WAITING', max_length=8)),
                ('copy_file', models.CharField(blank=True, max_length=120)),
                ('copy_size', models.PositiveBigIntegerField(default=0)),
                ('pages_checked', models.PositiveSmallIntegerField(default=0)),
                ('discarded_at', models.DateTimeField(blank=True, null=True)),
                ('taken_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='files_given', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['taken_at', 'pk'],
                'indexes': [models.Index(fields=['about', 'purpose'], name='files_of_record'), models.Index(condition=models.Q(('copy', 'WAITING')), fields=['taken_at'], name='files_to_prepare'), models.Index(condition=models.Q(('copy', 'READY'), ('pages_checked__lt', models.F('pages'))), fields=['taken_at'], name='files_to_check'), models.Index(condition=models.Q(('scan', 'WAITING')), fields=['taken_at'], name='files_to_scan')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('discarded_at__isnull', True)), fields=('about', 'purpose', 'sha256', 'taken_by'), name='file_given_once_for_one_purpose'), models.CheckConstraint(condition=models.Q(models.Q(('copy', 'READY'), _negated=True), models.Q(('copy_file', ''), _negated=True), _connector='OR'), name='file_copy_ready_has_a_copy')],
            },
        ),
        migrations.CreateModel(
            name='PageFinding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', models.PositiveSmallIntegerField()),
                ('rule', models.CharField(max_length=30)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='dossier.storedfile')),
            ],
            options={
                'ordering': ['file', 'page', 'rule'],
                'constraints': [models.UniqueConstraint(fields=('file', 'page', 'rule'), name='page_finding_once')],
            },
        ),
        migrations.CreateModel(
            name='PageFacts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('width', models.PositiveIntegerField()),
                ('height', models.PositiveIntegerField()),
                ('facts', models.JSONField(default=dict)),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='page_facts', to='dossier.storedfile')),
            ],
            options={
                'ordering': ['file', 'number'],
                'constraints': [models.UniqueConstraint(fields=('file', 'number'), name='page_measured_once')],
            },
        ),
        migrations.AddField(
            model_name='item',
            name='file',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='dossier.storedfile'),
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('about', models.CharField(max_length=120)),
                ('purpose', models.CharField(blank=True, max_length=60)),
                ('name', models.CharField(max_length=255)),
                ('size', models.PositiveBigIntegerField()),
                ('received', models.PositiveBigIntegerField(default=0)),
                ('begun_at', models.DateTimeField()),
                ('last_at', models.DateTimeField()),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='dossier.storedfile')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uploads', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['last_at'], name='uploads_by_age')],
                'constraints': [models.CheckConstraint(condition=models.Q(('received__lte', models.F('size'))), name='upload_receives_no_more_than_said')],
            },
        ),
        migrations.CreateModel(
            name='VolumeCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('next_try_at', models.DateTimeField(blank=True, null=True)),
                ('lease_until', models.DateTimeField(blank=True, null=True)),
                ('lease_token', models.UUIDField(blank=True, null=True)),
                ('last_error', models.CharField(blank=True, max_length=300)),
                ('volume', models.CharField(choices=[('MAIN', 'MAIN'), ('INTERNAL', 'INTERNAL')], default='MAIN', max_length=8)),
                ('contents', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('ORDERED', 'Being made'), ('READY', 'Ready'), ('FAILED', 'Could not be made')], default='ORDERED', max_length=8)),
                ('ordered_at', models.DateTimeField()),
                ('made_at', models.DateTimeField(blank=True, null=True)),
                ('file', models.CharField(blank=True, max_length=120)),
                ('size', models.PositiveBigIntegerField(default=0)),
                ('pages', models.PositiveIntegerField(default=0)),
                ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='dossier.dossier')),
                ('reader', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'ORDERED')), fields=['ordered_at'], name='volumes_to_bind')],
                'constraints': [models.UniqueConstraint(fields=('dossier', 'reader', 'contents'), name='volume_copy_once_per_contents'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'READY'), _negated=True), models.Q(('file', ''), _negated=True), _connector='OR'), name='volume_copy_ready_has_a_file')],
            },
        ),
        migrations.CreateModel(
            name='PageView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', models.PositiveSmallIntegerField()),
                ('role', models.CharField(max_length=60)),
                ('at', models.DateTimeField()),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='views', to='dossier.item')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['item', '-at'], name='views_of_item')],
            },
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('file__isnull', False), ('paper__isnull', True)), models.Q(('file__isnull', True), ('paper__isnull', False)), _connector='OR'), name='item_is_a_file_or_a_paper'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.CheckConstraint(condition=models.Q(('file__isnull', True), models.Q(('sha256', ''), _negated=True), _connector='OR'), name='item_of_a_file_has_its_hash'),
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.UniqueConstraint(fields=('dossier', 'file'), name='file_filed_once_a_dossier'),
        ),
    ]
