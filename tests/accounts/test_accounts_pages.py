import pytest

from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Entry
from tests import builders

pytestmark = pytest.mark.django_db
NEW = {"name": "Ewa Przykład", "email": "Ewa@przyklad.pl", "position": "animatorka", "roles": ["coworker", "director"]}


def test_the_administrator_adds_an_account_whose_owner_sets_the_password(signed_in, administrator):
    answer = signed_in(administrator).post("/biuro/ustawienia/konta/nowe/", NEW)

    assert (answer.status_code, answer.url) == (302, "/biuro/ustawienia/konta/")
    user = User.objects.get(email="ewa@przyklad.pl")
    assert (user.roles, user.position, user.has_usable_password()) == (["coworker", "director"], "animatorka", False)
    assert list(Entry.objects.values_list("act", "by")) == [("user.added", administrator.pk)]


def test_an_address_that_is_taken_is_refused_at_its_field_with_everything_still_there(signed_in, administrator):
    builders.user(email="ewa@przyklad.pl")
    page = signed_in(administrator).post("/biuro/ustawienia/konta/nowe/", NEW)

    assert page.context["form"].errors == {"email": ["Konto z tym adresem już jest. Sprawdź na liście kont."]}
    assert 'value="animatorka"' in page.content.decode()


def test_an_account_without_a_role_is_refused(signed_in, administrator):
    page = signed_in(administrator).post("/biuro/ustawienia/konta/nowe/", NEW | {"roles": []})
    assert page.context["form"].errors == {"roles": ["Wskaż co najmniej jedną rolę z listy."]}


@pytest.mark.parametrize("role", ["organiser", "director", "coworker"])
@pytest.mark.parametrize("page", ["konta/", "konta/nowe/"])
def test_accounts_are_the_administrators(role, page, signed_in):
    assert signed_in(builders.user(role)).get(f"/biuro/ustawienia/{page}").status_code == 403


def test_a_longer_list_of_accounts_takes_no_more_queries(signed_in, administrator, django_assert_num_queries):
    client = signed_in(administrator)
    with django_assert_num_queries(10):
        client.get("/biuro/ustawienia/konta/")
    for _ in range(30):
        builders.user()
    with django_assert_num_queries(10):
        page = client.get("/biuro/ustawienia/konta/")
    assert len(page.context["page"]) == 31
