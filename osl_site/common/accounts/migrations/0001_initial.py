import django.contrib.postgres.fields
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='adres e-mail')),
                ('name', models.CharField(max_length=120, verbose_name='imię i nazwisko')),
                ('position', models.CharField(blank=True, max_length=120, verbose_name='stanowisko')),
                ('roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('organiser', 'organizator społeczności lokalnej'), ('director', 'dyrektor'), ('coworker', 'współpracownik'), ('administrator', 'administrator')], max_length=20), size=None, verbose_name='role')),
                ('is_active', models.BooleanField(default=True, verbose_name='konto czynne')),
                ('is_example', models.BooleanField(default=False, verbose_name='osoba przykładowa')),
                ('created_at', models.DateTimeField(verbose_name='utworzono')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='user_email_is_lowercase'), models.CheckConstraint(condition=models.Q(('roles__contained_by', ['organiser', 'director', 'coworker', 'administrator']), models.Q(('roles', []), _negated=True)), name='user_has_known_roles', violation_error_message='Wskaż co najmniej jedną rolę z listy.')],
            },
        ),
    ]
