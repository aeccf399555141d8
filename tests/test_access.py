"""Every address × every role. An address missing from the table fails, and so does one that no longer exists."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from zeal import zeal_context

from osl_site.common.accounts.models import User
from tests.access import ROLES, TABLE, address_of, url_of
from tests.browser import E_MAIL


def addresses(resolver: URLResolver, namespace: str = "") -> set[str]:
    found = set()
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            found.add(f"{namespace}{pattern.name or pattern.pattern}")
        else:
            found |= addresses(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
    return found


def test_the_table_names_every_address_and_no_other():
    assert set(map(address_of, TABLE)) == addresses(get_resolver())


def answer(name: str, role: str, method: str) -> str:
    """What the address says to this role; whatever that did is undone, so that the next role finds the same office."""
    client = Client(raise_request_exception=True)
    url = url_of(name)
    with transaction.atomic():
        if role != "nobody":
            person = User.objects.get(email=E_MAIL[role])
            client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        with zeal_context():  # raises on the first query that is repeated for each row of a list
            response = client.generic(method, url, follow=False)
        transaction.set_rollback(True)
    if response.status_code == 302 and response.url.startswith(reverse("sign_in")):
        return "in"
    return str(response.status_code)


@pytest.mark.parametrize("name", sorted(TABLE))
def test_each_role_gets_what_the_table_says(name, seeded):
    row = TABLE[name]
    assert {role: answer(name, role, row.method) for role in ROLES} == row.by_role


@pytest.mark.parametrize("name", sorted(name for name, row in TABLE.items() if row.method == "GET"))
def test_who_may_not_open_a_page_may_not_send_its_form_either(name, seeded):
    refused = {role: said for role, said in TABLE[name].by_role.items() if said in ("in", "403", "404")}
    sent = {role: answer(name, role, "POST") for role in refused}
    assert [role for role, said in sent.items() if said not in (refused[role], "405")] == []
