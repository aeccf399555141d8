"""Heads of villages: entered in one table, one a day in a village, told of their data, gone a while after their day."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from osl_site.common import clock, registry
from osl_site.common.audit.models import Entry, Erasure
from osl_site.common.database.locking import ChangedMeanwhile
from partners import services
from partners.models import VillageHead
from partners.services import NewHead
from tests import builders
from tests.partners.builders import head, village

pytestmark = pytest.mark.django_db
LIST, ENTER = "/biuro/partnerzy/soltysi/", "/biuro/partnerzy/soltysi/wpisz/"
SINCE = date(2026, 11, 20)


@pytest.fixture
def desk_of(signed_in, organiser, at):
    at(2026, 12, 1, 9)
    return signed_in(organiser)


def table(*lines, since="2026-11-20", informed=""):
    """The page of all villages as it is sent: of each village what was typed."""
    sent = {"since": since, "informed": informed, "wsie-TOTAL_FORMS": str(len(lines)), "wsie-INITIAL_FORMS": "0"}
    for at, (where, typed) in enumerate(lines):
        sent |= {f"wsie-{at}-village": str(where.pk)} | {f"wsie-{at}-{name}": value for name, value in typed.items()}
    return sent


def acts():
    return list(Entry.objects.order_by("id").values_list("act", flat=True))


def new(where, name="Irena Jodłowa", channel="print", **fields):
    return NewHead(where, name, channel, **fields)


def test_one_page_enters_the_heads_of_all_villages_and_ends_those_before(desk_of):
    first, second, third = village("Augamy"), village("Bądze"), village("Dęby")
    before = head(second, name="Roman Wierzba")
    assert desk_of.get(ENTER).context["lines"].forms[1].place.today == [before]
    answer = desk_of.post(
        ENTER,
        table(
            (first, {"name": "  Irena   Jodłowa ", "email": "irena@przyklad.pl"}),
            (second, {"name": "Alicja Czeremcha", "phone": "600 100 200", "channel": "call"}),
            (third, {}),
            informed="letter",
        ),
    )
    assert answer.url == LIST
    before.refresh_from_db()
    assert before.ends_on == SINCE - timedelta(days=1)
    rows = VillageHead.objects.holding(clock.today())
    assert {(str(row.village), row.name, row.channel, row.starts_on, row.informed_by) for row in rows} == {
        ("Augamy", "Irena Jodłowa", "mail", SINCE, "letter"),
        ("Bądze", "Alicja Czeremcha", "call", SINCE, "letter"),
    }
    assert acts() == ["head.entered", "head.ended", "head.entered"]


def test_the_same_person_stays_head_and_gets_only_what_was_typed(desk_of):
    there = head(name="Zenon Buk", email="buk@przyklad.pl", phone="600100200", channel="mail")
    desk_of.post(ENTER, table((there.village, {"name": "zenon buk", "phone": "600 100 999"})))
    row = VillageHead.objects.get()
    assert (row.pk, row.name, row.email, row.phone) == (there.pk, "Zenon Buk", "buk@przyklad.pl", "600 100 999")
    assert (row.starts_on, row.ends_on, row.informed_on) == (date(2024, 5, 12), None, None)
    assert acts() == ["head.changed"]


def test_what_cannot_be_understood_is_said_at_its_field_and_nothing_typed_is_lost(desk_of):
    one, two = village("Augamy"), village("Bądze")
    sent = table((one, {"phone": "123"}), (two, {"name": "Roman", "email": "roman@"}), since="")
    page = desk_of.post(ENTER, sent)
    lines = page.context["lines"]
    assert set(lines.forms[0].errors) == {"phone", "name"}
    assert set(lines.forms[1].errors) == {"email"}
    assert "since" in page.context["form"].errors
    assert 'value="roman@"' in page.content.decode()
    assert not VillageHead.objects.exists()
    page = desk_of.post(ENTER, table((one, {}), (two, {})))
    assert page.context["form"].non_field_errors() == [services.heads.NOBODY]
    assert desk_of.post(ENTER, {"wsie-TOTAL_FORMS": "x"}).status_code == 200
    assert desk_of.get(f"{ENTER}?wies={two.pk}").context["lines"].total_form_count() == 1
    assert desk_of.get(f"{ENTER}?wies=abc").status_code == 200


def test_nobody_is_entered_before_who_came_later_and_all_are_entered_or_none(organiser):
    one, two = village("Augamy"), village("Bądze")
    head(two, starts_on=SINCE)
    with pytest.raises(ValidationError, match="sołtysem jest już kto inny"):
        services.enter_heads([new(one), new(two)], since=SINCE, by=organiser)
    assert VillageHead.objects.count() == 1


def test_the_database_knows_one_head_a_day_in_a_village():
    there = head()
    for days in ({}, {"starts_on": date(2020, 1, 1)}, {"starts_on": date(2030, 1, 1)}):
        with pytest.raises(IntegrityError, match="head_one_a_day"), transaction.atomic():
            head(there.village, **days)
    assert head(there.village, starts_on=date(2020, 1, 1), ends_on=date(2024, 5, 11)).pk
    assert head(village("Bądze")).pk
    with pytest.raises(IntegrityError, match="head_ends_after_start"), transaction.atomic():
        VillageHead.objects.filter(pk=there.pk).update(ends_on=date(2024, 1, 1))
    with pytest.raises(IntegrityError, match="head_informed_on_a_day"), transaction.atomic():
        VillageHead.objects.filter(pk=there.pk).update(informed_by="call")


def test_who_overlaps_is_refused_with_a_sentence(desk_of):
    there = head(ends_on=date(2026, 10, 31))
    after = head(there.village, name="Nowa Osoba", starts_on=date(2026, 11, 1))
    typed = {"name": "Nowa Osoba", "channel": "print", "starts_on": "2026-10-30", "revision": "1"}
    page = desk_of.post(after.get_absolute_url(), typed)
    assert "W tych dniach sołtysem tej wsi jest ktoś inny. Popraw dni." in page.content.decode()


def test_two_who_correct_one_head_lose_nothing(desk_of, organiser):
    there = head()
    with pytest.raises(ChangedMeanwhile):
        services.change_head(there, {"phone": "600 100 200"}, revision=7, by=organiser)
    typed = {"name": there.name, "channel": "call", "phone": "600100200", "starts_on": "2024-05-12", "revision": "1"}
    assert desk_of.post(there.get_absolute_url(), typed).url == LIST
    there.refresh_from_db()
    assert (there.channel, there.phone, there.revision) == ("call", "600100200", 2)
    page = desk_of.post(there.get_absolute_url(), typed | {"revision": "2", "informed_by": "call", "phone": "12"})
    assert set(page.context["form"].errors) == {"informed_on", "phone"}


def test_a_head_is_told_of_the_data_once_and_waits_on_the_desk_until_then(desk_of):
    there = head(added_on=date(2026, 11, 5))
    assert "Powiedz sołtysowi" in desk_of.get("/biuro/").content.decode()
    way = f"{there.get_absolute_url()}poinformowany/"
    desk_of.post(way, {"jak": "call"})
    there.refresh_from_db()
    assert (there.informed_on, there.informed_by) == (date(2026, 12, 1), "call")
    assert "Zapisano już, że tę osobę poinformowano." in desk_of.post(way, follow=True).content.decode()
    assert "Powiedz sołtysowi" not in desk_of.get("/biuro/").content.decode()
    assert acts() == ["head.informed"]


def test_whom_residents_see_must_know_at_once():
    row = head(is_public=True, added_on=date(2026, 12, 1))
    assert VillageHead.objects.uninformed().get().inform_by == row.added_on


def test_heads_of_before_go_by_the_schedule_and_their_rows_are_noted(at):
    gone = head(ends_on=date(2026, 10, 31))
    there = head(gone.village, starts_on=date(2026, 11, 1))
    removal = dict(registry.removals.items())["partners-heads"]
    at(2026, 11, 30, 9)
    [due] = removal.due(clock.now() - timedelta(days=removal.days))
    assert list(due) == []
    at(2026, 12, 1, 9)
    [due] = removal.due(clock.now() - timedelta(days=removal.days))
    assert list(due) == [gone]
    assert there not in due


def test_a_mistake_is_taken_away_with_a_line_that_says_so(desk_of):
    there = head()
    way = f"{there.get_absolute_url()}usun/"
    assert there.name in desk_of.get(way).content.decode()
    desk_of.post(way)
    assert not VillageHead.objects.exists()
    assert Erasure.objects.get().row == str(there.pk)
    assert acts() == ["head.removed"]
    assert desk_of.post(way).status_code == 404


def test_the_list_says_who_is_missing_and_coworkers_read_no_contact_data(desk_of, signed_in, coworker):
    village("Czyprki")
    head(village("Augamy"), name="Irena Jodłowa", channel="mail", phone="600100200")
    head(village("Dęby"), name="Dawny", ends_on=date(2026, 11, 1))
    words = desk_of.get(LIST).content.decode()
    assert "brak adresu" in words
    assert words.count("brak sołtysa") == 2
    assert "600100200" in words.replace("\N{NO-BREAK SPACE}", "")
    assert "Dawny" not in words
    names = lambda query: [row.name for row in desk_of.get(f"{LIST}?{query}").context["page"]]
    assert names("bez=on") == ["Czyprki", "Dęby"]
    assert names("jak=mail") == names("szukaj=jodlowa") == names("niepoinformowani=on") == ["Augamy"]
    assert names("szukaj=deby") == ["Dęby"]
    read = signed_in(coworker).get(LIST).content.decode()
    assert "Irena Jodłowa" in read
    assert "600100200" not in read.replace("\N{NO-BREAK SPACE}", "")


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_asks_no_more_for_many(count, desk_of, django_assert_num_queries):
    for at in range(count):
        head(village(f"Wieś {at}"))
    desk_of.get(LIST)
    with django_assert_num_queries(7):
        desk_of.get(LIST)


def test_residents_read_of_a_head_only_who_agreed_to_it(client, at):
    at(2026, 12, 1, 9)
    there = head(phone="600100200")
    page = f"/kalendarz/{builders.locality('Kandyty', village=there.village).slug}/"
    assert there.name not in client.get(page).content.decode()
    VillageHead.objects.update(is_public=True)
    shown = client.get(page).content.decode()
    assert there.name in shown
    assert "600100200" in shown.replace("\N{NO-BREAK SPACE}", "")
    VillageHead.objects.update(ends_on=date(2026, 11, 30))
    assert there.name not in client.get(page).content.decode()


def test_only_the_organiser_writes(coworker, director):
    there = head()
    for person in (coworker, director):
        for act in (
            lambda by: services.enter_heads([new(there.village)], since=SINCE, by=by),
            lambda by: services.change_head(there, {}, revision=1, by=by),
            lambda by: services.inform_head(there, how="call", by=by),
            lambda by: services.remove_head(there, by=by),
        ):
            with pytest.raises(PermissionDenied):
                act(person)
