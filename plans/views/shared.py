"""What the pages of writing share: a form that one service answers, a look that saves nothing."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from osl_site.common.forms.form_handling import submit_form
from osl_site.common.text.whole_numbers import whole_number
from plans.models import Version

PREVIEW, SEARCH = "podglad", "pokaz"  # buttons that show the page again and save nothing


def draft_or_404(pk: int) -> Version:
    return get_object_or_404(Version.objects.select_related("plan"), pk=pk)


def form_page(
    request: HttpRequest,
    form: BaseForm,
    act: Callable[[], Model],
    *,
    title: str,
    back: str,
    said: str,
    template: str = "plans/form.html",
    extra: Mapping[str, Any] | None = None,
    made: Callable[[Model], str] | None = None,
) -> HttpResponse:
    """A form that one service answers: when it is saved, where `made` finds what was made, else back where it came
    from; its refusals at their fields."""
    if done := submit_form(request, form, act):
        messages.success(request, said)
        return redirect(made(done) if made else back)
    return render(request, template, {"form": form, "title": title, "back": back, **(extra or {})})


def opened(request: HttpRequest, make: Callable[[Any], BaseForm]) -> BaseForm:
    """The form as it was sent; when somebody only looks, with everything typed in it, judged by nobody and unbound."""
    if not is_look(request):
        return make(request.POST or None)
    form = make(None)
    for name, field in form.fields.items():
        form.initial[name] = field.widget.value_from_datadict(request.POST, request.FILES, form.add_prefix(name))
    return form


def is_look(request: HttpRequest) -> bool:
    return request.method == "POST" and (PREVIEW in request.POST or SEARCH in request.POST)


def number_in(request: HttpRequest, name: str) -> list[int]:
    """The id that the address carries, or nothing usable."""
    number = whole_number(request.GET.get(name, ""))
    return [] if number is None else [number]


def place_url(version: Version, key: object, letter: str) -> str:
    """The draft at the place of a chapter (r), goal (c) or action (d)."""
    return f"{version.get_absolute_url()}#{letter}-{key}"
