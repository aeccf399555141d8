"""As the organiser before and after a call: a talk written down on a phone, what follows on the desk, done; and two
entries of one partner made one, each link where it belongs."""

import re

import pytest
from playwright.sync_api import expect

from osl_site.common.letters.models import Letter
from osl_site.common.promises.models import Promise
from partners.models import LogEntry, Partner, PartnerMeeting, Partnership
from tests.browser import NARROW, axe_violations, sideways_scroll
from tests.walking import field, says

pytestmark = pytest.mark.browser


def test_a_talk_is_written_down_on_a_phone_and_what_follows_is_seen_to_from_the_desk(own_visits, own_database):
    row = Partner.objects.get(name="KGW – przykład (Toprzyny)")
    with own_visits.page("organiser", viewport=NARROW) as page:
        page.goto(row.get_absolute_url())
        page.get_by_role("link", name="Zapisz rozmowę").first.click()
        expect(field(page, "Z kim?")).to_have_value(row.name)
        field(page, "Co ustalono?").fill("Koło upiecze ciasto na Wigilię.")
        field(page, "Co trzeba zrobić?").fill("zamówić salę")
        field(page, "Do kiedy?").fill("2026-12-02")
        assert sideways_scroll(page) == 0 and axe_violations(page) == []
        page.get_by_role("button", name="Zapisz wpis").click()
        says(page, "jest w dzienniku.")
        page.goto("/biuro/")
        page.get_by_role("link", name=re.compile("Zrobione.*zamówić salę")).first.click()
        field(page, "Co z tego wyszło?").fill("sala jest nasza w sobotę")
        page.get_by_role("button", name="Zapisz jako zrobione").click()
        says(page, "Zapisane jako zrobione.")
        page.goto(row.get_absolute_url())
        expect(page.locator("main .note--lake").first).to_contain_text("Koło upiecze ciasto na Wigilię.")
        assert sideways_scroll(page) == 0 and axe_violations(page) == []
        assert page.complaints == []
    entry = LogEntry.objects.order_by("pk").last()
    assert Promise.objects.of(entry).get().outcome == "sala jest nasza w sobotę"


def test_two_entries_of_one_partner_are_made_one_and_taken_apart(own_visits, own_database):
    kept = Partner.objects.get(name="Stowarzyszenie – przykład (Dwórzno)")
    gone = Partner.objects.get(name="Stow. przykład, Dworzno")
    people = gone.people.count()
    with own_visits.page("organiser") as page:
        page.goto(f"{kept.get_absolute_url()}polacz/")
        field(page, "Który wpis znika?").fill(gone.code)
        page.get_by_role("button", name="Zobacz, co się stanie").click()
        expect(page.locator("main")).to_contain_text(f"Zostaje {kept.code}, znika {gone.code}")
        assert axe_violations(page) == []
        page.get_by_role("button", name="Połącz").click()
        says(page, "Połączone.")
        expect(page.get_by_role("heading", name=f"Dawne dane wpisu {gone.code}")).to_be_visible()
        assert (gone.people.count(), kept.people.count()) == (0, 1 + people)
        page.get_by_role("link", name="Rozłącz").click()
        page.get_by_role("button", name="Rozłącz").click()
        says(page, "Rozłączone.")
        assert page.complaints == []
    assert gone.people.count() == people


def test_a_meeting_of_a_partnership_is_planned_told_written_up_and_stands_in_the_year(own_visits, own_database):
    partnership = Partnership.objects.get(name="Sąsiedzka sieć")
    with own_visits.page("organiser", viewport=NARROW) as page:
        page.goto(partnership.get_absolute_url())
        page.get_by_role("link", name="Zaplanuj spotkanie").click()
        field(page, "O czym?").fill("Wspólny festyn")
        field(page, "Którego dnia?").fill("2026-12-12")
        field(page, "Od godziny").fill("17:00")
        field(page, "Do godziny").fill("19:00")
        field(page, "Gdzie?").fill("remiza, Sągnity 4")
        assert sideways_scroll(page) == 0 and axe_violations(page) == []
        page.get_by_role("button", name="Zapisz", exact=True).click()
        says(page, "Zaproszenia wyślesz z tej strony.")
        page.get_by_role("button", name=re.compile("Wyślij zaproszenia")).click()
        says(page, "Zaproszenia wychodzą.")
        assert sideways_scroll(page) == 0 and axe_violations(page) == []
        page.goto(f"{partnership.get_absolute_url()}rok/2026/")
        expect(page.locator("main")).to_contain_text("Wspólny festyn")
        assert page.complaints == []
    row = PartnerMeeting.objects.get(title="Wspólny festyn")
    assert set(row.partners.all()) == {member.partner for member in partnership.memberships.all()}
    assert Letter.objects.filter(kind="partner_meeting", subject_id=row.pk).exists()
