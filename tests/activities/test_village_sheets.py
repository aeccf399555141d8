"""The month's sheets: due two working days before their day, sent once by one press, corrected where they are no longer
so, told by telephone; what went stays."""

import io
import re
from datetime import date

import pikepdf
import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from activities import services
from activities.models import SheetCall, SheetDocument, SheetSending, VillageSheet
from activities.services.village_sheets import ALREADY, NEWER, RUNG, TOO_LATE, letters_of
from activities.village_sheets import letters, matters, state
from activities.village_sheets.drawing import corrected_in_words, pdf_of
from osl_site.common.audit.models import Actor, Entry
from osl_site.common.centre.models import Centre
from osl_site.common.centre.office import office
from osl_site.common.files.models import digest
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import forget
from osl_site.common.registry import Degree, Group
from osl_site.common.web.waiting import waiting_for
from partners.models import VillageHead
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, venue, wall
from tests.breaking import refused
from tests.partners.builders import head, village

pytestmark = pytest.mark.django_db
DECEMBER = date(2026, 12, 1)
PAGE = "/biuro/oferta/arkusze/2026-12/"
SEND = f"{PAGE}wyslij/"


@pytest.fixture
def three(at):
    """Three villages in which something is on, each with a head of another way; the office sends on the 25th."""
    at(2026, 11, 24, 9)
    builders.office(organiser_phone="897610295")
    made = []
    for name, channel, contact in (
        ("Augamy", "mail", {"email": "irena@przyklad.pl"}),
        ("Bądze", "print", {}),
        ("Dęby", "call", {"phone": "600100200"}),
    ):
        row = village(name)
        place = builders.locality(name, village=row)
        made.append(
            make_occurrence(
                make_activity(title=f"Herbata {name}", venue=venue(locality=place)), starts_at=wall(2026, 12, 8, 10)
            )
        )
        head(row, name=f"Sołtys {name}", channel=channel, **contact)
    return made


@pytest.fixture
def desk_of(signed_in, organiser):
    return signed_in(organiser)


def said(user):
    return [f"{one.when}: {one.sentence}" for one in waiting(user)]


def waiting(user):
    """What the desk says of sheets: the first ones, those that are no longer so, those to tell by telephone."""
    return [
        one for ask in (matters.first_sheets, matters.corrected_sheets, matters.sheets_to_tell) for one in ask(user)
    ]


def sent():
    rows = VillageSheet.objects.order_by("id").select_related("village")
    return [(row.village.name, row.channel, row.is_correction) for row in rows]


def call_off(row, by):
    services.cancel_occurrence(row, reason="remont pieca", by=by)


def test_sheets_wait_from_two_working_days_before_their_day_with_what_is_not_ready(three, organiser, at):
    at(2026, 11, 22, 9)  # a Sunday; the 25th is a Wednesday
    assert said(organiser) == []
    at(2026, 11, 23, 9)
    make_occurrence(published_at=None, starts_at=wall(2026, 12, 9, 10))
    make_occurrence(three[0].activity, starts_at=wall(2026, 12, 8, 11))
    [found] = said(organiser)
    assert found.endswith("Arkusze na grudzień 2026: 3 wsie, nieopublikowane spotkania: 1, zderzenia: 2.")
    at(2026, 11, 26, 9)
    assert said(organiser)[0].startswith("po terminie: Arkusze na grudzień")
    at(2026, 12, 20, 9)
    assert said(organiser) == []


def test_what_may_still_wait_is_folded_and_what_is_due_is_counted(three, desk_of, organiser, at):
    VillageHead.objects.update(informed_on=date(2026, 11, 1), informed_by="letter")
    at(2026, 11, 23, 9)
    [found] = waiting(organiser)
    assert (found.group, waiting_for(organiser).matters) == (Group.LATER, 0)
    at(2026, 11, 25, 9)
    [found] = waiting(organiser)
    assert (found.group, found.degree) == (Group.TO_DO, Degree.SOON)
    assert waiting_for(organiser).matters == 1
    at(2026, 11, 26, 9)
    assert [one.degree for one in waiting(organiser)] == [Degree.LATE]
    services.send_sheets(DECEMBER, by=organiser)
    [call] = waiting(organiser)
    assert (call.group, call.subject, waiting_for(organiser).matters) == (Group.TO_DO, "1", 1)
    call_off(three[0], organiser)
    assert [one.group for one in waiting(organiser)] == [Group.TO_DO, Group.TO_DO]


