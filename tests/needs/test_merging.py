"""Two needs made one with all that they rest on, and taken apart; one need split in two."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from needs import services
from needs.models import Need, WeighedNeed
from needs.services.merging import NOT_ITS, NOTHING_CHOSEN
from needs.services.weighing import Mark
from osl_site.common.audit.models import Entry
from osl_site.common.centre.models import TargetGroup
from osl_site.common.merging.models import Merge
from osl_site.common.withdrawal.models import withdrawal_of
from tests import builders
from tests.breaking import refused, sql
from tests.needs.builders import conclusion, goal_citing, need, note, submission, submit
from tests.reading import text_of

pytestmark = pytest.mark.django_db
LISTS = ("notes", "submissions", "localities", "communes", "groups")


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 12, 1, 9)


def listed(row):
    return {name: sorted(str(one.pk) for one in getattr(row, name).all()) for name in LISTS}


def rich(title, place, *, shared):
    """A need with something of everything in its lists, one note shared with another need."""
    here = builders.locality(place)
    row = need(title=title, notes=[note(text=f"{title}."), shared], localities=[here])
    row.submissions.set([submission(words=f"{title}?")])
    row.groups.set(TargetGroup.objects.order_by("pk")[:1])
    return row


def two():
    shared = note(text="Mówią obie wsie.")
    kept, gone = rich("Dojazd", "Kandyty", shared=shared), rich("Autobus", "Kamińsk", shared=shared)
    Need.objects.filter(pk=gone.pk).update(description="Nie ma czym wrócić.")
    kept.refresh_from_db(), gone.refresh_from_db()
    return kept, gone


def weighed(row, by):
    session = services.open_weighing({"title": "Ważenie"}, needs=[row], by=by)
    marks = {one.pk: Mark(2, "Bo.") for one in session.asked}
    services.weigh(session.weighed.get(), marks, by=by)
    return session


def test_all_that_both_rest_on_is_the_kept_ones_and_comes_back(organiser):
    kept, gone = two()
    drawn = conclusion(needs=[gone])
    before = listed(kept), listed(gone)
    preview = services.preview_merged_needs(kept, gone, organiser)
    assert (listed(kept), Merge.objects.count(), withdrawal_of(gone)) == (before[0], 0, None)
    outcome = services.merge_needs(kept, gone, by=organiser)
    assert outcome == preview
    assert listed(kept) == {name: sorted({*before[0][name], *before[1][name]}) for name in LISTS}
    assert listed(gone) == before[1]  # it goes on saying what it said
    assert outcome.moved == {
        "needs_conclusion_needs": 1,
        "needs_need_notes": 1,
        "needs_need_submissions": 1,
        "needs_need_localities": 1,
    }
    kept.refresh_from_db()
    assert (kept.description, list(drawn.needs.all())) == ("Nie ma czym wrócić.", [kept])
    told = Entry.objects.filter(act__startswith="need.merged").order_by("id")
    assert list(told.values_list("act", "subject_id", "part_of__act")) == [
        ("need.merged", kept.pk, None),
        ("need.merged_away", gone.pk, "need.merged"),
    ]
    assert services.part_needs(Merge.objects.get(), by=organiser) == outcome.count
    kept.refresh_from_db()
    assert (listed(kept), listed(gone), kept.description) == (*before, "")
    assert (list(drawn.needs.all()), withdrawal_of(gone)) == ([gone], None)
    connection.check_constraints()


def test_what_somebody_took_off_or_added_since_stays_as_they_left_it(organiser):
    kept, gone = two()
    services.merge_needs(kept, gone, by=organiser)
    kept.refresh_from_db()
    new = note(text="Nowa.")
    theirs = gone.notes.exclude(pk__in=kept.notes.order_by("pk")[:2].values("pk")).first()
    left = [one for one in kept.notes.all() if one != theirs]
    services.change_need(kept, {"notes": [*left, new]}, revision=kept.revision, by=organiser)
    services.part_needs(Merge.objects.get(), by=organiser)
    assert new in kept.notes.all()
    assert theirs not in kept.notes.all()


def test_a_decided_plan_and_a_closed_weighing_go_on_naming_the_need_of_their_day(organiser):
    kept, gone = need(title="Zostaje"), need(title="Znika")
    submit(goal_citing(conclusion(needs=[gone])))
    session = weighed(gone, organiser)
    services.close_weighing(session, by=organiser)
    open_one = weighed(gone, organiser)
    outcome = services.merge_needs(kept, gone, by=organiser)
    assert (outcome.moved, outcome.left_count) == ({"needs_weighedneed": 1}, 2)
    assert dict(WeighedNeed.objects.values_list("session", "need")) == {session.pk: gone.pk, open_one.pk: kept.pk}


def test_who_edits_it_meanwhile_sees_both_versions(organiser, desk):
    kept, gone = two()
    seen = kept.revision
    services.merge_needs(kept, gone, by=organiser)
    with pytest.raises(ValidationError):
        services.change_need(kept, {"title": "Inaczej"}, revision=seen, by=organiser)
    with pytest.raises(ValidationError):
        services.restore_finding(gone, by=organiser)


def test_the_pages_ask_show_what_would_move_do_it_and_take_it_back(desk):
    kept, gone = two()
    address = f"{kept.get_absolute_url()}polacz/"
    assert "Tej potrzeby nie można wybrać" in desk.get(f"{address}?z=99999").content.decode()
    page = text_of(desk.get(f"{address}?z={gone.pk}"))
    assert f"Zostaje {kept.code}, znika {gone}." in page
    assert "Powiązania, które przenosimy: 3." in page
    assert "przejmie opis" in page
    sent = {"gone": gone.pk, "seen_kept": kept.revision, "seen_gone": gone.revision, "polacz": "1"}
    assert "Ktoś zmienia" in desk.post(address, sent | {"seen_gone": "7"}).content.decode()
    assert desk.post(address, sent).url == kept.get_absolute_url()
    assert f"Dawne dane potrzeby {gone.code}" in text_of(desk.get(kept.get_absolute_url()))
    assert f"{gone.code} jest już częścią" in text_of(desk.get(gone.get_absolute_url()))
    part = f"/biuro/rozeznanie/potrzeby/polaczenia/{Merge.objects.get().pk}/rozlacz/"
    assert desk.get(part).status_code == 200
    assert desk.post(part).status_code == 302
    assert "Dawne dane" not in text_of(desk.get(kept.get_absolute_url()))


def test_a_need_is_split_what_is_chosen_moves_and_both_say_so(desk, organiser):
    here, there = builders.locality("Kandyty"), builders.locality("Kamińsk")
    stays, goes = note(text="Autobus."), note(text="Ławka.")
    row = need(title="Dojazd i ławka", notes=[stays, goes], localities=[here, there])
    address = f"{row.get_absolute_url()}podziel/"
    sent = {"title": "Ławka", "notes": [goes.pk], "localities": [there.pk], "revision": row.revision}
    assert desk.post(address, sent | {"title": " "}).context["form"].errors.keys() == {"title"}
    nothing = desk.post(address, {"title": "Ławka", "revision": row.revision}).context["form"]
    assert nothing.errors == {"__all__": [NOTHING_CHOSEN]}
    new = Need.objects.get(pk=desk.post(address, sent).url.rstrip("/").rpartition("/")[2])
    row.refresh_from_db()
    assert (list(row.notes.all()), list(row.localities.all())) == ([stays], [here])
    assert (list(new.notes.all()), list(new.localities.all()), new.split_from) == ([goes], [there], row)
    assert f'<a href="{new.get_absolute_url()}">{new}</a>' in text_of(desk.get(row.get_absolute_url()))
    assert f'<a href="{row.get_absolute_url()}">{row}</a>' in text_of(desk.get(new.get_absolute_url()))
    told = Entry.objects.filter(act__startswith="need.split").order_by("id")
    assert list(told.values_list("act", "subject_id")) == [("need.split", row.pk), ("need.split_off", new.pk)]
    services.merge_needs(row, new, by=organiser)  # and it is one again
    assert set(row.notes.all()) == {stays, goes}
    assert set(row.localities.all()) == {here, there}


def test_only_what_it_rests_on_moves_and_only_the_organiser_does_it(organiser, coworker):
    row, foreign = need(notes=[note()]), note(text="Obca.")
    with pytest.raises(ValidationError) as refusal:
        services.split_need(row, {"title": "Nowa"}, takes={"notes": [foreign]}, revision=None, by=organiser)
    assert refusal.value.messages == [NOT_ITS]
    for act in (
        lambda: services.split_need(row, {"title": "N"}, takes={"notes": []}, revision=None, by=coworker),
        lambda: services.merge_needs(row, need(), by=coworker),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_the_database_refuses(organiser):
    row = need(notes=[note()])
    new = services.split_need(row, {"title": "Nowa"}, takes={"notes": row.notes.all()}, revision=None, by=organiser)
    refused(lambda: sql("update needs_need set split_from_id = id"))
    refused(lambda: sql(f"delete from needs_need where id = {row.pk}"))
    assert new.split_from == row
