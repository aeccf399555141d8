"""A research walk: points in their order, each with its photograph, read as one story."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from needs import services
from needs.models import FieldNote, WalkPoint
from osl_site.common.attachments.models import Attachment
from osl_site.common.audit.models import Entry, Erasure
from tests.attachments.pictures import of_a_phone, picture, sent
from tests.breaking import refused, sql
from tests.needs.builders import note

pytestmark = pytest.mark.django_db
POINT = {"text": "Brak ławki.", "place": "Przystanek"}


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 11, 23, 9)


@pytest.fixture
def walk():
    return note(method="walk", text="Siedem osób przeszło wieś.")


def of(walk, rest=""):
    return f"/biuro/rozeznanie/notatki/{walk.pk}/{rest}"


def acts():
    return list(Entry.objects.roots().order_by("id").values_list("act", "subject_id", "fields"))


def test_points_stand_in_the_order_of_the_walk(walk, organiser):
    first, second = (services.add_point(walk, POINT, photos=[picture()], by=organiser) for _ in range(2))
    services.remove_point(first, by=organiser)
    third = services.add_point(walk, POINT, by=organiser)
    assert [(point, point.position) for point in walk.points.all()] == [(second, 2), (third, 3)]
    assert list(Attachment.objects.values_list("subject_type", "subject_id")) == [("needs.walkpoint", second.pk)]
    assert [act for act, *_rest in acts()] == ["note.point_added"] * 2 + ["note.point_removed", "note.point_added"]
    with pytest.raises(ValidationError):
        services.remove_point(first, by=organiser)


def test_others_add_no_point_to_what_they_did_not_write(walk, coworker):
    with pytest.raises(PermissionDenied):
        services.add_point(walk, POINT, by=coworker)


def test_a_point_is_added_on_the_spot_and_the_next_one_after_it(walk, desk):
    typed = POINT | {"latitude": "54.28411", "longitude": "20.61234", "photos": sent(of_a_phone())}
    assert desk.post(of(walk, "punkty/nowy/"), typed | {"nastepny": "1"}).url == of(walk, "punkty/nowy/")
    point = WalkPoint.objects.get()
    assert point.spot == "54,284110 N, 20,612340 E"
    assert Attachment.objects.of(point).count() == 1
    assert desk.post(of(walk, "punkty/nowy/"), POINT).url == of(walk, "spacer/#punkt-2")
    page = desk.get(of(walk, "spacer/")).text
    assert page.index("Przystanek") < page.index("54,284110 N") < page.index('id="punkt-2"')
    assert "Punkty spaceru: 2" in " ".join(desk.get(of(walk)).text.split())


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"text": " "}, "text", "Odpowiedz na to pytanie."),
        ({"latitude": "54.2"}, "__all__", "Wpisz obie liczby położenia albo żadnej."),
        ({"latitude": "na północ", "longitude": "20"}, "latitude", "Wpisz liczbę z kropką, na przykład 54.28411."),
        (
            {"latitude": "91", "longitude": "20"},
            "latitude",
            "Takiego miejsca nie ma. Szerokość jest od -90 do 90, długość od -180 do 180.",
        ),
    ],
)
def test_a_point_that_cannot_be_kept_is_refused_at_its_field(typed, field, sentence, walk, desk):
    page = desk.post(of(walk, "punkty/nowy/"), POINT | typed)
    assert (page.status_code, page.context["form"].errors) == (200, {field: [sentence]})
    assert not WalkPoint.objects.exists()


def test_a_point_is_corrected_and_its_words_are_not_told_as_the_notes(walk, desk, organiser):
    point = services.add_point(walk, POINT, by=organiser)
    desk.post(of(walk, f"punkty/{point.pk}/zmien/"), POINT | {"text": "Jest ławka.", "revision": 1})
    point.refresh_from_db()
    assert (point.text, point.revision) == ("Jest ławka.", 2)
    assert acts()[-1] == ("note.point_changed", walk.pk, ["text"])
    assert not Entry.objects.get(act="note.point_changed").changes.exists()
    assert desk.post(of(walk, f"punkty/{point.pk}/usun/")).url == of(walk, "spacer/")


def test_a_point_of_another_note_is_not_found(walk, desk, organiser):
    point = services.add_point(walk, POINT, by=organiser)
    assert desk.get(of(note(), f"punkty/{point.pk}/zmien/")).status_code == 404


def test_a_note_takes_its_points_and_their_photographs_along(walk, organiser):
    point = services.add_point(walk, POINT, photos=[picture()], by=organiser)
    photo = Attachment.objects.of(point).get()
    services.delete_note(FieldNote.objects.get(), by=organiser)
    assert (WalkPoint.objects.exists(), Attachment.objects.exists()) == (False, False)
    assert Erasure.objects.filter(table="attachments_attachment", row=photo.pk).exists()


def test_the_story_takes_as_many_queries_with_one_point_as_with_thirty(
    walk, desk, organiser, django_assert_num_queries
):
    services.add_point(walk, POINT, photos=[picture()], by=organiser)
    with CaptureQueriesContext(connection) as one:
        desk.get(of(walk, "spacer/"))
    for _ in range(29):
        services.add_point(walk, POINT, photos=[picture()], by=organiser)
    with django_assert_num_queries(len(one)):
        desk.get(of(walk, "spacer/"))


def test_the_database_keeps_positions_whole_and_points_worded(walk, organiser):
    services.add_point(walk, POINT, by=organiser)
    for change in ("text = ''", "latitude = 54", "latitude = 95, longitude = 20"):
        refused(lambda change=change: sql(f"update needs_walkpoint set {change}"))
