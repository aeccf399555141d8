"""Surveys: listed, begun, read as they are put together, seen as residents will see them, repeated, removed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from needs import rules, services
from needs.forms.survey_answers import AnswerForm
from needs.forms.surveys import SurveyForm
from needs.models import Survey
from needs.surveys.sheet import asked_of, minutes, words_of
from needs.views.shared import answer
from needs.views.survey_listing import SURVEYS
from osl_site.common.database.locking import told_of_removal
from osl_site.common.forms.once import once
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view

LANGUAGES = {"pl": "po polsku", "uk": "po ukraińsku", "en": "po angielsku"}


@require_GET
@staff_view(may=rules.may_read)
def survey_list(request: HttpRequest) -> HttpResponse:
    rows = Survey.objects.select_related("round").annotate(question_count=Count("questions"))
    return list_page(request, SURVEYS, rows.order_by("-created_at", "-id"))


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def survey_add(request: HttpRequest) -> HttpResponse:
    form = SurveyForm(request.POST or None)
    return answer(
        request,
        form,
        lambda: services.create_survey(form.values, by=request.user),
        done="Ankieta jest zapisana. Dodaj pierwsze pytanie.",
        context={"title": "Nowa ankieta", "button": "Zapisz ankietę", "back": reverse("needs:survey_list")},
    )


def survey_or_404(pk: int) -> Survey:
    return get_object_or_404(Survey.objects.select_related("round", "follows"), pk=pk)


@require_GET
@staff_view(may=rules.may_read)
def survey_detail(request: HttpRequest, pk: int) -> HttpResponse:
    survey = survey_or_404(pk)
    asked = asked_of(survey)
    context = {
        "row": survey,
        "asked": asked,
        "minutes": minutes(asked),
        "repeated": survey.followed_by.all(),
        "may_edit": rules.may_edit(request.user),
    }
    return render(request, "needs/survey_detail.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def survey_edit(request: HttpRequest, pk: int) -> HttpResponse:
    survey = survey_or_404(pk)
    form = SurveyForm(request.POST or None, instance=survey)
    context = {"title": f"Zmień ankietę {survey.code}", "button": "Zapisz ankietę", "back": survey.get_absolute_url()}
    return answer(
        request,
        form,
        lambda: services.change_survey(survey, form.values, revision=form.seen_revision, by=request.user),
        done="Zmiany w ankiecie są zapisane.",
        context=context,
    )


@require_GET
@staff_view(may=rules.may_read)
def survey_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """As a resident will see it, in one of the three languages (`?jezyk=`). Nothing is sent from here."""
    survey = survey_or_404(pk)
    asked = request.GET.get("jezyk", "pl")
    language = asked if asked in LANGUAGES else "pl"
    context = {"row": survey, "language": language, "languages": LANGUAGES, "sheet": drawn(survey, language)}
    return render(request, "needs/survey_preview.html", context)


def drawn(survey: Survey, language: str) -> SafeString:
    """The questions in that language; a part that was not translated is in Polish, and marked so."""
    with translation.override(language):
        asked = asked_of(survey)
        context = {"form": AnswerForm(asked=asked), "minutes": minutes(asked)}
        return render_to_string("needs/_survey_sheet.html", context | words_of(survey, language))


@require_POST
@staff_view(may=rules.may_edit)
def survey_repeat(request: HttpRequest, pk: int) -> HttpResponse:
    survey = survey_or_404(pk)
    again = once(request, lambda: services.repeat_survey(survey, by=request.user))
    messages.success(request, "To jest powtórka z tymi samymi pytaniami. Zmień tytuł, jeśli trzeba.")
    return redirect(again)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit)
def survey_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first; removes the survey with its questions on POST."""
    survey = survey_or_404(pk)
    if request.method == "POST":
        try:
            with told_of_removal(services.IS_REPEATED):
                services.remove_survey(survey, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(survey)
        messages.success(request, "Ankieta jest usunięta.")
        return redirect("needs:survey_list")
    context = {
        "row": survey,
        "title": "Czy usunąć tę ankietę?",
        "what": survey.title,
        "sentence": "Ankiety i jej pytań nie da się przywrócić.",
        "button": "Usuń ankietę",
    }
    return render(request, "needs/survey_remove.html", context)
