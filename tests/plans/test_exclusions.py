"""Words of an approved plan that are not public stand on no page and in no file for residents; the office reads all."""

import io
import zipfile
from dataclasses import fields, is_dataclass
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.audit.models import Access, AccessKind, Entry
from osl_site.common.documents import pdf
from osl_site.common.files.services import check_hashes, keep
from osl_site.common.forms.once import FIELD
from partners.models import Partner
from plans import services
from plans.content import Chapter, PlanContent, read
from plans.exclusions.passages import Passage, without
from plans.exclusions.preview import told_again
from plans.exclusions.public_text import PublicText, public_text
from plans.exclusions.redaction import STAYS, redacted
from plans.models import CopyPublication, DocumentKind, Exclusion, ExclusionEnd, PublicDocument, Version
from plans.public import urls
from plans.services.exclusions import make_public_document
from plans.tasks import make_document, make_what_lacks
from tests import builders
from tests.breaking import refused
from tests.plans.builders import action, approved, goal, plan, submitted
from tests.plans.signing import bring

pytestmark = pytest.mark.django_db
WORDS = "Zofia Malinowska"
WHY = {
    "scope": "imię i nazwisko osoby prywatnej",
    "kind": "privacy",
    "basis": "art. 5 ust. 2 ustawy o dostępie do informacji publicznej",
    "interest": "osoba, o której mowa",
}


@pytest.fixture(autouse=True)
def sketched_words(monkeypatch):
    monkeypatch.setattr(pdf, "ENGINE", "tests.plans.sketches.draw_words")


def said(name):
    """An answer that says the words in whatever way the field allows."""
    return f"{name} {WORDS} tu"


def full(by):
    """A draft that says the words wherever words can be typed."""
    version = plan(by, title=said("Plan")).versions.get()
    chapter = version.chapters.first()
    text = f"**{WORDS}** prowadzi.\n\n| kto | co |\n|---|---|\n| {WORDS} | herbata |"
    services.change_chapter(chapter, {"title": said("Wstęp"), "text": text}, revision=1, by=by)
    services.change_version(version, {"manner": said("Razem")}, revision=1, by=by)
    of = goal(version, by, text=said("Cel"), manner=said("Dla celu"))
    texts = ("title", "description", "time_words", "addressees", "place_note", "responsible", "resources")
    costs = [{"amount": "2500", "source": said("Fundusz"), "year": 2027}]
    own = action(of, by, **{name: said(name) for name in texts}, manner=said("Sposób"), cost=2500, costs=costs)
    own.partners.add(Partner.objects.get_or_create(name=said("Koło"), kind="ngo")[0])
    services.add_indicator(own, {"name": said("spotkania"), "target": 12, "unit": "razy"}, by=by)
    action(of, by, title="Bez słów", manner="")
    action(goal(version, by, text="Cel bez słów"), by, manner="")
    return version


def brought_to_residents(version, organiser, director, day=None):
    version = services.submit(version, by=organiser)
    services.decide(version, outcome="approved", effective_on=day or version.starts_on, by=director)
    make_document(version.pk, DocumentKind.APPROVED)
    services.publish(version, by=organiser)
    return Version.objects.get(pk=version.pk)


@pytest.fixture
def version(organiser, director):
    return brought_to_residents(full(organiser), organiser, director)


def exclude(version, director, **options):
    given = {"place": "version", "key": None, "words": WORDS, "values": WHY} | options
    return services.exclude(version, **given, by=director)


def update_of(version, organiser, director):
    changed = {"reason": said("Zmiana"), "changed_conclusions": []}
    update = services.open_update(version.plan, changed, by=organiser)
    of = update.goals.first()
    action(of, organiser, title="Nowe działanie")
    return brought_to_residents(update, organiser, director, day=version.starts_on + timedelta(days=30))


def addresses(*versions):
    """Every address of the plan for residents, in each language."""
    pairs = [f"{row.plan_id}-{row.number}" for row in versions]
    for pattern in urls.urlpatterns:
        of_one = "<int:plan>" in str(pattern.pattern)
        for row in versions if of_one else (None,):
            address = reverse(pattern.name, args=[row.plan_id, row.number] if row else [])
            yield from (address, f"/uk{address}", f"/en{address}")
    yield from (f"{reverse('public_comparison')}?od={one}&do={two}" for one in pairs for two in pairs if one != two)


