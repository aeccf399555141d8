"""Handing out a document, and the page that says it is being made."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from osl_site.common.files.models import StoredFile


def answer_with(file: StoredFile, *, inline: bool = True) -> HttpResponse:
    """The kept bytes under their name: to be read in the browser, or, of a file that people made, only to be saved."""
    way = "inline" if inline else "attachment"
    headers = {"Content-Disposition": f'{way}; filename="{file.name}"'}
    return HttpResponse(bytes(file.content), content_type=file.content_type, headers=headers)


def being_made(request: HttpRequest, *, title: str, url: str) -> HttpResponse:
    """The page instead of a document that the worker has not drawn yet; `url` is where the same words stand already."""
    return render(request, "frozen_document_waits.html", {"title": title, "url": url})
