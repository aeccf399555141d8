"""What a submission is in law: terms as the acts count them, notices in time, the council, the director alone."""

import re
from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from needs import rules, services
from needs.models import LegalKind, LegalMark, Line, Submission
from needs.services import Passing
from needs.submissions import terms
from needs.submissions.codes import code_of
from osl_site.common import clock
from osl_site.common.audit.models import Entry
from osl_site.common.correspondence.models import OutgoingLetter
from osl_site.common.promises import services as promises
from osl_site.common.promises.desk import due
from osl_site.common.promises.models import Promise
from tests import builders
from tests.breaking import refused, sql
from tests.needs.builders import asset, need, submission
from tests.promises.builders import promise
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db
INBOX, KINDS = "/biuro/rozeznanie/zgloszenia/", "/biuro/rozeznanie/rodzaje-prawne/"
CAME = datetime(2026, 11, 23, 9, tzinfo=clock.WARSAW)


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 11, 24, 9)
    builders.office()


@pytest.fixture
def desk(signed_in, organiser):
    return signed_in(organiser)


def kind(name):
    return LegalKind.objects.get(type=name)


def came(**fields):
    return submission(received_at=CAME, **fields)


def marked(name, *, by, row=None, **said):
    given = {"is_signed": kind(name).needs_name} | said
    return services.mark_in_law(row or came(), kind(name), **given, by=by)


def acts():
    return list(Entry.objects.roots().order_by("id").values_list("act", flat=True))


# Terms


@pytest.mark.parametrize(
    ("name", "pass_on_by", "due_on"),
    [
        ("matter", None, None),
        ("complaint", date(2026, 11, 30), date(2026, 12, 23)),
        ("proposal", date(2026, 11, 30), date(2026, 12, 23)),
        ("petition", date(2026, 12, 23), date(2027, 2, 23)),
        ("information", None, date(2026, 12, 7)),
    ],
)
def test_terms_count_from_the_day_on_which_it_came(name, pass_on_by, due_on, organiser):
    mark = marked(name, by=organiser)
    assert (mark.pass_on_by, mark.due_on) == (pass_on_by, due_on)
    assert acts() == ["submission.marked_in_law"]


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (date(2026, 11, 28), date(2026, 11, 30)),  # a Saturday
        (date(2026, 12, 25), date(2026, 12, 28)),  # a holiday, and a weekend after it
        (date(2027, 1, 6), date(2027, 1, 7)),
        (date(2026, 12, 1), date(2026, 12, 1)),
    ],
)
def test_a_term_ends_on_a_day_of_work(day, ends):
    assert terms.on_a_day_of_work(day) == ends