def read_by_residents(*versions):
    """What each address answers, as bytes."""
    client = Client()
    return {address: client.get(address, follow=True).content for address in addresses(*versions)}


def with_words(*versions):
    return [address for address, body in read_by_residents(*versions).items() if b"Malinowska" in body]


def test_excluded_words_stand_at_no_address_and_in_no_file_for_residents(version, organiser, director, run_queue):
    update = update_of(version, organiser, director)
    services.publish_copy(bring(version, by=organiser), by=organiser)
    was = {"was": said("Koło"), "becomes": said("Kółko"), "place": "version", "key": None}
    services.correct(version, **was, values={"text": said("Omyłka")}, by=director)
    services.prolong(update, until=update.ends_on + timedelta(days=9), values={"text": said("Bo")}, by=director)
    before = with_words(version, update)
    assert len(before) > 15, "the words stand everywhere at first"
    exclude(version, director)
    assert with_words(version, update) == [], "while the documents are being drawn"
    make_public_document(version.pk)
    make_public_document(update.pk)
    answers = read_by_residents(version, update)
    assert [address for address, body in answers.items() if b"Malinowska" in body] == []
    document = PublicDocument.objects.get(version=version).file
    assert answers[reverse("public_version_pdf", args=[version.plan_id, 0])] == bytes(document.content)
    page = answers[reverse("public_version", args=[version.plan_id, 0])].decode()
    assert document.sha256 in page
    assert "[wyłączono: przypis 1]" in page
    for words in (*(WHY[name] for name in ("scope", "basis", "interest")), director.name):
        assert page.count(words) >= 1, words
    assert "podpisany.pdf" not in page
    assert b"Przypis 1" in answers[reverse("public_versions")]


def test_what_corrects_excluded_words_is_not_public_however_it_differs(version, director):
    was = {"was": WORDS, "becomes": "Zofia Malinowicz", "place": "version", "key": None}
    services.correct(version, **was, values={"text": "Omyłka w nazwisku."}, by=director)
    here = reverse("public_version", args=[version.plan_id, 0])
    assert "Malinowicz" in Client().get(here).text
    exclude(version, director)
    page = Client().get(here).text
    assert ("Malinowicz" in page, "Omyłka w nazwisku." in page) == (False, True)


def test_every_word_of_a_content_is_looked_at_or_named_as_one_that_stays():
    """A field that is new to the content is public only if somebody says so."""
    known = {name for names in STAYS.values() for name in names}
    content = read(approved_snapshot())
    plain = redacted(marked(content), [Passage(1, "", WORDS)]).content
    left = [name for name, text in texts_of(plain) if WORDS in text and name not in known]
    assert left == []


def approved_snapshot():
    organiser, director = builders.user("organiser"), builders.user("director")
    return approved(organiser, director).snapshot


def texts_of(value, name=""):
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_of(part, name)
    elif is_dataclass(value):
        for row in fields(value):
            if row.name not in STAYS.get(PlanContent, ()) or not isinstance(value, PlanContent):
                yield from texts_of(getattr(value, row.name), row.name)


def marked(value):
    """The content with the words in every text."""
    if isinstance(value, str):
        return f"{value} {WORDS}"
    if isinstance(value, tuple):
        return tuple(map(marked, value))
    if is_dataclass(value):
        return type(value)(**{row.name: marked(getattr(value, row.name)) for row in fields(value)})
    return value


def test_the_approved_text_and_its_bytes_stay_and_the_office_reads_them(version, director, organiser, signed_in):
    copy = bring(version, by=organiser)
    services.publish_copy(copy, by=organiser)
    before = version.snapshot, bytes(version.documents.get().file.content)
    exclude(version, director)
    version.refresh_from_db()
    assert (version.snapshot, bytes(version.documents.get().file.content)) == before
    for person in (organiser, director):
        reader = signed_in(person)
        page = reader.get(version.get_absolute_url()).text
        assert f"„{WORDS}”" in page
        assert reader.get(reverse("plans:version_pdf", args=[version.pk])).content == before[1]
        assert reader.get(reverse("plans:signed_copy_file", args=[version.pk, copy.pk])).status_code == 200


def test_what_is_handed_on_as_word_or_spreadsheet_may_be_without_the_words(version, director, desk):
    exclude(version, director)
    for name in ("version_docx", "version_xlsx"):
        whole, public = (unzipped(desk, name, version, query) for query in ("", "?tekst=jawny"))
        assert "Malinowska" in whole
        assert "Malinowska" not in public
        assert WHY["scope"] in public


