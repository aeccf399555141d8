"""Signing up without an account, and coming back to see, confirm or give up the place."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities import seats, services
from activities.calendar import queries
from activities.calendar.facts import About, Key, phone_number
from activities.calendar.joining import no_sign_up_in_words
from activities.calendar.outlets import Outlet, facts_of
from activities.forms.registrations import CodeForm, OwnForm, SignUpForm
from activities.models import Occurrence, Registration, RegistrationState, SignUp
from activities.models.occurrences import When
from activities.models.registrations import ACTIVE
from activities.registrations import codes
from activities.registrations.emails import expired_words, in_line_words, offered_place_words
from activities.registrations.pace import SIGN_UP, fills_fast
from activities.registrations.privacy_notice import privacy_notice_of
from activities.registrations.refusals import unchangeable_words
from osl_site.common import clock
from osl_site.common.accounts.client_address import client_address
from osl_site.common.audit.models import Actor
from osl_site.common.centre.office import office, rung_or
from osl_site.common.forms.form_handling import add_errors, submit_form
from osl_site.common.guard.guard import Guard
from osl_site.common.text.languages import spoken

CHANGED = "zmieniono"  # a cookie of one page and a minute: no session, and nothing that stays in an address
A_MINUTE = 60  # seconds
IN_PLACES_OF_THEIR_OWN = (Key.TITLE, Key.WHEN, Key.STATE, Key.PLACE, Key.SIGN_UP, Key.SEATS, Key.PHONE)
TONES = {RegistrationState.CONFIRMED: "meadow", RegistrationState.OFFERED: "amber", RegistrationState.WAITING: "lake"}


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of one meeting. Sent twice it is one registration; whoever is signed up already gets no other answer."""
    occurrence = get_object_or_404(queries.readable(), pk=pk)
    here = office()
    clause = privacy_notice_of(here)
    form = SignUpForm(request.POST or None, clause=clause)
    guard = Guard(request, SIGN_UP, asks=lambda: fills_fast(occurrence))

    def act() -> Registration:
        guard.refuse_machines()
        who = {"key": form.form_key, "clause": clause, "by": Actor.RESIDENT, "proof": guard.proof}
        return services.sign_up(occurrence, form.values, may_wait=form.cleaned_data["all_wait"], **who)

    if row := submit_form(request, form, act):
        return redirect(codes.page_of_registration(row, spoken()))
    places = seats.seats_of(occurrence)
    context = {
        "office": here,
        "form": form,
        "guard": guard,
        "clause": clause.text.splitlines(),
        "seats": places.seen,
        "is_open": seats.takes_sign_ups(occurrence),
        "closed": _why_closed(occurrence),
        "line_is_full": places.is_full and not seats.takes_waiting(occurrence.activity, places.seen.waiting),
        "next_in_line": places.seen.waiting + 1,
        "phone": phone_number(occurrence.activity, here),
        "following": queries.following(occurrence),
        **_words(occurrence),
    }
    return render(request, "activities/public/sign_up.html", context)


def _why_closed(occurrence: Occurrence) -> str:
    """What to do where there is nothing to fill in."""
    if occurrence.is_over:
        return _("To spotkanie już się odbyło.") if not occurrence.is_cancelled else _("To spotkanie było odwołane.")
    if occurrence.activity.sign_up == SignUp.NONE and not occurrence.is_cancelled:
        may_ring = bool(phone_number(occurrence.activity, office()))
        return no_sign_up_in_words(has_place=occurrence.venue is not None, may_ring=may_ring)
    return _("Na to spotkanie nie można się teraz zapisać na tej stronie.")


def _words(occurrence: Occurrence, knows: When | None = None) -> dict:
    tone, word = queries.state_in_words(occurrence, seats=False, knows=knows)
    told = facts_of(About.of(occurrence), Outlet.SIGN_UP)
    return {
        "occurrence": occurrence,
        "heading": told.text(Key.TITLE),
        "title": told.plain(Key.TITLE),
        "when": told.text(Key.WHEN),
        "place": told.plain(Key.PLACE),
        "facts": told.beside(*IN_PLACES_OF_THEIR_OWN),
        "tone": tone,
        "word": word,
    }


@login_not_required
@never_cache
@require_safe
def my_registration(request: HttpRequest, token: str) -> HttpResponse:
    """A resident's own page: how the registration stands, the code, and what can be done. Looking changes nothing."""
    row = codes.by_token(token)
    return _page_of(request, row, token) if row else _unknown(request)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change_registration(request: HttpRequest, token: str) -> HttpResponse:
    """What was typed, to be typed anew: who comes and how they are reached. The place stays theirs."""
    row = codes.by_token(token)
    if row is None:
        return _unknown(request)
    if refusal := _why_unchanged(row):
        return _page_of(request, row, token, refusal=refusal)
    form = OwnForm(request.POST or None, instance=row)
    if submit_form(
        request, form, lambda: services.change_registration(row, form.values, revision=None, by=Actor.RESIDENT)
    ):
        return _told_of_change(token)
    here = office()
    context = {"office": here, "form": form, "token": token, "phone": phone_number(row.occurrence.activity, here)}
    return render(request, "activities/public/change_registration.html", context | _words(row.occurrence))


