"""An unfilled setting is no value: nowhere printed, never stored, and told before it would be missed."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from osl_site.common.centre.models import Centre
from osl_site.common.centre.office import office
from osl_site.common.centre.placeholders import OPTIONAL, is_placeholder
from osl_site.common.centre.services import save_office
from plans import services
from plans.document.metryka import metryka
from plans.document.rendering import content_of
from tests import builders
from tests.breaking import sql
from tests.plans.builders import approved, draft, submitted

pytestmark = pytest.mark.django_db
SAID = [
    "(do uzupełnienia przez centrum)",
    "0000 (przykład)",
    "CUS.____.1.2026 (przykład)",
    "—",
    "...",
    "{numer}",
    "XXX",
]
MEANT = [
    "§ 5 ust. 2 regulaminu organizacyjnego",
    "8110",
    "BE10",
    "A",
    "CUS.8110.1.2026",
    "iod@cus.pl",
    "",
    "ul. 1 Maja 0",
]
PUBLIC = ("/", "/kontakt/", "/ochrona-danych/", "/deklaracja-dostepnosci/", "/plan/")
MARK = "(do uzupełnienia)"


@pytest.mark.parametrize("words", SAID)
def test_what_only_holds_a_place_is_known(words):
    assert is_placeholder(words)


@pytest.mark.parametrize("words", MEANT)
def test_what_says_something_is_a_value(words):
    assert not is_placeholder(words)


def test_a_placeholder_is_refused_at_its_field_by_the_service():
    with pytest.raises(ValidationError) as refusal:
        save_office({"name": "CUS", "short_name": "CUS", "approval_basis": SAID[0], "dpo_contact": "-"}, by=None)
    assert sorted(refusal.value.message_dict) == ["approval_basis", "dpo_contact"]


def filled_with_placeholders():
    """An office as an earlier release let one store it: every field that may be empty holds a placeholder."""
    here = builders.office()
    limits = {name: Centre._meta.get_field(name).max_length for name in OPTIONAL}
    for name, length in limits.items():
        sql(f"update centre_centre set {name} = %s", MARK if length is None or length >= len(MARK) else "—")
    return here


def test_no_page_shows_a_placeholder_that_is_stored(client, signed_in, organiser):
    filled_with_placeholders()
    assert not any(getattr(office(), name) for name in OPTIONAL)
    for address in PUBLIC:
        page = client.get(address).text
        assert MARK not in page, address
    assert MARK not in signed_in(organiser).get(reverse("office_edit")).text


def test_the_cover_leaves_out_what_was_never_filled_in(organiser, director):
    filled_with_placeholders()
    version = approved(organiser, director)
    terms = {row.term for row in metryka(content_of(version), version.decision)}
    assert not terms & {"Podstawa", "Symbol z wykazu akt", "Kategoria archiwalna", "Znak sprawy"}
    assert "Opracowanie" not in {row.term for row in metryka(content_of(draft(organiser)), None)}


def test_an_old_decision_on_a_placeholder_says_no_basis(organiser, director):
    version = approved(organiser, director)
    version.decision.basis = SAID[0]
    assert "Podstawa" not in {row.term for row in metryka(content_of(version), version.decision)}


def test_the_organiser_and_the_director_are_told_what_the_cover_will_lack(organiser, director, signed_in):
    builders.office(file_plan_symbol="8110")
    sentence = "Okładka nie poda: podstawy zatwierdzenia, kategorii archiwalnej."
    page = signed_in(organiser).get(reverse("plans:version_submit", args=[draft(organiser).pk])).text
    assert sentence in page
    assert "Uzupełnij ustawienia" in page
    waiting = reverse("plans:version_review", args=[submitted(organiser).pk])
    assert sentence in signed_in(director).get(waiting).text
    Centre.objects.update(approval_basis="§ 5 regulaminu", archive_category="BE10")
    assert (
        "Okładka nie poda"
        not in signed_in(organiser).get(reverse("plans:version_submit", args=[draft(organiser).pk])).text
    )


def test_a_case_mark_with_a_gap_is_refused_by_the_service(organiser, director):
    version = submitted(organiser)
    day = version.starts_on
    with pytest.raises(ValidationError, match="Wpisz cały znak sprawy"):
        services.decide(version, outcome="approved", effective_on=day, case_mark="CUS.____.2026", by=director)
    services.decide(version, outcome="approved", effective_on=day, case_mark="CUS.1.2026", by=director)
