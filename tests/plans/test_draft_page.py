"""The page of a draft: its text as it prints, what is missing beside each part, and the contents that say where."""

import html5lib
import pytest
from django.urls import reverse
from playwright.sync_api import expect

from osl_site.roof.pages.table import url_of
from plans import services
from tests.plans.builders import action, draft, goal, plan, submitted

XHTML = "{http://www.w3.org/1999/xhtml}"


def opened(client, version):
    return client.get(version.get_absolute_url())


def words_of(page):
    return " ".join("".join(html5lib.parse(page.text).itertext()).split())


def links_seen(element):
    """Those that one meets without opening anything."""
    if element.tag == f"{XHTML}details":
        return
    if element.tag == f"{XHTML}a":
        yield element
    for child in element:
        yield from links_seen(child)


def contents_of(page):
    """Each line of the contents: the place it leads to, its words and marks."""
    tree = html5lib.parse(page.text)
    lines = tree.findall(f".//{XHTML}nav[@data-contents]//{XHTML}li")
    return [(line.find(f"{XHTML}a").get("href"), " ".join("".join(line.itertext()).split())) for line in lines]


@pytest.mark.django_db
def test_a_part_says_what_it_is_without_and_leads_to_the_field(signed_in, organiser):
    version = plan(organiser).versions.get()
    row = action(goal(version, organiser), organiser, description="", manner="", time_words="")
    page = opened(signed_in(organiser), version)
    edit = reverse("plans:action_edit", args=[row.pk])
    for field, words in {"description": "opisu", "time_words": "terminu", "manner": "sposobu realizacji"}.items():
        assert f'<a href="{edit}#id_{field}">dopisz' in page.text
        assert f"▲ nie ma {words}: dopisz (Działanie 1.1 nie ma {words})" in words_of(page)
        assert f'id="id_{field}"' in signed_in(organiser).get(edit).text
    assert contents_of(page)[-1] == (
        f"#d-{row.key}",
        "1.1 Herbata u sąsiadów ▲ nie ma opisu, nie ma terminu, nie ma sposobu realizacji",
    )
    services.change_action(
        row, {"description": "a", "manner": "b", "time_words": "na bieżąco"}, revision=1, by=organiser
    )
    assert "▲" not in opened(signed_in(organiser), version).text


@pytest.mark.django_db
def test_a_goal_says_what_it_is_without(signed_in, organiser):
    version = plan(organiser).versions.get()
    row = goal(version, organiser, conclusions=[])
    page = opened(signed_in(organiser), version)
    edit, add = (reverse(f"plans:{name}", args=[row.pk]) for name in ("goal_edit", "action_add"))
    assert f'<a href="{edit}#div_id_conclusions">wskaż' in page.text
    assert 'id="div_id_conclusions"' in signed_in(organiser).get(edit).text
    assert f'<a href="{add}">dodaj' in page.text


@pytest.mark.django_db
def test_the_contents_hold_every_part_in_the_order_of_the_text(signed_in, organiser):
    version = draft(organiser)
    places = [place for place, _ in contents_of(opened(signed_in(organiser), version))]
    text = opened(signed_in(organiser), version).text
    article = text[text.index("<article") :]
    stand = [article.index(f'id="{place[1:]}"') for place in places]
    assert stand == sorted(stand)
    assert len(places) == 8 + 1 + 1 + 1, "chapters, the part of goals, a goal, an action"
    assert contents_of(opened(signed_in(organiser), version))[0][1] == "1. Wstęp pusty"


@pytest.mark.django_db
@pytest.mark.usefixtures("sketched")
def test_a_remark_waits_at_its_place_and_in_the_contents(signed_in, organiser, director):
    version = submitted(organiser)
    key = version.goals.get().actions.get().key
    remark = services.add_remark(version, place="action", key=key, text="Kto zwraca za paliwo?", by=director)
    services.decide(version, outcome="returned", by=director)
    following = services.next_attempt(version, by=organiser)
    page = opened(signed_in(organiser), following)
    assert page.text.index(f'id="d-{key}"') < page.text.index(f'id="uwaga-{remark.pk}"')
    assert reverse("plans:remark_answer", args=[remark.pk]) in page.text
    assert contents_of(page)[-1][1].endswith("▲ uwaga dyrektora czeka na odpowiedź")
    services.answer_remark(remark, outcome="explained", text="Gmina.", by=organiser)
    assert "▲" not in opened(signed_in(organiser), following).text


@pytest.mark.django_db
def test_a_part_shows_one_act_and_folds_the_others(signed_in, organiser):
    """Chapters, goals and actions: one line of the contents (folded itself), one „Zmień” each."""
    version = draft(organiser)
    row = version.goals.get()
    counts = []
    for _ in range(2):
        main = html5lib.parse(opened(signed_in(organiser), version).text).find(f".//{XHTML}main")
        counts.append(len(list(links_seen(main))))
        for _ in range(10):
            action(row, organiser)
    assert counts[1] - counts[0] == 10
    assert counts[0] < 25


@pytest.mark.browser
def test_a_script_marks_where_one_reads(visits, seeded):
    with visits.look("organiser") as page:
        page.goto(url_of("plans:version_detail of a draft"))
        last = page.locator("[data-contents] a").last
        last.click()
        current = page.locator("[data-contents] [aria-current=location]")
        expect(current).to_have_count(1)
        expect(current).to_have_attribute("href", last.get_attribute("href"))
