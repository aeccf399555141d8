"""States of submissions are the office's own: named in three languages, added, ended; each type always has one."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import override

from needs import services
from needs.models import StateType, Submission, SubmissionState
from needs.services.states import ensure_states, state_of
from needs.submissions.told import told_of
from osl_site.common.centre.dictionaries import services as dictionaries
from osl_site.common.templatetags.osl import phone
from tests.needs.builders import submission

pytestmark = pytest.mark.django_db
LIST = "/biuro/ustawienia/stany-zgloszen/"
SPRING = {"name": "Czeka na wiosnę", "name_uk": "Чекає на весну", "name_en": "Waits for spring"}


@pytest.fixture(autouse=True)
def states():
    ensure_states()


@pytest.fixture
def spring(administrator):
    return dictionaries.add_row(SubmissionState, SPRING | {"type": StateType.OURS}, by=administrator)


def test_a_state_is_added_in_its_place_and_its_type_is_never_asked_again(signed_in, administrator):
    desk = signed_in(administrator)
    after = state_of(StateType.OURS)
    typed = SPRING | {"type": "ours", "after": after.pk}
    assert desk.post(f"{LIST}nowe/", typed).url == LIST
    made = SubmissionState.objects.get(name=SPRING["name"])
    assert (made.type, list(SubmissionState.objects.all()).index(made)) == ("ours", 2)

    page = desk.get(f"{LIST}{made.pk}/zmien/").content.decode()
    assert 'name="name_uk"' in page and 'name="type"' not in page
    desk.post(f"{LIST}{made.pk}/zmien/", typed | {"name": "Wiosną", "type": "done", "revision": made.revision})
    made.refresh_from_db()
    assert (made.name, made.type) == ("Wiosną", "ours")


def test_a_second_state_of_the_same_name_is_refused_at_the_field(signed_in, administrator):
    page = signed_in(administrator).post(f"{LIST}nowe/", {"name": "U Nas", "type": "done", "name_en": "Ours too"})
    assert "Ta nazwa jest już na liście." in page.content.decode()
    assert 'value="Ours too"' in page.content.decode()


def test_one_that_is_used_is_ended_and_not_deleted(signed_in, administrator, organiser, spring):
    row = submission(stands="ours")
    services.stand_in(row, state=spring, by=organiser)
    desk = signed_in(administrator)
    assert "Coś już się na tym opiera" in desk.post(f"{LIST}{spring.pk}/usun/", {"usun": "1"}).content.decode()
    desk.post(f"{LIST}{spring.pk}/usun/", {"reason": "łączymy"})
    desk.get(LIST)  # what was just done is said once
    assert SPRING["name"] not in desk.get(LIST).content.decode()
    assert SPRING["name"] in desk.get(LIST, {"wycofane": "1"}).content.decode()
    with pytest.raises(ValidationError):
        services.stand_in(submission(stands="ours"), state=spring, by=organiser)
    row.refresh_from_db()
    assert row.state == spring


@pytest.mark.parametrize("how", ["withdraw", "remove"])
def test_the_last_state_of_a_type_is_neither_ended_nor_deleted(how, administrator, spring):
    ours = state_of(StateType.OURS)
    dictionaries.withdraw_row(ours, reason="łączymy", by=administrator)
    with pytest.raises(ValidationError, match="jedyny stan, który znaczy „u nas”"):
        if how == "withdraw":
            dictionaries.withdraw_row(spring, reason="nie", by=administrator)
        else:
            dictionaries.remove_row(spring, by=administrator)
    assert state_of(StateType.OURS) == spring


def test_an_author_reads_the_name_that_the_office_gave_in_their_language(organiser, spring):
    row = submission(stands="ours", language="uk")
    assert told_of(row).word == "Przeczytaliśmy"
    services.stand_in(row, state=spring, by=organiser)
    row = Submission.objects.get(pk=row.pk)
    with override("uk"):
        assert told_of(row).word == "Чекає на весну"
    with override("en"):
        assert told_of(row).word == "Waits for spring"


def test_it_moves_among_states_that_mean_the_same_and_who_has_it_stays_said(signed_in, organiser, administrator):
    row = submission()
    services.pass_elsewhere(row, responsible="Urząd Gminy", phone="897610000", by=organiser)
    row = Submission.objects.get(pk=row.pk)
    desk, address = signed_in(organiser), f"{row.get_absolute_url()}stan/"
    assert "Zmień stan" not in desk.get(row.get_absolute_url()).content.decode()
    council = dictionaries.add_row(SubmissionState, {"name": "U rady", "type": "elsewhere"}, by=administrator)
    assert "Zmień stan" in desk.get(row.get_absolute_url()).content.decode()

    assert "Wybierz stan." in desk.post(address, {"state": ""}).content.decode()
    assert desk.post(address, {"state": state_of(StateType.DONE).pk}).status_code == 200
    desk.post(address, {"state": council.pk})
    row = Submission.objects.get(pk=row.pk)
    assert row.state == council
    assert told_of(row).sentences == ["Przekazane do: Urząd Gminy.", f"Telefon: {phone('897610000')}."]


def test_only_who_handles_it_moves_it(coworker, director, spring):
    for person in (coworker, director):
        with pytest.raises(PermissionDenied):
            services.stand_in(submission(stands="ours"), state=spring, by=person)
