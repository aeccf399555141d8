"""Surveys put together: questions, answers to choose, conditions that look back, the same survey once more."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from needs import services
from needs.forms.survey_answers import AnswerForm
from needs.models import Question, QuestionCondition, QuestionOption, Survey
from needs.surveys.sheet import asked_of, minutes
from needs.surveys.wordings import Wording
from osl_site.common.audit.models import Change, Entry
from tests import builders
from tests.breaking import refused, sql
from tests.reading import text_of

pytestmark = pytest.mark.django_db
ROOM = "/biuro/rozeznanie/ankiety/"


@pytest.fixture
def survey(organiser):
    return services.create_survey({"title": "Jak do nas dojeżdżasz?"}, by=organiser)


def ask(survey, by, *labels, only_if=(), **values):
    values = {"kind": "one" if labels else "long", "text": "Czym dojeżdżasz?"} | values
    options = [Wording(label) for label in labels]
    return services.add_question(survey, values, options=options, only_if=only_if, by=by)


def labels(question):
    return list(question.options.values_list("label", flat=True))


def positions(survey):
    return list(survey.questions.values_list("position", "text"))


def typed(**values):
    return {"kind": "one", "text": "Czym dojeżdżasz?", "options": "samochód\n autobus \n\n"} | values


def answers(survey, **given):
    """The form of the survey as it is sent; fields by the place of their question: `q2`, `q5_other`."""
    asked = asked_of(survey)
    names = {f"q{one.question.position}": one.name for one in asked}
    data = {}
    for name, value in given.items():
        place, _, rest = name.partition("_")
        data[names[place] + (f"_{rest}" if rest else "")] = value
    form = AnswerForm(data, asked=asked)
    return form, form.is_valid()


def test_a_survey_is_begun_and_questions_are_put_in_turn(desk):
    assert desk.post(f"{ROOM}nowa/", {"title": "Jak do nas dojeżdżasz?"}).status_code == 302
    survey = Survey.objects.get()
    assert (survey.slug, survey.code) == ("jak-do-nas-dojezdzasz", f"A-{survey.pk}")
    add = f"{ROOM}{survey.pk}/pytania/nowe/"
    assert desk.post(add, typed(nastepne="1")).url == add
    desk.post(add, {"kind": "number", "text": "Ile razy?", "least": "0", "most": "7", "is_required": "on"})
    first, second = survey.questions.all()
    assert labels(first) == ["samochód", "autobus"]
    assert (second.position, second.least, second.most, second.is_required) == (2, 0, 7, True)
    page = text_of(desk.get(survey.get_absolute_url()))
    assert "1. Czym dojeżdżasz?" in page
    assert "liczba, trzeba odpowiedzieć" in page
    acts = list(Entry.objects.roots().order_by("id").values_list("act", flat=True))
    assert acts == ["survey.created", "survey.question_added", "survey.question_added"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"options": "samochód"}, "options"),
        ({"options": "autobus\nautobus"}, "options"),
        ({"options": "x" * 121 + "\nautobus"}, "options"),
        ({"options": "\n".join(str(number) for number in range(31))}, "options"),
        ({"options_uk": "автобус"}, "options_uk"),
        ({"options_en": "b" * 121 + "\ncar"}, "options_en"),
        ({"text": " "}, "text"),
        ({"kind": "number", "options": "", "least": "7", "most": "2"}, "__all__"),
    ],
)
def test_what_cannot_be_asked_is_said_and_stays_typed(wrong, field, survey, desk):
    form = desk.post(f"{ROOM}{survey.pk}/pytania/nowe/", typed(**wrong)).context["form"]
    assert list(form.errors) == [field]
    assert form["text"].value() == typed(**wrong)["text"]
    assert not survey.questions.exists()


def test_answers_of_another_kind_are_left_out_and_told_of(survey, desk):
    answer = desk.post(f"{ROOM}{survey.pk}/pytania/nowe/", typed(kind="long"), follow=True)
    assert "ta odpowiedź nic nie znaczy" in text_of(answer)
    assert not QuestionOption.objects.exists()


def test_an_answer_that_is_worded_otherwise_stays_the_same_one(survey, organiser):
    question = ask(survey, organiser, "samochod", "autobus", "rower")
    _car, bus, bike = question.options.all()
    words = [Wording("autobus"), Wording("samochód"), Wording("rower", "велосипед")]
    services.change_question(question, {}, options=words, revision=1, by=organiser)
    after = {option.pk: option for option in question.options.all()}
    assert [after[one.pk].key for one in (bus, bike)] == [bus.key, bike.key]
    assert (after[bus.pk].position, after[bike.pk].label_uk) == (1, "велосипед")
    assert labels(question) == ["autobus", "samochód", "rower"]
    question.refresh_from_db()
    assert question.revision == 2
    services.change_question(question, {}, options=words, revision=2, by=organiser)
    assert Entry.objects.filter(act="survey.question_changed").count() == 1


def test_only_words_in_its_place_carry_the_key_on(survey, organiser):
    question = ask(survey, organiser, "samochod", "autobus")
    car = question.options.first()
    services.change_question(
        question, {}, options=[Wording("samochód"), Wording("autobus")], revision=None, by=organiser
    )
    assert question.options.get(label="samochód").key == car.key


def test_what_a_question_said_before_is_told(survey, organiser):
    question = ask(survey, organiser)
    services.change_question(question, {"text": "Jak dojeżdżasz?"}, revision=1, by=organiser)
    told = Change.objects.get(field="text")
    assert (told.before, told.after) == ("Czym dojeżdżasz?", "Jak dojeżdżasz?")


def test_a_condition_looks_back_at_one_question(survey, organiser, desk):
    first, second = ask(survey, organiser, "tak", "nie"), ask(survey, organiser, "a", "b", text="Który?")
    yes, a = first.options.first(), second.options.first()
    third = ask(survey, organiser, only_if=[yes], text="W które dni?")
    assert [one.option for one in third.conditions.all()] == [yes]
    address = f"{ROOM}{survey.pk}/pytania/{third.pk}/zmien/"
    form = desk.get(address).context["form"]
    assert [label for _pk, label in form.fields["only_if"].choices] == ["1. „tak”", "1. „nie”", "2. „a”", "2. „b”"]
    both = {"kind": "long", "text": "W które dni?", "only_if": [yes.pk, a.pk], "revision": 1}
    assert desk.post(address, both).context["form"].errors == {"only_if": ["Wybierz odpowiedzi z jednego pytania."]}
    assert "only_if" not in desk.get(f"{ROOM}{survey.pk}/pytania/{first.pk}/zmien/").context["form"].fields
    with pytest.raises(ValidationError, match="Warunek wskazuje późniejsze pytanie"):
        services.change_question(
            first, {}, options=[Wording("tak"), Wording("nie")], only_if=[a], revision=None, by=organiser
        )


def test_the_database_refuses_a_circle_by_itself(survey, organiser):
    first, second = ask(survey, organiser, "tak", "nie"), ask(survey, organiser, "a", "b", text="Który?")
    with pytest.raises(IntegrityError, match="one earlier question"), transaction.atomic():
        QuestionCondition.objects.create(question=first, option=second.options.first())
        connection.check_constraints()
    QuestionCondition.objects.create(question=second, option=first.options.first())
    connection.check_constraints()
    with pytest.raises(IntegrityError, match="one earlier question"), transaction.atomic():
        Question.objects.filter(pk=first.pk).update(position=3)
        connection.check_constraints()
    move = "update needs_questionoption set question_id = %s where question_id = %s"
    refused(lambda: sql(move, second.pk, first.pk))
    refused(lambda: sql("update needs_question set key = gen_random_uuid() where id = %s", first.pk))


def test_a_question_does_not_pass_what_it_depends_on(survey, organiser, desk):
    first, last = ask(survey, organiser, "tak", "nie"), None
    last = ask(survey, organiser, only_if=[first.options.first()], text="W które dni?")
    middle = ask(survey, organiser, text="Co jeszcze?")
    move = lambda row, **data: desk.post(f"{ROOM}{survey.pk}/pytania/{row.pk}/przesun/", data, follow=True)
    assert "musi być po nim" in text_of(move(last, dokad="wyzej", miejsce="2"))
    move(middle, dokad="wyzej", miejsce="3")
    move(middle, dokad="wyzej", miejsce="3")  # the same press again
    assert positions(survey) == [(1, "Czym dojeżdżasz?"), (2, "Co jeszcze?"), (3, "W które dni?")]
    move(middle, dokad="wyzej", miejsce="2")
    move(middle, dokad="wyzej", miejsce="1")
    assert positions(survey)[0] == (1, "Co jeszcze?")


def test_what_another_question_depends_on_stays(survey, organiser, desk):
    first = ask(survey, organiser, "tak", "nie")
    ask(survey, organiser, only_if=[first.options.first()], text="W które dni?")
    remove = f"{ROOM}{survey.pk}/pytania/{first.pk}/usun/"
    assert "zależy pytanie 2" in text_of(desk.post(remove, follow=True))
    form = desk.post(f"{ROOM}{survey.pk}/pytania/{first.pk}/zmien/", typed(options="b\nnie", revision="1"))
    assert form.status_code == 302  # worded otherwise, it is the same answer
    refusal = desk.post(f"{ROOM}{survey.pk}/pytania/{first.pk}/zmien/", typed(kind="long", options="", revision="2"))
    assert "Od odpowiedzi „b” zależy pytanie 2." in text_of(refusal)
    assert first.options.count() == 2


def test_those_after_a_question_that_goes_move_up(survey, organiser, desk):
    first = ask(survey, organiser)
    second = ask(survey, organiser, "tak", "nie", text="Drugie?")
    ask(survey, organiser, only_if=[second.options.first()], text="Trzecie?")
    desk.post(f"{ROOM}{survey.pk}/pytania/{first.pk}/usun/")
    assert positions(survey) == [(1, "Drugie?"), (2, "Trzecie?")]
    connection.check_constraints()


@pytest.mark.parametrize("kind", ["village", "group"])
def test_one_question_about_the_place_and_one_about_the_group(kind, survey, organiser, desk):
    options = {"options": "do 34 lat\n35 lat i więcej"} if kind == "group" else {"options": ""}
    add = f"{ROOM}{survey.pk}/pytania/nowe/"
    desk.post(add, typed(kind=kind, **options))
    assert "Wystarczy jedno." in text_of(desk.post(add, typed(kind=kind, **options)))
    assert survey.questions.count() == 1


def test_the_next_round_has_the_keys_of_the_first(survey, organiser, desk):
    first = ask(survey, organiser, "tak", "nie")
    ask(survey, organiser, only_if=[first.options.first()], text="W które dni?")
    desk.post(f"{ROOM}{survey.pk}/powtorz/")
    again = Survey.objects.get(follows=survey)
    assert again.slug == "jak-do-nas-dojezdzasz-2"
    keys = lambda row: list(row.questions.values_list("position", "key", "options__key", "conditions__option__key"))
    assert keys(again) == keys(survey)
    assert not set(again.questions.values_list("pk")) & set(survey.questions.values_list("pk"))
    assert "Ta ankieta ma powtórkę" in text_of(desk.post(f"{ROOM}{survey.pk}/usun/", follow=True))
    desk.post(f"{ROOM}{again.pk}/usun/")
    desk.post(f"{ROOM}{survey.pk}/usun/")
    assert not Survey.objects.exists()


def test_a_second_press_makes_no_second_copy(survey, organiser, desk):
    ask(survey, organiser)
    key = desk.get(survey.get_absolute_url()).content.decode().split('name="klucz" value="')[1].split('"')[0]
    for _press in range(2):
        desk.post(f"{ROOM}{survey.pk}/powtorz/", {"klucz": key})
    assert Survey.objects.filter(follows=survey).count() == 1


def test_the_organiser_alone_builds(survey, organiser, coworker, director):
    for person in (coworker, director):
        with pytest.raises(PermissionDenied):
            services.add_question(survey, {"kind": "long", "text": "Co?"}, by=person)
        with pytest.raises(PermissionDenied):
            services.repeat_survey(survey, by=person)


def test_the_form_asks_as_the_survey_says(survey, organiser):
    ask(survey, organiser, "tak", "nie", is_required=True)
    ask(survey, organiser, "pn.", "wt.", kind="many", has_other=True, text="Kiedy?", is_required=True)
    ask(survey, organiser, kind="number", text="Ile?", least=1, most=7)
    form, is_valid = answers(survey)
    assert not is_valid
    assert list(form.errors) == [one.name for one in asked_of(survey)[:2]]
    assert answers(survey, q1="999", q2_other="różnie")[1] is False  # no answer of this question
    assert answers(survey, q1=str(asked_of(survey)[1].options[0].pk), q2_other="różnie")[1] is False
    yes = str(asked_of(survey)[0].options[0].pk)
    form, is_valid = answers(survey, q1=yes, q2_other="różnie", q3="7")
    assert is_valid
    assert [(given.options, given.text, given.number) for given in form.given] == [
        ((int(yes),), "", None),
        ((), "różnie", None),
        ((), "", 7),
    ]
    assert answers(survey, q1=yes, q2_other="różnie", q3="8")[1] is False


def test_what_was_for_others_is_left_out_and_said(survey, organiser):
    first = ask(survey, organiser, "tak", "nie")
    yes, no = first.options.all()
    second = ask(survey, organiser, "pn.", "wt.", only_if=[yes], text="Kiedy?", is_required=True)
    ask(survey, organiser, only_if=[second.options.first()], text="Dokąd?", kind="short")
    ask(survey, organiser, only_if=[yes], text="Ile?", kind="number", least=3, is_required=True)
    form, is_valid = answers(survey, q1=str(no.pk), q2=str(second.options.first().pk), q3="Do lekarza", q4="1")
    assert is_valid
    assert [given.asked.question.position for given in form.given] == [1]
    assert form.left_out == [f"Pytanie {place} dotyczyło innych, więc odpowiedzi nie zapisaliśmy." for place in (2, 3)]
    assert answers(survey, q1=str(yes.pk))[1] is False


def test_the_preview_speaks_three_languages(survey, organiser, desk):
    builders.locality("Kandyty")
    words = {"kind": "one", "text": "Czy jeździsz?", "text_uk": "Чи їздите?"}
    first = services.add_question(survey, words, options=[Wording("tak", "так"), Wording("nie", "ні")], by=organiser)
    ask(survey, organiser, only_if=[first.options.first()], text="Dokąd?", kind="short")
    ask(survey, organiser, kind="village", text="Skąd jesteś?")
    page = desk.get(f"{ROOM}{survey.pk}/podglad/?jezyk=uk")
    assert "1. Чи їздите?" in text_of(page)
    assert "Відповідайте, якщо в запитанні 1 позначено «так»." in text_of(page)
    assert '2. <span lang="pl">Dokąd?</span>' in page.content.decode()
    assert "Answer if “tak” is ticked in question 1." in text_of(desk.get(f"{ROOM}{survey.pk}/podglad/?jezyk=en"))
    assert "Odpowiedz, jeśli w pytaniu 1 zaznaczono „tak”." in text_of(desk.get(f"{ROOM}{survey.pk}/podglad/"))


def test_how_long_it_takes(survey, organiser):
    for _number in range(7):
        ask(survey, organiser)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        asked = asked_of(survey)
    assert (minutes(asked), minutes([])) == (3, 1)
    assert len(queries) == 3


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_takes_as_many_queries_for_thirty(count, desk, organiser):
    for number in range(count):
        ask(services.create_survey({"title": f"Ankieta {number}"}, by=organiser), organiser)
    desk.get(ROOM)
    with CaptureQueriesContext(connection) as queries:
        desk.get(ROOM)
    assert len(queries) == QUERIES_OF_LIST


QUERIES_OF_LIST = 7
