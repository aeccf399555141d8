"""Long documents: their contents beside them, what they come to first, actions folded; how high they are."""

import html5lib
import pytest
from django.urls import reverse

from osl_site.roof.pages.table import url_of
from plans import services
from tests import builders
from tests.plans.builders import approved, submitted

XHTML = "{http://www.w3.org/1999/xhtml}"
HIGH = "document.documentElement.scrollHeight"
MOST = {  # pixels, with the demonstration's data
    ("plans:version_detail of what was approved", 1280): 10_500,
    ("plans:version_detail of what was approved", 360): 13_500,
    ("public_plan", 360): 15_000,
}


def main_of(page):
    return html5lib.parse(page.text).find(f".//{XHTML}main")


def words(element):
    return " ".join("".join(element.itertext()).split())


def remark_and_return(version, director):
    services.add_remark(version, place="version", key=None, text="Za krótko.", by=director)
    services.decide(version, outcome="returned", by=director)


@pytest.mark.browser
def test_long_documents_are_as_high_as_one_reads_them(visits, seeded):
    for (name, width), most in MOST.items():
        with visits.look("nobody" if name == "public_plan" else "organiser") as page:
            page.set_viewport_size({"width": width, "height": 740})
            page.goto(url_of(name))
            assert page.evaluate(HIGH) <= most, (name, width)


@pytest.mark.django_db
@pytest.mark.usefixtures("sketched")
def test_an_action_of_a_version_says_its_title_time_and_cost_and_opens(signed_in, organiser):
    version = submitted(organiser)
    folded = main_of(signed_in(organiser).get(version.get_absolute_url())).findall(f".//{XHTML}section/{XHTML}details")
    (action,) = [row for row in folded if row.find(f"{XHTML}summary/{XHTML}h4") is not None]
    assert words(action.find(f"{XHTML}summary")) == "1.1 Herbata u sąsiadów na bieżąco"
    assert "W świetlicy, prowadzi animator." in words(action)


@pytest.mark.django_db
@pytest.mark.usefixtures("sketched")
def test_the_contents_of_a_version_lead_to_places_that_are_there(signed_in, organiser, director):
    main = main_of(signed_in(organiser).get(approved(organiser, director).get_absolute_url()))
    places = [link.get("href")[1:] for link in main.findall(f".//{XHTML}nav[@data-contents]//{XHTML}a")]
    assert places[0] == "podsumowanie"
    assert set(places) <= {element.get("id") for element in main.iter()}


@pytest.mark.django_db
@pytest.mark.usefixtures("sketched")
def test_acts_stand_in_the_head_of_a_version_the_rare_ones_below_more(signed_in, organiser, director):
    version = approved(organiser, director)
    head = main_of(signed_in(director).get(version.get_absolute_url())).find(f".//{XHTML}div[@class='heading']")
    rare = [words(row) for row in head.findall(f".//{XHTML}details//{XHTML}li")]
    assert rare[:2] == ["Pobierz dokument Word (DOCX)", "Pobierz arkusz (XLSX)"]
    assert rare[-1] == "Uchyl plan"


@pytest.mark.django_db
@pytest.mark.usefixtures("sketched")
def test_one_button_of_a_version_is_filled(signed_in, organiser, director):
    waiting = submitted(organiser)

    def filled(person, version):
        main = main_of(signed_in(person).get(version.get_absolute_url()))
        return [words(button) for button in main.findall(".//*[@class='button']")]

    assert filled(director, waiting) == ["Przeczytaj i zdecyduj"]
    assert filled(builders.user("organiser"), waiting) == []
    remark_and_return(waiting, director)
    assert filled(organiser, waiting) == ["Zacznij następne podejście"]


@pytest.mark.django_db
@pytest.mark.usefixtures("sketched")
def test_a_comparison_has_its_contents(signed_in, organiser, director):
    version = submitted(organiser)
    remark_and_return(version, director)
    following = services.next_attempt(version, by=organiser)
    row = following.goals.get().actions.get()
    services.change_action(row, {"title": "Kawa u sąsiadów"}, revision=row.revision, by=organiser)
    page = reverse("plans:plan_compare", args=[version.plan_id]) + "?od=0.1&do=0.2"
    links = main_of(signed_in(organiser).get(page)).findall(f".//{XHTML}nav[@data-contents]//{XHTML}a")
    assert [link.get("href") for link in links][-1] == f"#z-{row.key}"
    assert words(links[-1]) == "1.1 Kawa u sąsiadów"
