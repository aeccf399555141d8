"""A new office is set up in steps: where one is, what is missing, and the next thing to do."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from osl_site.common.centre import rules, services
from osl_site.common.centre.models import ConfirmedClass
from osl_site.common.centre.office import office
from osl_site.common.centre.starting.forms import FORMS, FileClassForm
from osl_site.common.centre.starting.services import confirm_class, try_mail
from osl_site.common.centre.starting.steps import STEPS, TRIAL, progress, step_after
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.letters.models import Letter
from osl_site.common.web.guards import staff_view

NAME_FIRST = "Najpierw podaj nazwę centrum."


@require_GET
@staff_view(may=rules.may_edit_whole_office)
def start(request: HttpRequest) -> HttpResponse:
    """All steps, which are done, and what each of the others lacks."""
    rows = progress(office())
    done = len([row for row in rows if row.is_done])
    left = [row.step for row in rows if not row.is_done]
    following = next((step for step in left if step.may(request.user)), None)
    theirs = {row.step.key for row in rows if not row.step.may(request.user)}
    context = {"rows": rows, "done": done, "left": left, "following": following, "theirs": theirs}
    return render(request, "centre/start.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit_whole_office)
def start_step(request: HttpRequest, key: str) -> HttpResponse:
    """One part of the office's data; saved by itself, it leads to the next step that lacks something."""
    if key not in FORMS:
        raise Http404
    step, stored = next(step for step in STEPS if step.key == key), office()
    if not stored.pk and step is not STEPS[0]:
        messages.info(request, NAME_FIRST)
        return redirect(STEPS[0].url)
    form = FORMS[key](request.POST or None, instance=stored)
    if submit_form(
        request, form, lambda: services.save_office(form.values, revision=form.seen_revision, by=request.user)
    ):
        messages.success(request, f"Zapisane: {step.title}.")
        following = step_after(key, office())
        return redirect(following.url if following and following.fields else "office_start")
    return render(request, "centre/start_step.html", {"form": form, "step": step, "number": STEPS.index(step) + 1})


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit_whole_office)
def start_files(request: HttpRequest) -> HttpResponse:
    """Symbol and category of the plan, held against the unit's own file plan: who did so and when stays written."""
    stored = office()
    if not stored.pk:
        messages.info(request, NAME_FIRST)
        return redirect(STEPS[0].url)
    form = FileClassForm(request.POST or None, instance=stored)
    if submit_form(request, form, lambda: confirm_class(form.values, revision=form.seen_revision, by=request.user)):
        messages.success(request, "Klasa z wykazu akt jest potwierdzona.")
        return redirect("office_start")
    context = {"form": form, "title": "Akta planu", "button": "Zapisz i potwierdź", "back": reverse("office_start")}
    return render(request, "centre/start_files.html", context | {"last": ConfirmedClass.objects.first()})


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit_whole_office)
def start_mail(request: HttpRequest) -> HttpResponse:
    """Send a letter to oneself, and see whether it went."""
    if request.method == "POST":
        run_action(request, lambda: try_mail(by=request.user), "E-mail próbny czeka na wysłanie.")
        return redirect("start_mail")
    last = Letter.objects.filter(kind=TRIAL, subject_id=request.user.pk).last()
    return render(request, "centre/start_mail.html", {"last": last})
