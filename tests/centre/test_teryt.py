"""Gminy and localities come from the register's files: looked at first, taken whole or not at all, once."""

import io
import zipfile

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from osl_site.common.audit.models import Entry
from osl_site.common.centre.models import Commune, Locality
from osl_site.common.centre.teryt import registers
from osl_site.common.centre.teryt.places import SPEC
from osl_site.common.imports import services
from osl_site.common.imports.models import ImportRow, ImportRun, RunState
from osl_site.common.privacy.services import remove_due
from tests import builders
from tests.centre.register_files import DABIE, PLACES, SEPOPOL, UNITS, simc, terc
from tests.reading import text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/biuro/ustawienia/teryt/"


@pytest.fixture
def desk(signed_in, administrator):
    return signed_in(administrator)


def sent(desk, places=None, units=None):
    """The page after the two files were sent."""
    files = {
        "terc": SimpleUploadedFile("TERC.csv", units or terc()),
        "simc": SimpleUploadedFile("SIMC.csv", places or simc()),
    }
    return desk.post(ADDRESS, files)


def looked_at(by, *communes, places=None):
    files = {registers.TERC: ("TERC.csv", terc()), registers.SIMC: ("SIMC.csv", places or simc())}
    run = services.take(SPEC, files, by=by)
    return services.ask(run, scope=list(communes), is_for_real=False, by=by)


def taken(by, *communes, places=None):
    run = looked_at(by, *communes, places=places)
    return services.ask(run, scope=run.scope, is_for_real=True, by=by)


def names():
    return list(Locality.objects.order_by("pk").values_list("name", "kind", "commune", "part_of"))


def test_from_two_files_to_localities_by_four_presses(desk):
    run = ImportRun.objects.get(pk=int(sent(desk).url.split("/")[-3]))
    choose, page = f"{ADDRESS}{run.pk}/gminy/", f"{ADDRESS}{run.pk}/"
    found = text_of(desk.post(choose, {"nazwa": "dabie", "znajdz": "1"}))
    assert "Dąbie, gmina wiejska (powiat bartoszycki, województwo warmińsko-mazurskie)" in found
    assert "Dąbie Nowe, gmina wiejska (powiat brodnicki, województwo kujawsko-pomorskie)" in found
    assert desk.post(choose, {"nazwa": "dabie", "gminy": DABIE, "dalej": "1"}).url == page
    preview = text_of(desk.get(page))
    assert (
        "Nowe gminy i miejscowości: 4" in preview
        and "Dąbie, Żółwin (wieś), Łąki (osada), Zagroda (część miejscowości Żółwin)" in preview
    )
    assert (Commune.objects.count(), Locality.objects.count()) == (0, 0)

    assert desk.post(f"{page}wczytaj/").url == page
    assert names() == [
        ("Żółwin", "wieś", DABIE, None),
        ("Łąki", "osada", DABIE, None),
        ("Zagroda", "część miejscowości", DABIE, "0100001"),
    ]
    assert "Miejscowości są wczytane." in text_of(desk.get(page))
    assert Entry.objects.filter(act="locality.added").count() == 3
    assert [row.files.count() for row in ImportRun.objects.all()] == [0]


def test_a_town_and_the_country_around_it_are_one_gmina(administrator):
    taken(administrator, SEPOPOL)
    assert names() == [("Sępopol", "miasto", SEPOPOL, None), ("Rusajny", "wieś", SEPOPOL, None)]
    assert Commune.objects.get().kind == "gmina miejsko-wiejska"


def test_what_the_register_calls_otherwise_is_renamed_and_what_it_lost_stays(administrator):
    taken(administrator, DABIE)
    newer = simc(*PLACES[:1], PLACES[1].replace("Żółwin", "Żółwinek"), *PLACES[3:])
    run = looked_at(administrator, DABIE, places=newer)
    by_outcome = list(run.rows.exclude(outcome="same").values_list("outcome", "name"))
    assert by_outcome == [("changed", "Żółwinek (wieś)"), ("gone", "Łąki (osada)")]
    assert "Żółwin" in [name for name, *_ in names()]

    services.ask(run, scope=[], is_for_real=True, by=administrator)
    assert [name for name, *_ in names()] == ["Żółwinek", "Łąki", "Zagroda"]
    assert Locality.objects.get(name="Żółwinek").slug == "zolwin"


