"""„W aktach”: where in the office's own files an approved version lies."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from osl_site.common.forms.form_handling import submit_form
from osl_site.common.text.whole_numbers import whole_number
from osl_site.common.web.guards import staff_view
from plans import rules, services
from plans.forms.filing import FilingForm
from plans.views.publishing import approved_or_404

SEEN = "seen"  # the entry that the page showed


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_bring_copies)
def version_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that the version is in the files; where that stands already, correct it."""
    version = approved_or_404(request, pk)
    filings = version.filings.all()
    if request.method == "POST":
        seen = whole_number(request.POST.get(SEEN, ""))
        before = filings.filter(pk=seen).first() if seen else None
    else:
        before = filings.standing().first()
    form = FilingForm(request.POST or None, version=version, before=before)
    act = lambda: services.file_away(version, form.cleaned_data, seen=before, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Wpis o aktach jest poprawiony." if before else "Plan jest odnotowany w aktach.")
        return redirect(f"{version.get_absolute_url()}#akta")
    title = "Popraw wpis o aktach" if before else "Odnotuj w aktach"
    context = {"form": form, "version": version, "parent": version, "before": before, "title": title}
    context |= {"button": title, "back": version.get_absolute_url()}
    context["papers"] = [
        ("Zatwierdzony dokument PDF", reverse("plans:version_pdf", args=[pk])),
        ("Metryka i podpisane egzemplarze", reverse("plans:publication_detail", args=[pk])),
    ]
    return render(request, "plans/filing_form.html", context)
