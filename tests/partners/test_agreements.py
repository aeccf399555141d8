"""Agreements: numbered, drafted, signed for ever, amended, told of before the end, ended, in the files."""

import html
import io
import re
import zipfile
from datetime import date, timedelta
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.audit.models import Entry
from osl_site.common.correspondence.models import NumberSeries
from osl_site.common.letters.models import Letter
from osl_site.common.texts import services as texts
from partners import services
from partners.agreements import drafts
from partners.agreements.letters import ENDING, write_ending
from partners.agreements.matters import agreements_end
from partners.models import Agreement, AgreementState, Amendment, SignedAgreement
from tests import builders
from tests.breaking import refused, sql
from tests.partners.builders import PDF, agreement, partner, signed_agreement
from tests.reading import text_of

pytestmark = pytest.mark.django_db
ROOM = "/biuro/partnerzy/porozumienia/"
TODAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 11, 30, 9)


def words_of(page):
    """What a document of Word says, as it is read."""
    inside = zipfile.ZipFile(io.BytesIO(page.content)).read("word/document.xml").decode()
    return html.unescape(re.sub(r"<[^>]+>", "", inside)).replace("\N{NO-BREAK SPACE}", " ")


def acts():
    return list(Entry.objects.roots().order_by("id").values_list("act", flat=True))


def standing(row):
    return Agreement.objects.as_they_stand().get(pk=row.pk)


def pdf(content=PDF, name="../../podpisane<script>.pdf"):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def test_an_agreement_is_drafted_under_the_next_number_of_the_year(desk, organiser):
    library = partner(name="Biblioteka – przykład")
    typed = {"kind": "use", "subject": "sala", "parties": [library.pk], "begins_on": "2026-12-01"}
    typed |= {"owner": organiser.pk, "terms": "Biblioteka daje salę."}
    assert desk.post(f"{ROOM}nowe/", typed).status_code == 302
    first = Agreement.objects.get()
    assert (first.code, standing(first).state) == ("1/2026", AgreementState.DRAFT)
    assert agreement(by=organiser).code == "2/2026"
    with pytest.raises(ValidationError):
        services.draft_agreement({"subject": "nic"}, by=organiser)
    assert agreement(by=organiser).code == "3/2026"  # what came to nothing took no number
    assert "Porozumienie 1/2026: sala" in text_of(desk.get(library.get_absolute_url()))
    assert acts()[0] == "agreement.drafted"


def test_numbers_have_no_gap_in_the_database(organiser):
    row = agreement(by=organiser)
    refused(partial(sql, "update partners_agreement set number = 7"))
    refused(partial(sql, f"delete from partners_agreement where id = {row.pk}"))
    series = NumberSeries.objects.get(kind="agreement")

    def leaves_a_gap():
        sql(f"update correspondence_numberseries set last = last + 1 where id = {series.pk}")
        sql("set constraints all immediate")

    refused(leaves_a_gap)


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"parties": []}, "parties"), ({"ends_on": "2026-01-01"}, "ends_on"), ({"case_mark": "CUS.__.2026"}, "case_mark")],
)
def test_what_cannot_be_is_said_at_its_field(typed, field, desk, organiser):
    whole = {"kind": "use", "subject": "sala", "parties": [partner().pk], "begins_on": "2026-12-01"}
    form = desk.post(f"{ROOM}nowe/", whole | {"owner": organiser.pk} | typed).context["form"]
    assert list(form.errors) == [field]
    assert form["subject"].value() == "sala"
    assert not Agreement.objects.exists()


def test_states_follow_the_dates(organiser):
    rows = {
        AgreementState.DRAFT: agreement(by=organiser),
        AgreementState.AHEAD: signed_agreement(by=organiser, begins_on=TODAY + timedelta(days=1)),
        AgreementState.IN_FORCE: signed_agreement(by=organiser, begins_on=TODAY),
        AgreementState.OVER: signed_agreement(
            by=organiser, begins_on=TODAY - timedelta(days=9), ends_on=TODAY - timedelta(days=1)
        ),
        AgreementState.ENDED: services.end_agreement(
            signed_agreement(by=organiser), on=TODAY, reason="zmiana", by=organiser
        ),
    }
    assert {state: standing(row).state for state, row in rows.items()} == {state: state for state in AgreementState}
    for state, row in rows.items():
        assert [one.pk for one in Agreement.objects.in_state(state, TODAY)] == [row.pk]
    last_day = signed_agreement(by=organiser, ends_on=TODAY)
    assert (standing(last_day).state, standing(last_day).days_left) == (AgreementState.IN_FORCE, 0)