def test_the_same_file_is_not_taken_twice(administrator, at):
    at(2026, 12, 1, 9)
    taken(administrator, DABIE)
    again = looked_at(administrator, DABIE)
    assert (again.state, again.errors) == (
        RunState.REFUSED,
        ["Ten plik już wczytano 1 grudnia 2026\N{NO-BREAK SPACE}r. Nic nie dodaliśmy."],
    )
    assert taken(administrator, DABIE, SEPOPOL).state == RunState.DONE


def test_a_row_that_is_wrong_refuses_all_of_the_file_and_says_its_line(administrator):
    double = simc(*PLACES, PLACES[1])
    run = looked_at(administrator, DABIE, places=double)
    assert run.state == RunState.REFUSED
    assert run.errors == ["Wiersz 8: SYM: identyfikator 0100001 jest w pliku drugi raz."]
    assert (Commune.objects.count(), run.rows.count()) == (0, 0)


def test_a_part_of_what_is_not_there_is_refused(administrator):
    run = looked_at(administrator, DABIE, places=simc(*PLACES[2:], PLACES[0]))
    assert run.errors == ["Wiersz 6: SYMPOD: w pliku nie ma miejscowości 0100001, której częścią jest Zagroda."]


@pytest.mark.parametrize(
    ("field", "content", "said"),
    [
        ("terc", simc(), "To jest plik SIMC. Wybierz go w drugim polu, a tutaj plik TERC."),
        ("simc", terc(), "To jest plik TERC. Wybierz go w drugim polu, a tutaj plik SIMC."),
        ("simc", b"", "pusty"),
        ("simc", b"NAZWA;SYM\r\nx;1", "Wiersz 1: w nagłówku brakuje kolumn: WOJ, POW, GMI"),
        ("simc", simc(PLACES[1], PLACES[2].replace("0100002;0", "12;0")), "Wiersz 3: w kolumnach SYM i SYMPOD"),
        ("simc", simc(PLACES[1] + ";x;y"), "Wiersz 2: liczba kolumn: 12, w nagłówku: 10."),
        ("terc", terc(*UNITS[:2]), "W tym pliku nie ma żadnej gminy."),
        ("simc", b"\0\1\2\3", "Tego pliku nie da się odczytać jako tekst."),
    ],
)
def test_a_wrong_file_is_refused_where_it_was_chosen(desk, field, content, said):
    answer = sent(desk, **{{"simc": "places", "terc": "units"}[field]: content or b" "})
    assert answer.status_code == 200
    assert said in text_of(answer)
    assert ImportRun.objects.count() == 0


def test_a_file_may_be_packed_as_it_was_downloaded(desk):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("SIMC_Urzedowy.csv", simc())
    assert sent(desk, places=packed.getvalue()).status_code == 302


def test_many_rows_are_the_workers_and_a_second_press_adds_nothing(administrator, monkeypatch, desk):
    monkeypatch.setattr(services, "AT_ONCE", 2)
    run = looked_at(administrator, DABIE)
    assert run.state == RunState.LOOKING
    assert "Plik czeka na swoją kolej." in text_of(desk.get(f"{ADDRESS}{run.pk}/"))
    with pytest.raises(ValidationError, match="właśnie przetwarzany"):
        services.ask(run, scope=[DABIE], is_for_real=False, by=administrator)
    builders.run_queue()
    run.refresh_from_db()
    assert (run.state, Locality.objects.count()) == (RunState.LOOKED, 0)
    services.ask(run, scope=[], is_for_real=True, by=administrator)
    services.carry_on(run.pk, administrator.pk)
    services.carry_on(run.pk, administrator.pk)
    assert (ImportRun.objects.get().state, Locality.objects.count()) == (RunState.DONE, 3)


