"""After a meeting: three questions for whoever was there. No account, no name, and nothing that tells who wrote."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from activities import services
from activities.after_meetings.pace import FORM, floods
from activities.after_meetings.questions import questions, window
from activities.calendar import queries
from activities.forms.voices import AnswersForm
from activities.models import Occurrence, Voice
from osl_site.common.centre.office import office
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.guard.guard import Guard
from osl_site.common.text.languages import marked, spoken

SENT = "wyslane"  # ?wyslane=tak


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The form while it is open; before and after it a sentence that says when it is. Sent twice it is one voice."""
    row = get_object_or_404(queries.readable(), pk=pk)
    asked = window(row, office())
    guard = Guard(request, FORM, asks=floods)
    form = AnswersForm(request.POST or None, asked=questions())

    def act() -> Voice:
        guard.refuse_machines()
        return services.answer_after(row, form.said, key=form.form_key, language=spoken(), proof=guard.proof)

    if submit_form(request, form, act):
        return redirect(f"{reverse('after_meeting', args=[pk])}?{SENT}=tak")
    return render(
        request,
        "activities/public/after_meeting.html",
        _told(row)
        | {
            "window": asked,
            "form": form,
            "guard": guard,
            "is_sent": SENT in request.GET,
        },
    )


def _told(row: Occurrence) -> dict[str, object]:
    return {
        "office": office(),
        "occurrence": row,
        "called": marked(row.activity, "title", spoken()),
        "when": queries.when_in_words(row),
    }
