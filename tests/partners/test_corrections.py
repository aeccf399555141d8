"""The directory told true: asked once a year by letter or call, corrected by anybody, decided field by field."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from osl_site.common.audit.models import Actor, Entry, Erasure
from osl_site.common.confirmations.links import page_of
from osl_site.common.confirmations.models import Confirmation, Outcome
from osl_site.common.confirmations.services import answer, ask_all_due
from osl_site.common.guard.services import MINUTE, count
from osl_site.common.guard.stamps import Stamp
from partners import services
from partners.corrections.matters import corrections_sent, partners_to_ring
from partners.models import ContactPerson, CorrectedField, CorrectedValue, Correction, Partner
from partners.services import Proposed
from partners.services.corrections import FORM, MOST_A_MINUTE
from tests import builders
from tests.breaking import refused, sql
from tests.partners.builders import partner, person
from tests.reading import text_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 11, 30, 9)
    builders.office()


def shown(**values):
    return partner(**{"name": "Koło z Pieszkowa", "offers": "kuchnia", "is_public": True} | values)


def reached(row, **values):
    return person(row, **{"name": "Anna Jabłońska", "email": "kolo@example.org", "is_public": True} | values)


def acts():
    return list(Entry.objects.roots().order_by("id").values_list("act", flat=True))


def asked(row=None, **values):
    row = row or shown(**values)
    reached(row)
    assert ask_all_due() == 1
    return row, Confirmation.objects.of(row).get()


def typed(client, address, **fields):
    """The form as its page drew it a while ago, with this typed over it."""
    form = client.get(address).context["form"]
    stood = {name: form[name].value() or "" for name in form.fields}
    return stood | {"pieczec": Stamp.fresh(FORM, age=timedelta(minutes=1)).text} | fields


def sent_of(row, *values, **more):
    said = values or (Proposed(CorrectedField.HELP, row.offers, "kuchnia i sala"),)
    return services.send_correction(row, said, key=uuid4(), language="pl", **more)


@pytest.mark.parametrize(
    ("values", "is_asked"),
    [
        ({}, True),
        ({"confirmed_on": date(2025, 11, 29)}, True),
        ({"confirmed_on": date(2025, 11, 30)}, False),
        ({"is_public": False}, False),
        ({"state": "ended"}, False),
    ],
)
def test_those_are_asked_whom_residents_are_shown_and_nobody_confirmed_for_a_year(values, is_asked):
    shown(**values)
    assert ask_all_due() == is_asked
    assert ask_all_due() == 0


def test_who_does_not_answer_is_rung_and_stays_shown_and_is_not_written_to_twice_a_year(at, organiser, client):
    row, _question = asked()
    assert [list(partners_to_ring(organiser)), row.is_public] == [[], True]
    at(2026, 12, 22, 9)
    assert ask_all_due() == 0
    assert "1 partnera" in next(partners_to_ring(organiser)).sentence
    assert "Koło z Pieszkowa" in text_of(client.get(reverse("public_partners")))

    services.confirm_partner(row, by=organiser)  # rung
    assert list(partners_to_ring(organiser)) == []
    assert Confirmation.objects.get().outcome == Outcome.YES
    assert Partner.objects.get().confirmed_on == date(2026, 12, 22)


def test_who_likes_to_be_rung_gets_no_letter(organiser):
    reached(shown(channel="phone"))
    assert ask_all_due() == 1
    assert (Confirmation.objects.get().letter, len(list(partners_to_ring(organiser)))) == (None, 1)


def test_the_letter_tells_what_residents_read_in_the_partners_language_and_is_answered_once(client, run_queue):
    row, question = asked(language="uk")
    run_queue()
    [letter] = mail.outbox
    assert "досі правда" in letter.subject
    assert all(said in letter.body for said in ("Koło z Pieszkowa", "kuchnia", "Anna Jabłońska"))
    address = page_of(question, "uk")
    assert address in letter.body

    assert Confirmation.objects.open().exists()  # looking changes nothing
    page = client.get(address)
    assert "Так, усе правильно" in text_of(page)
    client.post(address, {"odpowiedz": "tak"})
    row.refresh_from_db()
    assert row.confirmed_on == TODAY
    assert acts()[-2:] == ["confirmation.answered", "partner.confirmed"]
    corrected = page.context["otherwise"]
    assert "Цим посиланням уже скористалися." in text_of(client.get(corrected))


def test_something_changed_leads_to_the_form_whatever_is_sent(client):
    _row, question = asked()
    answered = client.post(page_of(question, "pl"), {"odpowiedz": "nie"})
    assert answered.status_code == 302 and "/partnerzy/popraw/" in answered.url
    assert Confirmation.objects.open().exists()


def test_a_partner_corrects_by_its_link_and_the_office_takes_over_field_by_field(client, organiser):
    row, question = asked()
    [one] = row.people.all()
    address = client.post(page_of(question, "pl"), {"odpowiedz": "nie"}).url
    data = typed(
        client, address, offers="kuchnia i sala", other="Zebrania są w środy.", **{f"phone_{one.pk}": "601 234 567"}
    )
    page = client.post(address, data, follow=True)
    assert "Organizator przeczyta poprawki" in text_of(page)
    row.refresh_from_db()
    assert (row.offers, row.confirmed_on) == ("kuchnia", None)  # nothing changes before a person looked
    assert Confirmation.objects.get().outcome == Outcome.NO
    for link in (address, page_of(question, "pl")):
        assert "oprawki" in text_of(client.get(link))
    assert "Z tego linku już skorzystano." in text_of(client.post(address, data))
    assert Correction.objects.count() == 1

    [sent] = Correction.objects.all()
    assert [value.field for value in sent.values.all()] == ["offers", "phone", "other"]
    for told, value in enumerate(sent.values.all(), len(acts()) + 1):
        row = services.accept_value(value, revision=row.revision, by=organiser)
        assert acts()[-1] == "correction.accepted" and len(acts()) == told  # one entry an act
    assert (row.offers, row.people.get().phone, row.confirmed_on) == ("kuchnia i sala", "601234567", TODAY)
    sent.refresh_from_db()
    assert (sent.accepted, sent.refused, bool(sent.closed_at)) == (3, 0, True)
    assert Erasure.objects.filter(table="partners_correctedvalue").count() == 3


def test_anybody_corrects_what_residents_are_shown_and_only_that(client):
    row = shown()
    address = reverse("public_partner_correct", args=[row.pk])
    assert address in client.get(reverse("public_partners")).content.decode()
    data = typed(client, address, name="Koło z Pieszkowa i okolic")
    client.post(address, data)
    client.post(address, data)
    assert [value.proposed for value in CorrectedValue.objects.all()] == ["Koło z Pieszkowa i okolic"]
    assert "Nic się nie zmieniło." in text_of(client.post(address, typed(client, address)))
    hidden = partner(name="Firma")
    assert client.get(reverse("public_partner_correct", args=[hidden.pk])).status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("name", " ", "Napisz, jak się nazywacie."), ("phone", "12", "Wpisz"), ("email", "kolo@", "e-mail")],
)
def test_what_cannot_be_is_refused_at_its_field_with_everything_still_there(field, value, said, client):
    row = shown()
    one = reached(row)
    address = reverse("public_partner_correct", args=[row.pk])
    key = field if field == "name" else f"{field}_{one.pk}"
    page = client.post(address, typed(client, address, other="Zebrania w środy.", **{key: value}))
    assert said in str(page.context["form"].errors[key])
    assert "Zebrania w środy." in page.content.decode()
    assert not Correction.objects.exists()


def test_a_machine_is_asked_for_work_and_a_partner_with_a_link_never(client):
    row, question = asked()
    address = reverse("public_partner_correct", args=[row.pk])
    for _ in range(MOST_A_MINUTE):
        count(FORM, span=MINUTE)
    client.post(address, typed(client, address, name="Inne koło"))
    assert not Correction.objects.exists()
    by_link = reverse("public_partner_correct_by_link", args=[page_of(question, "pl").split("/")[-2]])
    client.post(by_link, typed(client, by_link, name="Nasze koło"))
    assert Correction.objects.get().by_letter


def test_a_field_that_somebody_changed_meanwhile_shows_all_versions_and_is_not_taken_over_unseen(desk, organiser):
    row = shown()
    value = sent_of(row).values.get()
    seen = row.revision
    row = services.change_partner(row, {"offers": "kuchnia letnia"}, revision=seen, by=organiser)
    with pytest.raises(ValidationError, match="Ktoś zmienił w tym czasie"):
        services.accept_value(value, revision=seen, by=organiser)
    page = text_of(desk.get(value.correction.get_absolute_url()))
    assert all(said in page for said in ("Gdy wysyłano", "kuchnia letnia", "kuchnia i sala"))


def test_a_field_is_decided_once_by_the_organiser_alone(desk, organiser):
    row = shown()
    value = sent_of(row).values.get()
    with pytest.raises(PermissionDenied):
        services.refuse_value(value, by=builders.user("director"))
    address = reverse("partners:value_refuse", args=[value.pk])
    page = desk.post(address, follow=True)
    assert "Zostaje, jak było" in text_of(page) and "Wszystko rozstrzygnięte" in text_of(page)
    with pytest.raises(ValidationError, match="już rozstrzygnął"):
        services.accept_value(value, revision=row.revision, by=organiser)
    row.refresh_from_db()
    assert (row.offers, row.confirmed_on, desk.post(address).status_code) == ("kuchnia", None, 404)


def test_a_person_under_another_name_is_to_be_told_anew_and_nobody_else_is_touched(organiser):
    row = shown()
    one = reached(row, informed_on=TODAY, informed_by="call")
    person(row, name="Jan Sawka")
    value = sent_of(row, Proposed(CorrectedField.PERSON, one.name, "Ewa Lis", one.pk)).values.get()
    services.accept_value(value, revision=row.revision, by=organiser)
    people = {one.name: one.informed_on for one in ContactPerson.objects.all()}
    assert people == {"Jan Sawka": None, "Ewa Lis": None}


def test_what_waits_is_on_the_desk_and_at_the_partner(desk, organiser):
    row = shown()
    sent = sent_of(row)
    assert "Koło z Pieszkowa" in next(corrections_sent(organiser)).sentence
    assert sent.get_absolute_url() in desk.get(row.get_absolute_url()).content.decode()
    for _ in range(5):
        sent_of(row)
    assert "czekają: 6" in next(corrections_sent(organiser)).sentence
    assert "Koło z Pieszkowa" in text_of(desk.get(reverse("partners:partner_list") + "?poprawki=on"))


def test_the_office_asks_by_letter_once_and_never_without_an_address(desk, organiser):
    row = shown()
    address = reverse("partners:partner_ask", args=[row.pk])
    assert "Nikt u tego partnera nie ma adresu" in text_of(desk.post(address, follow=True))
    reached(row)
    assert "List z pytaniem idzie" in text_of(desk.post(address, follow=True))
    assert "już wysłano" in text_of(desk.post(address, follow=True))
    assert Confirmation.objects.count() == 1


def test_a_link_of_a_partner_who_is_gone_changes_nothing(client, organiser):
    row, question = asked()
    services.withdraw_partner(row, reason="koło już nie działa", by=organiser)
    question.refresh_from_db()
    assert question.outcome == Outcome.DROPPED
    with pytest.raises(ValidationError):
        answer(question, is_yes=True, by=Actor.RESIDENT)
    with pytest.raises(ValidationError, match="nie ma już w spisie"):
        sent_of(row)


def test_the_database_keeps_a_correction_as_it_was_said():
    value = sent_of(shown()).values.get()
    refused(lambda: sql("update partners_correctedvalue set proposed = 'x' where id = %s", value.pk))
