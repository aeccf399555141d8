import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from osl_site.common.accounts import services
from osl_site.common.accounts.models import Role, User
from osl_site.common.audit.models import Entry

pytestmark = pytest.mark.django_db
NEW = {"email": " Nowa@Przyklad.PL ", "name": "Nowa Osoba", "roles": [Role.COWORKER], "password": None}


def test_an_administrator_gives_an_account_that_signs_in_by_a_lower_case_address(administrator):
    user = services.add_user(**NEW, by=administrator)

    assert (user.email, user.roles, user.has_usable_password()) == ("nowa@przyklad.pl", ["coworker"], False)
    assert list(Entry.objects.roots().values_list("act", "by")) == [("user.added", administrator.pk)]


@pytest.mark.parametrize("role", ["organiser", "director", "coworker"])
def test_nobody_else_gives_accounts(role, request):
    with pytest.raises(PermissionDenied):
        services.add_user(**NEW, by=request.getfixturevalue(role))


def test_an_address_is_given_once(administrator):
    services.add_user(**NEW, by=administrator)
    with pytest.raises(ValidationError) as refusal:
        services.add_user(**NEW | {"email": "NOWA@przyklad.pl"}, by=administrator)
    assert list(refusal.value.error_dict) == ["email"]


def test_nobody_changes_the_password_of_another(organiser, director):
    with pytest.raises(PermissionDenied):
        services.change_password(organiser, password="trzy zwykłe słowa", by=director)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"roles": ["mayor"]}, "user_has_known_roles"),
        ({"roles": []}, "user_has_known_roles"),
        ({"email": "Duza@Litera.pl"}, "user_email_is_lowercase"),
    ],
)
def test_the_database_refuses(organiser, fields, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        User.objects.filter(pk=organiser.pk).update(**fields)
