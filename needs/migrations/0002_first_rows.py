"""States of submissions, one of every type, and kinds of matters with their terms of law; an office has its own then."""

from django.db import migrations

STATES = (  # type, name in Polish, Ukrainian, English
    ("waiting", "Nowe", "Нове", "New"),
    ("ours", "U nas", "У нас", "With us"),
    ("elsewhere", "U kogoś innego", "В інших", "With someone else"),
    ("done", "Załatwione", "Вирішено", "Done"),
    ("aside", "Odłożone", "Відкладено", "Set aside"),
)
KINDS = (  # type, name, article, days to pass on, days and months to answer, months at most once the author was told
    ("matter", "Sprawa", "art. 65 KPA", None, None, None, None),
    ("complaint", "Skarga", "art. 231 i 237 KPA", 7, None, 1, None),
    ("proposal", "Wniosek", "art. 243 i 244 KPA", 7, None, 1, None),
    ("petition", "Petycja", "art. 6 i 10 ustawy o petycjach", 30, None, 3, 6),
    ("information", "Informacja publiczna", "art. 13 ustawy o dostępie do informacji publicznej", None, 14, None, 2),
)
OF_STATES = ("type", "name", "name_uk", "name_en")
OF_KINDS = ("type", "name", "basis", "pass_on_days", "handle_days", "handle_months", "longest_months")


def add(apps, schema_editor):
    for name, columns, rows in (("SubmissionState", OF_STATES, STATES), ("LegalKind", OF_KINDS, KINDS)):
        model = apps.get_model("needs", name)
        model.objects.bulk_create(
            model(position=position, **dict(zip(columns, row, strict=True))) for position, row in enumerate(rows, 1)
        )


class Migration(migrations.Migration):
    dependencies = [("needs", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
