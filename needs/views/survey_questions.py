"""Questions of a survey: added, changed, moved, taken away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from needs import rules, services
from needs.forms.surveys import QuestionForm
from needs.models import Question
from needs.views.surveys import survey_or_404
from osl_site.common.database.locking import told_of_removal
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.text.whole_numbers import whole_number
from osl_site.common.web.guards import staff_view

NEXT = "nastepne"  # the button that saves and begins the next one


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def question_add(request: HttpRequest, pk: int) -> HttpResponse:
    survey = survey_or_404(pk)
    form = QuestionForm(request.POST or None, survey=survey)
    act = lambda: services.add_question(
        survey, form.values, options=form.wordings, only_if=form.chosen_conditions, by=request.user
    )
    if question := submit_form(request, form, act):
        messages.success(request, f"Pytanie {question.position} jest zapisane.")
        return redirect("needs:question_add", pk=pk) if NEXT in request.POST else redirect(survey)
    context = {"form": form, "title": "Nowe pytanie", "button": "Zapisz pytanie", "is_new": True, "parent": survey}
    return render(request, "needs/question_form.html", context | {"back": survey.get_absolute_url()})


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def question_edit(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    row = question_or_404(pk, question)
    form = QuestionForm(request.POST or None, instance=row, survey=row.survey)
    act = lambda: services.change_question(
        row,
        form.values,
        options=form.wordings,
        only_if=form.chosen_conditions,
        revision=form.seen_revision,
        by=request.user,
    )
    if submit_form(request, form, act):
        messages.success(request, f"Pytanie {row.position} jest zapisane.")
        return redirect(row.survey)
    context = {"form": form, "title": f"Zmień pytanie {row.position}", "button": "Zapisz pytanie"}
    context |= {"parent": row.survey, "back": row.survey.get_absolute_url()}
    return render(request, "needs/question_form.html", context)


@require_POST
@staff_view(may=rules.may_edit)
def question_move(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """One place up or down."""
    row = question_or_404(pk, question)
    seen = whole_number(request.POST.get("miejsce", "")) or 0
    up = request.POST.get("dokad") == "wyzej"
    act = lambda: services.move_question(row, up=up, seen=seen, by=request.user)
    run_action(request, act, "Pytanie jest przesunięte.")
    return redirect(row.survey)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def question_remove(request: HttpRequest, pk: int, question: int) -> HttpResponse:
    """Asks first; takes the question away on POST."""
    row = question_or_404(pk, question)
    if request.method == "POST":
        try:
            with told_of_removal():
                services.remove_question(row, by=request.user)
            messages.success(request, "Pytanie jest usunięte.")
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect(row.survey)
    context = {
        "row": row.survey,
        "title": "Czy usunąć to pytanie?",
        "what": f"{row.position}. {row.text}",
        "sentence": "Następne pytania przesuną się o jedno miejsce w górę.",
        "button": "Usuń pytanie",
    }
    return render(request, "needs/survey_remove.html", context)


def question_or_404(pk: int, question: int) -> Question:
    """A question with its survey."""
    return get_object_or_404(Question.objects.select_related("survey"), survey=pk, pk=question)
