"""Copies of an approved document that people bring: sent, looked at, kept as what they are, published."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from osl_site.common.accounts.rules import may_read_rooms
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.forms.typed_before import sent_or_typed
from osl_site.common.frozen_documents.views import answer_with
from osl_site.common.web.guards import hold_to, staff_view
from osl_site.common.web.uploads import WITH_FILE, takes
from plans import rules, services
from plans.forms.publication import KeepingForm, SignedCopyForm
from plans.models import CopyUpload, SignedCopy, Version
from plans.services.signed_copies import GONE, verdict_on
from plans.views.publishing import approved_or_404
from plans.views.whole_text import asked_first

WARNING = (
    "Certyfikat kwalifikowany zawiera zwykle numer PESEL i każdy może go z pliku odczytać. Zapytaj tę osobę, zanim "
    "opublikujesz. Mieszkańcy mają już zatwierdzony dokument bez podpisu."
)


@takes(WITH_FILE)
@require_http_methods(["GET", "POST"])
@staff_view(may=may_read_rooms)
def signed_copy_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a file: the next page says what it is, and nothing is kept before that."""
    version = _to_sign_or_403(request, pk)
    form = SignedCopyForm(request.POST or None, request.FILES or None)
    act = lambda: services.upload_copy(version, content=form.content, by=request.user)
    if upload := submit_form(request, form, act):
        return redirect("plans:copy_check", pk=pk, upload=upload.pk)
    back = reverse("plans:publication_detail", args=[pk])
    context = {"form": form, "title": "Dodaj podpisany egzemplarz albo skan", "button": "Sprawdź plik", "back": back}
    return render(request, "plans/signed_copy_form.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=may_read_rooms)
def copy_check(request: HttpRequest, pk: int, upload: int) -> HttpResponse:
    """What the file is: who signed it, when, and how far that was checked. Kept only from here."""
    version = _to_sign_or_403(request, pk)
    if not (row := _waiting(version, upload)):
        return _gone(request, pk)
    form = KeepingForm(sent_or_typed(request), version=version)
    if copy := submit_form(request, form, lambda: services.keep_copy(row, **form.cleaned_data, by=request.user)):
        messages.success(request, f"Zapisano: {copy.get_kind_display()}.")
        return redirect("plans:publication_detail", pk=pk)
    verdict = verdict_on(version, bytes(row.file.content))
    context = {"version": version, "upload": row, "verdict": verdict, "seals": verdict.seals, "form": form}
    return render(request, "plans/copy_check.html", context)


@require_POST
@staff_view(may=may_read_rooms)
def copy_drop(request: HttpRequest, pk: int, upload: int) -> HttpResponse:
    version = _to_sign_or_403(request, pk)
    if not (row := _waiting(version, upload)):
        return _gone(request, pk)
    run_action(request, lambda: services.drop_upload(row, by=request.user), "Odrzucono plik. Nic nie zapisano.")
    return redirect("plans:publication_detail", pk=pk)


@require_http_methods(["GET", "POST"])
@staff_view(may=may_read_rooms)
def copy_publish(request: HttpRequest, pk: int, copy: int) -> HttpResponse:
    """Show residents a signed copy, after a warning of what its certificate says."""
    version = approved_or_404(request, pk)
    found = _copy_or_404(version, copy)
    hold_to(rules.may_publish, request.user, version)
    if request.method == "POST":
        run_action(
            request,
            lambda: services.publish_copy(found, by=request.user),
            "Opublikowano podpisany egzemplarz. Mieszkańcy mogą go pobrać ze strony planu.",
        )
        return redirect("plans:publication_detail", pk=pk)
    return render(request, "plans/copy_publish.html", {"version": version, "copy": found, "warning": WARNING})


@require_GET
@staff_view(may=may_read_rooms)
def signed_copy_file(request: HttpRequest, pk: int, copy: int) -> HttpResponse:
    """The kept bytes. Words that are not public stand in every copy."""
    version = approved_or_404(request, pk)
    file = _copy_or_404(version, copy).file
    return asked_first(request, version) or answer_with(file, inline=False)


def _to_sign_or_403(request: HttpRequest, pk: int) -> Version:
    version = approved_or_404(request, pk)
    hold_to(rules.may_add_signed_copy, request.user, version)
    return version


def _waiting(version: Version, pk: int) -> CopyUpload | None:
    return version.copy_uploads.filter(pk=pk).select_related("file").first()


def _gone(request: HttpRequest, pk: int) -> HttpResponse:
    """For a second press, and for whoever comes back after a day: the page where what was kept is shown."""
    messages.warning(request, GONE)
    return redirect("plans:publication_detail", pk=pk)


def _copy_or_404(version: Version, pk: int) -> SignedCopy:
    row = version.signed_copies.filter(pk=pk).select_related("file").first()
    if row is None:
        raise Http404
    return row
