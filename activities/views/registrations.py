"""Staff: who is signed up for a meeting. Contact data is for the organiser and who is in charge; reading is noted."""

from collections import Counter
from itertools import count

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Case, IntegerField, QuerySet, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities import rules, services
from activities.calendar import queries
from activities.forms.registrations import WISHES, CallerForm, MessageForm, NothingAsked, RegistrationForm
from activities.models import Notice, Occurrence, Registration, RegistrationState
from activities.paper import sign_up_sheet
from activities.planning.burst import bursts_of
from activities.planning.letter_preview import letter_with
from activities.planning.seats_preview import seats_after, seats_given_up
from activities.registrations import exports
from activities.registrations.codes import code_of
from activities.registrations.emails import place_in_line
from activities.registrations.message_preview import preview_message
from activities.registrations.privacy_notice import privacy_notice_of
from activities.seats import Seats, seats_of, why_no_callers, why_not_changed
from activities.views.change_page import MAKE
from activities.views.occurrences import occurrence_or_404
from activities.views.seats_first import submit_seen
from activities.views.shared import why_waiting
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.centre.office import office
from osl_site.common.database import records
from osl_site.common.documents import pdf_cache
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.lists.list_page import FORMAT, as_file
from osl_site.common.lists.queries import page_of
from osl_site.common.lists.spreadsheets import CSV, XLSX
from osl_site.common.sign_in.confirmation import ask_to_confirm, is_confirmed
from osl_site.common.web.guards import staff_view

PAGE = 60
IN_ORDER = [
    RegistrationState.CONFIRMED,
    RegistrationState.OFFERED,
    RegistrationState.WAITING,
    RegistrationState.CANCELLED,
    RegistrationState.EXPIRED,
    RegistrationState.REPEATED,
    RegistrationState.REMOVED,
]


def in_order(occurrence: Occurrence) -> QuerySet[Registration]:
    """Those with a place first, then the line, then those who gave up."""
    rank = Case(*(When(state=state, then=place) for place, state in enumerate(IN_ORDER)), output_field=IntegerField())
    return occurrence.registrations.annotate(rank=rank).order_by("rank", "id")


@never_cache
@require_GET
@staff_view(may=rules.may_run_occurrence, of=occurrence_or_404)
def registration_list(request: HttpRequest, occurrence: Occurrence) -> HttpResponse:
    """Everyone who signed up, how they stand, what they ask for, what they were told."""
    note_access(AccessKind.READ, by=request.user, what=f"zapisy na spotkanie {occurrence.pk}")
    page = page_of(request, in_order(occurrence).prefetch_related("notices"), PAGE)
    seats = seats_of(occurrence)
    page.object_list = [_with_reason(row, seats) for row in page.object_list]
    context = {
        "occurrence": occurrence,
        "when": queries.when_in_words(occurrence),
        "page": page,
        "seats": seats,
        "wishes": wishes_of(occurrence),
        "is_open": not occurrence.is_cancelled and not occurrence.is_over,
        "why_no_callers": why_no_callers(occurrence),
        "has_burst": bool(bursts_of(occurrence)),
        "to_ring": Notice.objects.to_ring().filter(registration__occurrence=occurrence).count(),
    }
    return render(request, "activities/registration_list.html", context)


def _with_reason(row: Registration, seats: Seats) -> Registration:
    """A registration that says of itself why it waits."""
    row.why_waiting = why_waiting(seats, row.people) if row.state == RegistrationState.WAITING else ""
    return row


def wishes_of(occurrence: Occurrence) -> list[tuple[str, int]]:
    """How many ask for what, among those who may still come. One query."""
    asked = Counter()
    for row in occurrence.registrations.active().values_list(*WISHES):
        asked.update(name for name, is_asked in zip(WISHES, row, strict=True) if is_asked)
    return [(str(Registration._meta.get_field(name).verbose_name), asked[name]) for name in WISHES if asked[name]]


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_run_occurrence, of=occurrence_or_404)
def registration_add(request: HttpRequest, occurrence: Occurrence) -> HttpResponse:
    """Sign a caller up; the words about data are there to be read out."""
    refusal = why_no_callers(occurrence)
    if request.method == "GET" and refusal:
        messages.error(request, refusal)
        return redirect("activities:registration_list", occurrence.pk)
    clause = privacy_notice_of(office(), "pl")
    form = CallerForm(request.POST or None, clause=clause)

    def act() -> Registration:
        who = {"key": form.form_key, "clause": clause, "by": request.user}
        return services.sign_up(occurrence, form.values, may_wait=form.cleaned_data["all_wait"], **who)

    if row := submit_form(request, form, act):
        messages.success(request, said_of(row))
        return redirect("activities:registration_list", occurrence.pk)
    context = {"form": form, "title": "Zapisz osobę, która dzwoni", "button": "Zapisz na spotkanie"}
    return _form_page(request, occurrence, context | {"clause": clause.text.splitlines()})


