"""A partner's own link: to the month of dates being planned, and to propose; given once, called off for good."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.html import strip_tags

from activities import services
from activities.models import EventProposal, PartnerLink
from activities.proposals.own_link import OWN, page_of, partner_of
from needs.services import take_on
from needs.submissions.pace import FORM
from osl_site.common.audit.models import Entry
from osl_site.common.centre.office import office
from osl_site.common.guard.stamps import Stamp
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, venue, wall
from tests.activities.test_proposals import EVENING, proposed
from tests.breaking import refused, sql
from tests.partners.builders import partner
from tests.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 11, 30, 9)
    builders.office(short_name="CUS")


@pytest.fixture
def circle():
    return partner(name="KGW z Pieszkowa", is_public=True)


@pytest.fixture
def link(circle, organiser):
    return services.give_link(circle, by=organiser)


def words(page):
    """What stands there without its tags."""
    return " ".join(strip_tags(text_of(page)).split())


def acts():
    return list(Entry.objects.roots().order_by("id").values_list("act", flat=True))


def test_a_partner_is_given_one_link_however_often_it_is_pressed(circle, link, organiser):
    assert services.give_link(circle, by=organiser) == link
    assert acts() == ["partner_link.given"] and partner_of(OWN.token(link.pk)) == circle


def test_a_link_that_was_called_off_leads_nowhere_and_a_new_one_does(circle, link, organiser, client):
    page = page_of(link)
    assert client.get(page).status_code == 200
    services.call_link_off(link, by=organiser)
    dead = client.get(page)
    assert dead.status_code == 404 and "Ten odsyłacz już nie działa" in text_of(dead)
    assert client.get(f"{page}zaproponuj/").status_code == 404
    assert client.get(page_of(services.give_link(circle, by=organiser))).status_code == 200
    with pytest.raises(ValidationError):
        services.call_link_off(link, by=organiser)
    refused(lambda: sql("update activities_partnerlink set called_off_at = null where id = %s", link.pk))


@pytest.mark.parametrize("role", ["coworker", "director", "administrator"])
def test_the_organiser_alone_gives_and_calls_off(circle, link, role):
    other = builders.user(role)
    for act in (lambda: services.give_link(circle, by=other), lambda: services.call_link_off(link, by=other)):
        with pytest.raises(PermissionDenied):
            act()


def test_the_link_of_an_ended_partner_is_dead_and_it_is_given_none(circle, link, organiser, client):
    type(circle).objects.filter(pk=circle.pk).update(state="ended")
    assert client.get(page_of(link)).status_code == 404
    with pytest.raises(ValidationError):
        services.give_link(circle, by=organiser)


@pytest.mark.parametrize("token", ["1", "x.y", "1.abc", "ż"])
def test_a_made_up_link_is_dead(client, token):
    assert client.get(f"/dla-partnera/{token}/").status_code == 404


def test_the_page_of_the_office_gives_shows_and_calls_off(circle, signed_in, organiser):
    desk = signed_in(organiser)
    page = f"/biuro/oferta/propozycje/partner/{circle.pk}/"
    assert "Partner nie ma teraz odsyłacza." in text_of(desk.get(page))
    desk.post(page)
    link = PartnerLink.objects.get()
    assert page_of(link) in desk.get(page).content.decode()
    assert page in desk.get(circle.get_absolute_url()).content.decode()
    desk.post(f"/biuro/oferta/propozycje/odsylacz/{link.pk}/odwolaj/")
    assert "Partner nie ma teraz odsyłacza." in text_of(desk.get(page))


def test_the_month_tells_title_village_and_who_of_what_is_planned(link, client, organiser):
    kandyty = builders.locality("Kandyty")
    draft = make_activity(title="Kino", published_at=None, venue=venue(locality=kandyty))
    make_occurrence(draft, published_at=None, starts_at=wall(2026, 12, 12, 19))
    make_occurrence(make_activity(title="Herbata", led_by="centre"), starts_at=wall(2026, 12, 5, 10))
    make_occurrence(
        make_activity(title="Rozmowa z OSP", kind="cooperation", published_at=None),
        starts_at=wall(2026, 12, 6, 10),
        published_at=None,
    )
    make_occurrence(
        make_activity(title="Odwołane", published_at=None),
        starts_at=wall(2026, 12, 7, 10),
        cancelled_at=builders.EPOCH,
        cancelled_reason="remont",
    )
    take_on(proposed(), by=organiser)
    proposed(title="Nieprzeczytane")
    text = words(client.get(f"{page_of(link)}2026-12/"))
    assert f"10:00, Herbata ({office().short_name})" in text
    assert "19:00, Kino, Kandyty" in text and "w planie" in text
    assert "18:00, Wieczór dożynkowy (KGW z Pieszkowa, w planie)" in text
    for hidden in ("Rozmowa z OSP", "Odwołane", "Nieprzeczytane", "kolo@example.org"):
        assert hidden not in text


def test_the_month_is_of_no_search_engine_and_of_no_cache(link, client):
    page = client.get(page_of(link))
    assert '<meta name="robots" content="noindex">' in page.content.decode()
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize(("month", "status"), [("2026-10", 404), ("2026-11", 200), ("2027-10", 200), ("2027-11", 404)])
def test_a_link_shows_this_month_and_the_year_ahead(link, client, month, status):
    assert client.get(f"{page_of(link)}{month}/").status_code == status


def test_as_many_queries_for_one_date_as_for_thirty(link, client, django_assert_num_queries):
    page = f"{page_of(link)}2026-12/"
    make_occurrence(starts_at=wall(2026, 12, 1, 10))
    client.get(page)
    with django_assert_num_queries(7):
        client.get(page)
    for number in range(29):
        make_occurrence(starts_at=wall(2026, 12, 2, 10) + timedelta(hours=number))
    with django_assert_num_queries(7):
        client.get(page)


def test_by_the_link_a_proposal_is_known_to_be_the_partners(circle, link, client):
    page = f"{page_of(link)}zaproponuj/"
    form = client.get(page).context["form"]
    assert form["organiser"].value() == circle.name
    stood = {name: form[name].value() or "" for name in form.fields if not isinstance(form[name].value(), bool)}
    sent = stood | EVENING | {"pieczec": Stamp.fresh(FORM, age=timedelta(minutes=1)).text}
    assert client.post(page, sent).status_code == 302
    assert EventProposal.objects.get().partner == circle


@pytest.mark.parametrize(("is_partner", "seen"), [(True, True), (False, False)])
def test_the_form_says_what_else_is_on_that_day_and_sends_nothing(link, client, is_partner, seen):
    draft = make_activity(title="Kino", published_at=None)
    make_occurrence(draft, published_at=None, starts_at=wall(2026, 12, 12, 19))
    make_occurrence(make_activity(title="Herbata"), starts_at=wall(2026, 12, 12, 10))
    page = client.post(
        f"{page_of(link)}zaproponuj/" if is_partner else "/zaproponuj-wydarzenie/", EVENING | {"dzien": ""}
    )
    text = words(page)
    assert "10:00, Herbata" in text and ("Kino" in text) == seen
    assert not EventProposal.objects.exists()


def test_a_day_with_nothing_else_says_so(client):
    page = client.post("/zaproponuj-wydarzenie/", EVENING | {"dzien": ""})
    assert "Tego dnia nic więcej nie jest zaplanowane." in text_of(page)