def test_a_file_with_the_words_goes_out_once_the_password_was_given_and_is_written_down(
    version, director, organiser, signed_in, unconfirmed
):
    copy = bring(version, by=organiser)
    whole = [(name, [version.pk]) for name in ("version_pdf", "version_docx", "version_xlsx")]
    whole.append(("signed_copy_file", [version.pk, copy.pk]))
    addresses = [reverse(f"plans:{name}", args=args) for name, args in whole]
    client = unconfirmed(signed_in(organiser))
    assert [client.get(address).status_code for address in addresses] == [200] * 4
    exclude(version, director)
    asked = [client.get(address) for address in addresses]
    assert [(page.status_code, "Potwierdź, że to Ty" in page.text) for page in asked] == [(403, True)] * 4
    assert client.get(f"{addresses[1]}?tekst=jawny").status_code == 200
    assert not Access.objects.exists()
    assert signed_in(organiser).get(addresses[0]).status_code == 200
    assert [row.kind for row in Access.objects.all()] == [AccessKind.EXPORTED]


def unzipped(desk, name, version, query):
    content = desk.get(reverse(f"plans:{name}", args=[version.pk]) + query).content
    book = zipfile.ZipFile(io.BytesIO(content))
    text = "".join(book.read(part).decode(errors="replace") for part in book.namelist())
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_an_exclusion_at_one_place_leaves_the_others_and_they_are_named(version, director):
    row = read(version.snapshot).actions[0]
    exclude(version, director, place="action", key=row.key)
    content = public_text(version).content
    assert "[wyłączono: przypis 1]" in content.actions[0].title
    assert WORDS in content.goals[0].text
    assert content.cost == read(version.snapshot).cost
    (sentence,) = [one for one in told_again(read(version.snapshot), version) if "będą jawne tu" in one]
    assert "Wstęp i tytuł planu" in sentence
    assert "Cel 1" in sentence


def test_what_an_action_inherits_goes_with_what_it_inherits_from(version, director):
    of = read(version.snapshot).goals[0]
    exclude(version, director, place="goal", key=of.key)
    content = public_text(version).content
    assert content.goals[0].actions[1].manner == content.goals[0].manner
    assert "[wyłączono: przypis 1]" in content.goals[0].manner
    inherited = content.goals[1].actions[0]
    assert inherited.manner == content.manner, "of the whole plan, which this exclusion does not reach"
    assert WORDS in content.manner


def test_an_update_does_not_publish_the_words_again_and_that_is_told(version, organiser, director, signed_in):
    exclude(version, director)
    sentence = "Ta wersja powtarza słowa, które nie są jawne"
    assert not any(sentence in one for one in told_again(read(version.snapshot), version)), "it says them first"
    update = services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    action(update.goals.first(), organiser, title="Nowe")
    assert sentence in signed_in(organiser).get(reverse("plans:version_submit", args=[update.pk])).text
    services.submit(update, by=organiser)
    assert sentence in signed_in(director).get(reverse("plans:version_review", args=[update.pk])).text
    services.decide(update, outcome="approved", effective_on=version.starts_on, by=director)
    make_document(update.pk, DocumentKind.APPROVED)
    before = signed_in(director).get(reverse("plans:publication_detail", args=[update.pk])).text
    assert sentence in before
    services.publish(update, by=organiser)
    assert with_words(version, update) == []


def test_another_plan_that_says_the_words_is_warned_of(version, organiser, director):
    exclude(version, director)
    other = submitted(organiser)
    assert told_again(read(other.snapshot), other) == []
    again = services.submit(full(organiser), by=organiser)
    (sentence,) = told_again(read(again.snapshot), again)
    assert "Słowa, których jawność wyłączono w planie" in sentence


def test_taken_back_the_words_are_public_again_and_both_acts_are_told(version, director, organiser):
    whole = bytes(version.documents.get().file.content)
    row = exclude(version, director)
    services.end_exclusion(row, reason="Zgoda tej osoby.", by=director)
    client, here = Client(), reverse("public_version", args=[version.plan_id, 0])
    page = client.get(here).text
    assert WORDS in page
    for words in ("Wyłączenia, które cofnięto", "Zgoda tej osoby."):
        assert words in page
    assert client.get(f"{here}plan.pdf").content == whole
    assert "Zgoda tej osoby." in client.get(reverse("public_versions")).text
    acts = Entry.objects.roots().order_by("-id").values_list("act", flat=True)[:2]
    assert list(acts) == ["plan.exclusion_ended", "plan.excluded"]
    with pytest.raises(ValidationError, match="już cofnięto"):
        services.end_exclusion(row, reason="Znów.", by=director)


