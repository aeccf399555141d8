"""The themes and methods that an office begins with; they are its own from then on."""

from django.db import migrations

THEMES = [
    ("neighbours", "Spotkania sąsiedzkie", "Сусідські зустрічі", "Neighbours meeting"),
    ("help", "Pomoc i wsparcie", "Допомога і підтримка", "Help and support"),
    ("families", "Rodziny z dziećmi", "Родини з дітьми", "Families with children"),
    ("learning", "Nauka i warsztaty", "Навчання і майстер-класи", "Learning and workshops"),
    ("culture", "Kultura i tradycja", "Культура і традиції", "Culture and tradition"),
    ("doing", "Robimy coś razem", "Робимо щось разом", "Doing things together"),
    ("organiser", "Rozmowa z organizatorem", "Розмова з організатором", "Meet the organiser"),
]
METHODS = [
    ("talk", "Rozmowa"),
    ("phone", "Telefon"),
    ("observation", "Obserwacja"),
    ("field_hours", "Dyżur w terenie"),
    ("interview", "Wywiad indywidualny"),
    ("group_interview", "Wywiad grupowy"),
    ("village_meeting", "Zebranie wiejskie"),
    ("world_cafe", "Kawiarenka obywatelska"),
    ("walk", "Spacer badawczy"),
    ("residents_research", "Grupa badawcza mieszkańców"),
    ("paper_survey", "Ankieta papierowa"),
    ("online_survey", "Ankieta internetowa"),
    ("feedback", "Informacja zwrotna po spotkaniu"),
    ("partner", "Informacja od partnera"),
    ("partners_meeting", "Spotkanie partnerów"),
    ("documents", "Dane i dokumenty"),
    ("services_findings", "Ustalenia organizatora usług społecznych"),
    ("ipus_summary", "Podsumowanie IPUS"),
    ("other", "Inna"),
]


def add(apps, schema_editor):
    theme, method = apps.get_model("centre", "Theme"), apps.get_model("centre", "Method")
    theme.objects.bulk_create(
        theme(slug=slug, name=name, name_uk=uk, name_en=en, position=position)
        for position, (slug, name, uk, en) in enumerate(THEMES, 1)
    )
    method.objects.bulk_create(
        method(slug=slug, name=name, position=position) for position, (slug, name) in enumerate(METHODS, 1)
    )


class Migration(migrations.Migration):
    dependencies = [("centre", "0001_initial")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
