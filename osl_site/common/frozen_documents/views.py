"""Handing out a document, the page that says it is being made, and what is pressed between the two desks alike."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from osl_site.common.files.models import StoredFile
from osl_site.common.forms.once import once


def answer_with(file: StoredFile, *, inline: bool = True) -> HttpResponse:
    """The kept bytes under their name: to be read in the browser, or, of a file that people made, only to be saved."""
    way = "inline" if inline else "attachment"
    headers = {"Content-Disposition": f'{way}; filename="{file.name}"'}
    return HttpResponse(bytes(file.content), content_type=file.content_type, headers=headers)


def being_made(request: HttpRequest, *, title: str, url: str) -> HttpResponse:
    """The page instead of a document that the worker has not drawn yet; `url` is where the same words stand already."""
    return render(request, "frozen_documents/waits.html", {"title": title, "url": url})


def asking(request: HttpRequest, template: str, name: str, row: Model, *, may: bool, seen: str = "") -> HttpResponse:
    """The page that asks before `row` is taken back or thrown away (`frozen_documents/ask.html`); where it may not be,
    the page says why. `seen` is the edition that would be thrown away."""
    context = {name: row, "url": row.get_absolute_url(), "may": may, "seen": seen}
    return render(request, template, context)


def attempted_again(request: HttpRequest, row: Model, act: Callable[[], Model]) -> HttpResponse:
    """Open the next attempt at what came back, once however often it is pressed, and lead to it; what refuses it is
    told at `row`."""
    try:
        attempt = once(request, act)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(row)
    messages.success(request, "Następne podejście jest otwarte. Zaczyna się od kopii.")
    return redirect(attempt)
