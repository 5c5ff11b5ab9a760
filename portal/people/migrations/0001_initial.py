import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('courts', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('full_name', models.CharField(db_index=True, max_length=120)),
                ('kind', models.CharField(choices=[('NATURAL', 'Natural person'), ('ORGANISATION', 'Organisation')], default='NATURAL', max_length=16)),
                ('phone', models.CharField(blank=True, db_index=True, max_length=20)),
                ('phone_verified', models.BooleanField(default=False)),
                ('language', models.CharField(default='zh-hans', max_length=10)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('username'), name='person_username_once_in_any_case'), models.UniqueConstraint(condition=models.Q(('phone_verified', True), models.Q(('phone', ''), _negated=True)), fields=('phone',), name='person_verified_phone_once')],
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='Identity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('RESIDENT_ID', 'Resident identity card'), ('RESIDENCE_PERMIT', 'Residence permit (Hong Kong, Macau, Taiwan residents)'), ('HK_MACAU_PERMIT', 'Mainland travel permit (Hong Kong and Macau residents)'), ('TAIWAN_PERMIT', 'Mainland travel permit (Taiwan residents)'), ('PERMANENT_RESIDENCE', 'Foreigner’s permanent residence card'), ('PASSPORT', 'Passport'), ('USCC', 'Unified social credit code'), ('LAWYER_LICENCE', 'Lawyer’s licence')], max_length=24)),
                ('country', models.CharField(blank=True, max_length=2)),
                ('sealed', models.TextField()),
                ('index', models.CharField(max_length=64)),
                ('verified_at', models.DateTimeField()),
                ('method', models.CharField(choices=[('ONLINE', 'Compared online with the identity platform'), ('WINDOW', 'Document seen at the court’s window')], max_length=10)),
                ('check_reference', models.CharField(blank=True, max_length=80)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='identities', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'identities',
                'constraints': [models.UniqueConstraint(fields=('kind', 'index'), name='identity_number_once'), models.UniqueConstraint(fields=('person', 'kind'), name='identity_kind_once_a_person')],
            },
        ),
        migrations.CreateModel(
            name='Mandate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('once_key', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('once_digest', models.CharField(default='', editable=False, max_length=64)),
                ('kind', models.CharField(choices=[('AGENT', 'Agent ad litem'), ('STATUTORY', 'Statutory agent'), ('HELPER', 'Helper with the computer')], max_length=10)),
                ('scope', models.CharField(max_length=200)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('granted_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('principal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates_given', to=settings.AUTH_USER_MODEL)),
                ('representative', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates_held', to=settings.AUTH_USER_MODEL)),
                ('revoked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('principal', models.F('representative')), _negated=True), name='mandate_is_between_two_people'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gt', models.F('since')), _connector='OR'), name='mandate_ends_after_it_began')],
            },
        ),
        migrations.CreateModel(
            name='Office',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('role', models.CharField(choices=[('AGENT', 'Hotline agent'), ('LIAISON', 'Liaison officer'), ('JUDGE', 'Judge'), ('ASSISTANT', "Judge's assistant"), ('HEAD', 'Division head'), ('INSPECTOR', 'Inspector'), ('LEADER', 'Court leader'), ('CLERK', 'Filing clerk'), ('CASHIER', 'Cashier'), ('SERVICE_CLERK', 'Service clerk'), ('COURIER', 'Field officer'), ('ARCHIVIST', 'Archivist'), ('MEDIATOR', 'Mediator'), ('MEDIATION_ADMIN', 'Mediation administrator'), ('AUDITOR', 'Auditor'), ('SYSADMIN', 'System administrator')], max_length=20)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offices', to='courts.court')),
                ('division', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='offices', to='courts.division')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['court', 'division', 'role'], name='people_offi_court_i_73b1cb_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='office_ends_after_it_began')],
            },
        ),
        migrations.CreateModel(
            name='OneTimeCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(max_length=80)),
                ('digest', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codes', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'purpose', '-made_at'], name='code_newest')],
            },
        ),
    ]
