"""In an office of one person the pages say what cannot be decided: where roles are given, and where a plan goes on."""

import pytest
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.accounts import services
from osl_site.common.accounts.models import Role, User
from osl_site.common.accounts.one_person import undecided_here
from tests import builders
from tests.plans.builders import draft
from tests.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]
SAID = "Planu, który przekaże Anna Nowak, nikt nie zatwierdzi, nie przedłuży ani nie uchyli"


@pytest.fixture
def alone():
    """Somebody who holds every role, and no one else."""
    return builders.user(*Role.values, name="Anna Nowak")


def pages(client, person):
    """What the pages say on which roles are given, and the step of setting up."""
    named = [reverse(name, args=[person.pk]) for name in ("account_detail", "account_edit")]
    return [text_of(client.get(url)) for url in (*named, reverse("account_list"), reverse("office_start"))]


def test_where_roles_are_given_it_is_said_until_somebody_else_is_director(alone, signed_in):
    builders.office()
    client = signed_in(alone)
    assert [SAID in page for page in pages(client, alone)] == [True] * 4
    other = builders.user("director")
    assert [SAID in page for page in pages(client, alone)] == [False] * 4
    User.objects.filter(pk=other.pk).update(is_active=False)
    assert [SAID in page for page in pages(client, alone)] == [True] * 4


def test_whoever_stands_in_for_the_director_decides(alone):
    deputy = builders.user("coworker")
    assert len(undecided_here()) == 1
    director = builders.user("director")
    assert undecided_here() == []
    today = clock.today()
    services.set_substitute(director, substitute=deputy, from_on=today, until_on=today, by=director)
    User.objects.filter(pk=alone.pk).update(roles=["organiser", "administrator"])
    assert undecided_here() == []


def test_of_whom_hands_nothing_over_nothing_is_said():
    builders.user("director")
    builders.user("coworker", "administrator")
    assert undecided_here() == []
    builders.user("organiser", is_active=False)
    assert undecided_here() == []


def test_where_a_plan_goes_to_nobody_no_letter_is_promised(alone, signed_in):
    version = draft(alone)
    client, address = signed_in(alone), reverse("plans:version_submit", args=[version.pk])
    assert "Potrzebna jest inna osoba z rolą dyrektora" in text_of(client.get(address))
    page = text_of(client.post(address, {"due_on": "2027-01-15"}, follow=True))
    assert "Zdecydować będzie można dopiero, gdy rolę dyrektora dostanie inna osoba." in page
    assert "dostanie e-mail" not in page


def test_as_much_is_asked_of_three_organisers_as_of_one(django_assert_num_queries):
    builders.user("organiser")
    with django_assert_num_queries(2):
        assert len(undecided_here()) == 1
    builders.user("organiser")
    builders.user("organiser")
    with django_assert_num_queries(2):
        assert len(undecided_here()) == 3
