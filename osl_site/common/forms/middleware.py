"""An address of a form that names a draft opens the form with it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from osl_site.common.forms.drafts import GONE, OPEN
from osl_site.common.forms.models import Draft
from osl_site.common.forms.once import FIELD, read_key
from osl_site.common.forms.typed_before import fill_with, typed_before


class DraftsOpened:
    """Stands after signing in: a draft opens for its person alone, and is to anybody else as if it were not there.

    The page is asked for by GET, so whatever the draft holds, nothing is done.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> HttpResponse | None:
        if request.method != "GET" or OPEN not in request.GET or not getattr(view, "login_required", True):
            return None
        draft = Draft.objects.filter(path=request.path, key=read_key(request.GET[OPEN])).first()
        if draft is None:
            messages.info(request, GONE)
            return redirect(request.path)
        if draft.by_id != request.user.pk:
            raise Http404
        request.draft = draft
        fill_with(request, typed_before(draft.fields | {FIELD: [str(draft.key)]}))
        return None
