"""Staff: the places."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities import links, rules, services
from activities.forms.activities import VenueForm
from activities.models import Venue
from activities.planning.venue_preview import VenuePreview, preview_correction
from activities.views.listings import VENUES
from activities.views.seats_first import submit_seen
from osl_site.common.centre.models import Locality
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view
from osl_site.common.withdrawal.models import with_withdrawal, withdrawal_of
from osl_site.common.withdrawal.views import Removal, removal_page, restore


@require_GET
@staff_view(may=rules.may_read)
def venue_list(request: HttpRequest) -> HttpResponse:
    rows = with_withdrawal(Venue.objects.select_related("locality"))
    return list_page(request, VENUES, rows)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def venue_form(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add a place, or correct one."""
    venue = get_object_or_404(Venue.objects.select_related("locality"), pk=pk) if pk else None
    form = VenueForm(request.POST or None, instance=venue)

    def act(seen: str) -> Venue:
        if venue is None:
            return services.create_venue(form.values, by=request.user)
        return services.change_venue(venue, form.values, revision=form.seen_revision, seen=seen, by=request.user)

    before, name = venue and venue.locality, str(venue or "")
    news = lambda: preview_correction(venue, form.values) if venue else VenuePreview()
    done, told = submit_seen(request, form, news, act, nothing=VenuePreview())
    if done:
        messages.success(request, _said(done, before, is_told="shown" in request.POST))
        return redirect("activities:venue_list")
    withdrawal = withdrawal_of(venue) if venue else None
    title = (name if withdrawal else f"Zmień: {name}") if venue else "Dodaj miejsce"
    context = {"form": form, "title": title, "button": "Zapisz miejsce", "withdrawal": withdrawal, "told": told}
    context["back"] = reverse("activities:venue_list")
    if venue:
        context["remove"] = reverse("activities:venue_remove", args=[venue.pk])
        context["redact"] = reverse("redact", args=["miejsce", venue.pk])
        context["restore"] = reverse("activities:venue_restore", args=[venue.pk])
    return render(request, "activities/venue_form.html", context)


def _said(venue: Venue, before: Locality | None, *, is_told: bool) -> str:
    if before in (None, venue.locality):
        return "Miejsce jest zapisane."
    if is_told:
        return "Miejsce jest zapisane. Zapisane osoby dowiedzą się o zmianie."
    return "Miejsce jest zapisane. Nikogo nie powiadomiliśmy, bo na spotkania w nim nikt nie jest zapisany."


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def venue_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Taken away, or withdrawn where something was planned there."""
    venue = get_object_or_404(Venue.objects.select_related("locality"), pk=pk)
    how = Removal(
        name=str(venue),
        page=reverse("activities:venue_edit", args=[pk]),
        list=reverse("activities:venue_list"),
        above=links.on_venue(venue),
        remove=services.remove_venue,
        withdraw=services.withdraw_venue,
        warning=_still_told(venue),
        example="świetlica zamknięta do odwołania",
    )
    return removal_page(request, venue, how)


def _still_told(venue: Venue) -> str:
    """What residents go on being told of, and by whom it is ended; nothing where no meeting is announced there."""
    count = links.told_at(venue).count()
    number = ngettext("%(count)d spotkanie", "%(count)d spotkań", count) % {"count": count}
    told = f"Mieszkańcy widzą w tym miejscu jeszcze {number}."
    goes_on = "Wycofanie niczego nie odwołuje: każde trzeba potem przenieść albo odwołać. Wszystkie będą w „Na dziś”."
    return f"{told} {goes_on}" if count else ""


@require_POST
@staff_view(may=rules.may_edit)
def venue_restore(request: HttpRequest, pk: int) -> HttpResponse:
    venue = get_object_or_404(Venue, pk=pk)
    return restore(request, venue, services.restore_venue, reverse("activities:venue_edit", args=[pk]))
