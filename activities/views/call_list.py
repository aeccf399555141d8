"""Staff: sign-ups across meetings, and whom to ring."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from activities import rules, seats, services
from activities.calendar import queries
from activities.models import Notice, NoticeKind, NoticeState, Occurrence, Registration, RegistrationState, SignUp
from activities.registrations.audience import calls_of, unreachable_for
from activities.registrations.codes import code_of
from activities.registrations.emails import changed_words, moved_words, restored_words
from activities.views.listings import SIGN_UPS, OccurrenceLine
from osl_site.common import clock
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.database.collation import polish_order
from osl_site.common.forms.form_handling import run_action
from osl_site.common.lists.list_page import list_page
from osl_site.common.lists.queries import page_of
from osl_site.common.text.date_formats import moment_in_words
from osl_site.common.web.guards import staff_view

PAGE_OF_CALLS = 40
NON_BREAKING = "\N{NON-BREAKING HYPHEN}"


@dataclass(frozen=True)
class Call:
    """One person to ring: whom, about what, and what to say."""

    notice: Notice
    registration: Registration
    when: str
    to_say: str
    tried: str

    @property
    def is_question(self) -> bool:
        return self.notice.kind == NoticeKind.OFFERED


@require_GET
@staff_view(may=rules.may_read)
def sign_up_list(request: HttpRequest) -> HttpResponse:
    """Meetings to come with their places; numbers only, so everyone who reads the room may look."""
    signed_up = Registration.objects.filter(occurrence=OuterRef("pk"))
    ahead = Occurrence.objects.published().filter(ends_at__gt=clock.now(), cancelled_at=None)
    rows = ahead.filter(Q(activity__sign_up__in=(SignUp.NEEDED, SignUp.PHONE)) | Exists(signed_up)).in_order()

    def lines(found: Sequence[Occurrence]) -> list[OccurrenceLine]:
        places, may_open = seats.seats_by_occurrence(found), partial(rules.may_run_occurrence, request.user)
        return [
            OccurrenceLine(row, queries.when_in_words(row), places[row.pk], may_open=may_open(row)) for row in found
        ]

    may_ring = rules.may_ring(request.user)
    to_ring = calls_of(request.user).count() if may_ring else 0
    context = {"may_ring": may_ring, "to_ring": to_ring}
    template = "activities/sign_up_list.html"
    return list_page(
        request, SIGN_UPS, rows.select_related("activity"), lines=lines, template=template, context=context
    )


@never_cache
@require_GET
@staff_view(may=rules.may_ring)
def call_list(request: HttpRequest) -> HttpResponse:
    """Whom nobody has told yet, soonest meeting first. A question („Przyjdzie?”) has its answers as buttons."""
    note_access(AccessKind.READ, by=request.user, what="lista osób, do których trzeba zadzwonić")
    known = ("registration__occurrence__venue", "registration__knows_venue__locality")
    rows = calls_of(request.user).select_related("registration__occurrence__activity", *known)
    soonest = rows.order_by("registration__occurrence__starts_at", polish_order("registration__name"), "id")
    page = page_of(request, soonest, PAGE_OF_CALLS)
    lost = unreachable_for(request.user).select_related("registration__occurrence__activity").order_by("-id")
    context = {"page": page, "calls": [call_of(notice) for notice in page], "lost": lost[:PAGE_OF_CALLS]}
    return render(request, "activities/call_list.html", context)


def call_of(notice: Notice) -> Call:
    row = notice.registration
    tried = ""
    if notice.state == NoticeState.NOT_REACHED:
        tried = f"Nie odebrano {localtime(notice.done_at):%d.%m, godz. %-H:%M}"
    return Call(notice, row, queries.when_in_words(row.occurrence), to_say(notice), tried)


def to_say(notice: Notice) -> str:
    """What the call is about, as a sentence one can read out. No query."""
    row = notice.registration
    match notice.kind:
        case NoticeKind.OFFERED:
            until = f"do: {moment_in_words(row.offered_until)}" if row.offered_until else "do początku spotkania"
            return f"Zwolniło się miejsce. Zapytaj, czy ta osoba przyjdzie. Miejsce czeka {until}."
        case NoticeKind.CANCELLED:
            return f"Spotkanie jest odwołane. Powód: {row.occurrence.cancelled_reason}"
        case NoticeKind.MOVED:
            return f"{moved_words(row)} Powiedz, kiedy i gdzie teraz będzie.{_deadline(row)}"
        case NoticeKind.RESTORED:
            return f"{restored_words(row)} Powiedz, kiedy i gdzie będzie.{_deadline(row)}"
        case NoticeKind.CHANGED:
            return f"{changed_words(notice)} Powiedz, gdzie teraz będzie."
        case NoticeKind.MESSAGE:
            waits = row.stands == RegistrationState.WAITING
            return f"{notice.text} {'Powiedz też: to lista rezerwowa, miejsca jeszcze nie ma.' * waits}".rstrip()
        case NoticeKind.EXPIRED:
            return "Minął czas na potwierdzenie i wolne miejsce przepadło. Powiedz, że można zapisać się jeszcze raz."
        case NoticeKind.REMINDER:
            return "Przypomnij o spotkaniu. E-mail nie dotarł."
        case NoticeKind.EDITED:
            return "Powiedz, że zapis jest zmieniony. E-mail nie dotarł."
        case NoticeKind.REPEATED:
            return "Tę osobę zapisano na stronie drugi raz. Powiedz, że jest już na liście, i zapytaj, czy przyjdzie."
        case NoticeKind.WAITING:
            return f"E-mail nie dotarł. Powiedz, że ta osoba jest na liście rezerwowej. {_code_to_read(row)}"
    return f"E-mail nie dotarł. Powiedz, że zapis jest przyjęty. {_code_to_read(row)}"


def _code_to_read(row: Registration) -> str:
    """The code itself; where nobody can say it any more, how to give another."""
    if code := code_of(row):
        return f"Przeczytaj kod: {code.replace('-', NON_BREAKING)}."
    return "Kodu nie da się już odczytać: na stronie zapisu naciśnij „Wydaj nowy kod” i przeczytaj go."


def _deadline(row: Registration) -> str:
    """Until when a place waits for whoever is rung about something else."""
    if row.state != RegistrationState.OFFERED:
        return ""
    return f" Zapytaj też, czy ta osoba przyjdzie: wolne miejsce czeka do: {moment_in_words(row.offered_until)}."


@require_POST
@staff_view(may=rules.may_ring)
def call_record(request: HttpRequest, pk: int) -> HttpResponse:
    """One press after a call."""
    notice = get_object_or_404(Notice.objects.select_related("registration__occurrence__activity"), pk=pk)
    outcome = request.POST.get("outcome", "")
    run_action(
        request, lambda: services.record_call(notice, outcome=outcome, by=request.user), "Rozmowa jest zapisana."
    )
    return redirect("activities:call_list")
