"""Pages of the office's texts: which there are, one written and looked at, the program's words brought back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from osl_site.common import registry
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.registry import TextKind
from osl_site.common.texts import rules, services
from osl_site.common.texts.forms import TextForm
from osl_site.common.texts.listings import TEXTS, text_lines
from osl_site.common.texts.models import TextTemplate
from osl_site.common.texts.placeholders import in_braces
from osl_site.common.texts.previews import previews_of
from osl_site.common.web.guards import staff_view

LOOK = "podglad"  # the name of the button that shows what was typed and saves nothing


@require_GET
def text_list(request: HttpRequest) -> HttpResponse:
    """Every text that an office may say in its own words, and whose words it has."""
    return list_page(request, TEXTS, text_lines())


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit_texts)
def text_edit(request: HttpRequest, key: str) -> HttpResponse:
    """One text: written, looked at with made-up values, saved."""
    kind = _kind_or_404(key)
    stored = TextTemplate.objects.filter(kind=key, name="").first() or TextTemplate(kind=key)
    form = TextForm(request.POST or None, instance=stored, kind=kind)
    is_looked_at = request.method == "POST" and LOOK in request.POST
    if not is_looked_at and submit_form(
        request, form, lambda: services.save_text(key, form.values, revision=form.seen_revision, by=request.user)
    ):
        messages.success(request, "Tekst jest zapisany. Listy, które pójdą od tej chwili, już go mają.")
        return redirect("text_edit", key)
    bodies = {name: getattr(stored, name) for name in services.BODIES}
    if is_looked_at and form.is_valid():
        bodies |= form.values
    context = {
        "form": form,
        "kind": kind,
        "key": key,
        "title": kind.name,
        "placeholders": in_braces(kind.samples()),
        "needed": in_braces(kind.needed),
        "previews": previews_of(kind, bodies),
        "is_typed": is_looked_at and form.is_valid(),
        "is_own": stored.pk and any(getattr(stored, name) for name in services.BODIES),
        "back": reverse("text_list"),
    }
    return render(request, "texts/text_form.html", context)


@require_POST
@staff_view(may=rules.may_edit_texts)
def text_restore(request: HttpRequest, key: str) -> HttpResponse:
    """The program's words stand again."""
    _kind_or_404(key)
    run_action(request, lambda: services.restore_text(key, by=request.user), "Znów jest nasz tekst.")
    return redirect("text_edit", key)


def _kind_or_404(key: str) -> TextKind:
    try:
        return registry.texts.of(key)
    except KeyError:
        raise Http404 from None
