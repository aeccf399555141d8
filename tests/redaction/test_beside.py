"""Passages beside what was decided (remarks, answers, entries about files), and of what residents are told."""

import pytest
from django.urls import reverse

from activities import services as activities
from activities.models import Activity, Occurrence, Venue, WordBack
from osl_site.common import clock
from osl_site.common.audit.models import Change, Entry, Erasure
from plans import services as plans
from plans.models import Answer, Filing, Remark, Version
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, venue, wall
from tests.breaking import refused, sql
from tests.plans.builders import approved, submitted
from tests.reading import text_of
from tests.redaction.builders import NAME, address, cover, line, places
from tests.redaction.test_redaction import drafted, standing, taken_away

pytestmark = pytest.mark.django_db
SAID = f"Proszę spytać pana {NAME}."


@pytest.fixture(autouse=True)
def monday(at):
    at(2026, 11, 23, 9)


def remarked(organiser, director):
    """A returned version: a remark that was changed, and its answer."""
    version = submitted(organiser)
    first = plans.add_remark(version, place="version", key=None, text=SAID, by=director)
    remark = plans.change_remark(first, text=f"{SAID} Dziś.", by=director)
    plans.decide(version, outcome="returned", by=director)
    plans.answer_remark(remark, outcome="explained", text=f"Pan {NAME} nie chce.", by=organiser)
    return Version.objects.get(pk=version.pk)


def test_remarks_and_answers_are_covered_and_the_snapshot_stays(organiser, director, coworker, signed_in):
    version = remarked(organiser, director)
    before = version.snapshot, version.snapshot_digest
    drafted(version, organiser)
    assert standing() == ["forms_draft.fields", "plans_answer.text", "plans_remark.text"]
    page = signed_in(organiser).get(version.get_absolute_url())
    assert "Zasłoń fragment uwag i wpisów" in text_of(page) and NAME in text_of(page)
    assert len(places("uwagi-planu", version)) == 3  # the remark as it was, as it is, and the answer
    cover("uwagi-planu", version, director)
    assert standing() == []
    version.refresh_from_db()
    assert (version.snapshot, version.snapshot_digest) == before
    assert NAME not in text_of(signed_in(organiser).get(version.get_absolute_url()))
    assert {row.text for row in Remark.objects.all()} == {"Proszę spytać pana ▇▇▇.", "Proszę spytać pana ▇▇▇. Dziś."}
    assert (Entry.objects.latest("id").act, Entry.objects.latest("id").fields) == ("record.redacted", ["text"])
    opened = [
        signed_in(user).get(address("uwagi-planu", version)).status_code for user in (organiser, director, coworker)
    ]
    assert opened == [200, 200, 404]


def test_of_remarks_and_answers_nothing_else_changes_and_nobody_else_may(organiser, director):
    remarked(organiser, director)
    remark, answer = Remark.objects.latest("id"), Answer.objects.get()
    for row, column in ((remark, "place"), (remark, "by_name"), (answer, "outcome"), (remark.version.decision, "text")):
        refused(line(row, column, 0, 4).save)
    for rows in (Remark.objects, Answer.objects):
        refused(lambda rows=rows: rows.update(text="▇▇▇"))
        refused(rows.all().delete)
    line(remark, "text", 0, 6).save()
    assert Remark.objects.get(pk=remark.pk).text == SAID.replace("Proszę", "▇▇▇") + " Dziś."


def test_a_restore_covers_remarks_and_activities_once_more(owner, organiser, director):
    version = remarked(organiser, director)
    activity = make_activity(text=f"Warsztaty u pana {NAME}.")
    moment = clock.now()
    said = dict(Remark.objects.values_list("pk", "text"))
    cover("uwagi-planu", version, organiser)
    cover("oferta", activity, organiser)
    sql("set constraints all immediate")
    sql("alter table plans_remark disable trigger user")
    for pk, text in said.items():
        Remark.objects.filter(pk=pk).update(text=text)
    sql("alter table plans_remark enable trigger user")
    Activity.objects.update(text=f"Warsztaty u pana {NAME}.")
    assert standing() == ["activities_activity.text", "plans_remark.text"]
    sql("select audit_erase_lines(array(select id from audit_erasure where at >= %s))", moment)
    assert standing() == [] and NAME not in "".join(map(str, Erasure.objects.values_list()))


def test_entries_about_files_are_covered_and_a_director_is_led_to_the_text(organiser, director, signed_in):
    version = approved(organiser, director)
    said = {"case_mark": "CUS.1.2026", "archive_category": "BE10", "place": f"U pana {NAME}"}
    first = plans.file_away(version, said, seen=None, by=organiser)
    again = said | {"place": "Szafa", "reason": f"Pan {NAME} oddał teczkę."}
    plans.file_away(version, again, seen=first, by=organiser)
    page = reverse("plans:exclusion_add", args=[version.pk])
    shown = [
        page in signed_in(user).get(address("uwagi-planu", version)).content.decode() for user in (director, organiser)
    ]
    assert shown == [True, False]
    cover("uwagi-planu", version, organiser)
    assert standing() == [] and Filing.objects.get(reason="").place == "U pana ▇▇▇"
    refused(lambda: Filing.objects.update(place="Gdzie indziej"))


