"""Two administrators at one moment, with real commits: somebody is always left."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from osl_site.common.accounts import services
from osl_site.common.accounts.models import User
from tests import builders
from tests.together import answer_of_the_second


@pytest.fixture
def two(own_database):
    """The only two administrators, as if each had set a password."""
    people = [builders.user("administrator") for _ in range(2)]
    keys = [person.pk for person in people]
    User.objects.filter(pk__in=keys).update(password="pbkdf2_sha256$1$a$b")
    User.objects.exclude(pk__in=keys).filter(roles__contains=["administrator"]).update(roles=["coworker"])
    return people


def test_of_two_administrators_who_close_each_other_one_is_refused(two):
    first, second = two
    with pytest.raises(PermissionDenied):
        answer_of_the_second(
            lambda: services.close_account(second, reason="Odchodzi.", to=None, by=first),
            lambda: services.close_account(first, reason="Odchodzi.", to=None, by=second),
        )
    assert list(User.objects.filter(roles=["administrator"], is_active=True)) == [first]


def test_of_two_past_the_product_the_database_refuses_the_later_one(two):
    def close(person):
        def act():
            with transaction.atomic():
                User.objects.filter(pk=person.pk).update(is_active=False)
                connection.check_constraints()

        return act

    with pytest.raises(IntegrityError, match="nobody else is administrator"):
        answer_of_the_second(close(two[0]), close(two[1]))