def said_of(row: Registration) -> str:
    """What the caller is told before the receiver is put down."""
    if row.state == RegistrationState.WAITING:
        place, why = place_in_line(row), why_waiting(seats_of(row.occurrence), row.people)
        because = f" ({why})" if why else ""
        said = "{}: lista rezerwowa, miejsce {}{}. Kod: {}."
        return format_html(said, row.name, place, because, unbroken(code_of(row)))
    return format_html("{}: zapis przyjęty. Kod: {}.", row.name, unbroken(code_of(row)))


def unbroken(code: str) -> str:
    """A code that stays on one line."""
    return format_html('<strong class="nowrap">{}</strong>', code)


def registration_or_404(pk: int) -> Registration:
    """With its meeting, as the pages of a meeting need it."""
    row = get_object_or_404(Registration, pk=pk, erased_at=None)
    row.occurrence = occurrence_or_404(row.occurrence_id)
    return row


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_change_registration, of=registration_or_404)
def registration_edit(request: HttpRequest, row: Registration) -> HttpResponse:
    occurrence = row.occurrence
    if request.method == "GET" and (refusal := why_not_changed(row)):
        messages.error(request, refusal)
        return redirect("activities:registration_list", occurrence.pk)
    form = RegistrationForm(request.POST or None, instance=row)
    if request.method == "GET":
        note_access(AccessKind.READ, by=request.user, what=f"zapis {row.pk}")
    people = lambda: seats_after(row, form.values.get("people") or row.people)
    typed = lambda seen: {"revision": form.seen_revision, "seen": seen, "by": request.user}
    done, seats = submit_seen(
        request, form, people, lambda seen: services.change_registration(row, form.values, **typed(seen))
    )
    if done:
        messages.success(request, "Zapis jest poprawiony.")
        return redirect("activities:registration_list", occurrence.pk)
    context = {"form": form, "registration": row, "title": "Popraw zapis", "button": "Zapisz poprawki", "seats": seats}
    return _form_page(request, occurrence, context)


def _form_page(
    request: HttpRequest, occurrence: Occurrence, context: dict, template: str = "activities/registration_form.html"
) -> HttpResponse:
    back = reverse("activities:registration_list", args=[occurrence.pk])
    context |= {"occurrence": occurrence, "when": queries.when_in_words(occurrence), "back": back}
    return render(request, template, context)


@require_POST
@staff_view(may=rules.may_change_registration, of=registration_or_404)
def registration_new_code(request: HttpRequest, row: Registration) -> HttpResponse:
    """Give who lost the code another one, to be read out once."""
    try:
        row = services.give_new_code(row, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, format_html("Nowy kod: {}. Poprzedni już nie działa.", unbroken(code_of(row))))
    return redirect("activities:registration_edit", row.pk)


@never_cache
@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_change_registration, of=registration_or_404)
def registration_give_up(request: HttpRequest, row: Registration) -> HttpResponse:
    """Give a place up for someone who rang, after it was looked at who gets it next."""
    form, seen, seats = NothingAsked(request.POST), request.POST.get("shown", ""), seats_given_up(row)
    act = lambda: services.give_up(row, seen=seen, by=request.user)
    if MAKE in request.POST and submit_form(request, form, act):
        next_ones = " Wolne miejsce jest zaproponowane następnym osobom z listy rezerwowej." if seats else ""
        messages.success(request, f"Rezygnacja jest zapisana.{next_ones}")
        return _back_from(request, row)
    note_access(AccessKind.READ, by=request.user, what=f"zapis {row.pk} i kto po nim dostanie miejsce")
    context = {"form": form, "registration": row, "seats": seats, "from_calls": "from_calls" in request.POST}
    words = {"title": "Zapisz rezygnację", "button": "Zapisz rezygnację"}
    return _form_page(request, row.occurrence, context | words, "activities/registration_give_up.html")


