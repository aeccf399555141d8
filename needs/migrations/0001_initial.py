import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('centre', '0001_initial'),
        ('partners', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FieldNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('noted_on', models.DateField(verbose_name='kiedy')),
                ('method', models.CharField(choices=[('talk', 'Rozmowa'), ('phone', 'Telefon'), ('observation', 'Obserwacja'), ('field_hours', 'Dyżur w terenie'), ('interview', 'Wywiad indywidualny'), ('group_interview', 'Wywiad grupowy'), ('village_meeting', 'Zebranie wiejskie'), ('world_cafe', 'Kawiarenka obywatelska'), ('walk', 'Spacer badawczy'), ('residents_research', 'Grupa badawcza mieszkańców'), ('paper_survey', 'Ankieta papierowa'), ('online_survey', 'Ankieta internetowa'), ('feedback', 'Informacja zwrotna po spotkaniu'), ('partner', 'Informacja od partnera'), ('partners_meeting', 'Spotkanie partnerów'), ('documents', 'Dane i dokumenty'), ('services_findings', 'Ustalenia organizatora usług społecznych'), ('ipus_summary', 'Podsumowanie IPUS'), ('other', 'Inna')], max_length=20, verbose_name='metoda')),
                ('commune', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centre.commune', verbose_name='cała gmina')),
                ('locality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centre.locality', verbose_name='miejscowość')),
                ('place_unknown', models.BooleanField(default=False, verbose_name='nie wiadomo gdzie')),
                ('source', models.CharField(blank=True, max_length=120, verbose_name='kto mówił')),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='centre.targetgroup', verbose_name='kogo dotyczy')),
                ('people_count', models.PositiveIntegerField(blank=True, null=True, verbose_name='ile osób')),
                ('finding', models.CharField(choices=[('need', 'potrzeba'), ('potential', 'potencjał'), ('both', 'potrzeba i potencjał')], max_length=10, verbose_name='co to jest')),
                ('text', models.TextField(max_length=4000, verbose_name='treść')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('created_at', models.DateTimeField(verbose_name='zapisano')),
                ('changed_at', models.DateTimeField(verbose_name='zmieniono')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                'ordering': ['-noted_on', '-id'],
                'indexes': [models.Index(fields=['-noted_on', '-id'], name='note_newest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='note_has_text', violation_error_message='Napisz, co usłyszano lub widziano.'), models.CheckConstraint(condition=models.Q(models.Q(('commune', None), ('locality__isnull', False), ('place_unknown', False)), models.Q(('commune__isnull', False), ('locality', None), ('place_unknown', False)), models.Q(('commune', None), ('locality', None), ('place_unknown', True)), _connector='OR'), name='note_has_one_place_or_none_known', violation_error_message='Wskaż miejscowość albo całą gminę, albo zaznacz, że nie wiadomo gdzie.'), models.CheckConstraint(condition=models.Q(('people_count__isnull', True), ('people_count__gt', 0), _connector='OR'), name='note_people_positive', violation_error_message='Wpisz liczbę osób większą od zera albo zostaw pole puste.')],
            },
        ),
        migrations.CreateModel(
            name='Need',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='potrzeba')),
                ('description', models.TextField(blank=True, verbose_name='opis')),
                ('state', models.CharField(choices=[('reported', 'Zgłoszona'), ('confirmed', 'Potwierdzona'), ('planned', 'W planie'), ('answered', 'Jest odpowiedź'), ('passed_on', 'Przekazana innej instytucji'), ('declined', 'Nie podejmujemy')], default='reported', max_length=12, verbose_name='stan')),
                ('state_reason', models.CharField(blank=True, max_length=300, verbose_name='komu przekazana albo dlaczego nie podejmujemy')),
                ('priority', models.CharField(choices=[('high', 'wysoki'), ('normal', 'zwykły'), ('low', 'niski')], default='normal', max_length=8, verbose_name='priorytet')),
                ('created_at', models.DateTimeField(verbose_name='zapisano')),
                ('changed_at', models.DateTimeField(verbose_name='zmieniono')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('localities', models.ManyToManyField(blank=True, related_name='needs', to='centre.locality', verbose_name='miejscowości')),
                ('communes', models.ManyToManyField(blank=True, related_name='needs', to='centre.commune', verbose_name='całe gminy')),
                ('groups', models.ManyToManyField(blank=True, related_name='needs', to='centre.targetgroup', verbose_name='grupy')),
                ('notes', models.ManyToManyField(blank=True, related_name='needs', to='needs.fieldnote', verbose_name='notatki')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='need_has_title'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['passed_on', 'declined']), _negated=True), models.Q(('state_reason', ''), _negated=True), _connector='OR'), name='need_refusal_has_reason', violation_error_message='Napisz, komu ją przekazano albo dlaczego jej nie podejmujemy.')],
            },
        ),
        migrations.CreateModel(
            name='Asset',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='zasób')),
                ('kind', models.CharField(choices=[('public', 'instytucjonalny publiczny'), ('ngo', 'instytucjonalny, organizacja'), ('business', 'instytucjonalny, firma'), ('material', 'materialny'), ('human', 'ludzki'), ('cultural', 'kulturowy'), ('financial', 'finansowy')], max_length=12, verbose_name='rodzaj zasobu')),
                ('owner', models.CharField(blank=True, max_length=200, verbose_name='czyj')),
                ('partner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assets', to='partners.partner', verbose_name='partner')),
                ('available', models.CharField(blank=True, max_length=200, verbose_name='kiedy dostępny')),
                ('state', models.CharField(choices=[('available', 'Dostępny'), ('on_agreement', 'Po uzgodnieniu'), ('unavailable', 'Chwilowo niedostępny')], default='available', max_length=12, verbose_name='stan')),
                ('confirmed_on', models.DateField(blank=True, null=True, verbose_name='potwierdzono')),
                ('created_at', models.DateTimeField(verbose_name='zapisano')),
                ('changed_at', models.DateTimeField(verbose_name='zmieniono')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('localities', models.ManyToManyField(blank=True, related_name='assets', to='centre.locality', verbose_name='miejscowości')),
                ('communes', models.ManyToManyField(blank=True, related_name='assets', to='centre.commune', verbose_name='całe gminy')),
                ('notes', models.ManyToManyField(blank=True, related_name='assets', to='needs.fieldnote', verbose_name='notatki')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='asset_has_title')],
            },
        ),
        migrations.CreateModel(
            name='Conclusion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=2000, verbose_name='treść wniosku')),
                ('about', models.CharField(choices=[('needs', 'potrzeby'), ('potential', 'potencjał')], max_length=10, verbose_name='o czym mówi')),
                ('scope', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('supporting', 'działania wspierające'), ('services', 'usługi społeczne')], max_length=12), size=None, verbose_name='zakres')),
                ('valid_from', models.DateField(verbose_name='ważny od')),
                ('replaces', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='needs.conclusion', verbose_name='zastępuje')),
                ('material_change', models.TextField(blank=True, verbose_name='dlaczego zmiana jest istotna')),
                ('created_at', models.DateTimeField(verbose_name='zapisano')),
                ('changed_at', models.DateTimeField(verbose_name='zmieniono')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('needs', models.ManyToManyField(blank=True, related_name='conclusions', to='needs.need', verbose_name='potrzeby')),
                ('assets', models.ManyToManyField(blank=True, related_name='conclusions', to='needs.asset', verbose_name='zasoby')),
                ('notes', models.ManyToManyField(blank=True, related_name='conclusions', to='needs.fieldnote', verbose_name='notatki')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='conclusion_has_text', violation_error_message='Napisz treść wniosku.'), models.CheckConstraint(condition=models.Q(('scope__contained_by', ['supporting', 'services']), models.Q(('scope', []), _negated=True)), name='conclusion_has_scope', violation_error_message='Wskaż zakres: działania wspierające, usługi społeczne albo oba.'), models.CheckConstraint(condition=models.Q(('replaces', None), models.Q(('replaces', models.F('id')), _negated=True), _connector='OR'), name='conclusion_does_not_replace_itself'), models.CheckConstraint(condition=models.Q(('material_change', ''), ('replaces__isnull', False), _connector='OR'), name='conclusion_material_change_replaces', violation_error_message='Istotna zmiana dotyczy wniosku, który zastępuje wcześniejszy.')],
            },
        ),
    ]
