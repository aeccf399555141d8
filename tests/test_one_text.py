"""One text through every outlet: pages, documents, posters, feeds, data for machines and letters say the same lines."""

import json
import re

import pytest
from django.urls import reverse
from icalendar import Calendar

from activities.models import Notice
from activities.paper.posters import of_occurrence
from activities.registrations.emails import written
from osl_site.common.text.typed_text import html_of, plain_of
from plans import services
from plans.document.rendering import html_of as document_of
from plans.models import DocumentKind
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, sign_up, wall
from tests.needs.builders import need, note
from tests.plans.builders import action, goal, plan

pytestmark = pytest.mark.django_db

TYPED = "Przyjdź **koniecznie**:\n    weź:\n3. herbatę\n5. ciasto\n\n• krzesło\n    koc"
HTML = (
    "<p>Przyjdź <strong>koniecznie</strong>:<br>\nweź:</p>"
    '<ol><li value="3">herbatę</li><li value="5">ciasto</li></ol>'
    "<ul><li>krzesło<br>\nkoc</li></ul>"
)
PLAIN = "Przyjdź koniecznie:\nweź:\n\n3. herbatę\n5. ciasto\n\n• krzesło\n  koc"


@pytest.fixture
def occurrence(at):
    at(2026, 11, 30, 9)
    builders.office()
    activity = make_activity(title="Herbata", text=TYPED, sign_up="needed")
    return make_occurrence(activity, starts_at=wall(2026, 12, 1, 10))


def test_the_sample_is_read_as_it_is_meant():
    assert (html_of(TYPED), plain_of(TYPED)) == (HTML, PLAIN)


def test_pages_of_residents_and_of_the_office_say_the_same(occurrence, desk, client):
    pages = [client.get(reverse("public_occurrence", args=[occurrence.pk]))]
    pages += [client.get(reverse("public_activity", args=[occurrence.activity_id])), client.get("/oferta/")]
    pages += [desk.get(occurrence.activity.get_absolute_url())]
    pages += [desk.get(row.get_absolute_url()) for row in (note(text=TYPED), need(description=TYPED))]
    shown = "".join(HTML.replace("<strong>", "").replace("</strong>", "").split())
    assert [page.request["PATH_INFO"] for page in pages if HTML not in page.text] == ["/oferta/"]
    assert shown in "".join(pages[2].text.split())  # a beginning of the text, and so without what is bold


def test_paper_says_the_same(occurrence, organiser):
    assert of_occurrence(occurrence, builders.Centre.objects.get()).text == PLAIN
    version = plan(organiser).versions.get()
    services.change_chapter(version.chapters.first(), {"text": TYPED}, revision=1, by=organiser)
    action(goal(version, organiser, manner=TYPED), organiser, manner="", description=TYPED)
    assert document_of(services.submit(version, by=organiser), DocumentKind.READ).count(HTML) == 3


def test_feeds_data_and_letters_say_the_same_without_marks(occurrence, client):
    event = next(iter(Calendar.from_ical(client.get("/kalendarz.ics").content).walk("VEVENT")))
    assert PLAIN in event["description"]
    page = client.get(reverse("public_occurrence", args=[occurrence.pk])).text
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert data["description"] == PLAIN
    assert PLAIN in written(Notice(kind="message", text=TYPED, registration=sign_up(occurrence))).body
