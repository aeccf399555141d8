"""What is missing and what is worth a look, as sentences with links; by commune where the centre serves several."""

from datetime import date

import pytest
from django.urls import reverse

from needs.models import Need
from needs.services import replace_conclusion
from osl_site.common.centre.models import Commune, SocialService
from plans import services
from plans.document.snapshot import snapshot
from plans.drafting.completeness import missing
from plans.drafting.warnings import hints
from tests import builders
from tests.plans.builders import COMPLETE, action, conclusion, draft, goal, one_table, plan

pytestmark = pytest.mark.django_db


def sentences(lacks):
    return [lack.sentence for lack in lacks]


WHERE_GOALS_ARE_MENDED = (("goal_edit", "#div_id_conclusions"), ("action_add", ""))


def test_every_lack_is_a_sentence_that_leads_to_its_page(organiser):
    version = plan(organiser).versions.get()
    row = goal(version, organiser, conclusions=[])
    bare = action(row, organiser, description="", time_words="", manner="", kind="bonds")
    empty, edit = goal(version, organiser), reverse("plans:action_edit", args=[bare.pk])
    assert [(lack.sentence, lack.url) for lack in missing(version)] == [
        (
            "Cel 1 nie wskazuje wniosku z rozeznania. Wskaż wniosek albo napisz, dlaczego go brak.",
            reverse("plans:goal_edit", args=[row.pk]) + "#div_id_conclusions",
        ),
        ("Działanie 1.1 nie ma opisu. Napisz, co będzie robione.", f"{edit}#id_description"),
        (
            "Działanie 1.1 nie ma terminu. Napisz, kiedy będzie, na przykład: marzec–maj albo na bieżąco.",
            f"{edit}#id_time_words",
        ),
        (
            "Działanie 1.1 nie ma sposobu realizacji. Napisz, kto, gdzie i jak je poprowadzi.",
            f"{edit}#id_manner",
        ),
        (
            "Cel 2 nie ma żadnego działania. Dodaj działanie albo usuń cel.",
            reverse("plans:action_add", args=[empty.pk]),
        ),
        (
            "W planie nie ma żadnego działania wspierającego, a ustawa wymaga ich opisu (art. 20 ust. 3 pkt 1). "
            "Wskaż rodzaj działań samopomocowych, wolontaryjnych albo sąsiedzkich.",
            f"{version.get_absolute_url()}#cele",
        ),
    ]


def test_many_actions_without_a_manner_are_one_sentence_that_leads_to_the_common_one(organiser, signed_in):
    version = plan(organiser).versions.get()
    first, second = goal(version, organiser), goal(version, organiser)
    bare = [action(first, organiser, manner="") for _ in range(4)]
    (lack,) = [one for one in missing(version) if "sposobu" in one.sentence]
    assert lack.sentence.startswith("4 działania nie mają sposobu realizacji. Napisz jeden wspólny")
    assert lack.url == reverse("plans:goal_edit", args=[first.pk])
    bare.append(action(second, organiser, manner=""))
    (lack,) = [one for one in missing(version) if "sposobu" in one.sentence]
    assert lack.sentence.startswith("5 działań nie ma sposobu realizacji.")
    assert lack.url == reverse("plans:version_edit", args=[version.pk])
    pages = [reverse("plans:action_edit", args=[row.pk]) + "#id_manner" for row in bare]
    assert [url for _, url in lack.each] == pages
    page = signed_in(organiser).get(reverse("plans:version_submit", args=[version.pk])).text
    assert page.count("sposobu realizacji. Napisz") == 1
    assert all(f'<a href="{url}">Działanie ' in page for url in pages)


