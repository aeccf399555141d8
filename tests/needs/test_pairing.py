"""Needs and assets: proposed by a theme that both carry, then by distance; said by a person, and taken back."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from needs import services
from needs.models import Pairing
from needs.pairing.proposals import assets_for, needs_for
from needs.services.pairing import NOT_PAIRED
from osl_site.common.audit.models import Entry
from osl_site.common.centre.models import Locality, Theme
from tests import builders
from tests.breaking import refused, sql
from tests.needs.builders import asset, need
from tests.reading import text_of

pytestmark = pytest.mark.django_db
NEEDS, ASSETS = "/biuro/rozeznanie/potrzeby/", "/biuro/rozeznanie/zasoby/"


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 12, 1, 9)


def village(name, north=None):
    """One on a line to the north, about 111 km a degree."""
    place = builders.locality(name)
    if north is not None:
        Locality.objects.filter(pk=place.pk).update(latitude=54.0 + north, longitude=20.0)
    return place


def about(row, *slugs):
    row.themes.set(Theme.objects.filter(slug__in=slugs))
    return row


def slugs():
    return list(Theme.objects.order_by("position").values_list("slug", flat=True))


def titles(found):
    return [one.row.title for one in found]


def test_what_shares_a_theme_is_proposed_the_nearest_first_and_words_only_order(organiser):
    theme, other = slugs()[:2]
    here = village("Kandyty", 0)
    row = about(need(title="Dojazd seniorów do lekarza", localities=[here]), theme)
    about(asset(title="Bus daleko, dojazd do lekarza", localities=[village("Daleka", 0.2)]), theme)
    about(asset(title="Sala tańca", localities=[here]), theme)
    about(asset(title="Kierowcy: dojazd do lekarza", localities=[here]), theme)
    about(asset(title="W całej gminie", communes=[builders.commune()]), theme)
    about(asset(title="Nie wiemy gdzie"), theme)
    about(asset(title="Inny temat", localities=[here]), other)
    about(asset(title="Niedostępny", localities=[here], state="unavailable"), theme)
    services.withdraw_finding(about(asset(title="Wycofany"), theme), reason="Już nie ma.", by=organiser)
    found = assets_for(row)
    assert titles(found) == [
        "Kierowcy: dojazd do lekarza",
        "Sala tańca",
        "W całej gminie",
        "Bus daleko, dojazd do lekarza",
        "Nie wiemy gdzie",
    ]
    assert [one.distance for one in found] == ["na miejscu"] * 3 + ["22 km stąd", "odległości nie znamy"]
    assert assets_for(need(title="Bez tematu")) == []


def test_a_need_is_proposed_to_an_asset_the_same_way(desk):
    theme = slugs()[0]
    here = village("Kandyty", 0)
    row = about(asset(localities=[here]), theme)
    about(need(title="Daleka", localities=[village("Daleka", 0.1)]), theme)
    about(need(title="Bliska", localities=[here]), theme)
    about(need(title="Nie nasza", state="declined", state_reason="Nie."), theme)
    assert titles(needs_for(row)) == ["Bliska", "Daleka"]
    page = text_of(desk.get(row.get_absolute_url()))
    assert "Nikt jeszcze z tego nie korzysta." in page


def test_a_person_says_what_may_help_and_takes_it_back(desk, organiser):
    theme = slugs()[0]
    row, help_ = about(need(), theme), about(asset(communes=[builders.commune()]), theme)
    address = f"{row.get_absolute_url()}zasoby/"
    assert titles(desk.get(address).context["proposed"]) == [help_.title]
    desk.post(address, {"asset": help_.pk})
    assert titles(desk.get(address).context["proposed"]) == []
    again = desk.post(address, {"asset": help_.pk}).context["form"].errors
    assert again == {"asset": ["Tego zasobu nie można wybrać: jest wycofany albo już wskazany."]}
    services.pair(row, help_, by=organiser)  # two at once: the second changes nothing
    assert help_.title in text_of(desk.get(row.get_absolute_url()))
    assert row.title in text_of(desk.get(help_.get_absolute_url()))
    desk.post(f"{address}{help_.pk}/rozlacz/")
    assert not Pairing.objects.exists()
    with pytest.raises(ValidationError) as refusal:
        services.unpair(row, help_, by=organiser)
    assert refusal.value.messages == [NOT_PAIRED]
    told = Entry.objects.order_by("id").values_list("act", "subject_id")
    assert list(told) == [
        ("need.paired", row.pk),
        ("asset.paired", help_.pk),
        ("need.unpaired", row.pk),
        ("asset.unpaired", help_.pk),
    ]


def test_lists_tell_needs_without_an_asset_and_assets_that_nobody_uses(desk, organiser):
    theme = slugs()[0]
    row, lone = about(need(title="Ma"), theme), need(title="Nie ma", ask_at="Urząd Gminy")
    used, idle = asset(title="Używany"), asset(title="Nieużywany")
    services.pair(row, used, by=organiser)
    found = lambda address: [line.title for line in desk.get(address).context["list"].lines]
    assert found(f"{NEEDS}?bez_zasobu=on") == ["Nie ma"]
    assert found(f"{NEEDS}?temat={theme}") == ["Ma"]
    assert found(f"{ASSETS}?nieuzywane=on") == ["Nieużywany"]
    assert "O to zapytaj: Urząd Gminy." in text_of(desk.get(lone.get_absolute_url()))
    assert idle.title not in text_of(desk.get(row.get_absolute_url()))


def test_only_the_organiser_pairs_and_only_what_stands(organiser, coworker, desk):
    row, help_ = need(), asset()
    for act in (services.pair, services.unpair):
        with pytest.raises(PermissionDenied):
            act(row, help_, by=coworker)
    services.withdraw_finding(help_, reason="Już nie ma.", by=organiser)
    with pytest.raises(ValidationError):
        services.pair(row, help_, by=organiser)
    services.withdraw_finding(row, reason="Powtórzona.", by=organiser)
    assert desk.get(f"{row.get_absolute_url()}zasoby/").status_code == 302
    with pytest.raises(ValidationError):
        services.pair(row, asset(), by=organiser)


def test_the_database_refuses(organiser):
    row, help_ = need(), asset()
    services.pair(row, help_, by=organiser)
    names = "need_id, asset_id, by_id, by_name, by_position, at"
    refused(lambda: sql(f"insert into needs_pairing ({names}) select {names} from needs_pairing"))
    refused(lambda: sql("delete from needs_need"))
    refused(lambda: sql("delete from needs_asset"))
    refused(lambda: sql("update needs_pairing set by_name = ''"))
    gone = asset(title="Wycofany")
    services.withdraw_finding(gone, reason="Już nie ma.", by=organiser)
    refused(lambda: sql(f"update needs_pairing set asset_id = {gone.pk}"))
    with pytest.raises(ValidationError):
        services.remove_finding(row, by=organiser)


def test_a_hundred_assets_ask_as_much_as_one(desk, organiser):
    def queries(address):
        with CaptureQueriesContext(connection) as found:
            desk.get(address)
        return len(found)

    theme = slugs()[0]
    here = village("Kandyty", 0)
    row = about(need(localities=[here]), theme)
    services.pair(row, about(asset(localities=[here]), theme), by=organiser)
    last = about(asset(localities=[here]), theme)
    addresses = [f"{row.get_absolute_url()}zasoby/", row.get_absolute_url(), last.get_absolute_url()]
    for address in addresses:
        queries(address)
    one = [queries(address) for address in addresses]
    for number in range(30):
        about(asset(title=f"Sala {number}", localities=[here]), theme)
        about(need(title=f"Potrzeba {number}", localities=[here]), theme)
    assert [queries(address) for address in addresses] == one
    assert len(assets_for(row)) == 10