def test_a_month_ends_on_the_same_day_or_on_the_last_one():
    assert terms.in_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert terms.in_months(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert terms.in_months(date(2026, 12, 15), 1) == date(2027, 1, 15)


def test_terms_are_data_that_an_administrator_corrects(administrator, organiser, signed_in):
    page = signed_in(administrator)
    row = kind("complaint")
    assert "art. 231 i 237 KPA" in text_of(page.get(KINDS))
    body = {"name": "Skarga", "basis": "art. 231 KPA", "pass_on_days": "5", "handle_months": "2", "revision": "1"}
    assert page.post(f"{KINDS}{row.pk}/zmien/", body).status_code == 302
    assert marked("complaint", by=organiser).due_on == date(2027, 1, 25)
    both = page.post(f"{KINDS}{row.pk}/zmien/", body | {"handle_days": "3", "revision": "2"})
    assert "Wpisz dni albo miesiące" in text_of(both)
    assert signed_in(organiser).get(f"{KINDS}{row.pk}/zmien/").status_code == 403
    with pytest.raises(PermissionDenied):
        services.change_legal_kind(row, {"name": "a"}, revision=None, by=organiser)


# Marks


def test_a_nameless_one_stays_recognition_but_a_request_for_information_does_not(organiser, desk):
    for name in ("complaint", "proposal", "petition"):
        with pytest.raises(ValidationError) as refusal:
            marked(name, by=organiser, is_signed=False)
        assert set(refusal.value.error_dict) == {"is_signed"}
    assert marked("information", by=organiser, is_signed=False).due_on
    row = came()
    assert set(errors(desk.post(f"{INBOX}{row.pk}/rodzaj-prawny/", {"kind": kind("petition").pk}))) == {"is_signed"}
    assert set(errors(desk.post(f"{INBOX}{row.pk}/rodzaj-prawny/", {"kind": ""}))) == {"kind"}
    mark = LegalMark.objects.get()
    refused(lambda: sql("update needs_legalmark set kind_id = %s", kind("complaint").pk))
    refused(lambda: sql("delete from needs_legalmark"))
    assert mark.kind.type == "information"


def test_a_mark_stands_on_the_desk_in_the_inbox_and_before_its_author(desk, client):
    row, other = came(), came(words="Ławka.")
    typed = {"kind": kind("complaint").pk, "is_signed": "on"}
    shown = desk.post(f"{INBOX}{row.pk}/rodzaj-prawny/", typed, follow=True)
    assert "albo odpowiedz do 23 grudnia" in text_of(shown)
    assert "to skarga, przekaż do 30.11 albo odpowiedz do 23.12." in text_of(desk.get("/biuro/"))
    listed = text_of(desk.get(f"{INBOX}?prawnie=complaint"))
    assert row.code in listed and other.code not in listed and "odpowiedz do 23.12" in listed
    assert other.code not in text_of(desk.get(f"{INBOX}?z_terminem=on"))
    told = text_of(client.get(f"/sprawdz/{code_of(row)}/"))
    assert "To jest skarga. Odpowie na nią centrum do 23 grudnia." in told
    assert "This is a complaint." in text_of(client.get(f"/en/sprawdz/{code_of(row)}/"))


def test_it_is_corrected_while_its_term_runs_and_never_after(organiser, desk):
    row = came()
    marked("complaint", by=organiser, row=row)
    assert marked("proposal", by=organiser, row=row).kind.type == "proposal"
    desk.post(f"{INBOX}{row.pk}/odpowiedziano/")
    mark = LegalMark.objects.get()
    assert (mark.ended_on, mark.outcome, mark.term) == (date(2026, 11, 24), "handled", None)
    with pytest.raises(ValidationError, match="zakończony"):
        marked("complaint", by=organiser, row=row)
    with pytest.raises(ValidationError, match="zakończony"):
        services.answer_in_law(row, by=organiser)
    refused(lambda: sql("update needs_legalmark set ended_on = null, outcome = ''"))
    assert "to wniosek" not in text_of(desk.get("/biuro/"))


def test_what_is_finished_is_answered(organiser):
    row = came()
    marked("complaint", by=organiser, row=row)
    services.finish(row, text="Odpowiedzieliśmy listem.", by=organiser)
    assert LegalMark.objects.get().outcome == "handled"


# A longer term


def test_a_longer_term_is_told_in_time_and_has_an_end(organiser, at):
    row = came()
    marked("information", by=organiser, row=row)
    said = {"extended_why": "Pytamy gminę.", "text": "Odpowiemy później.", "by": organiser}
    with pytest.raises(ValidationError, match="Najpóźniej można odpowiedzieć 25 stycznia 2027"), transaction.atomic():
        services.extend_term(row, extended_to=date(2027, 1, 26), **said)
    with pytest.raises(ValidationError, match="późniejszy"), transaction.atomic():
        services.extend_term(row, extended_to=date(2026, 12, 7), **said)
    assert not Line.objects.exists()
    mark = services.extend_term(row, extended_to=date(2027, 1, 25), **said)
    assert (mark.term, Line.objects.get().text) == (date(2027, 1, 25), "Odpowiemy później.")
    late = came()
    marked("information", by=organiser, row=late)
    at(2026, 12, 8, 9)
    with pytest.raises(ValidationError, match="już minął"):
        services.extend_term(late, extended_to=date(2026, 12, 20), **said)
    assert acts().count("submission.term_extended") == 1


def test_a_longer_term_is_typed_and_looked_at(desk, organiser):
    row = came()
    marked("petition", by=organiser, row=row)
    page = f"{INBOX}{row.pk}/dluzszy-termin/"
    body = {"extended_to": "2027-05-21", "extended_why": "Czekamy na radę.", "text": "Odpowiemy do 21 maja."}
    assert set(errors(desk.post(page, body | {"extended_to": "2026-11-24", "text": ""}))) == {"extended_to", "text"}
    assert "Co przeczyta autor" in text_of(desk.post(page, body | {"podglad": "1"}))
    assert "Czekamy na radę." in text_of(desk.post(page, body, follow=True))


# Passed on, and to the council


def test_a_complaint_that_belongs_elsewhere_is_passed_on_with_its_author_told(organiser, desk):
    row = came()
    marked("complaint", by=organiser, row=row)
    assert "Skargę mieszkańca przekazujemy zgodnie z właściwością (art. 231 i 237 KPA)" in text_of(
        desk.get(f"{INBOX}{row.pk}/pismo/")
    )
    passing = Passing(addressee="Starosta", title="skarga", opening="Przekazujemy.")
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        services.pass_on(row, passing, text="", by=organiser)
    assert set(refusal.value.error_dict) == {"text"} and not OutgoingLetter.objects.exists()
    services.pass_on(row, passing, text="Skargę ma starosta.", by=organiser)
    assert (LegalMark.objects.get().outcome, Line.objects.get().text) == ("passed_on", "Skargę ma starosta.")
    refused(lambda: sql("update needs_legalmark set ended_on = null, outcome = ''"))


def test_one_about_the_centre_goes_on_to_the_council_within_seven_days(director, organiser, signed_in):
    row = came(for_director=True)
    desk = signed_in(director)
    typed = {"kind": kind("complaint").pk, "is_signed": "on", "to_council": "on"}
    shown = text_of(desk.post(f"{INBOX}{row.pk}/rodzaj-prawny/", typed, follow=True))
    assert "Skarga należy do rady: przekaż ją do 30 listopada" in shown
    assert "przekaż radzie do 30.11." in text_of(desk.get("/biuro/"))
    refused(lambda: sql("update needs_legalmark set kind_id = %s", kind("proposal").pk))
    council = Passing(addressee="Rada Gminy", title="skarga", opening="Przekazujemy.")
    services.pass_on(row, council, text="Skargę ma rada.", by=director)
    assert LegalMark.objects.get().outcome == "passed_on"
    with pytest.raises(ValidationError) as refusal:
        marked("complaint", by=organiser, to_council=True)
    assert set(refusal.value.error_dict) == {"to_council"}


# The director alone


def test_an_unmarked_one_goes_to_the_director_and_whoever_handed_it_over_sees_it_no_more(organiser, director, desk):
    row, other = came(words="Organizator nie oddzwania."), came()
    for found in (need(), asset()):
        services.link(row, found, by=organiser)
    services.join(row, other, by=organiser)
    assert "zobaczysz" in text_of(desk.get(f"{INBOX}{row.pk}/dla-dyrektora/"))
    desk.post(f"{INBOX}{row.pk}/dla-dyrektora/")
    row.refresh_from_db()
    assert row.for_director and not row.needs.exists() and not row.assets.exists()
    assert desk.get(f"{INBOX}{row.pk}/").status_code == 404
    assert "Organizator nie oddzwania" not in text_of(desk.get(INBOX))
    assert row.code not in text_of(desk.get(f"{INBOX}{other.pk}/"))
    assert rules.may_handle_submission(director, Submission.objects.get(pk=row.pk))
    assert acts()[-1] == "submission.handed_to_director"
    with pytest.raises(PermissionDenied):
        services.hand_to_director(row, by=organiser)
    with pytest.raises(ValidationError, match="tylko dyrektor"):
        services.hand_to_director(row, by=director)


def test_what_was_promised_about_it_the_director_sees_to_and_words_for_oneself_are_gone(
    organiser, director, desk, signed_in
):
    row = came(words="Organizator nie oddzwania.")
    kept = promise(row, what="Oddzwonić w piątek.", due=clock.today())
    promise(row, what="Uważać na ton.", is_private=True)
    assert "Oddzwonić w piątek." in text_of(desk.get("/biuro/do-dopilnowania/"))
    services.hand_to_director(row, by=organiser)
    assert [(one.pk, one.owner) for one in Promise.objects.all()] == [(kept.pk, director)]
    assert [list(due(user)) for user in (organiser, director)] == [[], [kept]]
    assert "Oddzwonić w piątek." not in text_of(desk.get("/biuro/do-dopilnowania/"))
    form = signed_in(director).get(f"/biuro/do-dopilnowania/{kept.pk}/").context["form"]
    assert list(form.fields["owner"].queryset) == [director]
    with pytest.raises(ValidationError, match="Ta osoba tego nie czyta"):
        promises.change_promise(kept, {"owner": organiser}, revision=None, by=director)


def test_each_line_of_the_talk_is_signed_by_whoever_wrote_it(organiser, director, client):
    row = came(words="Organizator nie oddzwania.")
    services.write_to_author(row, text="Przepraszam, oddzwonię.", is_question=False, by=organiser)
    row = services.hand_to_director(row, by=organiser)
    services.write_to_author(row, text="Wyjaśniam to.", is_question=False, by=director)
    said = text_of(client.get(f"/sprawdz/{code_of(row)}/"))
    assert re.findall(r"(Organizator|Dyrektor), [\d.]+</h3><p>(\w+)", said) == [
        ("Organizator", "Przepraszam"),
        ("Dyrektor", "Wyjaśniam"),
    ]


def test_nobody_else_marks_or_hands_over(coworker, director, signed_in):
    row = came()
    for by in (coworker, director):
        with pytest.raises(PermissionDenied):
            marked("complaint", by=by, row=row)
        with pytest.raises(PermissionDenied):
            services.hand_to_director(row, by=by)
        assert signed_in(by).get(f"{INBOX}{row.pk}/rodzaj-prawny/").status_code == 403


def test_kinds_are_there_for_ever():
    assert [row.type for row in LegalKind.objects.all()] == [
        "matter",
        "complaint",
        "proposal",
        "petition",
        "information",
    ]
    refused(lambda: sql("delete from needs_legalkind"))
    refused(lambda: sql("update needs_legalkind set type = 'other' where type = 'matter'"))
