"""What is urgent: who is told and who took it over, what the database refuses, and that its author reads no more."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from needs import desk, services
from needs.models import (
    Line,
    MistakeWhy,
    Submission,
    SubmissionCall,
    UrgentMistake,
    UrgentNotice,
    UrgentTakeover,
    UrgentTo,
    UrgentWay,
)
from needs.submissions.codes import RECEIPT, code_of
from needs.submissions.letters import write_received, write_told
from needs.submissions.urgent_letters import RINGS, URGENT, write_rings, write_urgent
from osl_site.common import clock
from osl_site.common.accounts.models import Substitution, User, done_by
from osl_site.common.audit.models import Entry
from osl_site.common.letters.models import Letter
from tests import builders
from tests.activities.builders import make_activity
from tests.breaking import refused, sql
from tests.needs.builders import contact, submission
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db
INBOX = "/biuro/rozeznanie/zgloszenia/"
POLICE, PROSECUTOR, TEAM = UrgentTo.POLICE, UrgentTo.PROSECUTOR, UrgentTo.TEAM
PAGES = ("/sprawdz/", "/uk/sprawdz/", "/en/sprawdz/")


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 11, 24, 9)
    builders.office(organiser_phone="897610295")


def tell(row, by, *, to=POLICE, told_at=None, **given):
    return services.tell_at_once(row, to=to, way=UrgentWay.PHONE, told_at=told_at or clock.now(), by=by, **given)


def take_over(row, by, *, to=POLICE, who="dyżurny policji"):
    return services.take_over_urgent(row, to=to, who=who, taken_at=clock.now(), by=by)


def stand_in(away, substitute):
    days = {"from_on": clock.today(), "until_on": clock.today()}
    Substitution.objects.create(away=away, substitute=substitute, at=clock.now(), **days, **done_by(away))
    return User.objects.get(pk=substitute.pk)


def sentences(person):
    return [matter.sentence for matter in desk.urgent_to_call(person)]


# Acts


def test_telling_makes_it_read_and_the_desk_calls_until_everybody_told_took_it_over(organiser, director):
    row = submission()
    tell(row, organiser)
    row.refresh_from_db()
    assert (row.state.type, row.urgent_notices.get().by_name) == ("ours", organiser.name)
    assert sentences(organiser) == sentences(director) == [f"{row.code} pilne, nikt nie przejął."]
    tell(row, organiser)
    take_over(row, director)
    assert sentences(organiser) == []
    tell(row, organiser, to=TEAM)
    assert sentences(organiser) == [f"{row.code} pilne, nikt nie przejął."]
    take_over(row, organiser, to=TEAM, who="przewodnicząca zespołu")
    assert sentences(organiser) == sentences(director) == []
    acts = list(Entry.objects.roots().order_by("id").values_list("act", flat=True))
    assert acts == ["submission.urgent"] * 2 + ["submission.urgent_taken_over", "submission.urgent"] + [
        "submission.urgent_taken_over"
    ]


def test_whoever_took_it_over_at_once_is_written_with_the_call(organiser):
    row = submission()
    tell(row, organiser, taken_over_by="dyżurny policji")
    assert (row.urgent_takeovers.get().who, sentences(organiser)) == ("dyżurny policji", [])


def test_the_team_is_told_besides_the_police_or_the_prosecutor_and_never_instead(organiser):
    row = submission()
    with pytest.raises(ValidationError) as refusal:
        tell(row, organiser, to=TEAM)
    assert set(refusal.value.error_dict) == {"to"} and not row.urgent_notices.exists()
    now = clock.now()
    values = {"submission": row, "to": TEAM, "way": "phone", "told_at": now, "at": now, **done_by(organiser)}
    with pytest.raises(IntegrityError, match="the police or the prosecutor first"), transaction.atomic():
        UrgentNotice.objects.create(**values)
    tell(row, organiser, to=PROSECUTOR)
    tell(row, organiser, to=TEAM)
    assert row.urgent_notices.count() == 2


def test_an_hour_is_neither_ahead_nor_before_it_came(organiser):
    row = submission(received_at=clock.now() - timedelta(minutes=5, seconds=20))
    tell(row, organiser, told_at=clock.now() - timedelta(minutes=6))  # in the very minute in which it came
    for other in (clock.now() + timedelta(minutes=1), clock.now() - timedelta(minutes=7)):
        with pytest.raises(ValidationError) as refusal:
            tell(row, organiser, told_at=other)
        assert set(refusal.value.error_dict) == {"hour"}


def test_it_is_taken_over_once_by_who_was_told_and_after_it(organiser):
    row = submission()
    with pytest.raises(ValidationError, match="Najpierw zapisz"):
        take_over(row, organiser)
    tell(row, organiser)
    with pytest.raises(ValidationError, match="Najpierw zapisz"):
        take_over(row, organiser, to=PROSECUTOR)
    with pytest.raises(ValidationError, match="Napisz, kto"):
        take_over(row, organiser, who=" ")
    take_over(row, organiser)
    with pytest.raises(ValidationError, match="już zapisane"):
        take_over(row, organiser)
    now = clock.now()
    given = {"submission": row, "to": PROSECUTOR, "who": "x", "taken_at": now, "at": now, **done_by(organiser)}
    with pytest.raises(IntegrityError, match="not told by then"), transaction.atomic():
        UrgentTakeover.objects.create(**given)


@pytest.mark.parametrize("table", ["needs_urgentnotice", "needs_urgenttakeover"])
def test_what_was_written_stays(organiser, table):
    tell(submission(), organiser, taken_over_by="dyżurny")
    for statement in (f"delete from {table}", f"update {table} set by_name = 'x'", f"truncate {table} cascade"):
        refused(lambda statement=statement: sql(statement))


def test_a_coworker_and_an_administrator_report_nothing(coworker, administrator):
    row = submission()
    for person in (coworker, administrator):
        with pytest.raises(PermissionDenied):
            tell(row, person)


# Who sees it


def test_who_stands_in_for_the_organiser_sees_it_with_its_words(organiser, coworker, signed_in):
    row = submission(words="Sąsiad bije psa.")
    tell(row, organiser)
    deputy = stand_in(organiser, coworker)
    assert sentences(deputy) == [f"{row.code} pilne, nikt nie przejął."]
    page = signed_in(deputy).get(f"{INBOX}{row.pk}/pilne/")
    assert "Sąsiad bije psa." in text_of(page) and "nikt nie przejął" in text_of(page)


def test_of_an_urgent_complaint_the_directors_deputy_sees_all_but_the_words(director, organiser, coworker, signed_in):
    row = submission(for_director=True, words="Organizator krzyczy na dzieci.")
    deputy = stand_in(director, coworker)
    with pytest.raises(PermissionDenied):
        tell(row, deputy)  # what the director did not write down yet, nobody else knows of
    assert signed_in(deputy).get(f"{INBOX}{row.pk}/pilne/").status_code == 404
    tell(row, director)
    assert sentences(deputy) == [f"{row.code} pilne, nikt nie przejął."] and sentences(organiser) == []
    page = signed_in(deputy).get(f"{INBOX}{row.pk}/pilne/")
    assert "krzyczy" not in text_of(page) and "nikt nie przejął" in text_of(page)
    take_over(row, deputy)
    assert signed_in(deputy).get(f"{INBOX}{row.pk}/").status_code == 404
    assert signed_in(organiser).get(f"{INBOX}{row.pk}/pilne/").status_code == 404
    assert {letter.to for letter in Letter.objects.filter(kind=URGENT)} == {deputy.email}


def test_a_letter_to_the_office_says_no_word_of_it_and_reminds_until_it_is_taken_over(organiser, director, at):
    row = submission(words="Sąsiad bije psa.")
    tell(row, organiser)
    letter = Letter.objects.get(kind=URGENT)
    assert letter.to == director.email
    written = write_urgent(letter)
    assert row.code in written.subject and "psa" not in written.body and "pilne" in written.body
    services.call_again()
    assert not Letter.objects.filter(kind=RINGS).exists()
    at(2026, 11, 24, 10)
    services.call_again()
    services.call_again()
    assert {one.to for one in Letter.objects.filter(kind=RINGS)} == {organiser.email, director.email}
    assert Letter.objects.filter(kind=RINGS).count() == 2
    at(2026, 11, 26, 10)
    services.call_again()
    at(2026, 11, 26, 15)
    services.call_again()
    reminders = Letter.objects.filter(kind=RINGS)
    assert reminders.count() == 4 and write_rings(reminders.last())
    take_over(row, organiser)
    assert write_rings(reminders.last()) is None


# What its author reads


def outlets(client, row):
    """Everything that a resident with the code, the receipt or the mailbox may come to read of it."""
    pages = [client.get(f"{address}{code_of(row)}/", follow=True) for address in PAGES]
    pages += [client.get(f"/powiedz-nam/wyslane/{RECEIPT.token(row.pk)}/")]
    letters = [write_told(letter) for letter in Letter.objects.filter(kind="needs.submission_told")]
    letters += [write_received(letter) for letter in Letter.objects.filter(kind="needs.submission_received")]
    bodies = [text_of(page).replace(code_of(row), "") for page in pages]
    return bodies + [f"{one.subject}\n{one.body}".replace(code_of(row), "") for one in letters if one]


def test_nothing_that_residents_read_tells_it_from_any_that_was_read(client, organiser):
    moment = clock.now()
    plain, row = submission(received_at=moment), submission(received_at=moment)
    services.take_on(plain, by=organiser)
    for one in (plain, row):
        contact(one)
    services.add_line(row, text="On wraca o ósmej.")
    services.write_to_author(row, text="Czy jest Pani bezpieczna?", is_question=True, by=organiser)
    other, activity = submission(), make_activity(title="Rozmowy dla rodzin")
    services.join(row, other, by=organiser)
    activity.submissions.add(row)
    assert "Rozmowy dla rodzin" in text_of(client.get(f"/sprawdz/{code_of(row)}/"))
    asked = Letter.objects.get(kind="needs.submission_told")
    tell(row, organiser, taken_over_by="dyżurny policji")
    for address in PAGES:
        read, urgent = (client.get(f"{address}{code_of(one)}/") for one in (plain, row))
        told = [shown_of(text_of(page), code_of(one)) for page, one in ((read, plain), (urgent, row))]
        assert told[0] == told[1]
    services.finish(row, text="", by=organiser)
    services.take_on(row, by=organiser)
    services.set_aside(row, reason="Policja", responsible="Policja w Bartoszycach", text="", by=organiser)
    for address in PAGES:
        told = [shown_of(text_of(client.get(f"{address}{code_of(one)}/")), code_of(one)) for one in (plain, row)]
        assert told[0] == told[1]
    for words in outlets(client, row):
        for secret in (
            "bezpieczna",
            "wraca",
            "olicj",
            "ilne",
            "dyżurny",
            "inni",
            "Rozmowy dla",
            "Odłożone",
            "Nie podejmiemy",
        ):
            assert secret not in words
    assert "Przeczytaliśmy." in write_told(asked).body and write_told(asked).subject == "Twoje zgłoszenie"
    assert "inni" not in text_of(client.get(f"/sprawdz/{code_of(other)}/"))


def shown_of(words, code):
    """The words of a page without its code and what its forms carry."""
    return re.sub(r'name="(csrfmiddlewaretoken|otwarte)" value="[^"]+"', "", words.replace(code, ""))


def test_an_urgent_receipt_says_only_that_it_was_read(organiser):
    row = submission()
    contact(row)
    letter = Letter.objects.create(
        kind="needs.submission_received",
        to="autor@przyklad.pl",
        subject_type="needs.submission",
        subject_id=row.pk,
        message_id="1@x",
        made_at=clock.now(),
        due_at=clock.now(),
    )
    assert "Przeczytamy do" in write_received(letter).body
    tell(row, organiser)
    assert "Przeczytaliśmy." in write_received(letter).body and "Przeczytamy" not in write_received(letter).body


def test_nobody_writes_to_its_author_rings_them_or_asks_whether_it_helped(organiser, client):
    row = submission()
    contact(row, phone="601234567", email="")
    services.write_to_author(row, text="Zadzwonimy.", is_question=False, by=organiser)
    tell(row, organiser)
    assert not SubmissionCall.objects.to_ring().exists()
    for refused_act in (
        lambda: services.write_to_author(row, text="Co słychać?", is_question=True, by=organiser),
        lambda: services.finish(row, text="Policja była.", by=organiser),
        lambda: services.set_aside(row, reason="x", responsible="y", text="Nie my.", by=organiser),
    ):
        with pytest.raises(ValidationError, match="jest pilne"):
            refused_act()
    services.finish(row, text="", by=organiser)
    with pytest.raises(ValidationError):
        services.say_whether_it_helped(row, helped="yes")
    assert Line.objects.count() == 1
    now = clock.now()
    with pytest.raises(IntegrityError, match="it is urgent"), transaction.atomic():
        Line.objects.create(submission=row, side="office", text="x", at=now, **done_by(organiser))
    with pytest.raises(IntegrityError, match="it is urgent"), transaction.atomic():
        sql("update needs_submission set helped = 'yes', helped_at = now()")
    services.add_line(row, text="Proszę o telefon.")
    assert Line.objects.count() == 2


# Pages


def test_one_press_from_the_inbox_leads_to_it_and_it_stands_on_top(organiser, signed_in):
    older, row = submission(), submission(stands="ours")
    client = signed_in(organiser)
    page = client.get(INBOX)
    assert f'href="{INBOX}{row.pk}/pilne/"' in page.content.decode()
    assert f'href="{INBOX}{row.pk}/pilne/"' in client.get(f"{INBOX}{row.pk}/").content.decode()
    typed = {"to": "police", "way": "phone", "day": "2026-11-24", "hour": "08:55", "taken_over_by": ""}
    shown = client.post(f"{INBOX}{row.pk}/pilne/", typed | {"to": "team"})
    assert "nigdy zamiast" in " ".join(errors(shown)["to"])
    shown = client.post(f"{INBOX}{row.pk}/pilne/", typed | {"hour": "09:30"})
    assert set(errors(shown)) == {"hour"} and 'value="09:30"' in shown.content.decode()
    done = client.post(f"{INBOX}{row.pk}/pilne/", typed, follow=True)
    assert "nikt nie przejął" in text_of(done)
    listed = list(Submission.objects.in_turn())
    assert listed == [row, older]
    assert "pilne, nikt nie przejął" in text_of(client.get(f"{INBOX}?pilne=on"))
    assert ';"pilne, nikt nie przejął";' in client.get(f"{INBOX}?pilne=on&format=csv").content.decode()
    over = client.post(f"{INBOX}{row.pk}/pilne/police/", {"who": "dyżurny", "day": "2026-11-24", "hour": "08:58"})
    assert over.status_code == 302 and Submission.objects.in_turn().first() == older
    assert client.get(f"{INBOX}{row.pk}/pilne/team/").status_code == 404


def test_acts_on_what_is_urgent_have_no_words_for_its_author(organiser, signed_in):
    row = submission()
    tell(row, organiser)
    client = signed_in(organiser)
    asked = client.get(f"{INBOX}{row.pk}/zapytaj/", follow=True)
    assert "jest pilne" in text_of(asked)
    shown = client.get(f"{INBOX}{row.pk}/zalatwione/")
    assert "Co przeczyta autor" not in text_of(shown)
    client.post(f"{INBOX}{row.pk}/zalatwione/", {"text": "Policja była."})
    row.refresh_from_db()
    assert (row.state.type, row.lines.count()) == ("done", 0)
    aside = client.post(f"{INBOX}{row.pk}/odloz/", {"reason": "To policja", "responsible": "Policja", "phone": ""})
    assert aside.status_code == 302 and not row.lines.exists()


# A mistake


def test_a_mistaken_urgent_is_undone_and_its_author_reads_nothing_of_it(organiser, director, signed_in, client):
    row = submission(words="Nie ma ławki.")
    tell(row, organiser)
    office, code = signed_in(organiser), code_of(row)
    before = shown_of(text_of(client.get(f"/sprawdz/{code}/")), code)
    page = f"{INBOX}{row.pk}/pilne/"
    assert "To pomyłka" in text_of(office.get(page))
    assert set(errors(office.post(f"{page}pomylka/", {"reason": "x"}))) == {"reason"}
    for _press in range(2):
        shown = text_of(office.post(f"{page}pomylka/", {"reason": "other"}, follow=True))
        assert "nie jest już pilne" in shown
    assert UrgentMistake.objects.count() == 1 and not Submission.objects.urgent().exists()
    assert sentences(organiser) == sentences(director) == []
    told = shown_of(text_of(client.get(f"/sprawdz/{code}/")), code)
    assert "pomyłk" not in told and "pilne" not in told.lower() and told == before
    assert "chodziło o inne zgłoszenie" in text_of(office.get(page))
    services.write_to_author(row, text="Ławka stanie w maju.", is_question=False, by=organiser)
    assert "Ławka stanie w maju." in text_of(client.get(f"/sprawdz/{code_of(row)}/"))
    assert write_urgent(Letter.objects.filter(kind=URGENT).first()) is None
    assert Entry.objects.filter(act="submission.urgent_mistake").count() == 1
    tell(row, organiser)
    assert sentences(organiser) == [f"{row.code} pilne, nikt nie przejął."]
    assert "Ławka stanie w maju." not in text_of(client.get(f"/sprawdz/{code_of(row)}/"))


def test_what_somebody_took_over_was_no_mistake_and_nobody_else_undoes_it(organiser, coworker):
    row = submission()
    with pytest.raises(ValidationError, match="Najpierw zapisz"):
        services.undo_urgent(row, reason=MistakeWhy.PRESSED, by=organiser)
    tell(row, organiser)
    with pytest.raises(PermissionDenied):
        services.undo_urgent(row, reason=MistakeWhy.PRESSED, by=coworker)
    take_over(row, organiser)
    with pytest.raises(ValidationError, match="się stało"):
        services.undo_urgent(row, reason=MistakeWhy.PRESSED, by=organiser)
    values = {"submission": row, "last": row.urgent_notices.last(), "reason": "other", "at": clock.now()}
    with pytest.raises(IntegrityError, match="took it over"), transaction.atomic():
        UrgentMistake.objects.create(**values, **done_by(organiser))


def test_after_a_mistake_the_team_is_again_told_only_besides_the_police(organiser):
    row = submission()
    tell(row, organiser)
    services.undo_urgent(row, reason=MistakeWhy.PRESSED, by=organiser)
    now = clock.now()
    values = {"submission": row, "to": TEAM, "way": "phone", "told_at": now, "at": now, **done_by(organiser)}
    with pytest.raises(IntegrityError, match="the police or the prosecutor first"), transaction.atomic():
        UrgentNotice.objects.create(**values)
    with pytest.raises(ValidationError):
        take_over(row, organiser)
