"""What the script of drafts asks for, and the button by which a person drops one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from osl_site.common.forms import services
from osl_site.common.forms.carried import person_of
from osl_site.common.forms.drafts import GONE, form_of_dropped, read_sent
from osl_site.common.forms.models import Draft
from osl_site.common.forms.once import form_at
from osl_site.common.text.whole_numbers import whole_number
from osl_site.common.web.uploads import OF_OFFICE, takes


@takes(OF_OFFICE)
@require_POST
@login_not_required  # it says itself that the session ended: a script cannot sign in
@never_cache
def draft_keep(request: HttpRequest) -> HttpResponse:
    """Keep what stands in a form: 200 with the hour; 401 where its person is not signed in (any more), 400 for what is
    no form of ours, 409 where the form was taken already, 410 where a passage was covered since its page was drawn,
    which may still show it, 413 for more than is kept."""
    if not request.user.is_authenticated or person_of(request) not in (None, request.user.pk):
        return _not_signed_in()
    sent = read_sent(request)
    if sent is None:
        return JsonResponse({}, status=400)
    if sent.is_too_long:
        return JsonResponse({}, status=413)
    form = form_at(sent.key, sent.path)
    if services.was_covered_since(sent.path, sent.drawn_at):
        return JsonResponse({}, status=410)
    draft = services.keep_draft(request.user, sent.path, sent.query, sent.key, form, sent.fields)
    if draft is None:
        return JsonResponse({}, status=409)
    return JsonResponse({"at": draft.hour})


@require_GET
@login_not_required
@never_cache
def draft_token(request: HttpRequest) -> HttpResponse:
    """A fresh token against forgery for a page whose session ended and whose person signed in in another tab.

    It answers only what the browser's page of the same origin could read anyway.
    """
    if not request.user.is_authenticated:
        return _not_signed_in()
    return JsonResponse({"token": get_token(request)})


@require_POST
def draft_drop(request: HttpRequest) -> HttpResponse:
    """A draft that its person does not want. Who drops their own once more is led back to its form and told."""
    pk = whole_number(request.POST.get("szkic", "")) or 0
    draft = Draft.objects.filter(pk=pk, by=request.user).first()
    if draft is None:
        if not (address := form_of_dropped(request, pk)):
            raise Http404
        messages.info(request, GONE)
        return redirect(address)
    services.forget_draft(request.user, draft.path, draft.key)
    messages.success(request, "Szkic jest odrzucony.")
    return redirect(draft)


def _not_signed_in() -> HttpResponse:
    return JsonResponse({"sign_in": reverse("sign_in")}, status=401)