def _told_of_change(token: str) -> HttpResponse:
    """Back to one's own page, which says once that the change is saved."""
    page = reverse("my_registration", args=[token])
    answer = redirect(page)
    answer.set_cookie(
        CHANGED, "1", A_MINUTE, path=page, secure=settings.CSRF_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
    return answer


def _why_unchanged(row: Registration) -> str:
    """Why nothing of it is changed or given up any more; empty where it may be."""
    occurrence = row.occurrence
    if occurrence.is_cancelled:
        return _("To spotkanie jest odwołane.")
    if occurrence.is_over:
        return _("To spotkanie już się odbyło.")
    if occurrence.starts_at <= clock.now():
        return _("To spotkanie już się zaczęło.")
    is_open = row.stands in ACTIVE and not row.erased_at
    return "" if is_open else unchangeable_words()


@login_not_required
@require_POST
def place_confirm(request: HttpRequest, token: str) -> HttpResponse:
    return _act(request, token, services.confirm_place)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def place_give_up(request: HttpRequest, token: str) -> HttpResponse:
    """Asked first, so that a place is not lost by one tap."""
    if request.method == "POST":
        return _act(request, token, services.give_up)
    row = codes.by_token(token)
    if row is None:
        return _unknown(request)
    if refusal := _why_unchanged(row):
        return _page_of(request, row, token, refusal=refusal)
    context = {
        "office": office(),
        "registration": row,
        "token": token,
        "waits": row.stands == RegistrationState.WAITING,
    }
    return render(request, "activities/public/give_up.html", context | _words(row.occurrence, row.knows_when))


def _act(request: HttpRequest, token: str, act: Callable[..., Registration]) -> HttpResponse:
    row = codes.by_token(token)
    if row is None:
        return _unknown(request)
    try:
        act(row, by=Actor.RESIDENT)
    except ValidationError as error:
        return _page_of(request, codes.by_token(token), token, refusal=" ".join(error.messages))
    return redirect("my_registration", token)


def _page_of(request: HttpRequest, row: Registration, token: str, refusal: str = "") -> HttpResponse:
    occurrence, here = row.occurrence, office()
    row.state = row.stands
    has_begun = occurrence.starts_at <= clock.now()
    context = {
        "office": here,
        "registration": row,
        "token": token,
        "refusal": refusal,
        "is_changed": bool(request.COOKIES.get(CHANGED)),
        "may_change": not _why_unchanged(row),
        "has_begun": has_begun,
        "may_return": not row.is_active and seats.takes_sign_ups(occurrence),
        "code": codes.code_of(row),
        "told": _how_it_stands(row, has_begun=has_begun),
        "standing_tone": TONES.get(row.state, "quiet"),
        "phone": phone_number(occurrence.activity, here),
        **_words(occurrence, row.knows_when),
    }
    page = render(request, "activities/public/my_registration.html", context)
    if request.COOKIES.get(CHANGED):
        page.delete_cookie(CHANGED, path=request.path)
    return page


def _how_it_stands(row: Registration, *, has_begun: bool) -> str:
    """What there is to say beside the state; of a meeting that has begun, nothing that may no longer come. Of what was
    given up nothing that is so of a first registration alone: who has another is told by nobody's page."""
    match row.state:
        case RegistrationState.CONFIRMED if has_begun:
            return _why_unchanged(row)
        case RegistrationState.CONFIRMED:
            return ""
        case RegistrationState.WAITING if has_begun:
            return _("Do początku spotkania nie zwolniło się miejsce. Zobacz, co jeszcze jest w kalendarzu.")
        case RegistrationState.WAITING:
            return in_line_words(row)
        case RegistrationState.OFFERED if not has_begun:
            return offered_place_words(row)
        case RegistrationState.OFFERED:
            return _("Czas na potwierdzenie minął, bo spotkanie już się zaczęło.")
        case RegistrationState.EXPIRED:
            return expired_words()
        case RegistrationState.REMOVED:
            return rung_or(
                _("Ten zapis usunęło nasze biuro. Jeśli to pomyłka, zapisz się jeszcze raz."),
                _("Ten zapis usunęło nasze biuro. Jeśli to pomyłka, zadzwoń do nas albo zapisz się jeszcze raz."),
            )
    return _("Ten zapis jest skreślony. Jeśli był to Twój drugi zapis na to spotkanie, pierwszy zostaje.")


def _unknown(request: HttpRequest) -> HttpResponse:
    """A link that was cut, made up, or of something else."""
    context = {"form": CodeForm(), "is_broken": True}
    return render(request, "activities/public/find_registration.html", context, status=404)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def find_registration(request: HttpRequest) -> HttpResponse:
    """One field for the short code. It is sent by POST, so that no code stands in an address."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = services.by_code(form.cleaned_data["code"], address=client_address(request))
            return redirect("my_registration", codes.token_of(row))
        except ValidationError as error:
            add_errors(form, ValidationError({"code": error.messages}))
    return render(request, "activities/public/find_registration.html", {"form": form})