@pytest.mark.parametrize("sheet_day", [3, 14, 25])
def test_the_rail_counts_as_late_what_the_desk_says_is_late_on_every_day(sheet_day, three, organiser, at):
    Centre.objects.update(sheet_day=sheet_day)
    VillageHead.objects.update(informed_on=date(2026, 11, 1), informed_by="letter")
    for day in range(1, 31, 2):
        at(2026, 11, day, 9)
        ours = sum(one.group.is_ours for one in matters.first_sheets(organiser))
        assert ours == waiting_for(organiser).matters, day
        assert bool(ours) == matters.due_first_sheets(organiser).exists()


def test_the_desk_asks_little_while_nothing_is_due_or_changed(three, organiser, at, django_assert_num_queries):
    at(2026, 11, 24, 9)
    office()
    with django_assert_num_queries(6):
        assert len(waiting(organiser)) == 1
    services.send_sheets(DECEMBER, by=organiser)
    with django_assert_num_queries(4):
        assert len(waiting(organiser)) == 1
    for row in VillageSheet.objects.filter(channel="call"):
        services.tell_by_phone(row, by=organiser)
    with django_assert_num_queries(4):
        assert waiting(organiser) == []


def test_the_first_letter_tells_a_head_of_their_data_and_is_noted_once_it_went(three, desk_of, run_queue):
    Centre.objects.update(dpo_contact="iod@przyklad.pl")
    told = VillageHead.objects.get(channel="mail")
    desk_of.post(SEND)
    run_queue()
    run_queue()
    [letter] = mail.outbox
    for words in ("art. 14 RODO", "iod@przyklad.pl", "Prezesa UODO", "/ochrona-danych/", "tyle dni: 30"):
        assert words in letter.body
    told.refresh_from_db()
    assert (told.informed_on, told.informed_by) == (date(2026, 11, 24), "letter")
    assert VillageHead.objects.filter(informed_on=None).count() == 2
    entry = Entry.objects.get(act="head.informed")
    assert (entry.actor, entry.subject_id) == (Actor.WORKER, told.pk)
    call_off(three[0], desk_of.get("/biuro/").wsgi_request.user)
    desk_of.post(SEND)
    run_queue()
    run_queue()
    assert "art. 14 RODO" not in mail.outbox[-1].body
    assert Entry.objects.filter(act="head.informed").count() == 1


def test_a_letter_that_did_not_go_has_informed_nobody(three, organiser, sketched):
    services.send_sheets(DECEMBER, by=organiser)
    services.make_sheet(VillageSheet.objects.get(channel="mail").pk)
    forget(VillageSheet, VillageSheet.objects.values_list("pk", flat=True))
    letter = Letter.objects.get()
    letter.to, letter.state = "irena@przyklad.pl", "failed"
    letters.follow(letter)
    assert not VillageHead.objects.exclude(informed_on=None).exists()


def test_the_first_call_says_what_to_tell_and_is_noted(three, desk_of, organiser, run_queue, sketched):
    desk_of.post(SEND)
    run_queue()
    assert "Pierwsza rozmowa, najpierw powiedz:" in desk_of.get(PAGE).text
    services.tell_by_phone(VillageSheet.objects.get(channel="call"), by=organiser)
    told = VillageHead.objects.get(channel="call")
    assert (told.informed_on, told.informed_by) == (date(2026, 11, 24), "call")
    assert "najpierw powiedz" not in desk_of.get(PAGE).text


@pytest.mark.parametrize(
    ("day", "waits"), [(date(2026, 12, 28), date(2026, 12, 22)), (date(2027, 1, 7), date(2027, 1, 4))]
)
def test_holidays_and_sundays_are_no_working_days(day, waits):
    here = Centre(sheet_day=day.day)
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    assert state.waits_from(following, here) == waits


def test_a_head_without_address_or_village_without_head_is_said_and_the_rest_goes(three, desk_of, run_queue, sketched):
    VillageHead.objects.filter(channel="mail").update(email="")
    village("Czyprki")
    page = desk_of.get(PAGE).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "brak adresu" in page
    assert "brak sołtysa" in page
    assert "Razem 2:" in re.sub(r"\s+", " ", page)
    desk_of.post(SEND)
    run_queue()
    assert sent() == [("Bądze", "print", False), ("Dęby", "call", False)]
    assert mail.outbox == []
    VillageHead.objects.filter(channel="mail").update(email="irena@przyklad.pl")
    assert said(desk_of.get("/biuro/").wsgi_request.user)[0].endswith("Arkusze na grudzień 2026: 1 wieś.")


