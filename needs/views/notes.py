"""Notes: what was heard and seen."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_http_methods

from needs import links, rules, services, similar
from needs.forms import NoteForm
from needs.initiatives.links import door_of_note
from needs.models import AssessmentRound, FieldNote
from needs.phone.views import mark_on_the_phone
from needs.views.listings import NOTES
from needs.views.shared import answer
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.attachments.models import Attachment
from osl_site.common.centre.dictionaries.models import TALK
from osl_site.common.database.locking import told_of_removal
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.promises.listings import promises_of
from osl_site.common.web.guards import staff_view
from osl_site.common.web.uploads import WITH_PHOTOS, takes

WALK = "walk"  # the method whose notes have points
EVENING = timedelta(hours=6)  # so long a person goes on writing of the same place


@require_GET
@staff_view(may=rules.may_read)
def note_list(request: HttpRequest) -> HttpResponse:
    """Notes, newest first, with the questions that can be asked of them."""
    notes = FieldNote.objects.select_related("locality", "commune", "group", "method", "round")
    return list_page(request, NOTES, notes)


@takes(WITH_PHOTOS)
@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_write_notes)
def note_add(request: HttpRequest) -> HttpResponse:
    form = NoteForm(request.POST or None, request.FILES or None, initial=as_the_last_one(request.user))
    act = lambda: services.create_note(_values(request, form), photos=form.kept_photos, by=request.user)
    if note := submit_form(request, form, act):
        messages.success(request, _saved(note))
        return JsonResponse({"url": note.get_absolute_url()}, status=201) if _by_script(request) else redirect(note)
    if _by_script(request):
        return JsonResponse({"why": _why(form)}, status=422)
    context = {"form": form, "title": "Nowa notatka", "button": "Zapisz notatkę", "back": reverse("needs:note_list")}
    return render(request, "needs/note_form.html", context | {"person_mark": mark_on_the_phone(request.user)})


def _by_script(request: HttpRequest) -> bool:
    """Whether a phone sends what it kept, and reads no page."""
    return request.method == "POST" and request.headers.get("Accept") == "application/json"


def _values(request: HttpRequest, form: NoteForm) -> dict[str, Any]:
    """What was typed; a note kept on a phone, whose page knows no rounds, is of the one that ran there that day."""
    typed = form.values
    if _by_script(request) and "round" in form.fields and "round" not in request.POST:
        typed |= {"round": AssessmentRound.objects.taking_in(typed["noted_on"], typed["locality"]).first()}
    return typed


def _why(form: NoteForm) -> str:
    """What is wrong, in one line for a phone."""
    return " ".join(str(sentence) for errors in form.errors.values() for sentence in errors)


def as_the_last_one(user: User) -> dict[str, Any]:
    """Where, how and when, as in the note that this person wrote last this evening; else a talk of today, and the place
    is not known yet. The page says it."""
    recent = FieldNote.objects.filter(written_by=user, created_at__gte=clock.now() - EVENING)
    last = recent.order_by("-created_at", "-pk").first()
    if last is None:
        return {"noted_on": clock.today(), "method": TALK}
    as_then = {name: getattr(last, name) for name in ("noted_on", "locality", "commune")}
    return as_then | {"method": last.method_id}


def _saved(note: FieldNote) -> SafeString:
    """That it is saved, and the way to the next one heard there."""
    words = '<strong>{}</strong> jest zapisana. <a class="button button--quiet" href="{}">Następna stąd</a>'
    return format_html(words, note.code, reverse("needs:note_add"))


@require_GET
@staff_view(may=rules.may_read)
def note_detail(request: HttpRequest, pk: int) -> HttpResponse:
    rows = FieldNote.objects.select_related("locality", "commune", "group", "method", "round")
    note = get_object_or_404(rows, pk=pk)
    points = note.points.count() if note.method_id == WALK else 0
    context = {
        "note": note,
        "is_walk": note.method_id == WALK,
        "points": points,
        "photos": Attachment.objects.of(note),
        "neighbours": links.of_note(note, request.user),
        "promises": promises_of(note, request.user),
        "similar": similar.alike(note),
        "may_change": rules.may_change_note(request.user, note),
        "may_draw": rules.may_edit(request.user),
        "door": door_of_note(note) if rules.may_edit(request.user) else None,
    }
    return render(request, "needs/note_detail.html", context)


def note_or_404(pk: int) -> FieldNote:
    """A note with its place."""
    return get_object_or_404(FieldNote.objects.select_related("locality", "commune"), pk=pk)


@takes(WITH_PHOTOS)
@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read)
@staff_view(may=rules.may_change_note, of=note_or_404)
def note_edit(request: HttpRequest, note: FieldNote) -> HttpResponse:
    form = NoteForm(request.POST or None, request.FILES or None, instance=note)
    return answer(
        request,
        form,
        lambda: services.change_note(
            note, form.values, photos=form.kept_photos, revision=form.seen_revision, by=request.user
        ),
        done="Zmiany w notatce są zapisane.",
        context={
            "title": f"Zmień notatkę {note.in_words}",
            "button": "Zapisz notatkę",
            "back": note.get_absolute_url(),
        },
    )


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_read)
@staff_view(may=rules.may_change_note, of=note_or_404)
def note_delete(request: HttpRequest, note: FieldNote) -> HttpResponse:
    """Asks first; deletes on POST, unless something is drawn from the note."""
    if request.method == "POST":
        code = note.code
        try:
            with told_of_removal(services.NOTE_IS_USED):
                services.delete_note(note, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(note)
        messages.success(request, f"Notatka {code} jest usunięta.")
        return redirect("needs:note_list")
    return render(request, "needs/note_delete.html", {"note": note, "cited": services.is_cited(note)})