@pytest.mark.parametrize(
    "content",
    [b"to nie jest pdf", b"%PDF-1.7 urwany", b"%PDF-1.7 /Encrypt %%EOF", b""],
    ids=["no", "cut", "locked", "0"],
)
def test_a_pdf_that_is_no_pdf_is_refused_and_nothing_is_lost(content, desk, organiser):
    row = agreement(by=organiser)
    page = desk.post(f"{ROOM}{row.pk}/podpisane/", {"scan": pdf(content), "signed_on": "2026-11-30"})
    assert page.status_code == 200
    assert page.context["form"].errors["scan"]
    assert not SignedAgreement.objects.exists()
    assert standing(row).signed_on is None


def test_what_is_signed_stays_and_a_wrong_file_is_superseded_with_a_reason(desk, organiser):
    row = agreement(by=organiser)
    page = f"{ROOM}{row.pk}/podpisane/"
    assert desk.post(page, {"scan": pdf(), "signed_on": "2026-11-30"}).status_code == 302
    signed = SignedAgreement.objects.get()
    assert signed.file.name == f"porozumienie-{row.number}-2026.pdf"
    with pytest.raises(ValidationError):
        services.sign_agreement(row, content=PDF, signed_on=TODAY, by=organiser)
    with pytest.raises(ValidationError):
        services.change_agreement(row, {"subject": "inne"}, revision=None, by=organiser)
    form = desk.get(f"{ROOM}{row.pk}/zmien/").context["form"]
    assert set(form.fields) == {"owner", "case_mark", "archive_category", "revision"}
    again = reverse("partners:signed_supersede", args=[signed.pk])
    assert desk.post(again, {"scan": pdf(), "reason": ""}).context["form"].errors["reason"]
    assert desk.post(again, {"scan": pdf(PDF + b"2"), "reason": "brak podpisu"}).status_code == 302
    shown = text_of(desk.get(row.get_absolute_url()))
    assert "zastąpiono, bo: brak podpisu" in shown
    with pytest.raises(ValidationError):
        services.supersede_file(signed, content=PDF, reason="jeszcze raz", by=organiser)
    given = desk.get(reverse("partners:signed_file", args=[signed.pk]))
    assert b"".join(given) == PDF and "attachment" in given["Content-Disposition"]


def test_the_database_holds_what_was_signed(organiser):
    row = signed_agreement(by=organiser)
    services.amend_agreement(row, {"agreed_on": TODAY, "changes": "druga grupa", "moves_end": False}, by=organiser)
    for statement in (
        "update partners_agreement set terms = 'inaczej'",
        "update partners_agreement set ends_on = '2030-01-01'",
        "update partners_agreement set signed_on = null",
        "update partners_signedagreement set reason = 'inaczej'",
        "delete from partners_signedagreement",
        "update partners_amendment set changes = 'inaczej'",
        "delete from partners_amendment",
        "delete from files_storedfile",
    ):
        refused(partial(sql, statement))


