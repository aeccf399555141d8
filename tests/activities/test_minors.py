"""Nobody leads an offer for minors that is out before their checks are recorded (act of 13 May 2016, art. 21)."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from activities import minors, services
from activities.models import Activity, ActivityLead, Check, Lead, RecordedCheck, RemovedCheck
from osl_site.common.audit.models import Access, AccessKind, Change, Entry
from osl_site.common.database.locking import ChangedMeanwhile
from osl_site.roof import desk
from tests import builders
from tests.activities.builders import activity_for_minors, checked, lead, make_activity, make_occurrence, recorded
from tests.breaking import sql
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db
NUMBER_ONE = (
    "Nie można opublikować. Osoba prowadząca nr 1 nie ma potwierdzonego sprawdzenia w rejestrach. "
    "Wydruk włóż do akt, a tutaj wpisz datę sprawdzenia i miejsce w aktach."
)
TYPED = {"checked_on": date(2026, 11, 30), "place_in_files": "akta osobowe, część B"}
PEOPLE = "/biuro/oferta/prowadzacy/"
CHECKS = "/biuro/ustawienia/sprawdzenia/"


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 9)


def draft(**fields):
    return make_activity(for_minors=True, published_at=None, **fields)


def acts():
    return list(Entry.objects.order_by("id").values_list("act", flat=True))


def page_of(activity, more=""):
    return f"/biuro/oferta/{activity.pk}/sprawdzenia/{more}"


# Going out


def test_publishing_waits_until_everyone_who_leads_is_checked(organiser):
    activity, outside = draft(in_charge=organiser), lead()
    make_occurrence(activity, published_at=None)
    services.add_lead(activity, outside, by=organiser)
    for number, who in ((1, minors.account_lead(organiser)), (2, outside)):
        with pytest.raises(ValidationError) as refusal:
            services.publish_activity(activity, by=organiser)
        assert refusal.value.messages == [NUMBER_ONE.replace("nr 1", f"nr {number}")]
        for kind in Check.objects.required():
            services.record_check(who, kind, TYPED, by=organiser)
    services.publish_activity(activity, by=organiser)

    assert activity.occurrences.published().count() == 1
    assert acts() == ["lead.added", *["check.recorded"] * 8, "activity.published"]


def test_a_list_emptied_by_the_office_stops_everything(organiser):
    Check.objects.all().delete()
    with pytest.raises(ValidationError, match="Lista sprawdzeń w ustawieniach jest pusta"):
        services.publish_activity(draft(in_charge=organiser), by=organiser)


def test_a_check_required_later_is_asked_before_the_next_meetings_go_out(organiser, administrator):
    activity = activity_for_minors(in_charge=organiser)
    make_occurrence(activity, published_at=None)
    services.add_check({"name": "Zaświadczenie o szkoleniu", "basis": ""}, by=administrator)
    with pytest.raises(ValidationError, match="Osoba prowadząca nr 1"):
        services.publish_occurrences(activity, by=organiser)
    services.record_check(Lead.objects.get(), Check.objects.last(), TYPED, by=organiser)
    assert services.publish_occurrences(activity, by=organiser) == 1


def test_a_published_offer_is_turned_over_to_minors_only_when_everyone_is_checked(organiser):
    activity = make_activity(in_charge=organiser)
    with pytest.raises(ValidationError) as refusal:
        services.change_activity(activity, {"for_minors": True}, revision=1, by=organiser)
    assert list(refusal.value.error_dict) == ["for_minors"]
    checked(organiser)
    assert services.change_activity(activity, {"for_minors": True}, revision=1, by=organiser).for_minors


def test_a_published_offer_for_minors_is_handed_only_to_somebody_checked(organiser, coworker):
    activity = activity_for_minors(in_charge=organiser)
    with pytest.raises(ValidationError) as refusal:
        services.change_activity(activity, {"in_charge": coworker, "for_minors": True}, revision=1, by=organiser)
    assert list(refusal.value.error_dict) == ["in_charge"]
    services.change_activity(activity, {"title": "Rowery", "in_charge": organiser}, revision=1, by=organiser)
    checked(coworker)
    assert services.change_activity(activity, {"in_charge": coworker}, revision=2, by=organiser).in_charge == coworker


def test_an_offer_that_is_no_longer_for_minors_asks_nobody(organiser, coworker):
    activity = activity_for_minors(in_charge=organiser)
    services.change_activity(
        activity,
        {"for_minors": False, "not_for_minors_reason": "przyjdą dorośli", "in_charge": coworker},
        revision=1,
        by=organiser,
    )
    assert Activity.objects.get().in_charge == coworker


def test_the_desk_says_what_is_out_while_a_check_required_since_is_missing(organiser, administrator):
    in_charge, led = activity_for_minors(in_charge=organiser, title="Rowery"), activity_for_minors(title="Gry")
    services.add_lead(led, checked(), by=organiser)
    sentences = lambda: [
        matter.sentence.split(" jest dla")[0] for matter in desk.matters(organiser) if "małoletnich" in matter.sentence
    ]
    assert sentences() == []
    kind = services.add_check({"name": "Zaświadczenie o szkoleniu"}, by=administrator)
    assert sentences() == ["„Rowery”", "„Gry”"]
    for who in minors.leads_of(in_charge):
        services.record_check(who, kind, TYPED, by=organiser)
    services.record_check(minors.leads_of(led)[0], kind, TYPED, by=organiser)
    assert sentences() == ["„Gry”"]
    services.record_check(minors.leads_of(led)[1], kind, TYPED, by=organiser)
    assert sentences() == []


# Who leads


def test_whoever_is_in_charge_leads_first_and_is_not_counted_twice(organiser, coworker):
    activity, outside = draft(in_charge=organiser), lead()
    for who in (outside, minors.account_lead(coworker)):
        services.add_lead(activity, who, by=organiser)
    assert [who.full_name for who in minors.leads_of(activity)] == [organiser.name, outside.name, coworker.name]
    activity.in_charge = coworker
    assert [who.full_name for who in minors.leads_of(activity)] == [coworker.name, outside.name]


def test_nobody_is_added_twice(organiser):
    activity, outside = draft(in_charge=organiser), lead()
    services.add_lead(activity, outside, by=organiser)
    for who in (outside, minors.account_lead(organiser)):
        with pytest.raises(ValidationError, match="już jest na liście"):
            services.add_lead(activity, who, by=organiser)


def test_nobody_unchecked_joins_a_published_offer_for_minors(organiser):
    activity, stranger = activity_for_minors(in_charge=organiser), lead()
    for who in (stranger, Lead(name="Nowa Osoba")):
        with pytest.raises(ValidationError, match="Najpierw dodaj tę osobę do listy"):
            services.add_lead(activity, who, by=organiser)
    assert Lead.objects.count() == 2
    recorded(stranger)
    services.add_lead(activity, stranger, by=organiser)


def test_a_lead_who_leaves_keeps_what_is_recorded_and_who_leads_nothing_is_forgotten(organiser):
    activity, outside = draft(in_charge=organiser), lead()
    recorded(outside)
    services.add_lead(activity, outside, by=organiser)
    with pytest.raises(ValidationError, match="prowadzi zajęcia"):
        services.forget_lead(outside, by=organiser)
    services.remove_lead(activity, outside, reason="inna osoba", by=organiser)
    assert outside.recorded.count() == 4
    services.forget_lead(outside, by=organiser)
    assert (Lead.objects.count(), RecordedCheck.objects.count()) == (0, 0)
    assert acts() == ["lead.added", "lead.removed", "lead.forgotten"]


def test_a_person_of_the_office_in_charge_for_minors_is_not_forgotten(organiser):
    activity_for_minors(in_charge=organiser)
    with pytest.raises(ValidationError, match="prowadzi zajęcia"):
        services.forget_lead(Lead.objects.get(), by=organiser)


# Recording


def test_a_check_is_recorded_once_then_corrected(organiser):
    who, kind = lead(), Check.objects.first()
    row = services.record_check(who, kind, TYPED, by=organiser)
    with pytest.raises(ChangedMeanwhile):
        services.record_check(who, kind, TYPED, by=organiser)
    row = services.correct_check(row, TYPED | {"place_in_files": " teczka 2 "}, revision=1, by=organiser)
    assert (row.place_in_files, row.recorded_by) == ("teczka 2", organiser)
    assert acts() == ["check.recorded", "check.corrected"]


def test_a_recorded_check_goes_unless_a_published_offer_relies_on_it(organiser):
    activity, free = activity_for_minors(in_charge=organiser), lead()
    recorded(free)
    services.remove_check(free.recorded.first(), reason="inna osoba", by=organiser)
    with pytest.raises(ValidationError, match="Popraw wpis, zamiast go usuwać"):
        services.remove_check(
            Lead.objects.get(user=activity.in_charge).recorded.first(), reason="inna osoba", by=organiser
        )
    assert acts() == ["check.removed"]


@pytest.mark.usefixtures("owner")
def test_why_a_check_was_removed_stays_as_it_was_written(organiser):
    who = lead()
    recorded(who)
    with pytest.raises(ValidationError, match="dlaczego usuwasz"):
        services.remove_check(who.recorded.first(), reason=" ", by=organiser)
    removed = services.remove_check(who.recorded.first(), reason="inna osoba", by=organiser)
    with pytest.raises(DatabaseError, match="stays as it was written"), transaction.atomic():
        RemovedCheck.objects.filter(pk=removed.pk).update(reason="co innego")
    with pytest.raises(DatabaseError, match="goes with its person"), transaction.atomic():
        sql("set constraints all immediate")
        sql("truncate activities_removedcheck")
    with pytest.raises(IntegrityError, match="check_retired_with_reason"), transaction.atomic():
        Check.objects.update(retired_on=date(2026, 12, 1))


@pytest.mark.parametrize("role", ["coworker", "director", "administrator"])
def test_only_the_organiser_sees_and_records_checks(role):
    person, activity, who = builders.user(role), draft(), lead()
    row = recorded(who, Check.objects.first())[0]
    for act in (
        lambda: services.register_lead(Lead(name="Nowa Osoba"), by=person),
        lambda: services.forget_lead(who, by=person),
        lambda: services.add_lead(activity, who, by=person),
        lambda: services.remove_lead(activity, who, reason="inna osoba", by=person),
        lambda: services.record_check(who, Check.objects.last(), TYPED, by=person),
        lambda: services.correct_check(row, TYPED, revision=1, by=person),
        lambda: services.remove_check(row, reason="inna osoba", by=person),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert acts() == []


def test_the_administrator_keeps_the_list_and_the_last_one_stays(administrator, organiser):
    first, *others = Check.objects.required()
    for kind in others:
        services.require_check(kind, required=False, reason="nowy przepis", by=administrator)
    with pytest.raises(ValidationError, match="ostatnie wymagane"):
        services.require_check(first, required=False, reason="nowy przepis", by=administrator)
    services.require_check(others[0], required=True, by=administrator)
    with pytest.raises(ValidationError, match="już jest na liście"):
        services.add_check({"name": f" {first.name.upper()} "}, by=administrator)
    for act in (
        lambda: services.add_check({"name": "Inne"}, by=organiser),
        lambda: services.require_check(first, required=False, reason="nowy przepis", by=organiser),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert list(Check.objects.required()) == [first, others[0]]
    assert acts() == [*["check_kind.retired"] * 3, "check_kind.required"]


# Pages


def test_every_look_at_the_checks_is_written_down(signed_in, organiser, director):
    activity = draft(in_charge=organiser)
    signed_in(organiser).get(page_of(activity))
    signed_in(organiser).get(PEOPLE)
    signed_in(director).get(page_of(activity))
    looks = Access.objects.filter(kind=AccessKind.READ).order_by("id").values_list("by", "what")
    assert list(looks) == [
        (organiser.pk, f"sprawdzenia osób prowadzących: pozycja oferty {activity.pk}"),
        (organiser.pk, "sprawdzenia osób prowadzących: lista osób prowadzących"),
    ]


def test_the_page_of_a_draft_says_who_lacks_what_and_leads_there(signed_in, organiser):
    activity = draft(in_charge=organiser)
    browser = signed_in(organiser)
    assert NUMBER_ONE in text_of(browser.get(activity.get_absolute_url()))
    assert page_of(activity) in text_of(browser.get(activity.get_absolute_url()))
    kind = Check.objects.first()
    address = f"{PEOPLE}konto-{organiser.pk}/{kind.pk}/?oferta={activity.pk}"
    whole = f"{PEOPLE}konto-{organiser.pk}/sprawdzenia/?oferta={activity.pk}"
    assert whole in text_of(browser.get(page_of(activity)))

    answer = browser.post(address, {"checked_on": "2026-11-30", "place_in_files": "akta osobowe"})
    assert answer.url == page_of(activity)
    row = RecordedCheck.objects.get()
    assert (row.lead.user, row.kind, row.place_in_files) == (organiser, kind, "akta osobowe")
    browser.post(address, {"checked_on": "2026-11-29", "place_in_files": "teczka", "revision": row.revision})
    assert list(RecordedCheck.objects.values_list("place_in_files", flat=True)) == ["teczka"]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"checked_on": "2026-12-02"}, "checked_on"),
        ({"checked_on": "2017-09-30"}, "checked_on"),
        ({"checked_on": "2026-02-30"}, "checked_on"),
        ({"place_in_files": " "}, "place_in_files"),
    ],
)
def test_a_check_that_cannot_be_is_refused_at_its_field(typed, field, signed_in, organiser):
    address = f"{PEOPLE}osoba-{lead().pk}/{Check.objects.first().pk}/"
    page = signed_in(organiser).post(address, {"checked_on": "2026-11-30", "place_in_files": "teczka"} | typed)
    assert list(page.context["form"].errors) == [field]
    assert RecordedCheck.objects.count() == 0


def typed_of(number, day="", place=""):
    return {f"checked_on_{number}": day, f"place_in_files_{number}": place}


def test_all_that_a_person_lacks_is_recorded_with_one_button(signed_in, organiser):
    who, (first, second, third, fourth) = lead(name="Jan Rokita"), Check.objects.required()
    services.record_check(who, second, TYPED, by=organiser)
    address = f"{PEOPLE}osoba-{who.pk}/sprawdzenia/"
    browser = signed_in(organiser)
    assert address in browser.get(PEOPLE).text
    page = browser.get(address)
    assert list(page.context["form"].checks) == [first, third, fourth]
    assert second.name not in text_of(page)

    typed = typed_of(first.pk, "2026-11-30", "teczka 4") | typed_of(third.pk, "2026-11-29") | typed_of(fourth.pk)
    assert browser.post(address, typed).url == PEOPLE
    told = {(row.kind, f"{row.checked_on}", row.place_in_files) for row in who.recorded.exclude(kind=second)}
    assert told == {(first, "2026-11-30", "teczka 4"), (third, "2026-11-29", "teczka 4")}
    assert acts()[-2:] == ["check.recorded"] * 2
    browser.post(address, typed_of(fourth.pk, "2026-11-28", "teczka 5"))
    assert browser.get(address).url == PEOPLE


@pytest.mark.parametrize(
    ("day", "place", "field"),
    [
        ("", "", "__all__"),
        ("2026-11-30", "", "place_in_files_1"),
        ("", "teczka", "checked_on_1"),
        ("2026-12-02", "teczka", "checked_on_1"),
        ("wczoraj", "teczka", "checked_on_1"),
    ],
)
def test_of_several_checks_what_cannot_be_is_refused_at_its_field_and_nothing_kept(
    day, place, field, signed_in, organiser
):
    who, (first, second, *_rest) = lead(), Check.objects.required()
    good = typed_of(second.pk, "2026-11-30", "szafa") if day or place else {}
    field = field.replace("1", str(first.pk))
    page = signed_in(organiser).post(f"{PEOPLE}osoba-{who.pk}/sprawdzenia/", typed_of(first.pk, day, place) | good)
    assert list(page.context["form"].errors) == [field]
    assert RecordedCheck.objects.count() == 0


def test_a_check_that_a_colleague_recorded_meanwhile_is_named_and_all_that_was_typed_stays(signed_in, organiser):
    who, (first, second, *_rest) = lead(), Check.objects.required()
    services.record_check(who, first, TYPED, by=organiser)
    typed = typed_of(first.pk, "2026-11-30", "teczka 4") | typed_of(second.pk, "2026-11-30", "szafa")
    page = signed_in(organiser).post(f"{PEOPLE}osoba-{who.pk}/sprawdzenia/", typed)
    assert list(page.context["form"].errors) == [f"checked_on_{first.pk}"]
    assert "szafa" in page.text and who.recorded.count() == 1


@pytest.mark.parametrize("person", ["osoba-999", "konto-999", "osoba-x", "nikt-1", "osoba-²", "osoba-" + "9" * 40])
def test_there_is_no_such_person(person, signed_in, organiser):
    for rest in (f"{Check.objects.first().pk}/", "sprawdzenia/"):
        assert signed_in(organiser).get(f"{PEOPLE}{person}/{rest}").status_code == 404


def test_a_person_is_added_from_the_office_the_list_or_anew(signed_in, organiser, coworker):
    activity, known = draft(in_charge=organiser), lead(name="Jan Rokita")
    browser = signed_in(organiser)
    for typed in ({"person": f"konto-{coworker.pk}"}, {"person": f"osoba-{known.pk}"}, {"name": "Michał Topolski"}):
        assert browser.post(page_of(activity, "dodaj/"), typed).url == page_of(activity)
    names = [who.full_name for who in minors.leads_of(activity)]
    assert names == [organiser.name, coworker.name, "Jan Rokita", "Michał Topolski"]

    for typed in ({"name": "  "}, {"person": f"osoba-{known.pk}"}, {"person": "osoba-999"}):
        assert list(browser.post(page_of(activity, "dodaj/"), typed).context["form"].errors) == ["person"]
    browser.post(page_of(activity, f"osoba-{known.pk}/usun/"), {"reason": "wyjechał"})
    assert ActivityLead.objects.filter(lead=known).count() == 0


def test_a_person_from_outside_is_listed_checked_and_forgotten(signed_in, organiser):
    browser = signed_in(organiser)
    assert "Nie ma tu jeszcze nikogo." in text_of(browser.get(PEOPLE))
    browser.post(f"{PEOPLE}nowa/", {"name": "Michał Topolski"})
    who = Lead.objects.get()
    browser.post(f"{PEOPLE}nowa/", {"person": f"konto-{organiser.pk}"})
    assert list(Lead.objects.values_list("user", flat=True)) == [None, organiser.pk]
    browser.post(f"{PEOPLE}konto-{organiser.pk}/usun/")
    browser.post(f"{PEOPLE}osoba-{who.pk}/1/", {"checked_on": "2026-11-30", "place_in_files": "teczka"})
    assert "teczka" in text_of(browser.get(PEOPLE))
    asked = text_of(browser.get(f"{PEOPLE}osoba-{who.pk}/1/usun/"))
    assert "ta osoba nie może prowadzić zajęć dla małoletnich" in asked
    assert errors(browser.post(f"{PEOPLE}osoba-{who.pk}/1/usun/", {"reason": ""})).keys() == {"reason"}
    pressed = {"reason": "inna Anna Nowak"}
    assert browser.post(f"{PEOPLE}osoba-{who.pk}/1/usun/", pressed).url == PEOPLE
    assert "Tego wpisu już nie ma." in text_of(browser.post(f"{PEOPLE}osoba-{who.pk}/1/usun/", pressed, follow=True))
    words = text_of(browser.get(PEOPLE))
    assert "Powód: inna Anna Nowak (1 grudnia 2026" in words and organiser.name in words
    assert [(change.field, change.after) for change in Change.objects.all()] == [("reason", "inna Anna Nowak")]
    assert "Wydruki zostają w aktach." in text_of(browser.get(f"{PEOPLE}osoba-{who.pk}/usun/"))
    browser.post(f"{PEOPLE}osoba-{who.pk}/usun/")
    assert Lead.objects.count() == 0


def test_more_people_take_no_more_queries(signed_in, organiser, django_assert_num_queries):
    browser, activity = signed_in(organiser), draft(in_charge=organiser)
    for number in (1, 30):
        while ActivityLead.objects.count() < number:
            who = lead()
            recorded(who, Check.objects.first())
            ActivityLead.objects.create(activity=activity, lead=who)
        with django_assert_num_queries(10):
            assert len(browser.get(PEOPLE).context["people"]) == number
        with django_assert_num_queries(17):
            assert len(browser.get(page_of(activity)).context["people"]) == number + 1


def test_the_administrator_adds_and_retires_on_a_page_of_settings(signed_in, administrator):
    browser = signed_in(administrator)
    browser.post(f"{CHECKS}nowe/", {"name": "Zaświadczenie o szkoleniu", "basis": "zarządzenie nr 5"})
    added = Check.objects.get(name="Zaświadczenie o szkoleniu")
    retire = f"{CHECKS}{added.pk}/wycofaj/"
    assert "Ustawa z 13 maja 2016" in text_of(browser.get(retire))
    assert errors(browser.post(retire, {"reason": " "})) == {"reason": ["Wpisz tutaj: powód."]}
    browser.post(retire, {"reason": "uchylono zarządzenie"})
    words = text_of(browser.get(CHECKS))
    assert "Nie jest wymagane od 1 grudnia 2026" in words and "Powód: uchylono zarządzenie" in words
    assert [(change.field, change.after) for change in Change.objects.all()] == [
        ("retired_reason", "uchylono zarządzenie")
    ]
    assert "To sprawdzenie nie jest już wymagane." in text_of(browser.post(retire, {"reason": "jeszcze raz"}))
    browser.post(f"{CHECKS}{added.pk}/")
    assert Check.objects.required().count() == 5
    Check.objects.exclude(pk=added.pk).update(retired_on=date(2026, 12, 1), retired_reason="nowy przepis")
    assert "To ostatnie wymagane sprawdzenie." in text_of(browser.post(retire, {"reason": "uchylono"}))


def test_a_check_is_renamed_put_in_order_and_told_in_the_trail(signed_in, administrator):
    first, *_others = Check.objects.all()
    kind = services.add_check({"name": "Zaświadczenie o szkoleniu", "basis": ""}, by=administrator)
    desk = signed_in(administrator)
    typed = {"name": "Szkolenie z ochrony małoletnich", "basis": "standardy", "after": "", "revision": "1"}
    assert desk.post(f"/biuro/ustawienia/sprawdzenia/{kind.pk}/zmien/", typed).status_code == 302

    assert list(Check.objects.values_list("pk", flat=True))[:2] == [kind.pk, first.pk]
    told = Change.objects.filter(entry__act="check_kind.changed", field="name")
    assert list(told.values_list("before", "after")) == [(kind.name, "Szkolenie z ochrony małoletnich")]


def test_a_check_that_is_not_required_can_be_renamed_and_stays_so(administrator, signed_in):
    kind = services.add_check({"name": "Zaświadczenje"}, by=administrator)
    services.require_check(kind, required=False, reason="nowy przepis", by=administrator)
    desk = signed_in(administrator)
    edit = f"/biuro/ustawienia/sprawdzenia/{kind.pk}/zmien/"
    assert edit in desk.get("/biuro/ustawienia/sprawdzenia/").content.decode()
    kind.refresh_from_db()
    typed = {"name": "Zaświadczenie", "basis": "", "after": "", "revision": kind.revision}
    assert desk.post(edit, typed).status_code == 302

    kind.refresh_from_db()
    assert (kind.name, kind.retired_reason, bool(kind.retired_on)) == ("Zaświadczenie", "nowy przepis", True)
