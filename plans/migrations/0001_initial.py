import datetime
import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

import plans.models.versions


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('centre', '0001_initial'),
        ('files', '0001_initial'),
        ('needs', '0001_initial'),
        ('partners', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300, verbose_name='tytuł')),
                ('starts_on', models.DateField(verbose_name='początek okresu')),
                ('ends_on', models.DateField(verbose_name='koniec okresu')),
                ('created_at', models.DateTimeField(verbose_name='utworzono')),
            ],
            options={
                'ordering': ['-starts_on'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='plan_ends_after_start', violation_error_message='Koniec okresu musi być późniejszy niż początek. Popraw jedną z dat.'), models.CheckConstraint(condition=models.Q(('ends_on__lte', datetime.date(2100, 12, 31)), ('starts_on__gte', datetime.date(2000, 1, 1))), name='plan_period_of_this_century', violation_error_message='Wpisz rok od 2000 do 2100.'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(plans.models.versions.ClosedDateRange(django.db.models.functions.comparison.Least('starts_on', 'ends_on'), django.db.models.functions.comparison.Greatest('starts_on', 'ends_on'), django.contrib.postgres.fields.ranges.RangeBoundary(inclusive_upper=True)), '&&')], name='plan_periods_do_not_overlap', violation_error_message='W tym okresie jest już inny plan. Wybierz inne daty.')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='plans.plan')),
                ('number', models.PositiveSmallIntegerField(verbose_name='numer')),
                ('attempt', models.PositiveSmallIntegerField(default=1, verbose_name='podejście')),
                ('state', models.CharField(choices=[('draft', 'Wersja robocza'), ('submitted', 'Czeka na decyzję dyrektora'), ('approved', 'Zatwierdzona'), ('returned', 'Zwrócona do poprawy'), ('withdrawn', 'Wycofana')], default='draft', max_length=10, verbose_name='stan')),
                ('reason', models.TextField(blank=True, verbose_name='przyczyna aktualizacji')),
                ('manner', models.TextField(blank=True, verbose_name='sposób realizacji wspólny dla całego planu')),
                ('created_at', models.DateTimeField(verbose_name='utworzono')),
                ('changed_at', models.DateTimeField(verbose_name='zmieniono')),
                ('submitted_at', models.DateTimeField(blank=True, null=True, verbose_name='przekazano')),
                ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kto przekazał')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='prośba o decyzję do')),
                ('snapshot', models.JSONField(blank=True, null=True, verbose_name='wszystko, co będzie wydrukowane')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('changed_conclusions', models.ManyToManyField(blank=True, related_name='updates', to='needs.conclusion', verbose_name='zmienione wnioski z rozeznania')),
            ],
            options={
                'ordering': ['plan_id', 'number', 'attempt'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'number', 'attempt'), name='version_number_and_attempt_once'), models.UniqueConstraint(condition=models.Q(('state__in', ('draft', 'submitted'))), fields=('plan',), name='version_one_open_per_plan', violation_error_message='Ten plan ma już otwartą wersję. Dokończ ją, usuń albo wycofaj.'), models.UniqueConstraint(condition=models.Q(('state', 'approved')), fields=('plan', 'number'), name='version_one_approved_per_number'), models.CheckConstraint(condition=models.Q(models.Q(('snapshot', None), ('state', 'draft'), ('submitted_at', None), ('submitted_by', None)), models.Q(models.Q(('state', 'draft'), _negated=True), ('snapshot__isnull', False), ('submitted_at__isnull', False), ('submitted_by__isnull', False)), _connector='OR'), name='version_submitted_has_snapshot'), models.CheckConstraint(condition=models.Q(('due_on', None), models.Q(('state', 'draft'), _negated=True), _connector='OR'), name='version_due_day_comes_with_submission'), models.CheckConstraint(condition=models.Q(('number', 0), models.Q(('reason', ''), _negated=True), _connector='OR'), name='version_update_has_reason', violation_error_message='Napisz, z jakiej przyczyny plan jest aktualizowany.')],
            },
        ),
        migrations.CreateModel(
            name='Chapter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chapters', to='plans.version')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveSmallIntegerField(verbose_name='kolejność')),
                ('title', models.CharField(max_length=200, verbose_name='tytuł rozdziału')),
                ('guidance', models.TextField(blank=True, max_length=2000, verbose_name='wskazówki do pisania')),
                ('text', models.TextField(blank=True, max_length=100000, verbose_name='treść')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                'ordering': ['position', 'id'],
                'constraints': [models.UniqueConstraint(fields=('version', 'key'), name='chapter_key_once')],
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='plans.version')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveSmallIntegerField(verbose_name='kolejność')),
                ('text', models.CharField(blank=True, max_length=500, verbose_name='cel')),
                ('no_conclusion_reason', models.CharField(blank=True, max_length=500, verbose_name='dlaczego cel nie ma wniosku z rozeznania')),
                ('manner', models.TextField(blank=True, verbose_name='sposób realizacji wspólny dla celu')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('conclusions', models.ManyToManyField(blank=True, related_name='goals', to='needs.conclusion', verbose_name='wnioski z rozeznania')),
            ],
            options={
                'ordering': ['position', 'id'],
                'constraints': [models.UniqueConstraint(fields=('version', 'key'), name='goal_key_once'), models.UniqueConstraint(condition=models.Q(('text', '')), fields=('version',), name='goal_without_words_once', violation_error_message='Ten plan ma już tabelę działań bez celu. Napisz, jaki to jest cel.')],
            },
        ),
        migrations.CreateModel(
            name='Action',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='plans.goal')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveSmallIntegerField(verbose_name='kolejność')),
                ('title', models.CharField(max_length=200, verbose_name='nazwa działania')),
                ('kind', models.CharField(choices=[('self_help', 'samopomocowe'), ('volunteer', 'wolontaryjne'), ('neighbourly', 'sąsiedzkie'), ('activation', 'aktywizacja'), ('bonds', 'więzi i integracja'), ('cooperation', 'współpraca z partnerami'), ('recognition', 'rozeznanie')], max_length=12, verbose_name='rodzaj')),
                ('further_kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('self_help', 'samopomocowe'), ('volunteer', 'wolontaryjne'), ('neighbourly', 'sąsiedzkie'), ('activation', 'aktywizacja'), ('bonds', 'więzi i integracja'), ('cooperation', 'współpraca z partnerami'), ('recognition', 'rozeznanie')], max_length=12), blank=True, default=list, size=None, verbose_name='rodzaje dodatkowe')),
                ('description', models.TextField(blank=True, verbose_name='opis')),
                ('time_kind', models.CharField(blank=True, choices=[('date', 'jeden dzień'), ('range', 'od dnia do dnia'), ('month', 'miesiąc albo kilka miesięcy'), ('quarter', 'kwartał albo kilka kwartałów'), ('year', 'rok albo kilka lat'), ('recurring', 'powtarza się'), ('ongoing', 'na bieżąco')], max_length=10, verbose_name='termin realizacji')),
                ('time_from', models.DateField(blank=True, null=True, verbose_name='początek terminu')),
                ('time_to', models.DateField(blank=True, null=True, verbose_name='koniec terminu')),
                ('time_text', models.CharField(blank=True, max_length=300, verbose_name='termin w słowach')),
                ('manner', models.TextField(blank=True, verbose_name='sposób realizacji')),
                ('addressees', models.CharField(blank=True, max_length=300, verbose_name='adresaci')),
                ('place_note', models.CharField(blank=True, max_length=200, verbose_name='informacja o miejscach')),
                ('responsible', models.CharField(blank=True, max_length=200, verbose_name='kto odpowiada')),
                ('resources', models.CharField(blank=True, max_length=300, verbose_name='zasoby')),
                ('cost', models.DecimalField(blank=True, decimal_places=2, max_digits=10, null=True, verbose_name='koszt w złotych')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
                ('groups', models.ManyToManyField(blank=True, related_name='actions', to='centre.targetgroup', verbose_name='grupy')),
                ('localities', models.ManyToManyField(blank=True, related_name='actions', to='centre.locality', verbose_name='miejscowości')),
                ('communes', models.ManyToManyField(blank=True, related_name='actions', to='centre.commune', verbose_name='całe gminy')),
                ('partners', models.ManyToManyField(blank=True, related_name='actions', to='partners.partner', verbose_name='partnerzy')),
                ('services', models.ManyToManyField(blank=True, related_name='actions', to='centre.socialservice', verbose_name='uzupełniane usługi społeczne')),
            ],
            options={
                'ordering': ['position', 'id'],
                'constraints': [models.UniqueConstraint(fields=('goal', 'key'), name='action_key_once'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='action_has_title'), models.CheckConstraint(condition=models.Q(('time_to__isnull', True), ('time_from__isnull', True), ('time_to__gte', models.F('time_from')), _connector='OR'), name='action_time_runs_forward', violation_error_message='Koniec terminu jest wcześniejszy niż początek. Popraw jedną z dat.'), models.CheckConstraint(condition=models.Q(models.Q(('time_from__isnull', True), ('time_from__range', (datetime.date(2000, 1, 1), datetime.date(2100, 12, 31))), _connector='OR'), models.Q(('time_to__isnull', True), ('time_to__range', (datetime.date(2000, 1, 1), datetime.date(2100, 12, 31))), _connector='OR')), name='action_time_of_this_century', violation_error_message='Wpisz rok od 2000 do 2100.'), models.CheckConstraint(condition=models.Q(('cost__isnull', True), ('cost__gte', 0), _connector='OR'), name='action_cost_not_negative', violation_error_message='Wpisz zero albo liczbę większą od zera.')],
            },
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='indicators', to='plans.action')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveSmallIntegerField(verbose_name='kolejność')),
                ('name', models.CharField(max_length=200, verbose_name='wskaźnik')),
                ('baseline', models.DecimalField(decimal_places=2, default=0, max_digits=12, verbose_name='stan początkowy')),
                ('target', models.DecimalField(decimal_places=2, max_digits=12, verbose_name='wartość docelowa')),
                ('unit', models.CharField(blank=True, max_length=40, verbose_name='jednostka')),
                ('source', models.CharField(choices=[('typed', 'wpisuje ją biuro'), ('participants', 'liczy aplikacja: udziały w spotkaniach'), ('meetings', 'liczy aplikacja: spotkania, które się odbyły'), ('volunteer_hours', 'liczy aplikacja: godziny wolontariuszy')], default='typed', max_length=15, verbose_name='skąd wartość')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                'ordering': ['position', 'id'],
                'constraints': [models.UniqueConstraint(fields=('action', 'key'), name='indicator_key_once')],
            },
        ),
        migrations.CreateModel(
            name='Remark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='plans.version')),
                ('place', models.CharField(choices=[('version', 'całość'), ('chapter', 'rozdział'), ('goal', 'cel'), ('action', 'działanie')], max_length=8, verbose_name='miejsce')),
                ('key', models.UUIDField(blank=True, null=True, verbose_name='klucz miejsca')),
                ('text', models.TextField(max_length=4000, verbose_name='uwaga')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(verbose_name='kiedy')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='remark_has_text', violation_error_message='Napisz treść uwagi.'), models.CheckConstraint(condition=models.Q(models.Q(('key', None), ('place', 'version')), models.Q(models.Q(('place', 'version'), _negated=True), ('key__isnull', False)), _connector='OR'), name='remark_names_its_place')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('remark', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='plans.remark')),
                ('outcome', models.CharField(choices=[('adopted', 'Uwzględniona'), ('explained', 'Wyjaśniona')], max_length=10, verbose_name='co zrobiono')),
                ('text', models.TextField(max_length=4000, verbose_name='odpowiedź')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('at', models.DateTimeField(verbose_name='kiedy')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='answer_has_text', violation_error_message='Napisz odpowiedź na uwagę.'), models.CheckConstraint(condition=models.Q(('outcome__in', ['adopted', 'explained'])), name='answer_has_known_outcome', violation_error_message='Wybierz, co zrobiono z uwagą.')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='plans.version')),
                ('outcome', models.CharField(choices=[('approved', 'Zatwierdzona'), ('returned', 'Zwrócona do poprawy')], max_length=10, verbose_name='decyzja')),
                ('text', models.TextField(blank=True, max_length=4000, verbose_name='treść decyzji')),
                ('effective_on', models.DateField(blank=True, null=True, verbose_name='obowiązuje od')),
                ('case_mark', models.CharField(blank=True, max_length=80, verbose_name='znak sprawy')),
                ('basis', models.CharField(blank=True, max_length=300, verbose_name='podstawa zatwierdzenia')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by_name', models.CharField(max_length=120, verbose_name='imię i nazwisko w dniu decyzji')),
                ('at', models.DateTimeField(verbose_name='kiedy')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('by_name', ''), _negated=True), name='decision_keeps_the_name'), models.CheckConstraint(condition=models.Q(models.Q(('effective_on__isnull', False), ('outcome', 'approved')), models.Q(('effective_on', None), ('outcome', 'returned')), _connector='OR'), name='decision_approval_has_effective_date')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='plans.version')),
                ('kind', models.CharField(choices=[('ahead', 'przed terminem'), ('due', 'w terminie')], max_length=5, verbose_name='rodzaj')),
                ('at', models.DateTimeField(verbose_name='kiedy')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('version', 'kind'), name='reminder_kind_once')],
            },
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='plans.version')),
                ('kind', models.CharField(choices=[('read', 'PROJEKT przekazany dyrektorowi'), ('approved', 'dokument zatwierdzony')], max_length=8, verbose_name='rodzaj')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('made_at', models.DateTimeField(verbose_name='sporządzono')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('version', 'kind'), name='document_kind_once')],
            },
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='publication', to='plans.version')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='publication', to='plans.document')),
                ('metryka', models.TextField(verbose_name='metryka do BIP')),
                ('at', models.DateTimeField(verbose_name='kiedy')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('metryka', ''), _negated=True), name='publication_has_metryka')],
            },
        ),
        migrations.CreateModel(
            name='SignedCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signed_copies', to='plans.version')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('at', models.DateTimeField(verbose_name='kiedy')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='TemplateChapter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='kolejność')),
                ('title', models.CharField(max_length=200, verbose_name='tytuł rozdziału')),
                ('guidance', models.TextField(blank=True, max_length=2000, verbose_name='wskazówki do pisania')),
                ('revision', models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                'ordering': ['position', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='template_chapter_has_title')],
            },
        ),
    ]