def test_each_set_of_exclusions_has_its_document_made_once(version, director, run_queue):
    first = exclude(version, director)
    exclude(version, director, words="herbata")
    run_queue()
    for _ in range(2):
        make_public_document(version.pk)
    assert [row.kind for row in PublicDocument.objects.all()] == ["1,2"]
    services.end_exclusion(first, reason="Zgoda.", by=director)
    make_public_document(version.pk)
    assert [row.kind for row in PublicDocument.objects.order_by("id")] == ["1,2", "2"]
    assert Entry.objects.filter(act="document.public_made").count() == 2


def test_residents_get_no_file_that_somebody_put_in_before_the_worker(version, director, run_queue):
    exclude(version, director)
    public = public_text(Version.objects.get(pk=version.pk))
    forged = keep(b"%PDF-1.7 forged", name="plan.pdf", content_type="application/pdf", by=None)
    told = {"version": version, "kind": public.kind, "text_digest": public.digest, "made_at": clock.now()}
    PublicDocument.objects.create(file=forged, seal="0" * 64, **told)
    assert Client().get("/plan/plan.pdf").content != b"%PDF-1.7 forged"
    assert "To nie jest żaden z opublikowanych" in checked(b"%PDF-1.7 forged")
    assert check_hashes().wrong == [f"dokument planu z wyłączeniem jawności {PublicDocument.objects.get().pk}"]
    run_queue()
    drawn = PublicDocument.objects.order_by("-pk")[0].file
    assert Client().get("/plan/plan.pdf").content == bytes(drawn.content)


def test_a_document_of_another_text_than_todays_is_drawn_anew(version, director, run_queue, monkeypatch):
    exclude(version, director)
    run_queue()
    old = Client().get("/plan/plan.pdf").content
    monkeypatch.setattr(PublicText, "digest", "1" * 64)  # as after words were found that were not found before
    assert Client().get("/plan/plan.pdf").content != old
    make_what_lacks(timestamp=0)
    run_queue()
    assert PublicDocument.objects.filter(kind="1").count() == 2
    assert Client().get("/plan/plan.pdf").status_code == 200


def test_a_browser_that_has_the_page_reads_the_new_one(version, director):
    client = Client()
    for address in ("/plan/", "/plan/plan.pdf", "/plan/wersje/"):
        known = {"If-None-Match": client.get(address)["ETag"]}
        assert client.get(address, headers=known).status_code == 304
        row = exclude(version, director)
        assert client.get(address, headers=known).status_code != 304
        services.end_exclusion(row, reason="Próba.", by=director)


def test_the_check_of_a_file_knows_the_whole_and_the_public_one(version, director, at):
    whole = bytes(version.documents.get().file.content)
    at(2070, 1, 1, 9)
    exclude(version, director)
    make_public_document(version.pk)
    public = bytes(PublicDocument.objects.get().file.content)
    assert "To jest cały zatwierdzony tekst. Od" in checked(whole)
    assert "W tym pliku nie ma fragmentów, które nie są jawne." in checked(public)
    services.end_exclusion(Exclusion.objects.get(), reason="Zgoda.", by=director)
    assert "To jest wcześniejsze wydanie." in checked(public)


def test_a_whole_document_that_was_never_public_is_not_told_of(organiser, director, at):
    draft = full(organiser)
    services.submit(draft, by=organiser)
    services.decide(draft, outcome="approved", effective_on=draft.starts_on, by=director)
    make_document(draft.pk, DocumentKind.APPROVED)
    exclude(draft, director)
    at(2059, 1, 1, 9)
    services.publish(draft, by=organiser)
    assert with_words(Version.objects.get(pk=draft.pk)) == []
    assert "<strong>To nie jest żaden" in checked(bytes(draft.documents.get().file.content))


def checked(content):
    file = SimpleUploadedFile("plan.pdf", content, "application/pdf")
    return Client().post(reverse("public_file_check"), {"file": file}).text


