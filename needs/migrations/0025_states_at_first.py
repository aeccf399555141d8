"""There is a state of every type from the first day, so that an office may name it before anything comes."""

from django.db import migrations
from django.db.models import Max

AT_FIRST = (
    ("waiting", "Nowe", "Нове", "New"),
    ("ours", "U nas", "У нас", "With us"),
    ("elsewhere", "U kogoś innego", "В інших", "With someone else"),
    ("done", "Załatwione", "Вирішено", "Done"),
    ("aside", "Odłożone", "Відкладено", "Set aside"),
)


def add_states(apps, schema_editor):
    states = apps.get_model("needs", "SubmissionState").objects
    for kind, name, name_uk, name_en in AT_FIRST:
        if not states.filter(type=kind).exists() and not states.filter(name=name).exists():
            last = states.aggregate(last=Max("position"))["last"] or 0
            states.create(type=kind, name=name, name_uk=name_uk, name_en=name_en, position=last + 1)


class Migration(migrations.Migration):
    dependencies = [("needs", "0024_complaints_are_used_by_nothing")]

    operations = [migrations.RunPython(add_states, migrations.RunPython.noop)]