def test_an_offer_is_covered_where_residents_read_it_and_phones_are_told(organiser, coworker, client, signed_in):
    builders.office()
    activity = make_activity(text="Było inaczej.", in_charge=coworker)
    activities.change_activity(activity, {"text": f"Prowadzi pan {NAME}."}, revision=activity.revision, by=organiser)
    activity.refresh_from_db()
    occurrence = make_occurrence(activity, starts_at=wall(2026, 12, 1, 10), note=f"Klucz ma pan {NAME}.")
    residents = [reverse("public_activity", args=[activity.pk]), reverse("public_occurrence", args=[occurrence.pk])]
    assert all(NAME in text_of(client.get(page)) for page in residents)
    told = Occurrence.objects.get(pk=occurrence.pk)
    assert "Zasłoń fragment" in text_of(signed_in(organiser).get(activity.get_absolute_url()))
    assert "Zasłoń fragment" in text_of(signed_in(coworker).get(occurrence.get_absolute_url()))
    cover("oferta", activity, organiser)
    now = Occurrence.objects.get(pk=occurrence.pk)
    assert now.sequence == told.sequence + 1 and now.changed_at > told.changed_at
    cover("spotkanie", occurrence, coworker)
    assert Occurrence.objects.get(pk=occurrence.pk).sequence == told.sequence + 2
    assert standing() == [] and Change.objects.get(field="text").after == "Prowadzi pan ▇▇▇."
    assert not any(NAME in text_of(client.get(page)) for page in residents)
    assert NAME not in taken_away(client, reverse("occurrence_ics", args=[occurrence.pk]))
    assert signed_in(coworker).get(address("oferta", activity)).status_code == 404


def test_a_title_is_covered_where_meetings_had_it_before_and_in_what_a_restore_brings_back(organiser, client):
    builders.office()
    activity = make_activity(title=f"Herbata u pana {NAME}", title_en=f"Tea at {NAME}'s")
    occurrence = make_occurrence(activity, starts_at=wall(2026, 12, 1, 10))
    for title in (f"Kawa u pana {NAME}", "Kawa we wsi"):
        activity = activities.change_activity(activity, {"title": title}, revision=activity.revision, by=organiser)
    was = Occurrence.objects.get(pk=occurrence.pk)
    assert [entry["title"] for entry in was.formerly] == [f"Herbata u pana {NAME}", f"Kawa u pana {NAME}"]
    assert NAME in text_of(client.get(reverse("public_occurrence", args=[occurrence.pk])))
    cover("oferta", activity, organiser)
    assert standing() == []
    now = Occurrence.objects.get(pk=occurrence.pk)
    assert [entry["title"] for entry in now.formerly] == ["Herbata u pana ▇▇▇", "Kawa u pana ▇▇▇"]
    page = client.get(reverse("public_occurrence", args=[now.pk]))
    assert now.sequence > was.sequence and "Kawa u pana ▇▇▇" in text_of(page)
    refused(lambda: Occurrence.objects.update(formerly=[]))
    assert Erasure.objects.filter(table="activities_occurrence", column="formerly").count() == 1


def test_places_and_words_back_are_covered_also_once_they_are_withdrawn(organiser, coworker, signed_in):
    place = Venue.objects.get(pk=venue().pk)
    Venue.objects.filter(pk=place.pk).update(getting_in=f"Klucz ma pan {NAME}.", getting_there="Autobusem.")
    place.refresh_from_db()
    assert "Zasłoń fragment" in text_of(signed_in(organiser).get(place.get_absolute_url()))
    cover("miejsce", place, organiser)
    row = WordBack.objects.create(
        said=f"Pan {NAME} chciał ławki.", did="Ławka stoi.", did_en=f"{NAME} has it.",
        created_at=clock.now(), changed_at=clock.now(),
    )  # fmt: skip
    activities.approve_word_back(row, revision=row.revision, by=organiser)
    row.refresh_from_db()
    refused(lambda: WordBack.objects.update(said="▇▇▇"))
    assert "Zasłoń fragment" in text_of(signed_in(organiser).get(row.get_absolute_url()))
    activities.withdraw_word_back(row, reason=f"Prosi pan {NAME}.", by=organiser)
    assert "Zasłoń fragment" in text_of(signed_in(organiser).get(row.get_absolute_url()))
    row.refresh_from_db()
    cover("co-zrobilismy", row, organiser)
    assert standing() == [] and WordBack.objects.get().withdrawn_reason == "Prosi pan ▇▇▇."
    refused(lambda: WordBack.objects.update(withdrawn_reason="▇▇▇"))
    assert [
        signed_in(coworker).get(address(*of)).status_code for of in (("miejsce", place), ("co-zrobilismy", row))
    ] == [404] * 2
