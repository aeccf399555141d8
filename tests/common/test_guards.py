"""Every page of the office says above its view who may open it."""

from collections.abc import Iterator

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from osl_site.common.centre.dictionaries.kinds import dictionaries
from osl_site.common.web.guards import staff_view
from osl_site.roof.pages.table import TABLE, address_of

FOR_EVERYONE = {
    "desk",
    "more",
    "style",
    "settings",
    "dictionary_list",
    *(kind.view("list") for kind in dictionaries()),
    "email_confirm",
    "own_email",
    "password_change",
    "my_sign_in",
    "authenticator_add",
    "authenticator_remove",
    "passkey_add",
    "passkey_remove",
    "passkey_rename",
    "recovery_codes",
    "confirm_again",
    "second_step",
    "session_end",
    "sessions_end",
    "sign_out",
    "draft_drop",
    "search",
    "handbook",
    "handbook_list",
    "text_list",
    "activities:clause_list",
    "activities:clause_detail",
    "needs:clause_list",
    "needs:clause_detail",
}  # whoever signed in


def patterns(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", pattern
        else:
            yield from patterns(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)


def test_every_page_and_every_act_of_the_office_says_who_may():
    closed = {address_of(name) for name, row in TABLE.items() if row.by_role["nobody"] == "in"}
    views = {name: pattern.callback for name, pattern in patterns(get_resolver())}

    assert {name for name in closed if not getattr(views[name], "is_guarded", False)} == FOR_EVERYONE


def asked_by(user: object, view: object, **address: object) -> HttpResponse:
    request = HttpRequest()
    request.user = user
    return view(request, **address)


def missing(pk: int) -> str:
    raise Http404


def test_whom_the_rule_refuses_gets_403_before_the_view_reads_anything():
    read = []
    view = staff_view(may=lambda user: user == "organizatorka")(lambda request, pk: read.append(pk))

    with pytest.raises(PermissionDenied):
        asked_by("urzędnik", view, pk=5)
    asked_by("organizatorka", view, pk=7)

    assert read == [7]


def test_what_the_address_speaks_of_is_asked_about_and_handed_to_the_view():
    view = staff_view(may=lambda user, row: user == row, of=lambda pk: f"osoba {pk}")(lambda request, row: row)

    assert asked_by("osoba 5", view, pk=5) == "osoba 5"
    with pytest.raises(PermissionDenied):
        asked_by("osoba 5", view, pk=6)


def test_the_outermost_of_several_guards_is_asked_first():
    view = staff_view(may=lambda user: user == "organizatorka")(
        staff_view(may=lambda user, row: True, of=missing)(lambda request, row: row)
    )

    with pytest.raises(PermissionDenied):
        asked_by("urzędnik", view, pk=5)
    with pytest.raises(Http404):
        asked_by("organizatorka", view, pk=5)
