"""Staff: the meetings ticked on the list, published or called off together after it was looked at what that does."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from activities import rules, services
from activities.forms.registrations import NothingAsked
from activities.forms.ticks import CancelChosenForm
from activities.planning.chosen_preview import ChosenPreview, Marks, preview_cancelling, preview_publishing
from activities.planning.letter_preview import LetterPreview, letter_called_off
from activities.planning.preview_seen import NONE_CHOSEN
from activities.registrations.audience import concerned, names_to_ring
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.database.records import tidy
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.text.whole_numbers import whole_number
from osl_site.common.web.guards import staff_view

TICK, SEEN, LIST = "spotkanie", "widziane", "lista"  # names of fields
MOST = 100  # of one act; a page of the list has fewer
Act = Callable[[Marks], tuple[int, list[str]]]


@never_cache
@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def occurrences_publish_chosen(request: HttpRequest) -> HttpResponse:
    """Show residents the ticked meetings that they do not see yet."""
    form = NothingAsked(request.POST or None)
    act = lambda seen: services.publish_chosen(seen, by=request.user)
    words = {"title": "Opublikuj zaznaczone spotkania", "button": "Opublikuj", "said": _published}
    return _page(request, form, act, preview_publishing, **words)


@never_cache
@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_run_some)
def occurrences_cancel_chosen(request: HttpRequest) -> HttpResponse:
    """Call the ticked meetings off, for one reason."""
    form = CancelChosenForm(request.POST or None)
    act = lambda seen: services.cancel_chosen(seen, reason=form.cleaned_data["reason"], by=request.user)
    words = {"title": "Odwołaj zaznaczone spotkania", "button": "Odwołaj", "said": _cancelled, "danger": True}
    preview = lambda ids: preview_cancelling(ids, by=request.user)
    typed = tidy(form.data.get("reason", ""))
    letter = lambda shown: letter_called_off([row.occurrence for row in shown.possible], typed)
    return _page(request, form, act, preview, letter_of=letter, **words)


def _page(
    request: HttpRequest,
    form: BaseForm,
    act: Act,
    preview_of: Callable[[Any], ChosenPreview],
    *,
    said: Callable[[int], str],
    letter_of: Callable[[ChosenPreview], LetterPreview | None] = lambda shown: None,
    **words: Any,
) -> HttpResponse:
    """What it does to each, who is told, its one button; without a tick back to the list, which says so."""
    back, seen = _list_of(request), _seen(request)
    ids = list(seen) or _numbers(request.GET.getlist(TICK))
    if not ids:
        messages.error(request, NONE_CHOSEN)
        return redirect(back)
    left: list[str] = []

    def once() -> int:
        done, refused = act(seen)
        left.extend(refused)
        return done

    if done := submit_form(request, form, once):
        messages.success(request, said(done))
        for sentence in left:
            messages.error(request, f"Bez zmian: {sentence}")
        return redirect(back)
    preview = preview_of(ids)
    context = {"form": form, "preview": preview, "to_ring": _names(request, preview), "back": back}
    context["letter"] = letter_of(preview)
    return render(request, "activities/chosen.html", context | words)


def _names(request: HttpRequest, preview: ChosenPreview) -> list[str]:
    """Whom only a call reaches, by name. Reading them is noted."""
    if not preview.told.by_phone:
        return []
    note_access(AccessKind.READ, by=request.user, what="osoby, do których trzeba zadzwonić po odwołaniu spotkań")
    return names_to_ring(concerned([row.occurrence.pk for row in preview.possible]))


def _list_of(request: HttpRequest) -> str:
    """The list that the ticks come from, narrowed as it was."""
    asked = QueryDict(request.GET.get(LIST, "")).urlencode()
    return f"{reverse('activities:occurrence_list')}{f'?{asked}' if asked else ''}"


def _seen(request: HttpRequest) -> dict[int, str]:
    """The mark of each meeting as the page showed it; what cannot be read is not there."""
    pairs = [sent.partition(":")[::2] for sent in request.POST.getlist(SEEN)[:MOST]]
    return {int(pk): mark for pk, mark in pairs if _numbers([pk])}


def _numbers(sent: list[str]) -> list[int]:
    """Ids as an address brings them."""
    found = [whole_number(words) for words in sent[:MOST]]
    return [number for number in found if number is not None]


def _published(number: int) -> str:
    return ngettext("Opublikowano %(n)d spotkanie.", "Opublikowano %(n)d spotkań.", number) % {"n": number}


def _cancelled(number: int) -> str:
    return ngettext("Odwołano %(n)d spotkanie.", "Odwołano %(n)d spotkań.", number) % {"n": number}