def test_an_amendment_moves_the_end_or_leaves_it_or_takes_it_away(desk, organiser):
    row = signed_agreement(by=organiser, ends_on=date(2026, 12, 31))
    page = f"{ROOM}{row.pk}/aneks/"
    form = desk.post(page, {"agreed_on": "2026-11-30", "changes": "dłużej", "end": "moves"}).context["form"]
    assert form.errors["ends_on"] == ["Wpisz nowy koniec."]
    typed = {"agreed_on": "2026-11-30", "changes": "dłużej"}
    assert desk.post(page, typed | {"end": "moves", "ends_on": "2027-06-30"}).status_code == 302
    assert standing(row).until == date(2027, 6, 30)
    assert desk.post(page, typed | {"end": "keeps"}).status_code == 302
    assert standing(row).until == date(2027, 6, 30)
    assert desk.post(page, typed | {"end": "opens"}).status_code == 302
    assert standing(row).until is None
    assert list(Amendment.objects.values_list("number", flat=True)) == [1, 2, 3]
    first = Amendment.objects.get(number=1)
    assert desk.post(reverse("partners:amendment_sign", args=[first.pk]), {"scan": pdf()}).status_code == 302
    assert "Aneks nr 1, podpisany" in text_of(desk.get(row.get_absolute_url()))
    with pytest.raises(ValidationError):
        services.amend_agreement(
            row, typed | {"agreed_on": TODAY, "moves_end": True, "ends_on": date(2020, 1, 1)}, by=organiser
        )
    assert acts().count("agreement.amended") == 3


def test_an_amendment_of_a_draft_and_of_what_is_ended_is_refused(organiser):
    told = {"agreed_on": TODAY, "changes": "dłużej", "moves_end": False}
    with pytest.raises(ValidationError):
        services.amend_agreement(agreement(by=organiser), told, by=organiser)
    ended = services.end_agreement(signed_agreement(by=organiser), on=TODAY, reason="zmiana", by=organiser)
    with pytest.raises(ValidationError):
        services.amend_agreement(ended, told, by=organiser)
    with pytest.raises(ValidationError):
        services.end_agreement(ended, on=TODAY, reason="zmiana", by=organiser)


def test_the_office_is_told_ninety_thirty_and_seven_days_before_each_end_once(at, organiser):
    row = signed_agreement(by=organiser, ends_on=date(2026, 11, 30) + timedelta(days=90))
    assert (services.tell_of_ends(), services.tell_of_ends()) == (1, 0)
    at(2027, 1, 29, 9)
    assert (services.tell_of_ends(), services.tell_of_ends()) == (1, 0)
    at(2027, 2, 21, 9)
    assert services.tell_of_ends() == 1
    assert list(row.notices.values_list("days", flat=True)) == [90, 30, 7]
    assert list(Letter.objects.filter(kind=ENDING).values_list("to", flat=True)) == [organiser.email] * 3
    moved = {"agreed_on": clock.today(), "changes": "dłużej", "moves_end": True, "ends_on": date(2027, 3, 20)}
    services.amend_agreement(row, moved, by=organiser)
    assert services.tell_of_ends() == 1  # of the new end, within thirty days already: once
    assert list(row.notices.filter(ends_on=date(2027, 3, 20)).values_list("days", flat=True)) == [90, 30]
    assert services.tell_of_ends() == 0


def test_the_letter_says_the_number_and_the_day_and_is_dropped_once_it_is_prolonged(organiser):
    row = signed_agreement(by=organiser, subject="tajemny temat", ends_on=TODAY + timedelta(days=7))
    services.tell_of_ends()
    letter = Letter.objects.get(kind=ENDING)
    written = write_ending(letter)
    assert written.subject == f"Porozumienie {row.code} kończy się za 7 dni"
    assert "będzie zakończone" in written.body and "tajemny" not in written.body
    services.end_agreement(row, on=TODAY, reason="zmiana", by=organiser)
    assert write_ending(letter) is None


def test_the_desk_says_what_ends_within_ninety_days(organiser):
    signed_agreement(by=organiser, ends_on=TODAY + timedelta(days=91))
    soon = signed_agreement(by=organiser, ends_on=TODAY + timedelta(days=30))
    (matter,) = agreements_end(organiser)
    assert matter.sentence == f"Porozumienie {soon.code} kończy się za 30 dni."
    assert (matter.action, matter.url) == ("Zdecyduj", soon.get_absolute_url())


