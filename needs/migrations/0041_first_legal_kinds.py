from django.db import migrations

KINDS = (  # type, name, article, days to pass on, days and months to answer, months at most once the author was told
    ("matter", "Sprawa", "art. 65 KPA", None, None, None, None),
    ("complaint", "Skarga", "art. 231 i 237 KPA", 7, None, 1, None),
    ("proposal", "Wniosek", "art. 243 i 244 KPA", 7, None, 1, None),
    ("petition", "Petycja", "art. 6 i 10 ustawy o petycjach", 30, None, 3, 6),
    ("information", "Informacja publiczna", "art. 13 ustawy o dostępie do informacji publicznej", None, 14, None, 2),
)


def add(apps, schema_editor):
    kind = apps.get_model("needs", "LegalKind")
    for position, (type_, name, basis, *terms) in enumerate(KINDS, 1):
        names = ("pass_on_days", "handle_days", "handle_months", "longest_months")
        row = {"name": name, "basis": basis, "position": position} | dict(zip(names, terms, strict=True))
        kind.objects.get_or_create(type=type_, defaults=row)


class Migration(migrations.Migration):
    dependencies = [("needs", "0040_legal_kinds")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