def test_whatever_many_actions_lack_is_one_sentence_with_each_of_them(organiser):
    builders.commune()
    builders.commune(terc="2801022", name="Bartoszyce")
    row = goal(plan(organiser).versions.get(), organiser)
    bare = [action(row, organiser, description="", time_words="") for _ in range(5)]
    found = {lack.called: lack for lack in missing(row.version) if lack.each}
    assert [lack.sentence for lack in found.values()] == [
        "5 działań nie ma opisu. Napisz przy każdym, co będzie robione.",
        "5 działań nie ma terminu. Napisz przy każdym, kiedy będzie, na przykład: marzec–maj albo na bieżąco.",
        "5 działań nie wskazuje gminy. Zaznacz przy każdym gminy albo miejscowości.",
    ]
    for lack, field in zip(found.values(), ("#id_description", "#id_time_words", "#div_id_communes"), strict=True):
        pages = [(f"Działanie {one.number}", reverse("plans:action_edit", args=[one.pk]) + field) for one in bare]
        assert (lack.url, list(lack.each)) == (pages[0][1], pages)


def test_whatever_many_goals_lack_is_one_sentence_with_each_of_them(organiser):
    version = plan(organiser).versions.get()
    bare = [goal(version, organiser, text=f"Cel {n}", conclusions=[]) for n in range(5)]
    found = {lack.called: lack for lack in missing(version) if lack.each}
    assert [lack.sentence for lack in found.values()] == [
        "5 celów nie wskazuje wniosku z rozeznania. Wskaż wniosek przy każdym albo napisz, dlaczego go brak.",
        "5 celów nie ma żadnego działania. Dodaj do każdego działanie albo go usuń.",
    ]
    for lack, (page, field) in zip(found.values(), WHERE_GOALS_ARE_MENDED, strict=True):
        assert lack.each == tuple((row.name, reverse(f"plans:{page}", args=[row.pk]) + field) for row in bare)
    assert sentences(missing(version))[2:] == sentences(missing(version))[-1:], "and no goal by itself"


def test_each_commune_wants_its_actions_where_the_centre_serves_several(organiser):
    version = plan(organiser).versions.get()
    row = goal(version, organiser)
    here, there = builders.commune(), builders.commune(terc="2801022", name="Bartoszyce")
    first = action(row, organiser, localities=[builders.locality(commune=here)])
    assert sentences(missing(version)) == [
        "Gmina Bartoszyce nie ma żadnego działania. Plan opisuje je dla każdej gminy (art. 20 ust. 4)."
    ]
    action(row, organiser, kind="bonds", communes=[there])
    action(row, organiser)
    assert sentences(missing(version)) == [
        "Działanie 1.3 nie wskazuje gminy. Zaznacz gminy albo miejscowości.",
        "Gmina Bartoszyce nie ma żadnego działania wspierającego. Plan opisuje je dla każdej gminy (art. 20 ust. 4).",
    ]
    services.remove(row.actions.last(), by=organiser)
    services.change_action(first, {"communes": [here, there]}, revision=1, by=organiser)
    assert missing(version) == []


def test_nothing_of_communes_shows_where_the_centre_serves_one(organiser):
    builders.commune()
    builders.commune(terc="2801022", name="Bartoszyce", is_served=False)
    assert missing(draft(organiser)) == []


def test_what_is_worth_a_look_does_not_stop_the_plan(organiser):
    version = plan(organiser).versions.get()
    old = conclusion("Dojazd jest trudny.")
    row = goal(version, organiser, conclusions=[old])
    outside = action(row, organiser, time_words="1 maja 2020")
    values = {"text": "Dojazd jest gorszy.", "about": "needs", "scope": ["supporting"], "valid_from": date(2026, 11, 1)}
    newer = replace_conclusion(old, values | {"material_change": "Znikł autobus."}, by=organiser)
    need = Need.objects.create(
        title="Brak apteki", priority="high", created_at=builders.EPOCH, changed_at=builders.EPOCH
    )
    service = SocialService.objects.create(name="Asystent rodziny", area="family_support")
    edit = reverse("plans:goal_edit", args=[row.pk])
    first, last = version.starts_on.year, version.ends_on.year
    nb = "\N{NO-BREAK SPACE}"
    period = f"od 1 stycznia {first}{nb}r. do 31 grudnia {last}{nb}r."

    version.chapters.exclude(position=2).update(text="Napisany.")
    empty = version.chapters.get(position=2)

    assert missing(version) == []
    assert [(hint.sentence, hint.url) for hint in hints(version)] == [
        (
            f"Rozdział „{empty.title}” jest pusty i nie wejdzie do dokumentu. Napisz go albo usuń.",
            reverse("plans:chapter_edit", args=[empty.pk]),
        ),
        (f"Cel 1 opiera się na wniosku {old.code}, który zastąpił nowszy {newer.code}. Sprawdź cel.", edit),
        (
            "Cel 1 nie ma żadnego wskaźnika. Napisz, po czym będzie widać, że się udało.",
            reverse("plans:indicator_add", args=[outside.pk]),
        ),
        (
            f"Termin działania 1.1 wychodzi poza okres planu ({period}).",
            reverse("plans:action_edit", args=[outside.pk]),
        ),
        (
            f"Potrzeba {need.code} „Brak apteki” ma wysoki priorytet, a żaden cel jej nie podejmuje.",
            need.get_absolute_url(),
        ),
        (
            "Usługi „Asystent rodziny” nie uzupełnia żadne działanie.",
            f"{reverse('plans:action_add', args=[row.pk])}?usluga={service.pk}",
        ),
    ]