REFUSED = {
    "words that do not stand there": ({"words": "Zofia Mali"}, "words", "Tych słów nie ma w tym miejscu"),
    "a sum": ({"words": "2 500 zł"}, "words", "To nie są słowa, tylko kwota"),
    "no such place": (
        {"place": "action", "key": "00000000-0000-0000-0000-000000000000"},
        "place",
        "Tego miejsca nie ma",
    ),
    "words told in the scope": ({"values": WHY | {"scope": said("nazwisko")}}, "scope", "jest w niej to, co wyłączasz"),
    "nobody's interest": ({"values": WHY | {"interest": ""}}, "__all__", "w czyim interesie"),
    "an interest of nobody": ({"values": WHY | {"kind": "statutory"}}, "__all__", "w czyim interesie"),
}


def test_what_cannot_be_excluded_is_said_at_its_field(version, director):
    for options, field, sentence in REFUSED.values():
        with pytest.raises(ValidationError, match=sentence) as refusal:
            exclude(version, director, **options)
        assert list(refusal.value.message_dict) == [field]
    exclude(version, director)
    with pytest.raises(ValidationError, match="już wyłączona"):
        exclude(version, director, words=f" {WORDS}\n")


def test_only_a_director_excludes_and_only_from_what_was_approved(version, organiser, director, coworker):
    for person in (organiser, coworker, builders.user("administrator")):
        with pytest.raises(PermissionDenied):
            exclude(version, person)
    with pytest.raises(ValidationError, match="w zatwierdzonym planie"):
        exclude(submitted(organiser), director, words="Herbata")


def test_the_database_holds_who_excludes_under_which_number_and_what_a_document_names(version, organiser, director):
    given = {"version": version, "number": 1, "place": "version", "words": "x", "at": clock.now()}
    given |= WHY | {"by": director, "by_name": "Ewa"}
    for wrong in (
        {"by": organiser},
        {"number": 2},
        {"interest": ""},
        {"words": ""},
        {"covers": "cost"},
        {"covers": "title"},
        {"kind": "statutory"},
        {"at": builders.EPOCH},
    ):
        refused(Exclusion(**given | wrong).save)
    row = Exclusion.objects.create(**given)
    ending = {"exclusion": row, "reason": "Bo tak.", "by": director, "by_name": "Ewa", "at": clock.now()}
    for wrong in ({"by": organiser}, {"reason": ""}, {"at": row.at - timedelta(seconds=1)}):
        refused(ExclusionEnd(**ending | wrong).save)
    file = keep(b"%PDF-", name="plan.pdf", content_type="application/pdf", by=organiser)
    sealed = {"made_at": clock.now(), "text_digest": "0" * 64, "seal": "0" * 64}
    for kind in ("", "2", "1,2", "1,1", "1;delete"):
        refused(PublicDocument(version=version, kind=kind, file=file, **sealed).save)
    whole = version.documents.get().file
    refused(PublicDocument(version=version, kind="1", file=whole, **sealed).save)
    refused(PublicDocument(version=version, kind="1", file=file, made_at=clock.now()).save)
    PublicDocument.objects.create(version=version, kind="1", file=file, **sealed)


def test_a_signed_copy_is_not_published_while_words_are_excluded(version, organiser, director):
    copy = bring(version, by=organiser)
    exclude(version, director)
    with pytest.raises(ValidationError, match="nie można go pominąć"):
        services.publish_copy(copy, by=organiser)


def test_the_database_publishes_no_signed_copy_of_any_version_without_the_words(version, organiser, director):
    update = update_of(version, organiser, director)
    copy = bring(update, by=organiser)
    row = exclude(version, director)
    make_public_document(update.pk)
    published = CopyPublication(copy=copy, at=clock.now(), by=organiser, by_name="Ewa")
    refused(published.save)
    services.end_exclusion(row, reason="Zgoda.", by=director)
    published.save()


def test_what_is_copied_into_bip_is_without_the_words(organiser, director, signed_in):
    draft = full(organiser)
    services.submit(draft, by=organiser)
    services.decide(draft, outcome="approved", effective_on=draft.starts_on, by=director)
    make_document(draft.pk, DocumentKind.APPROVED)
    reader, here = signed_in(organiser), reverse("plans:publication_detail", args=[draft.pk])
    assert WORDS in bip_of(reader.get(here).text)
    exclude(draft, director)
    proposed = bip_of(reader.get(here).text)
    services.publish(draft, by=organiser)
    for text in (proposed, bip_of(reader.get(here).text)):
        assert "Plan [wyłączono: przypis 1] tu" in text
        assert (WORDS in text, "SHA-256" in text) == (False, False), "the file that BIP shows stands in the notes"
    address = reverse("public_version_pdf", args=[draft.plan_id, 0])
    waiting = reader.get(here).text
    assert ("nie jest jeszcze gotowy" in waiting, address in waiting) == (True, False)
    make_public_document(draft.pk)
    drawn = reader.get(here).text
    assert ("nie jest jeszcze gotowy" in drawn, address in drawn, "Skrót SHA-256" in drawn) == (False, True, True)


