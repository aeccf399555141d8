"""Themes of the offer and methods of recognition are the office's own: added, renamed, ended, held by the database."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from activities.models import Activity, Occurrence
from activities.models.formerly import of_theme, until_today
from activities.services import change_activity
from needs.forms import NoteForm
from needs.models import FieldNote
from needs.services import create_note
from osl_site.common.centre.dictionaries import services
from osl_site.common.centre.models import Method, Theme
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, wall
from tests.needs.builders import note
from tests.needs.test_services import note_values

pytestmark = pytest.mark.django_db
SETTINGS = "/biuro/ustawienia/"


@pytest.fixture
def desk(signed_in, administrator):
    return signed_in(administrator)


@pytest.fixture(autouse=True)
def monday(at):
    at(2026, 11, 23, 9)


def test_what_stood_in_the_code_are_the_first_rows():
    assert Theme.objects.count() == 7
    assert Method.objects.count() == 19
    assert Theme.objects.get(slug="help").name_uk == "Допомога і підтримка"


def test_a_theme_of_the_office_is_chosen_and_found_by_residents(desk, client, administrator):
    desk.post(SETTINGS + "tematy/nowe/", {"name": "Ogród i przyroda", "name_uk": "Сад", "after": ""})
    theme = Theme.objects.get(name="Ogród i przyroda")
    assert (theme.slug, theme.position) == ("ogrod-i-przy", 1)
    make_occurrence(make_activity(title="Grządki", theme=theme.slug), starts_at=wall(2026, 12, 1, 10))
    make_occurrence(make_activity(title="Herbata"), starts_at=wall(2026, 12, 1, 10))

    found = client.get("/kalendarz/", {"temat": theme.slug}).content.decode()
    assert "Grządki" in found and "Herbata" not in found
    assert "Сад" in client.get("/uk/oferta/").content.decode()
    assert "CATEGORIES:Ogród i przyroda" in client.get("/kalendarz.ics").content.decode()


def test_a_theme_renamed_moves_what_phones_have_of_its_meetings(administrator):
    row = make_occurrence(make_activity(theme="help"), starts_at=wall(2026, 12, 1, 10))
    other = make_occurrence(make_activity(theme="culture"), starts_at=wall(2026, 12, 1, 10))
    services.change_row(builders.theme("help"), {"name": "Pomoc"}, revision=1, by=administrator)

    sequences = dict(Occurrence.objects.values_list("pk", "sequence"))
    assert sequences[row.pk] == row.sequence + 1
    assert sequences[other.pk] == other.sequence


@pytest.mark.parametrize("kind", ["theme", "method"])
def test_an_ended_one_keeps_its_word_and_is_chosen_no_more(kind, administrator, organiser):
    row = builders.theme("help") if kind == "theme" else builders.method("talk")
    used = make_activity(theme="help") if kind == "theme" else note(method="talk")
    services.withdraw_row(row, reason="łączymy", by=administrator)

    with pytest.raises(ValidationError) as refused:
        if kind == "theme":
            change_activity(make_activity(theme="culture"), {"theme": row}, revision=None, by=organiser)
        else:
            create_note(note_values(method=row), by=organiser)
    assert kind in refused.value.error_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        make_activity(theme="help") if kind == "theme" else note(method="talk")
    used.refresh_from_db()
    assert str(getattr(used, kind)) == row.name
    type(used).objects.update(revision=2)  # everything else of it may change
    with pytest.raises(ValidationError):
        services.change_row(row, {"name": "Inaczej"}, revision=None, by=administrator)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(name="Inaczej")


def test_an_ended_method_is_offered_only_where_a_note_names_it(administrator, organiser):
    row = note(method="talk", written_by=organiser)
    services.withdraw_row(builders.method("talk"), reason="łączymy", by=administrator)

    def offered(form):
        return "talk" in form.fields["method"].queryset.values_list("slug", flat=True)

    assert offered(NoteForm(instance=row))
    assert not offered(NoteForm(initial={"method": "talk"}))
    services.restore_row(builders.method("talk"), by=administrator)
    assert offered(NoteForm())


@pytest.mark.parametrize("path", ["tematy", "metody"])
def test_one_that_is_used_is_not_deleted_and_its_address_stays(path, desk, administrator):
    make_activity(theme="help"), note(method="talk")
    row = builders.theme("help") if path == "tematy" else builders.method("talk")
    page = desk.post(f"{SETTINGS}{path}/{row.pk}/usun/", {"usun": "1"})
    assert "Coś już się na tym opiera" in page.content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(slug="inny")
    unused = services.add_row(type(row), {"name": "Nowa"}, by=administrator)
    desk.post(f"{SETTINGS}{path}/{unused.pk}/usun/", {"usun": "1"})
    assert not type(row).objects.filter(pk=unused.pk).exists()


def test_notes_are_asked_for_by_method_and_say_it(desk, signed_in, organiser, administrator):
    row = services.add_row(Method, {"name": "Spacer z psem"}, by=administrator)
    note(method=row.slug, text="Ławka")
    note(method="talk", text="Autobus")
    answer = signed_in(organiser).get("/biuro/rozeznanie/notatki/", {"metoda": row.slug, "format": "csv"})
    told = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
    assert "Spacer z psem" in told and "Autobus" not in told


def test_what_was_told_of_a_theme_keeps_its_name_of_that_day(administrator, client, organiser):
    row = make_occurrence(make_activity(theme="culture"), starts_at=wall(2026, 12, 1, 10))
    Occurrence.objects.filter(pk=row.pk).update(formerly=until_today(of_theme(row.activity)))
    services.change_row(builders.theme("culture"), {"name": "Tradycje"}, revision=1, by=administrator)
    Activity.objects.update(theme_id="help")

    assert "inny temat: kultura i tradycja" in client.get(f"/spotkania/{row.pk}/").content.decode()


def test_the_last_release_writes_the_columns_as_it_did():
    row = note()
    FieldNote.objects.filter(pk=row.pk).update(method="phone")  # the word itself
    assert FieldNote.objects.get().method.name == "Telefon"
