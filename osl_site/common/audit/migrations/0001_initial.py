import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(max_length=60)),
                ('subject_type', models.CharField(max_length=60)),
                ('subject_id', models.BigIntegerField()),
                ('actor', models.CharField(choices=[('person', 'osoba'), ('resident', 'mieszkaniec'), ('worker', 'program')], max_length=10)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(db_index=True)),
                ('fields', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None)),
                ('part_of', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='audit.entry')),
            ],
            options={
                'indexes': [models.Index(fields=['subject_type', 'subject_id', '-id'], name='entry_subject')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('actor', 'person'), ('by__isnull', False)), models.Q(models.Q(('actor', 'person'), _negated=True), ('by__isnull', True)), _connector='OR'), name='entry_person_is_named')],
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='audit.entry')),
                ('field', models.CharField(max_length=60)),
                ('before', models.TextField(blank=True)),
                ('after', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('entry', 'field'), name='change_field_once_in_entry'), models.CheckConstraint(condition=models.Q(('before', models.F('after')), _negated=True), name='change_changes_something')],
            },
        ),
        migrations.CreateModel(
            name='Access',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('signed_in', 'logowanie'), ('signed_out', 'wylogowanie'), ('refused', 'odrzucone logowanie'), ('read', 'odczyt danych chronionych'), ('exported', 'wydruk lub eksport danych chronionych')], max_length=12)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('what', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField(db_index=True)),
            ],
        ),
    ]
