"""The checks that art. 21 of the act of 13 May 2016 names; an office adds and retires its own from then on."""

from django.db import migrations

CHECKS = [
    ("Rejestr sprawców przestępstw na tle seksualnym, część z dostępem ograniczonym", "art. 21 ust. 2"),
    ("Rejestr osób, wobec których Państwowa Komisja wydała postanowienie o wpisie", "art. 21 ust. 2"),
    ("Informacja z Krajowego Rejestru Karnego", "art. 21 ust. 3"),
    (
        "Oświadczenie o państwach zamieszkania i, gdy są potrzebne, informacje z rejestrów karnych tych państw",
        "art. 21 ust. 4–7",
    ),
]


def add(apps, schema_editor):
    check = apps.get_model("activities", "Check")
    check.objects.bulk_create(check(name=name, basis=basis) for name, basis in CHECKS)


class Migration(migrations.Migration):
    dependencies = [("activities", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
