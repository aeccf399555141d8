from django.db import migrations

COLUMNS = ("locative", "genitive")


def move_to_rows(apps, schema_editor):
    """What stood in two columns of a locality was written by the office."""
    form = apps.get_model("centre", "LocalityForm")
    for locality in apps.get_model("centre", "Locality").objects.order_by("pk"):
        for case in COLUMNS:
            if text := getattr(locality, case):
                form.objects.create(locality=locality, case=case, language="pl", text=text, source="office")


def move_to_columns(apps, schema_editor):
    for form in apps.get_model("centre", "LocalityForm").objects.filter(
        language="pl", source="office", case__in=COLUMNS
    ):
        setattr(form.locality, form.case, form.text)
        form.locality.save(update_fields=[form.case])


class Migration(migrations.Migration):
    dependencies = [
        ("centre", "0002_forms_of_names"),
    ]

    operations = [
        migrations.RunPython(move_to_rows, move_to_columns),
    ]
