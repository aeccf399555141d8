"""What residents read of how the plan goes: plain words from facts, nothing of reasons, money and persons."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from osl_site.common import clock
from plans import services
from plans.models import DocumentKind, LogKind, SaidState, Version
from plans.public.progress import version as mark
from plans.services.action_log import Line
from plans.tasks import make_document
from tests.plans.measuring import NOW, YEAR, carried_out, key_of, typed
from tests.plans.reporting import occurrences_of
from tests.plans.test_exclusions import exclude
from tests.reading import text_of

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def tea(organiser, director):
    return carried_out(organiser, director, time_words=f"5 maja {YEAR}", cost=500)


def publish(action, by):
    pk = Version.objects.get(goals__actions=action).pk
    make_document(pk, DocumentKind.APPROVED)
    services.publish(Version.objects.get(pk=pk), by=by)


def read(client, language=""):
    with clock.at(NOW):
        return text_of(client.get(f"{language}{reverse('public_progress')}"))


def test_before_anything_is_published_the_page_says_so(tea, client):
    assert "Dziś nie obowiązuje żaden opublikowany plan." in read(client)
    assert "Herbata" not in read(client)


def test_each_sentence_ends_in_english_too(tea, client, organiser):
    publish(tea, organiser)
    assert f"The plan runs until 31 December {YEAR}. " in read(client, "/en")


def test_each_action_has_a_word_and_what_was_reached(tea, client, organiser):
    publish(tea, organiser)
    assert "spóźnia się" in read(client)
    with clock.at(NOW):
        services.enter_value(key_of("podwózki"), typed(46), by=organiser)
        services.add_log(tea.key, Line(LogKind.STATE, TODAY, "Sala Jana Kota.", state=SaidState.PAUSED), by=organiser)
    page = read(client)
    assert "spóźnia się" not in page
    assert "Plan jest teraz wstrzymany." in page
    assert "46 (podwózki)" in page
    assert "jeszcze nie policzono" in page


def test_meetings_without_results_are_told_apart_from_what_indicators_count(tea, client, organiser):
    publish(tea, organiser)
    with clock.at(NOW):
        occurrences_of(tea)
    assert "Dotąd: 4 spotkania (jeszcze niepoliczone: 3)" in read(client)


def test_what_a_figure_is_known_of_has_begun(client, organiser, director):
    tea = carried_out(organiser, director)
    publish(tea, organiser)
    with clock.at(NOW.replace(month=1)):
        assert "jeszcze się nie zaczęło" in text_of(client.get(reverse("public_progress")))
        services.enter_value(key_of("podwózki"), typed(46, last=(1, 5)), by=organiser)
        assert "jeszcze się nie zaczęło" not in text_of(client.get(reverse("public_progress")))


def test_reasons_and_money_are_for_the_office(tea, client, organiser):
    publish(tea, organiser)
    with clock.at(NOW):
        services.add_log(tea.key, Line(LogKind.STATE, TODAY, "Sala Jana Kota.", state=SaidState.DONE), by=organiser)
        services.add_log(tea.key, Line(LogKind.SPENT, TODAY, "Kawa.", amount=Decimal(35)), by=organiser)
    page = read(client)
    assert "zrobione" in page
    assert not [word for word in ("Kota", "Kawa", "35 zł", "500 zł", "Wydano") if word in page]


@pytest.mark.parametrize(("value", "said"), [(4, "mniej niż 5"), (5, "5 (rodziny)"), (0, "nic")])
def test_of_few_persons_no_number_is_told(value, said, tea, client, organiser):
    publish(tea, organiser)
    with clock.at(NOW):
        services.enter_value(key_of("rodziny"), typed(value), by=organiser)
    assert said in read(client)


def test_words_that_are_not_public_stand_nowhere_on_it(tea, client, organiser, director):
    publish(tea, organiser)
    with clock.at(NOW):
        row = Version.objects.get(goals__actions=tea)
        exclude(row, director, words="Herbata")
    assert "Herbata" not in read(client)


def test_the_frame_speaks_the_readers_language(tea, client, organiser):
    publish(tea, organiser)
    assert "запізнюється" in read(client, "/uk")


def test_each_row_of_it_is_another_version_of_the_page(tea, organiser):
    marks = [mark()]
    publish(tea, organiser)
    marks.append(mark())
    with clock.at(NOW):
        services.enter_value(key_of("podwózki"), typed(46), by=organiser)
        marks.append(mark())
        services.add_log(tea.key, Line(LogKind.NOTE, date(YEAR, 3, 1), "Było."), by=organiser)
        marks.append(mark())
    assert len(set(marks)) == 4


def test_its_queries_do_not_grow_with_what_was_entered(tea, client, organiser):
    publish(tea, organiser)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            read(client)
        return len(captured)

    read(client)
    before = queries()
    with clock.at(NOW):
        for month in range(1, 9):
            line = Line(LogKind.NOTE, date(YEAR, month, 1), "Było.")
            services.add_log(tea.key, line, by=organiser)
    assert queries() == before