def test_one_press_sends_each_by_its_way_and_keeps_the_very_bytes(three, desk_of, run_queue):
    desk_of.post(SEND)
    run_queue()
    run_queue()
    assert sent() == [("Augamy", "mail", False), ("Bądze", "print", False), ("Dęby", "call", False)]
    [letter] = mail.outbox
    assert letter.to == ["irena@przyklad.pl"]
    assert letter.subject == "Arkusz na tablicę: grudzień 2026, Augamy"
    name, content, kind = letter.attachments[0]
    first = VillageSheet.objects.get(village__name="Augamy")
    kept = first.documents.get().file
    assert (name, kind, digest(content)) == ("arkusz-2026-12-augamy.pdf", "application/pdf", kept.sha256)
    assert bytes(desk_of.get(first.get_absolute_url()).content) == content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert "/StructTreeRoot" in pdf.Root
    sending = SheetSending.objects.get()
    answer = desk_of.get(f"/biuro/oferta/arkusze/{sending.pk}/druk/")
    assert answer["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert len(pdf.pages) == 1
    acts = list(Entry.objects.order_by("id").values_list("act", flat=True))
    assert acts == ["sheets.sent", *["sheet.made"] * 3, "head.informed"]


def tags_of(node, found):
    """Every element of the tree of tags, in order."""
    if isinstance(node, pikepdf.Array):
        for kid in node:
            tags_of(kid, found)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        found.append(node)
        tags_of(node.get("/K"), found)
    return found


def test_all_sheets_on_paper_are_one_file_that_a_screen_reader_reads(three, desk_of, run_queue):
    VillageHead.objects.update(channel="print")
    desk_of.post(SEND)
    run_queue()
    answer = desk_of.get(f"/biuro/oferta/arkusze/{SheetSending.objects.get().pk}/druk/")
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        with pdf.open_outline() as outline:
            said = [one.title for one in outline.root]
        [whole] = pdf.Root.StructTreeRoot.K
        assert [str(part.T) for part in whole.K] == said
        assert len(said) == 3
        assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("pl", True)
        assert "<pdfuaid:part" in pdf.Root.Metadata.read_bytes().decode()
        tags = tags_of(whole, [])
        assert sum(str(tag.S) == "/H1" for tag in tags) == 3
        pages = {page.obj.objgen for page in pdf.pages}
        assert {tag.Pg.objgen for tag in tags if "/Pg" in tag} == pages
        nums = pdf.Root.StructTreeRoot.ParentTree.Nums
        by_key = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
        for page in pdf.pages:  # what a page shows finds its tags, and these the page
            assert {tag.Pg.objgen for tag in by_key[int(page.obj.StructParents)]} == {page.obj.objgen}


def test_a_second_press_sends_nothing_and_the_page_says_so(three, desk_of, organiser, run_queue, sketched):
    desk_of.post(SEND)
    run_queue()
    run_queue()
    assert ALREADY in desk_of.post(SEND, follow=True).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    run_queue()
    assert (VillageSheet.objects.count(), len(mail.outbox)) == (3, 1)
    services.make_sheet(VillageSheet.objects.first().pk)
    services.make_sheets_that_lack()
    assert run_queue() == 0
    assert Letter.objects.count() == 1


def test_after_a_cancellation_only_the_villages_concerned_get_a_corrected_sheet(
    three, desk_of, organiser, run_queue, at, sketched
):
    desk_of.post(SEND)
    run_queue()
    run_queue()
    at(2026, 12, 2, 9)
    assert [one for one in said(organiser) if "poprawiony" in one] == []
    call_off(three[0], organiser)
    call_off(three[2], organiser)
    assert ": Wyślij poprawiony arkusz: Augamy, Dęby." in said(organiser)
    page = desk_of.get(PAGE).content.decode()
    assert "Wyślij poprawione arkusze" in page
    desk_of.post(SEND)
    run_queue()
    run_queue()
    assert sent()[3:] == [("Augamy", "mail", True), ("Dęby", "call", True)]
    assert mail.outbox[-1].subject == "Poprawiony arkusz: grudzień 2026, Augamy"
    assert "zdjąć poprzedni" in mail.outbox[-1].body
    assert [one for one in said(organiser) if "poprawiony" in one] == []
    with pytest.raises(ValidationError, match="Nic nie poszło drugi raz"):
        services.send_sheets(DECEMBER, by=organiser)


def test_a_corrected_sheet_says_so_and_when(three, organiser, run_queue, at):
    sending = services.send_sheets(DECEMBER, by=organiser)
    at(2026, 12, 2, 9)
    call_off(three[1], organiser)
    sheet = services.send_sheets(DECEMBER, by=organiser).sheets.get()
    assert corrected_in_words(sheet) == "POPRAWIONY 2.12.2026. Poprzedni arkusz prosimy zdjąć."
    assert corrected_in_words(sending.sheets.first()) == ""
    assert pdf_of(sheet).startswith(b"%PDF")


def test_a_new_meeting_concerns_its_village(three, organiser, at):
    services.send_sheets(DECEMBER, by=organiser)
    at(2026, 11, 30, 9)
    make_occurrence(three[1].activity, starts_at=wall(2026, 12, 15, 10), changed_at=wall(2026, 11, 30, 8))
    assert ": Wyślij poprawiony arkusz: Bądze." in said(organiser)


def test_calls_wait_with_what_to_say_and_are_ticked_once(three, desk_of, organiser, run_queue, sketched):
    desk_of.post(SEND)
    run_queue()
    assert any("Zadzwoń do sołtysów z arkuszem na grudzień 2026: 1." in one for one in said(organiser))
    sheet = VillageSheet.objects.get(channel="call")
    page = desk_of.get(PAGE).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "Herbata Dęby" in page
    assert "600 100 200" in page
    desk_of.post(f"/biuro/oferta/arkusze/{sheet.pk}/rozmowa/")
    assert not any("Zadzwoń" in one for one in said(organiser))
    refused(lambda: SheetCall.objects.all().delete())
    with pytest.raises(ValidationError, match=RUNG):
        services.tell_by_phone(sheet, by=organiser)
    call_off(three[2], organiser)
    services.send_sheets(DECEMBER, by=organiser)
    with pytest.raises(ValidationError, match=NEWER):
        services.tell_by_phone(sheet, by=organiser)


def test_a_letter_that_is_no_longer_so_is_dropped_and_the_corrected_one_goes(three, organiser, run_queue, sketched):
    services.send_sheets(DECEMBER, by=organiser)
    first = VillageSheet.objects.get(channel="mail")
    services.make_sheet(first.pk)
    call_off(three[0], organiser)
    services.send_sheets(DECEMBER, by=organiser)
    run_queue()
    run_queue()
    assert letters_of(first).get().state == "dropped"
    assert [letter.subject for letter in mail.outbox] == ["Poprawiony arkusz: grudzień 2026, Augamy"]


def test_what_went_stays_and_nothing_begins_or_is_corrected_twice(three, organiser, run_queue, sketched):
    services.send_sheets(DECEMBER, by=organiser)
    run_queue()
    sheet = VillageSheet.objects.first()
    for rows in (SheetSending.objects, VillageSheet.objects, SheetDocument.objects):
        refused(lambda rows=rows: rows.all().delete())
    refused(lambda: VillageSheet.objects.update(channel="print"))
    values = {"month": DECEMBER, "channel": "mail", "occurrences": 1, "digest": "x", "village": sheet.village}
    sending = SheetSending.objects.create(month=DECEMBER, at=sheet.sending.at, by=organiser, by_name="x")
    with pytest.raises(IntegrityError, match="sheet_begins_once"), transaction.atomic():
        VillageSheet.objects.create(sending=sending, **values)
    VillageSheet.objects.create(sending=sending, corrects=sheet, **values)
    another = SheetSending.objects.create(month=DECEMBER, at=sheet.sending.at, by=organiser, by_name="x")
    with pytest.raises(IntegrityError, match="corrects"), transaction.atomic():
        VillageSheet.objects.create(sending=another, corrects=sheet, **values)


def test_a_month_that_is_over_is_not_sent_and_only_the_organiser_sends(three, organiser, coworker, director, at):
    for person in (coworker, director):
        with pytest.raises(PermissionDenied):
            services.send_sheets(DECEMBER, by=person)
    at(2027, 1, 2, 9)
    with pytest.raises(ValidationError, match=TOO_LATE):
        services.send_sheets(DECEMBER, by=organiser)


@pytest.mark.parametrize("count", [1, 20])
def test_the_page_asks_no_more_for_many_villages(count, desk_of, at, django_assert_num_queries):
    at(2026, 11, 24, 9)
    builders.office()
    for number in range(count):
        row = village(f"Wieś {number}")
        place = builders.locality(f"Wieś {number}", village=row)
        make_occurrence(make_activity(venue=venue(locality=place)), starts_at=wall(2026, 12, 8, 10))
        head(row)
    desk_of.get(PAGE)
    with django_assert_num_queries(19):
        desk_of.get(PAGE)


def test_the_office_is_asked_for_the_day_and_the_reach():
    assert (office().sheet_day, office().sheet_km) == (25, 10)