@require_POST
@staff_view(may=rules.may_change_registration, of=registration_or_404)
def registration_take_back(request: HttpRequest, row: Registration) -> HttpResponse:
    """Undo a resignation that was a mistake, as long as the place is there."""
    done = f"{row.name}: rezygnacja jest cofnięta, miejsce wróciło."
    run_action(request, lambda: services.take_back_giving_up(row, by=request.user), done)
    return redirect("activities:registration_list", row.occurrence_id)


@require_POST
@staff_view(may=rules.may_ring)
def registration_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an offered place for someone who was rung."""
    row = get_object_or_404(Registration, pk=pk)
    run_action(request, lambda: services.confirm_place(row, by=request.user), "Miejsce jest potwierdzone.")
    return _back_from(request, row)


def _back_from(request: HttpRequest, row: Registration) -> HttpResponse:
    if "from_calls" in request.POST:
        return redirect("activities:call_list")
    return redirect("activities:registration_list", row.occurrence_id)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_run_occurrence, of=occurrence_or_404)
def message_send(request: HttpRequest, occurrence: Occurrence) -> HttpResponse:
    """Say something to many at once, after it was looked at; who has only a phone goes to the call list."""
    form, seen = MessageForm(request.POST or None), request.POST.get("shown", "")
    act = lambda: services.send_message(occurrence, **form.cleaned_data, seen=seen, by=request.user)
    if MAKE in request.POST and (told := submit_form(request, form, act)):
        messages.success(request, f"Wiadomość jest wysłana. {told.sentence}")
        return redirect("activities:registration_list", occurrence.pk)
    context = {"form": form, "title": "Wiadomość do zapisanych", "button": "Wyślij wiadomość"}
    if form.is_valid() or (form.is_bound and list(form.errors) == [NON_FIELD_ERRORS]):
        typed = form.cleaned_data
        text, to = records.tidy(typed["text"]), typed["to"]
        context["preview"] = preview_message(occurrence, text, to)
        context["letter"] = letter_with(occurrence, text, to)
        context["is_settled"] = not form.errors and not context["preview"].told.is_empty
        note_access(AccessKind.READ, by=request.user, what=f"do kogo pójdzie wiadomość o spotkaniu {occurrence.pk}")
    context |= {"back": reverse("activities:registration_list", args=[occurrence.pk]), "occurrence": occurrence}
    context["when"] = queries.when_in_words(occurrence)
    return render(request, "activities/message.html", context)


@never_cache
@require_GET
@staff_view(may=rules.may_run_occurrence, of=occurrence_or_404)
def registration_sheet(request: HttpRequest, occurrence: Occurrence) -> HttpResponse:
    """The sheet for the table by the door; with „?podpisy=tak” it has a column for signatures."""
    if not is_confirmed(request):
        return ask_to_confirm(request, back=reverse("activities:registration_list", args=[occurrence.pk]))
    rows = list(in_order(occurrence).active())
    try:
        drawn = sign_up_sheet.sign_up_sheet(
            occurrence, rows, seats_of(occurrence), signed=request.GET.get("podpisy") == "tak"
        )
    except pdf_cache.Busy:
        return pdf_cache.busy_page(request, "activities/sheet_waits.html")
    note_access(AccessKind.EXPORTED, by=request.user, what=f"wydruk zapisów na spotkanie {occurrence.pk}")
    return _file(drawn, "application/pdf", f"zapisy-{occurrence.pk}.pdf", "inline")


@never_cache
@require_GET
@staff_view(may=rules.may_run_occurrence, of=occurrence_or_404)
def registration_export(request: HttpRequest, occurrence: Occurrence) -> HttpResponse:
    """Everybody on the list with their contact data, as CSV or as `?format=xlsx`."""
    if not is_confirmed(request):
        return ask_to_confirm(request, back=reverse("activities:registration_list", args=[occurrence.pk]))
    note_access(AccessKind.EXPORTED, by=request.user, what=f"eksport zapisów na spotkanie {occurrence.pk}")
    kind = XLSX if request.GET.get(FORMAT) == XLSX else CSV
    lines = map(exports.SignUpLine, in_order(occurrence), count(1))
    return as_file(kind, f"zapisy-{occurrence.pk}", "Zapisy", exports.COLUMNS, lines)


def _file(content: bytes, kind: str, name: str, disposition: str) -> HttpResponse:
    headers = {"Content-Disposition": f'{disposition}; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