def test_a_need_of_high_priority_leads_to_a_goal_on_its_conclusion(organiser):
    version = draft(organiser)
    need = Need.objects.create(
        title="Brak apteki", priority="high", created_at=builders.EPOCH, changed_at=builders.EPOCH
    )
    drawn = conclusion("Trzeba dowozić leki.")
    drawn.needs.add(need)
    way = f"{reverse('plans:goal_add', args=[version.pk])}?wniosek={drawn.pk}"
    assert way in [hint.url for hint in hints(version)]
    goal(version, organiser, conclusions=[drawn])
    assert way not in [hint.url for hint in hints(version)]


def test_a_plan_of_one_table_is_only_reminded_of_conclusions(organiser):
    version = one_table(organiser)
    assert (missing(version), sentences(hints(version))) == (
        [],
        ["Tabela działań nie wskazuje żadnego wniosku z rozeznania."],
    )


@pytest.mark.parametrize("count", [1, 7])
def test_a_large_plan_asks_as_little_as_a_small_one(count, organiser, django_assert_num_queries):
    version = plan(organiser).versions.get()
    builders.commune()
    builders.commune(terc="2801022", name="Bartoszyce")
    for number in range(count):
        row = goal(version, organiser, conclusions=[conclusion(f"Wniosek {number}")])
        services.add_action(row, COMPLETE | {"communes": Commune.objects.all()}, by=organiser)
    with django_assert_num_queries(7):
        missing(version)
    with django_assert_num_queries(10):
        hints(version)


def test_an_action_without_a_place_reaches_no_commune_in_the_document_either(organiser):
    builders.commune()
    builders.commune(terc="2801032", name="Inna")
    version = plan(organiser).versions.get()
    row = goal(version, organiser)
    action(row, organiser)
    action(row, organiser, communes=Commune.objects.all())
    first, second = snapshot(version).actions
    assert (first.communes, len(second.communes)) == ((), 2)
    assert any("Działanie 1.1 nie wskazuje gminy." in lack.sentence for lack in missing(version))


def test_places_are_communes_and_localities_by_name_and_the_only_commune_needs_none(organiser):
    here, elsewhere = builders.commune(), builders.commune(terc="2801022", name="Bartoszyce", is_served=False)
    row = goal(draft(organiser), organiser)
    action(row, organiser, communes=[here])
    action(row, organiser, communes=[elsewhere], localities=[builders.locality("Kandyty")])
    places = [told["places"] for told in snapshot(row.version)["goals"][-1]["actions"]]
    assert places == ["cała gmina", "gmina Bartoszyce, Kandyty"]


def test_empty_chapters_are_told_at_handing_over(organiser, signed_in):
    version = draft(organiser)
    page = signed_in(organiser).get(reverse("plans:version_submit", args=[version.pk])).text
    assert "Te rozdziały są puste i nie wejdą do dokumentu: „Wstęp”," in page