def test_drafts_are_in_the_words_of_the_office_and_unknown_placeholders_are_refused(desk, administrator, organiser):
    builders.office()
    row = signed_agreement(by=organiser, terms="Biblioteka <daje> salę.")
    services.amend_agreement(row, {"agreed_on": TODAY, "changes": "druga grupa", "moves_end": False}, by=organiser)
    word = desk.get(f"{ROOM}{row.pk}/porozumienie.docx")
    assert "Biblioteka <daje> salę." in words_of(word) and f"Porozumienie nr {row.code}" in words_of(word)
    assert "§ 2. Kto co robi" in words_of(word)
    amended = desk.get(reverse("partners:amendment_docx", args=[Amendment.objects.get().pk]))
    assert "druga grupa" in words_of(amended)
    printed = desk.get(f"{ROOM}{row.pk}/porozumienie.pdf")
    assert printed.content.startswith(b"%PDF-")
    with pytest.raises(ValidationError) as wrong:
        texts.save_text(drafts.AGREEMENT, {"body": "{strony} {przedmiot} {pesel}"}, revision=None, by=administrator)
    assert "Nie ma pola {pesel}" in str(wrong.value) and "{numer}" in str(wrong.value)
    own = {"body": "Umowa {numer}\n\nMiędzy nami a {strony} o {przedmiot}."}
    texts.save_text(drafts.AGREEMENT, own, revision=None, by=administrator)
    assert "Między nami" in words_of(desk.get(f"{ROOM}{row.pk}/porozumienie.docx"))


def test_it_is_handed_to_the_files_with_mark_category_and_place(desk, organiser):
    row = signed_agreement(by=organiser)
    page = f"{ROOM}{row.pk}/akta/"
    seen = desk.get(page).context["form"]["revision"].value()
    assert desk.post(page, {"filed_place": "", "revision": seen}).context["form"].errors["case_mark"]
    typed = {"case_mark": "CUS.0643.1.2026", "archive_category": "B5", "filed_place": "teczka 1"}
    assert desk.post(page, typed | {"revision": seen}).status_code == 302
    assert "teczka 1" in text_of(desk.get(row.get_absolute_url()))
    with pytest.raises(ValidationError):
        services.file_agreement(agreement(by=organiser), typed, revision=None, by=organiser)


def test_only_the_organiser_writes_and_the_office_reads(signed_in, director, coworker, organiser):
    row = signed_agreement(by=organiser)
    for who in (director, coworker):
        with pytest.raises(PermissionDenied):
            services.end_agreement(row, on=TODAY, reason="x", by=who)
        with pytest.raises(PermissionDenied):
            agreement(by=who)
        assert signed_in(who).get(row.get_absolute_url()).status_code == 200
        assert signed_in(who).get(f"{ROOM}nowe/").status_code == 403


def test_the_list_asks_as_much_of_one_as_of_thirty(desk, organiser):
    signed_agreement(by=organiser, ends_on=TODAY + timedelta(days=9))
    desk.get(ROOM)
    with CaptureQueriesContext(connection) as one:
        desk.get(ROOM)
    for number in range(24):
        agreement(by=organiser, subject=f"Sala {number}")
    with CaptureQueriesContext(connection) as many:
        page = desk.get(ROOM)
    assert len(many) == len(one)
    assert "zostało dni: 9" in text_of(page) or "zostało dni: 9" in text_of(desk.get(f"{ROOM}?konczy_sie=on"))
    assert "Sala 3" in text_of(desk.get(f"{ROOM}?stan=draft&szukaj=sali"))


@pytest.mark.parametrize(
    "statement",
    [
        "delete from partners_agreement_parties where agreement_id = %(row)s",
        "insert into partners_agreement_parties (agreement_id, partner_id) values (%(row)s, %(other)s)",
        "update partners_agreement_parties set partner_id = %(other)s where agreement_id = %(row)s",
    ],
)
def test_who_agreed_stays_once_it_is_signed_but_two_entries_of_one_party_become_one(statement, organiser):
    party, other = partner(), partner()
    row = signed_agreement(by=organiser, parties=[party])
    told = {"row": row.pk, "other": other.pk}
    refused(lambda: sql(statement % told))
    services.merge_partners(other, party, by=organiser)
    assert list(row.parties.all()) == [other]