def test_nothing_is_taken_unseen_and_by_nobody_else(administrator, organiser):
    files = {registers.TERC: ("TERC.csv", terc()), registers.SIMC: ("SIMC.csv", simc())}
    run = services.take(SPEC, files, by=administrator)
    with pytest.raises(ValidationError, match="Najpierw obejrzyj"):
        services.ask(run, scope=[DABIE], is_for_real=True, by=administrator)
    with pytest.raises(PermissionDenied):
        services.ask(run, scope=[DABIE], is_for_real=False, by=organiser)
    with pytest.raises(PermissionDenied):
        services.take(SPEC, files, by=organiser)


def test_a_press_without_a_gmina_says_so_and_ticks_stay_while_one_looks_for_others(desk):
    choose = sent(desk).url
    assert "Wybierz co najmniej jedną gminę." in text_of(desk.post(choose, {"nazwa": "dabie", "dalej": "1"}))
    page = desk.post(choose, {"nazwa": "sepopol", "gminy": DABIE, "znajdz": "1"}).content.decode()
    assert f'value="{DABIE}" checked' in page and f'value="{SEPOPOL}">' in page
    assert "nie ma gminy o takiej nazwie" in text_of(desk.post(choose, {"nazwa": "xyz", "znajdz": "1"}))


def test_files_that_nobody_took_go_after_a_week(administrator, at):
    at(2026, 12, 1, 9)
    run = looked_at(administrator, DABIE)
    at(2026, 12, 7, 9)
    assert remove_due("imported_files").removed == 0
    at(2026, 12, 9, 9)
    assert remove_due("imported_files").removed == 2  # places, and communes beside them
    assert run.files.count() == 0
    with pytest.raises(ValidationError, match="Wybierz go jeszcze raz"):
        services.ask(run, scope=[DABIE], is_for_real=False, by=administrator)


def test_districts_of_cities_lie_in_their_city():
    cells = {"WOJ": "14", "POW": "65", "GMI": "07", "RODZ_GMI": "8"}
    assert registers.commune_of(cells) == "1465011"


def test_what_a_page_asks_the_database_does_not_grow(administrator, desk, django_assert_num_queries):
    run = looked_at(administrator, DABIE, SEPOPOL)
    desk.get(f"{ADDRESS}{run.pk}/")
    with django_assert_num_queries(QUERIES):
        desk.get(f"{ADDRESS}{run.pk}/")
    ImportRow.objects.bulk_create(
        ImportRow(run=run, line=n, outcome="added", subject_type="x", subject_id=str(n), name=f"W{n}")
        for n in range(90)
    )
    with django_assert_num_queries(QUERIES):
        page = text_of(desk.get(f"{ADDRESS}{run.pk}/"))
    assert "Pokaż pozostałe: 37" in page and "W89" in page  # of 90 and the seven of the files 60 are not folded


def test_files_that_change_nothing_say_so_before_gminy_are_chosen_and_after(desk, administrator):
    choose = sent(desk).url
    assert "wczytano już" not in text_of(desk.get(choose))
    taken(administrator, DABIE)
    choose = sent(desk).url
    said = text_of(desk.get(choose))
    assert "Te same pliki wczytano już" in said and "(Dąbie, gmina wiejska)" in said
    newer = looked_at(administrator, DABIE, places=simc(*PLACES, "04;02;03;2;01;1;Inne;0100099;0100099;2020-01-01"))
    page = desk.get(f"{ADDRESS}{newer.pk}/")
    assert "Ten plik niczego nie zmieni" in text_of(page) and "Wczytaj do słowników" not in page.text


def test_the_trail_names_what_was_read_in(desk, administrator):
    run = taken(administrator, DABIE)
    assert run.state == RunState.DONE
    page = text_of(desk.get("/biuro/ustawienia/dziennik/"))
    number = int(Locality.objects.get(name="Zagroda").pk)
    assert f"Zagroda (część miejscowości Żółwin), numer {number}" in page
    assert f"Dąbie, numer {DABIE}" in page


def test_an_empty_list_of_localities_says_how_to_fill_it(desk):
    page = text_of(desk.get("/biuro/ustawienia/miejscowosci/"))
    assert "wczytaj je z rejestru TERYT" in page and "Sprawdź pisownię" not in page
    builders.locality()
    assert "Sprawdź pisownię" in text_of(desk.get("/biuro/ustawienia/miejscowosci/?szukaj=xyz"))


QUERIES = 9  # three of them for the way back to the steps
