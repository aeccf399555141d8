"""Letters and the clause in the office's own words: written, looked at, said, taken back."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from activities.models import InformationClause, Notice, NoticeKind
from activities.registrations import texts
from activities.registrations.emails import what_happened, words_of
from activities.registrations.privacy_notice import CLAUSE, privacy_notice_of
from needs.models import SubmitterClause
from needs.submissions.clause import CLAUSE as SUBMISSIONS
from osl_site.common import registry
from osl_site.common.accounts.emails import WELCOME_TEXT
from osl_site.common.accounts.services import add_user
from osl_site.common.audit.models import Change, Entry
from osl_site.common.centre.models import Centre
from osl_site.common.database.locking import ChangedMeanwhile
from osl_site.common.registry import Around
from osl_site.common.texts import services
from osl_site.common.texts.models import TextTemplate
from osl_site.common.texts.placeholders import wrong_with
from osl_site.common.texts.previews import previews_of
from osl_site.common.texts.words import said
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, sign_up, wall
from tests.activities.working import hidden_in
from tests.reading import text_of

pytestmark = pytest.mark.django_db
PAGE = "/biuro/ustawienia/slowniki/teksty/"
OWN = "Mamy dla Ciebie miejsce: {spotkanie}, {kiedy}."


@pytest.fixture
def desk(signed_in, organiser):
    return signed_in(organiser)


@pytest.fixture(autouse=True)
def monday(at):
    at(2026, 11, 23, 9)


def notice(kind, *, language="pl", **fields):
    row = make_occurrence(make_activity(title="Herbata", sign_up="needed"), starts_at=wall(2026, 12, 8, 10))
    told = Notice(registration=sign_up(row, language=language), kind=kind)
    for name, value in fields.items():
        setattr(told.registration.occurrence, name, value)
    return told


@pytest.mark.parametrize("key", [key for key, _kind in registry.texts.items()])
@pytest.mark.parametrize("language", ["pl", "uk", "en"])
def test_our_own_words_pass_what_the_offices_must(key, language):
    kind = registry.texts.of(key)
    with override(language):
        ours = kind.ours(kind.samples())
    assert wrong_with(ours, known=kind.samples().keys(), needed=kind.needed) == ""


def test_a_letter_says_the_offices_paragraph_and_the_facts_stay(desk, organiser):
    answer = desk.post(f"{PAGE}{texts.CONFIRMATION}/", {"body": OWN, "body_uk": "", "body_en": "See you: {spotkanie}"})
    assert answer.status_code == 302

    told = notice(NoticeKind.CONFIRMATION)
    subject, body = words_of(told)
    assert "Mamy dla Ciebie miejsce: Herbata, wtorek, 8 grudnia 2026" in body
    assert "Zrezygnuj tutaj" in body and subject == "Zapis przyjęty: Herbata"
    told.registration.language = "en"
    assert "See you: Herbata" in words_of(told)[1]
    told.registration.language = "uk"
    with override("uk"):
        assert what_happened(told) == registry.texts.of(texts.CONFIRMATION).ours({})
    entry = Entry.objects.get(act="text.changed")
    assert list(Change.objects.filter(entry=entry, field="body").values_list("before", "after")) == [("", OWN)]


@pytest.mark.parametrize(
    ("kind", "key", "own", "expected"),
    [
        (NoticeKind.REMINDER, texts.REMINDER, "Jutro: {spotkanie}", "Jutro: Herbata"),
        (NoticeKind.CANCELLED, texts.CANCELLED, "Nie będzie, bo {powód}.", "Nie będzie, bo choroba."),
        (NoticeKind.MOVED, texts.MOVED, "Uwaga! {zmiana}", "Uwaga! Spotkanie"),
        (NoticeKind.CHANGED, texts.PLACE_CHANGED, "Uwaga! {zmiana}", "Uwaga! Zmieniło się miejsce"),
        (NoticeKind.RESTORED, texts.RESTORED, "Dobra wiadomość! {zmiana}", "Dobra wiadomość! Odwołanie jest cofnięte."),
        (NoticeKind.WAITING, texts.WAITING, "Czekasz jako {numer}.", "Czekasz jako 1."),
        (NoticeKind.OFFERED, texts.OFFERED, "Potwierdź do: {termin}!", "Potwierdź do: –!"),
        (NoticeKind.EXPIRED, texts.EXPIRED, "Za późno.", "Za późno."),
        (NoticeKind.EDITED, texts.EDITED, "Zmienione.", "Zmienione."),
        (NoticeKind.REPEATED, texts.REPEATED, "Mamy Cię już.", "Mamy Cię już."),
        (NoticeKind.GIVEN_UP, texts.GIVEN_UP, "Szkoda.", "Szkoda."),
    ],
)
def test_every_letter_has_a_paragraph_of_its_own(kind, key, own, expected, organiser):
    services.save_text(key, {"body": own}, revision=None, by=organiser)
    assert what_happened(notice(kind, cancelled_reason="choroba", cancelled_at=builders.EPOCH)).startswith(expected)


def test_a_placeholder_that_names_nothing_is_refused_at_its_field(desk, organiser):
    page = desk.post(f"{PAGE}{texts.CANCELLED}/", {"body": "Odwołane {powod}", "body_en": "Called off."})
    assert "Nie ma pola {powod}" in page.context["form"].errors["body"][0]
    assert "Wstaw {powód}" in page.context["form"].errors["body_en"][0]
    assert "Odwołane {powod}</textarea>" in page.content.decode()
    with pytest.raises(ValidationError):
        services.save_text(texts.CANCELLED, {"body": "Odwołane."}, revision=None, by=organiser)
    assert not TextTemplate.objects.exists()


def test_what_was_typed_is_looked_at_and_not_saved(desk):
    page = desk.post(f"{PAGE}{texts.CONFIRMATION}/", {"body": OWN, "podglad": "1"}).content.decode()
    assert "Mamy dla Ciebie miejsce: Herbata we wtorek" in page and "jeszcze niezapisane" in page
    assert '<a href="#podglad">' in page
    assert not TextTemplate.objects.exists()


def test_our_text_comes_back_and_the_trail_keeps_theirs(desk, organiser):
    services.save_text(texts.CONFIRMATION, {"body": OWN, "body_uk": "Так"}, revision=None, by=organiser)
    assert "Przywróć nasz tekst" in desk.get(f"{PAGE}{texts.CONFIRMATION}/").content.decode()
    desk.post(f"{PAGE}{texts.CONFIRMATION}/przywroc/")

    assert what_happened(notice(NoticeKind.CONFIRMATION)) == "Zapis przyjęty. Do zobaczenia!"
    assert Change.objects.filter(entry__act="text.restored", field="body", before=OWN).exists()
    assert "Przywróć nasz tekst" not in desk.get(f"{PAGE}{texts.CONFIRMATION}/").content.decode()
    with pytest.raises(ValidationError):
        services.restore_text(texts.CONFIRMATION, by=organiser)


def test_two_people_who_write_one_text_see_both(organiser, administrator):
    services.save_text(texts.REMINDER, {"body": "Jutro!"}, revision=0, by=organiser)
    with pytest.raises(ChangedMeanwhile):
        services.save_text(texts.REMINDER, {"body": "Pojutrze!"}, revision=0, by=administrator)
    assert TextTemplate.objects.get().body == "Jutro!"


def test_texts_are_read_by_all_and_written_by_two_roles(signed_in, director, coworker):
    with pytest.raises(PermissionDenied):
        services.save_text(texts.REMINDER, {"body": "Jutro!"}, revision=None, by=coworker)
    client = signed_in(director)
    assert client.get(PAGE).status_code == 200
    assert client.get(f"{PAGE}{texts.REMINDER}/").status_code == 403
    assert client.get(f"{PAGE}nie-ma-takiego/").status_code in (403, 404)


def test_a_text_stays_of_its_kind(organiser):
    services.save_text(texts.REMINDER, {"body": "Jutro!"}, revision=None, by=organiser)
    with pytest.raises(IntegrityError), transaction.atomic():
        TextTemplate.objects.update(kind="inny")


def test_the_clause_in_the_offices_words_is_a_new_version_and_the_old_one_stays(desk, organiser):
    builders.office(controller="CUS w Dębach", dpo_contact="iod@deby.pl")
    old = sign_up(make_occurrence(make_activity(sign_up="needed"))).clause
    own = "Dane bierze {administrator}.\n\nPyta o nie {inspektor}. Usuwamy je po {dni} dniach."
    services.save_text(CLAUSE, {"body": own}, revision=None, by=organiser)

    clause = privacy_notice_of(Centre.objects.get(), "pl")
    assert clause.text == "Dane bierze CUS w Dębach.\nPyta o nie iod@deby.pl. Usuwamy je po 30 dniach."
    assert "Data controller" in privacy_notice_of(Centre.objects.get(), "en").text
    page = desk.get("/biuro/ustawienia/slowniki/klauzule/").content.decode()
    assert f"Wersja {old.pk}" in page
    detail = desk.get(f"/biuro/ustawienia/slowniki/klauzule/{old.pk}/").content.decode()
    assert "zastąpiona nowszą" in detail
    assert InformationClause.objects.get().text == old.text


def test_the_clause_of_submissions_in_the_offices_words_is_kept_with_the_next_contact(client, organiser):
    builders.office(controller="CUS w Dębach", dpo_contact="iod@deby.pl")
    hidden = hidden_in(client.get("/powiedz-nam/").content.decode())
    body = hidden | {"kind": "lack", "words": "Nie ma ławki.", "phone": "601 234 567", "locality": ""}
    own = "Dane bierze {administrator}, pyta o nie {inspektor}.\n\nUsuwamy je {termin}."
    services.save_text(SUBMISSIONS.key, {"body": own}, revision=None, by=organiser)

    late = client.post("/powiedz-nam/", body)
    assert "Informacja o danych zmieniła się w tym czasie." in text_of(late)
    assert "Dane bierze CUS w Dębach, pyta o nie iod@deby.pl." in text_of(late)
    assert "Nie ma ławki.</textarea>" in late.content.decode() and not SubmitterClause.objects.exists()

    again = body | hidden_in(late.content.decode())
    assert client.post("/powiedz-nam/", again).status_code == 302
    kept = SubmitterClause.objects.get()
    assert kept.text == "Dane bierze CUS w Dębach, pyta o nie iod@deby.pl.\nUsuwamy je 30 dni po odpowiedzi."
    assert "Data controller" in SUBMISSIONS.notice_of(Centre.objects.get(), 30, "en").text


def test_who_leaves_no_contact_is_not_asked_to_read_the_clause_again(client):
    builders.office()
    hidden = hidden_in(client.get("/powiedz-nam/").content.decode())
    body = hidden | {"kind": "lack", "words": "Nie ma ławki.", "locality": "", "clause": "dawne"}
    assert client.post("/powiedz-nam/", body).status_code == 302


def test_an_invitation_says_the_offices_words(administrator, organiser):
    services.save_text(WELCOME_TEXT, {"body": "Witaj w zespole, {osoba}!"}, revision=None, by=organiser)
    add_user(email="nowa@przyklad.pl", name="Ewa Nowa", roles=["coworker"], password=None, by=administrator)
    builders.run_queue()
    assert "Witaj w zespole, Ewa Nowa!" in mail.outbox[-1].body


def test_previews_are_in_the_languages_in_which_a_text_is_read():
    public, staff = registry.texts.of(texts.REMINDER), registry.texts.of(WELCOME_TEXT)
    assert [one.language for one in previews_of(public, {})] == ["pl", "uk", "en"]
    assert [one.language for one in previews_of(staff, {})] == ["pl"]


LETTERS = [key for key, kind in registry.texts.items() if kind.around is not Around]


@pytest.mark.parametrize("key", LETTERS)
def test_a_preview_is_the_whole_letter_in_at_most_one_query(key, django_assert_max_num_queries):
    builders.office()
    kind = registry.texts.of(key)
    with django_assert_max_num_queries(1), override("pl"):
        around = kind.around()
    assert around.subject and around.before.startswith("Dzień dobry,")
    assert "{" not in around.before + around.after + around.subject


def test_a_preview_says_what_the_letter_says_below_and_what_ours_is_with_its_fields(desk):
    builders.office(organiser_phone="897610295")
    page = text_of(desk.get(f"{PAGE}{texts.OFFERED}/"))
    assert 'Temat: <span lang="pl">Zwolniło się miejsce: Herbata we wtorek</span>' in page
    assert "Kiedy: wtorek, 1 grudnia 2026" in page and "Potwierdź je do: poniedziałek, 30 listopada 2026" in page
    assert "Tu potwierdzisz miejsce albo z niego zrezygnujesz:" in page and "89 761 02 95" in page
    assert "Potwierdź je do: {termin}." in page
    assert "Confirm the place" in page
    called_off = registry.texts.of(texts.CANCELLED).around()
    assert "Zrezygnuj" not in called_off.after


def test_a_letter_asks_once_for_its_words(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert said(texts.REMINDER, {}) == "Przypominamy o spotkaniu. Do zobaczenia!"
