"""Staff: an offer and its planned meetings are shown to residents, after it was looked at which."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from activities import minors, rules, services
from activities.forms.ticks import PublicationForm
from activities.models import Activity
from activities.planning.publication_preview import preview_publication
from activities.services.publication import PUBLISH_FIRST
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.web.guards import staff_view


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def activity_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """The offer, with those of its meetings that stay ticked."""
    activity = get_object_or_404(Activity, pk=pk)
    if request.method == "GET" and activity.published_at:
        return redirect("activities:occurrences_publish", pk)
    if not activity.published_at and (refusal := services.why_not_public(activity)):
        messages.error(request, refusal)
        return redirect(activity)
    words = {"title": "Opublikuj w ofercie", "button": "Opublikuj w ofercie"}
    said = "Opublikowano. Mieszkańcy już to widzą."
    return _page(request, activity, services.publish_activity, done=lambda _activity: said, **words)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def occurrences_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """The planned meetings of a published offer: those that stay ticked."""
    activity = get_object_or_404(Activity, pk=pk)
    refusal = minors.why_not_public(activity) if activity.published_at else PUBLISH_FIRST
    if request.method == "GET" and refusal:
        messages.error(request, refusal)
        return redirect(activity)
    words = {"title": "Opublikuj spotkania", "button": "Opublikuj zaznaczone spotkania"}
    return _page(request, activity, services.publish_occurrences, done=_published, **words)


def _page(
    request: HttpRequest,
    activity: Activity,
    publish: Callable[..., Any],
    *,
    done: Callable[[Any], str],
    **words: str,
) -> HttpResponse:
    preview, seen = preview_publication(activity), request.POST.get("shown", "")
    sent = request.POST if request.method == "POST" else None
    form = PublicationForm(sent, preview, with_activity=activity.published_at is None)
    act = lambda: publish(activity, chosen=form.cleaned_data["occurrences"], seen=seen, by=request.user)
    if made := submit_form(request, form, act):
        messages.success(request, done(made))
        return redirect(activity)
    context = {"activity": activity, "form": form, "preview": preview, "back": activity.get_absolute_url()}
    return render(request, "activities/publication.html", context | words)


def _published(number: int) -> str:
    return ngettext("Opublikowano %(n)d spotkanie.", "Opublikowano %(n)d spotkań.", number) % {"n": number}
