"""Who did what stays under the name and the position of that day, whatever the account is called later."""

import pytest
from django.urls import reverse

from osl_site.common.accounts.models import Role, User, done_by
from plans import services
from plans.document.rendering import html_of
from plans.models import Answer, Decision, Publication, Remark, SignedCopy, Version
from tests import builders
from tests.plans.builders import published, returned
from tests.plans.signing import bring

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]
THEN, NOW = "Anna Dawna", "Anna Dzisiejsza"


@pytest.fixture
def people():
    return (
        builders.user("organiser", name=f"{THEN} (org.)"),
        builders.user("director", name=f"{THEN} (dyr.)", position="dyrektorka"),
    )


def test_the_position_is_kept_or_else_the_role_in_which_one_acts(people):
    organiser, director = people
    assert done_by(organiser, Role.ORGANISER)["by_position"] == "organizator społeczności lokalnej"
    assert done_by(director, Role.DIRECTOR)["by_position"] == "dyrektorka"
    assert done_by(builders.user("coworker"), Role.ORGANISER)["by_position"] == ""


def pages_of(version, director):
    """What stands on every page and in every document of that version, and in the letters about it."""
    return [
        reverse("plans:version_detail", args=[version.pk]),
        reverse("plans:plan_detail", args=[version.plan_id]),
        *([reverse("plans:publication_detail", args=[version.pk])] if version.state == "approved" else []),
        *[reverse("plans:remark_answer", args=[row.pk]) for row in version.remarks.all()],
    ]


def test_the_cover_says_what_people_were_on_that_day(signed_in):
    organiser = builders.user("organiser", name=THEN, position="główna specjalistka")
    version = published(organiser, director=builders.user("director", name=THEN, position="p.o. dyrektora")).version
    User.objects.update(name=NOW, position="ktoś inny")
    html = html_of(Version.objects.get(pk=version.pk), "approved")
    assert f"{THEN}, główna specjalistka" in html
    assert f"{THEN}, p.o. dyrektora" in html
    assert NOW not in html


def test_a_new_name_changes_nothing_old(people, signed_in):
    organiser, director = people
    answered = returned(organiser, director)
    services.answer_remark(answered.remarks.get(), outcome="adopted", text="Dodano.", by=organiser)
    approved = published(organiser, director=director).version
    bring(approved, by=organiser)
    User.objects.update(name=NOW, position="ktoś inny")
    client = signed_in(User.objects.get(pk=organiser.pk))
    for version in (answered, approved):
        for address in pages_of(version, director):
            page = client.get(address).text.partition("<main")[2]
            assert THEN in page, address
            assert NOW not in page, address
    for model in (Remark, Answer, Decision, Publication, SignedCopy):
        assert {row.by_name[:10] for row in model.objects.all()} == {THEN}, model
    public = signed_in(organiser).get(reverse("public_plan")).text
    assert (THEN in public, NOW in public.partition("<main")[2]) == (True, False)
