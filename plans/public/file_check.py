"""A page on which anybody compares a file they have with what was published. What is sent is hashed and not kept."""

from hashlib import sha256

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from osl_site.common.web.uploads import WITH_FILE, takes
from plans.forms.publication import FileCheckForm
from plans.publication.known_files import known_files


@takes(WITH_FILE)
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def file_check(request: HttpRequest) -> HttpResponse:
    """Says which published document the file is, or that it is none. A script does the same without sending it."""
    known = known_files()
    form = FileCheckForm(request.POST or None, request.FILES or None)
    context = {"form": form, "known": known, "is_asked": False}
    if request.method == "POST" and form.is_valid():
        found = sha256()
        for part in form.cleaned_data["file"].chunks():
            found.update(part)
        same = next((file for file in known if file.sha256 == found.hexdigest()), None)
        context |= {"is_asked": True, "same": same, "sha256": found.hexdigest()}
    return render(request, "plans/public/file_check.html", context)
