"""The handbooks as pages of the office, and from every page the way to the part that is about it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_GET

from osl_site.common.accounts.models import Role, User
from osl_site.common.accounts.rules import TAKING_OVER
from osl_site.roof.handbook.reading import TAKEN_IN, handbook
from osl_site.roof.pages.help import HELP

READERS = {  # whose handbook each is
    "organizator": (Role.ORGANISER, Role.COWORKER, *TAKING_OVER),
    "dyrektor": (Role.DIRECTOR,),
    "administrator": (Role.ADMINISTRATOR,),
}


@require_GET
def handbook_list(request: HttpRequest) -> HttpResponse:
    """All handbooks with their chapters."""
    return render(request, "handbook/list.html", {"handbooks": [handbook(slug) for slug in TAKEN_IN]})


@require_GET
def handbook_page(request: HttpRequest, slug: str) -> HttpResponse:
    """One handbook."""
    if slug not in TAKEN_IN:
        raise Http404
    return render(request, "handbook/handbook.html", {"handbook": handbook(slug)})


def help_here(request: HttpRequest) -> dict[str, object]:
    """For the frame of the staff's pages: where the help for this page is. Asks nothing of the database."""
    return {"help_url": SimpleLazyObject(lambda: _help_of(request))}


def _help_of(request: HttpRequest) -> str:
    match = request.resolver_match
    ways = HELP.get(match.view_name, ()) if match else ()
    if not ways:
        return reverse("handbook_list")
    slug, anchor = next((way for way in ways if _is_for(request.user, way[0])), ways[0])
    return f"{reverse('handbook', args=[slug])}#{anchor}"


def _is_for(user: User, slug: str) -> bool:
    return any(user.acts_as(role) for role in READERS[slug])
