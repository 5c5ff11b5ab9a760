import datetime
import django.db.models.deletion
import portal.notices.models
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
            name='Preference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('quiet_from', models.TimeField(default=datetime.time(21, 0))),
                ('quiet_until', models.TimeField(default=datetime.time(8, 0))),
                ('quiet_on_rest_days', models.BooleanField(default=True)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='message_preference', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='WorkGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('robot_url', models.URLField(max_length=300)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='work_groups', to='courts.court')),
                ('division', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='work_group', to='courts.division')),
            ],
        ),
        migrations.CreateModel(
            name='SwitchedOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(max_length=60)),
                ('channel', models.CharField(choices=[('IN_APP', 'On this site'), ('SMS', 'Text message'), ('EMAIL', 'E-mail'), ('WECOM', 'Work group')], max_length=10)),
                ('preference', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='switched_off', to='notices.preference')),
            ],
            options={
                'verbose_name_plural': 'switched off',
                'constraints': [models.UniqueConstraint(fields=('preference', 'group', 'channel'), name='channel_switched_off_once'), models.CheckConstraint(condition=models.Q(('channel', 'IN_APP'), _negated=True), name='this_site_is_never_switched_off')],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('code', models.CharField(default=portal.notices.models.new_code, editable=False, max_length=10, unique=True)),
                ('kind', models.CharField(max_length=60)),
                ('about', models.CharField(max_length=120)),
                ('occasion', models.CharField(max_length=60)),
                ('channel', models.CharField(choices=[('IN_APP', 'On this site'), ('SMS', 'Text message'), ('EMAIL', 'E-mail'), ('WECOM', 'Work group')], max_length=10)),
                ('facts', models.JSONField(default=dict)),
                ('urgent', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('PENDING', 'Waiting to be sent'), ('SENT', 'Accepted by the provider'), ('DEAD', 'Could not be sent')], default='PENDING', max_length=10)),
                ('created_at', models.DateTimeField()),
                ('not_before', models.DateTimeField()),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('next_try_at', models.DateTimeField(blank=True, null=True)),
                ('lease_until', models.DateTimeField(blank=True, null=True)),
                ('lease_token', models.UUIDField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('sent_to', models.CharField(blank=True, help_text='Masked address.', max_length=80)),
                ('provider_ref', models.CharField(blank=True, max_length=80)),
                ('last_error', models.CharField(blank=True, max_length=300)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='courts.court')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='messages', to=settings.AUTH_USER_MODEL)),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='notices.workgroup')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'PENDING')), fields=['channel', 'not_before'], name='message_pending'), models.Index(condition=models.Q(('channel', 'IN_APP'), ('read_at', None)), fields=['person'], name='message_unread'), models.Index(fields=['court', 'state', '-created_at'], name='message_by_court'), models.Index(fields=['person', 'channel', '-created_at'], name='message_inbox'), models.Index(fields=['about'], name='message_about')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('group__isnull', True), ('person__isnull', False)), models.Q(('group__isnull', False), ('person__isnull', True)), _connector='OR'), name='message_has_exactly_one_receiver'), models.UniqueConstraint(condition=models.Q(('person__isnull', False)), fields=('kind', 'about', 'occasion', 'channel', 'person'), name='message_once_per_person'), models.UniqueConstraint(condition=models.Q(('group__isnull', False)), fields=('kind', 'about', 'occasion', 'channel', 'group'), name='message_once_per_group'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'SENT'), _negated=True), ('sent_at__isnull', False), _connector='OR'), name='message_sent_has_an_instant')],
            },
        ),
    ]
