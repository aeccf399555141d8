"""Partners come from files: looked at first, whole or not at all; who may be there already is asked about."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from osl_site.common import registry
from osl_site.common.audit.models import Entry
from osl_site.common.imports import services as imports
from osl_site.common.imports.mapping import guessed
from osl_site.common.imports.models import Outcome, RunState
from osl_site.common.imports.reading.files import read
from osl_site.common.imports.rows import MAIN
from osl_site.common.imports.services import UNDECIDED
from osl_site.common.imports.specs import Answer
from osl_site.common.lists.list_page import FORMAT
from osl_site.common.search.asked import asked_for
from partners import services
from partners.models import ContactPerson, Partner
from tests import builders
from tests.partners.builders import partner, person
from tests.reading import text_of

pytestmark = pytest.mark.django_db
HEAD = "Nazwa;Typ;NIP;Gdzie działa;Osoba do kontaktu;Telefon;Poinformowano\n"
TWO = (
    'KGW Pod lipą;KGW;1234563218;Toprzynach;"Teresa Lis; Anna Nowak";600000001;20.11.2026\n'
    "Grupa sąsiadów;grupa nieformalna;;cała gmina;;;\n"
)


@pytest.fixture(autouse=True)
def here(at, organiser):
    at(2026, 12, 1, 9)
    builders.locality("Toprzyny", locative="w Toprzynach")


def looked_at(text, *, by):
    content = text.encode() if isinstance(text, str) else text
    spec = registry.imports.of("partnerzy")
    run = imports.take(spec, {MAIN: ("plik.csv", content)}, by=by)
    mapping = guessed(spec.heads, read(content, most_rows=5).headings)
    return imports.ask(run, scope=[], is_for_real=False, mapping=mapping, by=by)


def taken(text, *, by, answers=None):
    run = looked_at(text, by=by)
    assert run.errors == []
    return imports.ask(run, scope=[], is_for_real=True, answers=answers or {}, by=by)


def outcomes(run):
    return list(run.rows.values_list("line", "outcome", "remark"))


def test_a_look_changes_nothing_and_uses_up_no_number(organiser):
    first = partner()
    run = looked_at(HEAD + TWO, by=organiser)
    assert (run.state, run.errors, Partner.objects.count()) == (RunState.LOOKED, [], 1)
    assert not Entry.objects.filter(act="partner.created").exists()
    taken(HEAD + TWO, by=organiser)
    assert list(Partner.objects.order_by("pk").values_list("pk", flat=True)) == [first.pk + n for n in range(3)]


def test_rows_become_partners_with_their_people_and_one_act_of_the_trail(organiser):
    run = taken(HEAD + TWO, by=organiser)
    lime, group = Partner.objects.order_by("pk")
    assert (lime.kind, lime.nip, [str(place) for place in lime.localities.all()]) == (
        "rural_women",
        "1234563218",
        ["Toprzyny"],
    )
    assert (group.kind, group.communes.count(), group.people.count()) == ("informal", 1, 0)
    told = lime.people.order_by("pk").values_list("name", "phone", "informed_on", "added_on", "basis", "is_public")
    assert list(told) == [
        ("Teresa Lis", "600000001", date(2026, 11, 20), date(2026, 12, 1), "task", False),
        ("Anna Nowak", "", None, date(2026, 12, 1), "task", False),
    ]
    assert Partner.objects.filter(asked_for("lipa").within(Partner)).get() == lime
    root = Entry.objects.get(act="import.done")
    assert (root.parts.filter(act="partner.created").count(), root.by) == (2, organiser)
    assert outcomes(run) == [(2, "added", ""), (3, "added", "")]


def test_a_number_with_a_wrong_digit_is_kept_and_said_and_every_other_mistake_refuses_the_whole(organiser):
    run = taken("Nazwa;Typ;NIP;REGON\nKoło A;kgw;123-45-67;\nKoło B;kgw;1234563219;12\n", by=organiser)
    assert list(Partner.objects.order_by("pk").values_list("nip", "doubted")) == [
        ("123-45-67", ["nip"]),
        ("1234563219", ["nip", "regon"]),
    ]
    assert [said.count("Zapisaliśmy go") for _line, _outcome, said in outcomes(run)] == [1, 2]
    wrong = (
        "Szkoła;żłobek;;Toprzynny;Jan;12;\n"
        "Straż;ochotnicza straż pożarna;;;;600000001;\n"
        "Dom;firma;;;Jan;600000001;2.12.2026\n"
        ";firma;;;;;\n"
    )
    assert looked_at(HEAD + wrong, by=organiser).errors == [
        "Wiersz 2: Typ: nie znamy słowa „żłobek”. Wpisz jedno z: koło gospodyń wiejskich, ochotnicza straż pożarna,"
        " parafia, biblioteka, szkoła, rada sołecka, lokalna grupa działania, organizacja pozarządowa,"
        " grupa nieformalna, firma, instytucja publiczna, inny partner. Gdzie działa: nie ma takiej miejscowości:"
        " „Toprzynny”. Czy chodzi o: Toprzyny?"
        " Telefon: Wpisz cały numer razem z kierunkowym: co najmniej dziewięć cyfr.",
        "Wiersz 3: Telefon: wpisz też imię i nazwisko albo „biuro” w kolumnie „Osoba do kontaktu”.",
        "Wiersz 4: Poinformowano: Ten dzień jeszcze nie nadszedł. Wpisz dzień, w którym poinformowano.",
        "Wiersz 5: brakuje: Nazwa.",
    ]
    twice = HEAD + "Koło C;kgw;1234563218;;;;\nKoło D;kgw;123-456-32-18;;;;\n"
    assert looked_at(twice, by=organiser).errors == ["Wiersz 3: NIP: to samo jest w wierszu 2. Zostaw jeden z nich."]
    assert Partner.objects.count() == 2


def test_who_may_be_there_already_is_asked_about_and_who_is_there_is_left_out(organiser, signed_in):
    there = partner(name="Koło Gospodyń Wiejskich Pieszkowo", nip="1234563218")
    partner(name="Straż w Kandytach")
    rows = (
        "Koło gospodyń Pieszkowo;KGW;;;;;\n"
        "Zupełnie inna nazwa;firma;123-456-32-18;;;;\n"
        "Straż w Kandytach;ochotnicza straż pożarna;;;;;\n"
        "straż w kandytach;ochotnicza straż pożarna;;;;;\n"
        "Nowa szkoła;szkoła;;;;;\n"
    )
    run = looked_at(HEAD + rows, by=organiser)
    assert [outcome for _line, outcome, _said in outcomes(run)] == ["asked", "same", "same", "asked", "added"]
    assert outcomes(run)[0][2] == f"Podobny jest {there.code} „{there.name}”: podobna nazwa."
    assert outcomes(run)[1][2] == f"Pominięty, bo to {there.code} „{there.name}”: ten sam NIP."
    with pytest.raises(ValidationError, match=UNDECIDED):
        imports.ask(run, scope=[], is_for_real=True, answers={2: Answer.SAME}, by=organiser)
    page, address = signed_in(organiser), f"/biuro/wczytaj/partnerzy/{run.pk}/wczytaj/"
    shown = page.post(address, {"w2": "another"})
    assert "Wybierz: ten sam czy inny." in text_of(shown) and shown.context["form"].data["w2"] == "another"
    assert (Partner.objects.count(), page.post(address, {"w2": "another", "rest": "same"}).status_code) == (2, 302)
    added = Partner.objects.order_by("-pk")[:2].values_list("name", flat=True)
    assert sorted(added) == ["Koło gospodyń Pieszkowo", "Nowa szkoła"]
    assert page.post(address, {"w2": "another", "rest": "same"}).status_code == 302
    assert Partner.objects.count() == 4


def test_who_is_entered_between_the_look_and_the_press_is_not_entered_twice(organiser):
    run = looked_at(HEAD + "KGW Pod starą lipą;KGW;;;;;\n", by=organiser)
    row = partner(name="KGW pod Starą Lipą")
    run = imports.ask(run, scope=[], is_for_real=True, by=organiser)
    assert run.errors == [
        f"Wiersz 2: taki wpis powstał właśnie w spisie: {row.code} „{row.name}”: ta sama nazwa inaczej zapisana."
        " Obejrzyj plik jeszcze raz."
    ]
    assert (run.state, Partner.objects.count()) == (RunState.REFUSED, 1)


def test_only_the_organiser_reads_partners_in(coworker, organiser):
    with pytest.raises(PermissionDenied):
        looked_at(HEAD + TWO, by=coworker)
    with pytest.raises(PermissionDenied):
        services.create_partners_together([], by=coworker)


def filled():
    """Rows in which everything stands that a cell may hold, formulas and a name that two villages have among it."""
    one, _other = builders.locality("Paustry"), builders.locality("Paustry", kind="osada")
    row = partner(
        name="=KGW; „Róża”",
        kind="rural_women",
        legal_form="rural_women",
        nip="123-45-67",
        doubted=["nip"],
        krs="0000123456",
        outside="Bartoszyce",
        community_work="both",
        animation="+spotkania",
        offers="- sala\n- kuchnia",
        channel="print",
        language="uk",
        state="closed",
        closed_until=date(2027, 1, 5),
        alert="@uwaga",
        is_public=True,
        confirmed_on=date(2026, 11, 3),
        localities=[one],
        communes=[builders.commune()],
    )
    told = {"informed_on": date(2026, 11, 2), "informed_by": "call", "kept_until": date(2027, 3, 1)}
    person(row, name="Anna Nowak", position="=szefowa", phone="+48 600 000 001", email="a@przyklad.pl", **told)
    person(row, name="Jan Lis", phone="", is_public=True, basis="consent")
    partner(name="Goła nazwa", kind="other")


def stored():
    """All that the register says, without numbers of rows."""
    columns = ("name", "kind", "legal_form", "nip", "regon", "krs", "krkgw", "doubted", "outside", "community_work")
    columns += (
        "animation",
        "offers",
        "channel",
        "language",
        "state",
        "closed_until",
        "alert",
        "is_public",
        "confirmed_on",
    )
    people = ("name", "position", "phone", "email", "basis", "informed_on", "informed_by", "kept_until", "is_public")
    return [
        (
            [getattr(row, name) for name in columns],
            sorted(place.pk for place in row.localities.all()),
            row.communes.count(),
            list(row.people.order_by("pk").values_list(*people)),
        )
        for row in Partner.objects.order_by("name")
    ]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_register_taken_away_and_read_into_an_empty_office_is_the_same(form, organiser, signed_in, monkeypatch):
    monkeypatch.setattr("osl_site.common.lists.list_page.is_confirmed", lambda request: True)
    filled()
    before = stored()
    away = b"".join(signed_in(organiser).get("/biuro/partnerzy/spis/", {FORMAT: form}))
    ContactPerson.objects.all().delete()
    Partner.objects.all().delete()
    taken(away, by=organiser)
    assert stored() == before


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_sample_is_read_in_as_it_is(form, organiser, signed_in):
    sample = signed_in(organiser).get(f"/biuro/wczytaj/partnerzy/wzor.{form}").content
    run = looked_at(sample, by=organiser)
    assert (run.errors, run.rows.filter(outcome=Outcome.ADDED).count()) == ([], 2)


def test_other_encodings_names_and_files_that_are_no_spreadsheet(organiser, signed_in):
    desk, address = signed_in(organiser), "/biuro/wczytaj/partnerzy/"
    for content, said in (
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, ""),
        (b"%PDF-1.7 x", "To jest plik PDF."),
        (b"Nazwa\nA\n", "tylko jedną kolumnę"),
    ):
        page = desk.post(address, {"file": SimpleUploadedFile("../../etc/<script>.csv", content)})
        assert page.status_code == 200 and page.context["form"].errors["file"] and said in text_of(page)
    for number, code in enumerate(("cp1250", "iso8859-2", "utf-16")):
        rows = f"Nazwa;Typ\nKoło żółtych łąk {number};koło gospodyń wiejskich\nŚwierkowa żaba {number};firma\n"
        file = SimpleUploadedFile("../../<b>x</b>.csv", rows.encode(code))
        columns = desk.post(address, {"file": file}).url
        run = desk.post(columns, {"name": "k:0", "kind": "k:1"}).url
        assert "<b>x" not in desk.get(run).text
        said = desk.post(f"{run}wczytaj/", {"rest": "another"} if number else {})
        assert said.status_code == 302
    assert Partner.objects.filter(name__startswith="Koło żółtych łąk").count() == 3


def test_many_rows_ask_the_database_no_more(organiser, django_assert_max_num_queries):
    with django_assert_max_num_queries(70):
        run = looked_at(
            HEAD + "".join(f"Firma {n:03};firma;;Toprzyny;Jan {n};600000001;\n" for n in range(39)), by=organiser
        )
    assert run.errors == [] and run.rows.filter(outcome="added").count() == 39
