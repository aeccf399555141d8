import django.contrib.postgres.indexes
from django.db import migrations, models

import osl_site.common.search.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Indexed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=63, verbose_name="tabela")),
                ("row", models.BigIntegerField(verbose_name="numer wiersza")),
                ("words", osl_site.common.search.models.WordsField(verbose_name="słowa")),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["words"], name="indexed_words")
                ],
                "constraints": [models.UniqueConstraint(fields=("kind", "row"), name="indexed_once")],
            },
        ),
        migrations.CreateModel(
            name="SearchIndex",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dict_id", models.CharField(max_length=100, verbose_name="słownik")),
                ("fold_version", models.PositiveSmallIntegerField(verbose_name="wersja")),
                ("at", models.DateTimeField(verbose_name="kiedy")),
                ("rows", models.PositiveIntegerField(default=0, verbose_name="ile wierszy")),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="search_index_is_one_row")],
            },
        ),
        migrations.CreateModel(
            name="Lexeme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=63, verbose_name="tabela")),
                ("word", models.TextField(verbose_name="słowo")),
                ("rows", models.PositiveIntegerField(verbose_name="w ilu wierszach")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "word"), name="lexeme_once")],
            },
        ),
    ]
