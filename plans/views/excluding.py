"""A director says what of an approved plan is not public: first is shown what residents will read."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from osl_site.common import clock
from osl_site.common.accounts.models import Role, done_by
from osl_site.common.accounts.rules import is_director
from osl_site.common.forms.form_handling import add_errors, submit_form
from osl_site.common.web.guards import staff_view
from plans import rules, services
from plans.document.rendering import content_of
from plans.exclusions.preview import Preview, preview
from plans.exclusions.public_text import exclusions_of, is_standing
from plans.forms.exclusions import ExclusionEndForm, ExclusionForm, fingerprint
from plans.models import Covers, Exclusion, Publication, SignedCopy, State, Version
from plans.review.remarks import place_choices
from plans.services.exclusions import refuse_telling, refuse_what
from plans.views.shared import PREVIEW

SEEN = "seen"  # what the page showed, as the fingerprint of what was typed


@require_http_methods(["GET", "POST"])
@staff_view(may=is_director)
def exclusion_add(request: HttpRequest, pk: int) -> HttpResponse:
    """„Wyłącz jawność fragmentu”: where, which words, why; nothing is done before it was shown what will be read."""
    version = _approved_or_404(request, pk)
    sent = request.POST if request.method == "POST" else None
    form = ExclusionForm(sent, places=place_choices(content_of(version)))
    act = lambda: services.exclude(version, **form.where, values=form.told, by=request.user)
    is_seen = sent is not None and PREVIEW not in sent and sent.get(SEEN) == fingerprint(sent)
    if is_seen and submit_form(request, form, act):
        messages.success(request, "Wyłączenie już obowiązuje. Organizator dostanie e-mail.")
        return redirect(version)
    shown = None if is_seen or sent is None else _preview(request, version, form)
    context = {
        "form": form,
        "title": "Wyłącz jawność fragmentu",
        "button": "Wyłącz jawność" if shown else "Zobacz, co przeczytają mieszkańcy",
        "back": version.get_absolute_url(),
        "version": version,
        "parent": version,
        "preview": shown,
        "told": _told(version, shown) if shown else [],
        "seen": fingerprint(sent) if shown else "",
    }
    return render(request, "plans/exclusion_form.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=is_director)
def exclusion_end(request: HttpRequest, pk: int) -> HttpResponse:
    """„Cofnij wyłączenie”: what residents will read again, and why."""
    exclusion = get_object_or_404(Exclusion.objects.with_facts(), pk=pk)
    version = exclusion.version
    if not rules.may_exclude(request.user, version):
        raise PermissionDenied
    form = ExclusionEndForm(request.POST or None)
    act = lambda: services.end_exclusion(exclusion, **form.cleaned_data, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Ten fragment jest znów jawny. Organizator dostanie e-mail.")
        return redirect(version)
    context = {"form": form, "exclusion": exclusion, "version": version, "is_standing": is_standing(exclusion)}
    context |= {"title": "Cofnij wyłączenie jawności", "button": "Cofnij wyłączenie", "parent": version}
    return render(request, "plans/exclusion_end.html", context | {"back": version.get_absolute_url()})


def _approved_or_404(request: HttpRequest, pk: int) -> Version:
    version = get_object_or_404(Version.objects.select_related("plan", "decision"), pk=pk)
    if version.state != State.APPROVED:
        raise Http404
    if not rules.may_exclude(request.user, version):
        raise PermissionDenied
    return version


def _preview(request: HttpRequest, version: Version, form: ExclusionForm) -> Preview | None:
    """What the act would do; None while something is to be put right in the form, which then says what."""
    if not form.is_valid():
        return None
    known = exclusions_of([version.plan_id])[version.plan_id]
    try:
        refuse_what(version, known, **form.where)
        refuse_telling(version, known, **form.where, values=form.told)
    except ValidationError as refusal:
        add_errors(form, refusal)
        return None
    given: dict[str, Any] = form.where | form.told | done_by(request.user, Role.DIRECTOR)
    row = Exclusion(version=version, number=len(known) + 1, at=clock.now(), **given)
    return preview(version, known, row)


def _told(version: Version, shown: Preview) -> list[str]:
    """What follows, in sentences."""
    said = ["Zatwierdzony tekst zostaje bez zmian. Biuro czyta go w całości."]
    if Publication.objects.filter(version=version).exists():
        said += [
            "Mieszkańcy od razu przestaną widzieć ten fragment na stronie planu, w historii wersji i w porównaniach.",
            "Dotychczasowy plik PDF od razu znika. Nowy, bez tego fragmentu, będzie gotowy za kilka minut.",
        ]
    else:
        said.append("Ta wersja nie jest opublikowana. Mieszkańcy od początku przeczytają ją bez tego fragmentu.")
    if SignedCopy.objects.for_residents().filter(version=version).exists():
        said.append("Podpisany egzemplarz od razu przestaje być jawny, bo nie można w nim niczego pominąć.")
    if version.decision.is_on_paper:
        said.append("Skan z papieru od razu przestaje być jawny, bo nie można w nim niczego pominąć.")
    if shown.covers == Covers.COST:
        said.append("Sum, z których można wyliczyć ten koszt, mieszkańcy też nie przeczytają.")
    if shown.other_versions:
        said.append(f"Wyłączenie obejmuje też to samo w innych wersjach: {', '.join(shown.other_versions)}.")
    return [*said, "Organizator dostanie e-mail, żeby zamienić plik w BIP. Wyłączenie można cofnąć."]