def bip_of(page):
    """What stands there to be copied."""
    return page.partition('id="metryka"')[2].partition("</textarea>")[0]


def test_the_organiser_is_told_without_the_words(version, director, organiser, run_queue):
    run_queue()
    mail.outbox.clear()
    row = exclude(version, director)
    services.end_exclusion(row, reason="Zgoda.", by=director)
    run_queue()
    letters = [letter for letter in mail.outbox if letter.to == [organiser.email]]
    assert [letter.subject for letter in letters] == ["Jawność planu: zmień plik w BIP"] * 2
    assert all("Malinowska" not in letter.body for letter in letters)


def test_it_is_shown_first_and_done_by_one_button(version, director, signed_in):
    reader, url = signed_in(director), reverse("plans:exclusion_add", args=[version.pk])
    assert url in reader.get(version.get_absolute_url()).text
    typed = {"place": "version", "covers": "words", "words": "Kogoś tu nie ma", FIELD: str(uuid4()), **WHY}
    page = reader.post(url, typed).text
    assert "Tych słów nie ma w tym miejscu" in page
    assert "Kogoś tu nie ma" in page
    typed["words"] = WORDS
    page = reader.post(url, typed).text
    for words in ("Nic nie jest jeszcze zapisane", "przypis 1]", "Co się stanie", WHY["interest"]):
        assert words in page
    assert not Exclusion.objects.exists()
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    page = reader.post(url, typed | {"seen": seen, "scope": "coś innego"}).text
    assert "Nic nie jest jeszcze zapisane" in page, "what was changed after the look is shown again"
    for _press in range(2):
        page = reader.post(url, typed | {"seen": seen}, follow=True).text
    assert Exclusion.objects.count() == 1
    assert "Wyłączenie już obowiązuje." in page
    end = reverse("plans:exclusion_end", args=[Exclusion.objects.get().pk])
    assert end in page
    assert "Wpisz tutaj: " in reader.post(end, {"reason": ""}).text
    for _press in range(2):
        answer = reader.post(end, {"reason": "Zgoda.", FIELD: typed[FIELD]}, follow=True)
        assert answer.redirect_chain == [(version.get_absolute_url(), 302)]
        assert "Zgoda." in answer.text
    assert ExclusionEnd.objects.count() == 1


FOUND = {  # as it was typed, as it is read, what is left
    "marks between": ("Tu **Jan\nKot** jest.", "Jan Kot", "Tu **[…]** jest."),
    "a mark that ends": ("**Jan Kot** jest tu", "Kot jest", "**Jan […]** tu"),
    "a mark that begins": ("jest **Jan Kot**", "jest Jan", "[…] **Kot**"),
    "no part of a word": ("Janowi i Jan", "Jan", "Janowi i […]"),
    "points of a list": ("- Jan\n- Kot", "Jan Kot", "- […]"),
    "cells": ("| Jan | Kot |", "Jan Kot", "| […] |"),
    "a link": ("u [Jana](https://a.pl) w", "u Jana w", "[…]"),
    "spaces that do not break": ("Jan\N{NO-BREAK SPACE}Kot", "Jan Kot", "[…]"),
}


@pytest.mark.parametrize("case", FOUND)
def test_words_are_found_as_they_are_read(case):
    typed, words, left = FOUND[case]
    assert without(typed, [Passage(1, "", words)]) == (left.replace("[…]", "[wyłączono: przypis 1]"), {1})


def test_passages_that_share_words_go_as_one():
    text, numbers = without("pani Jan Kot mieszka", [Passage(1, "", "Jan Kot"), Passage(2, "", "pani Jan")])
    assert (text, numbers) == ("[wyłączono: przypisy 1 i 2] mieszka", {1, 2})


def test_a_content_without_exclusions_is_read_as_it_is(version):
    content = read(version.snapshot)
    assert public_text(version).content == content
    assert redacted(content, [Passage(1, "", "nikt tego nie mówi")]).content == content
    assert isinstance(content.chapters[0], Chapter)
