"""„You said, we did”: drafted from records, approved before anybody reads it, found by the code of a submission."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from activities import services
from activities.models import WordBack
from activities.words_back import told
from needs.submissions.codes import code_of
from osl_site.common.audit.models import Entry
from osl_site.common.database.locking import ChangedMeanwhile
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, result, wall
from tests.breaking import refused, sql
from tests.needs.builders import submission
from tests.reading import text_of

pytestmark = pytest.mark.django_db
PAGE = "/plan/co-zrobilismy/"
LIST = "/biuro/oferta/co-zrobilismy/"
TYPED = {"said": "Brakuje dojazdu.", "did": "Są podwózki."}


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 12, 3, 15)


def word_back(by, **values):
    given = TYPED | {"submissions": [], "needs": []} | values
    return services.draft_word_back(given, by=by)


def approved(by, **values):
    row = word_back(by, **values)
    return services.approve_word_back(row, revision=row.revision, by=by)


def acts():
    return list(Entry.objects.order_by("id").values_list("act", flat=True))


def test_nobody_outside_reads_a_sentence_before_it_is_approved_nor_after_it_was_withdrawn(client, organiser):
    row = word_back(organiser)
    assert "Są podwózki." not in text_of(client.get(PAGE))
    row = services.approve_word_back(row, revision=1, by=organiser)
    assert [one.did for place in told.by_place() for one in place.told] == ["Są podwózki."]
    services.withdraw_word_back(row, reason="Podwózki wstrzymano.", by=organiser)
    assert told.by_place() == []
    assert acts() == ["word_back.drafted", "word_back.approved", "word_back.withdrawn"]


def test_the_organiser_alone_writes_and_approves(coworker, director, organiser):
    row = word_back(organiser)
    for person in (coworker, director):
        with pytest.raises(PermissionDenied):
            word_back(person)
        with pytest.raises(PermissionDenied):
            services.approve_word_back(row, revision=1, by=person)


def test_what_was_changed_since_it_was_read_is_not_approved(organiser):
    row = word_back(organiser)
    services.change_word_back(row, TYPED | {"did": "Inaczej."}, revision=1, by=organiser)
    with pytest.raises(ChangedMeanwhile):
        services.approve_word_back(row, revision=1, by=organiser)
    services.approve_word_back(row, revision=2, by=organiser)
    with pytest.raises(ValidationError, match="już zatwierdzone"):
        services.approve_word_back(row, revision=3, by=organiser)


def test_what_is_shown_is_neither_changed_nor_removed_but_withdrawn_once_with_a_reason(organiser):
    row = approved(organiser)
    with pytest.raises(ValidationError, match="Wycofaj to zdanie"):
        services.change_word_back(row, TYPED, revision=None, by=organiser)
    with pytest.raises(ValidationError, match="Wycofaj to zdanie"):
        services.remove_word_back(row, by=organiser)
    with pytest.raises(ValidationError, match="dlaczego to wycofujesz"):
        services.withdraw_word_back(row, reason=" ", by=organiser)
    services.withdraw_word_back(row, reason="Pomyłka.", by=organiser)
    with pytest.raises(ValidationError, match="nie ma na stronie"):
        services.withdraw_word_back(row, reason="Pomyłka.", by=organiser)


def test_the_database_holds_what_was_approved(organiser):
    approved(organiser)
    for statement in (
        "update activities_wordback set did = 'inaczej'",
        "update activities_wordback set approved_at = null, approved_by_id = null, approved_by_name = ''",
        "delete from activities_wordback",
        "truncate activities_wordback cascade",
    ):
        refused(lambda statement=statement: sql(statement))


def test_the_page_is_ordered_by_village_in_the_language_asked(client, organiser):
    approved(organiser, said_uk="Немає доїзду.", did_uk="Є підвезення.")
    approved(organiser, said="Ciemno.", did="Są lampy.", locality=builders.locality(name="Żywkowo"))
    approved(organiser, said="Zimno.", did="Jest piec.", locality=builders.locality(name="Bukowiec"))
    assert [place.name for place in told.by_place()] == ["Cała gmina", "Bukowiec", "Żywkowo"]
    page = client.get(f"/uk{PAGE}")
    assert page.status_code == 200
    text = text_of(page)
    assert "Є підвезення." in text
    assert '<span lang="pl">Są lampy.</span>' in text


def test_its_author_finds_it_by_the_code_and_nobody_elses(client, organiser):
    own, foreign = submission(), submission()
    row = approved(organiser, submissions=[own])
    link = f'<a href="{PAGE}#zdanie-{row.pk}">Są podwózki</a>'
    assert link in text_of(client.get(f"/sprawdz/{code_of(own)}/"))
    assert link not in text_of(client.get(f"/sprawdz/{code_of(foreign)}/"))


PARTLY_POLISH = "Частина тексту є лише польською."


def test_who_was_answered_twice_reads_both_and_one_of_them_stays(client, organiser):
    own = submission()
    first = approved(organiser, submissions=[own])
    second = approved(organiser, said="Ciemno.", did="Są lampy.", did_uk="Є ліхтарі.", submissions=[own])
    address = f"/sprawdz/{code_of(own)}/"
    shown = text_of(client.get(address))
    for row, did in ((first, "Są podwózki"), (second, "Są lampy")):
        assert shown.count(f'<a href="{PAGE}#zdanie-{row.pk}">{did}</a>') == 1
    assert client.get(f"/uk{address}").text.count(PARTLY_POLISH) == 1
    services.withdraw_word_back(first, reason="Podwózki wstrzymano.", by=organiser)
    shown = text_of(client.get(address))
    assert ("Są podwózki" in shown, "Są lampy" in shown) == (False, True)
    assert PARTLY_POLISH not in client.get(f"/uk{address}").text


def test_the_page_says_once_in_ukrainian_that_a_part_is_polish(client, organiser):
    approved(organiser, said_uk="Немає доїзду.", did_uk="Є підвезення.")
    assert PARTLY_POLISH not in client.get(f"/uk{PAGE}").text
    approved(organiser, said="Ciemno.", did="Są lampy.")
    approved(organiser, said="Zimno.", did="Jest piec.")
    assert client.get(f"/uk{PAGE}").text.count(PARTLY_POLISH) == 1
    assert "tylko po polsku" not in client.get(PAGE).text


def test_a_draft_is_made_of_records_and_never_of_a_residents_words(desk, organiser):
    said = submission(words="Jan Kowalski z domu 7 pije.")
    activity = make_activity(title="Podwózki", is_continuous=True)
    activity.submissions.add(said)
    assert list(told.to_write_of()) == []
    result(make_occurrence(activity, starts_at=wall(2026, 12, 1, 10)))
    assert list(told.to_write_of()) == [activity]
    assert "Podwózki" in text_of(desk.get(LIST))
    page = desk.get(f"{LIST}nowe/?oferta={activity.pk}")
    assert "Kowalski" not in text_of(page)
    assert page.context["form"]["submissions"].value() == said.code
    assert "spotkania: 1" in page.context["form"]["did"].value()
    word_back(organiser, activity=activity)
    assert list(told.to_write_of()) == []


def test_a_sentence_is_written_approved_and_withdrawn_on_its_pages(desk, client):
    refusal = desk.post(f"{LIST}nowe/", TYPED | {"said": " "})
    assert list(refusal.context["form"].errors) == ["said"]
    assert refusal.context["form"]["did"].value() == "Są podwózki."
    page = desk.post(f"{LIST}nowe/", TYPED).url
    row = WordBack.objects.get()
    desk.post(f"{page}zatwierdz/", {"revision": "x"})
    assert not WordBack.objects.shown().exists()
    desk.post(f"{page}zatwierdz/", {"revision": str(row.revision)})
    assert WordBack.objects.shown().get() == row
    assert desk.get(f"{page}zmien/").url == page
    desk.post(f"{page}wycofaj/", {"reason": "Pomyłka."})
    assert not WordBack.objects.shown().exists()
