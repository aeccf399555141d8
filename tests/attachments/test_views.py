"""A photograph is handed out as a file that runs nothing, to whoever reads its row."""

import pytest

from osl_site.common.attachments import services
from osl_site.common.attachments.forms import NONE, OUTSIDE, WHOLE_AREA
from osl_site.common.attachments.models import Attachment
from tests import builders
from tests.attachments.pictures import picture
from tests.needs.builders import note

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo(organiser):
    return services.attach(note(), [picture(size=(400, 300))], by=organiser)[0]


def test_it_is_handed_out_as_a_file_that_runs_nothing(photo, desk):
    answer = desk.get(photo.picture_url)
    headers = answer.headers
    assert (answer.status_code, headers["Content-Type"]) == (200, "image/jpeg")
    assert headers["Content-Disposition"] == 'attachment; filename="zdjecie-1.jpg"'
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in headers["Cache-Control"]


def test_nobody_else_is_handed_it(photo, client, signed_in, administrator):
    assert client.get(photo.picture_url).status_code == 302
    assert signed_in(administrator).get(photo.picture_url).status_code == 403
    assert signed_in(builders.user("coworker")).get(photo.get_absolute_url()).status_code == 403


def test_the_note_shows_it_and_says_what_can_be_done(photo, desk):
    page = desk.get(f"/biuro/rozeznanie/notatki/{photo.subject_id}/")
    assert f'src="{photo.picture_url}"' in page.text
    assert photo.get_absolute_url() in page.text


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"area1_left": ""}, {"__all__": [NONE]}),
        ({"area1_left": "10"}, {"area1_left": [WHOLE_AREA]}),
        (
            {"area1_left": "60", "area1_top": "0", "area1_width": "50", "area1_height": "10"},
            {"area1_left": [OUTSIDE]},
        ),
        (
            {"area1_left": "sto", "area1_top": "0", "area1_width": "0", "area1_height": "10"},
            {"area1_left": ["Wpisz liczbę od 0 do 100."], "area1_width": ["Wpisz liczbę od 1 do 100."]},
        ),
    ],
)
def test_numbers_that_cover_nothing_are_refused_at_their_field(typed, errors, photo, desk):
    page = desk.post(photo.get_absolute_url(), typed)
    assert (page.status_code, page.context["form"].errors) == (200, errors)
    assert Attachment.objects.get() == photo


def test_areas_are_covered_and_the_photograph_is_removed(photo, desk):
    typed = {"area2_left": "0", "area2_top": "0", "area2_width": "50", "area2_height": "50"}
    answer = desk.post(photo.get_absolute_url(), typed)
    new = Attachment.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/biuro/rozeznanie/notatki/{photo.subject_id}/")
    assert new.pk != photo.pk
    assert desk.post(f"{new.picture_url}usun/").status_code == 302
    assert not Attachment.objects.exists()
