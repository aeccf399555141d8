"""The top of the house: the desk, the health check, and what is said when something is refused."""

import sys
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.middleware.csrf import REASON_CSRF_TOKEN_MISSING, REASON_NO_CSRF_COOKIE
from django.shortcuts import redirect, render
from django.template import loader
from django.utils import translation
from django.utils.crypto import constant_time_compare
from django.views import defaults
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from osl_site.common import clock, registry
from osl_site.common.accounts.middleware import page_of_signing_in
from osl_site.common.accounts.rules import is_administrator, is_director, only_takes_over
from osl_site.common.backup.standing import last_backup
from osl_site.common.centre.office import last_known_office
from osl_site.common.centre.rules import may_edit_whole_office
from osl_site.common.centre.starting.steps import is_new
from osl_site.common.forms.carried import carried_by, is_kept, open_again, sent_too_late
from osl_site.common.health import examined
from osl_site.common.text.date_formats import day_in_words
from osl_site.common.web.context_processors import desk_url
from osl_site.common.web.navigation import menu_items
from osl_site.common.web.uploads import MB, TooLarge, octets_of
from osl_site.common.web.waiting import keep_reckoned
from osl_site.roof.desk import matters, nothing_waits, parts_of
from osl_site.roof.plan_progress import approved_last, progress_of

MOST_QUICK_ACTS = 2
LEAST_TYPED, MOST_TYPED = 10, 20_000  # letters of an answer that is given back to be copied
MOST_LET_BY = 64 * MB
WORDS = {True: "działa", False: "nie działa"}


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for this person today, in groups, and what is begun from here."""
    if may_edit_whole_office(request.user) and is_new():
        return redirect("office_start")
    if only_takes_over(request.user):
        return redirect("needs:handed_list")
    whole_office = request.GET.get("spotkania") == "wszystkie"
    found = matters(request.user, whole_office=whole_office)
    keep_reckoned(request, sum(matter.group.is_ours for matter in found))
    parts = parts_of(found)
    acts = menu_items(registry.quick_acts, request.path, request.user)
    context = {
        "parts": parts,
        "is_filled": any(part.filled for part in parts),
        "whole_office": whole_office,
        "may_switch": any(question.of_everyone and question.may(request.user) for question in registry.desk),
        "acts": acts[:MOST_QUICK_ACTS],
        "more_acts": acts[MOST_QUICK_ACTS:],
        "today": day_in_words(clock.today()),
        "nothing": nothing_waits(request.user),
    }
    if is_director(request.user):
        context |= {"progress": progress_of(clock.today()), "approved": approved_last()}
    if is_administrator(request.user):
        context |= {"backup": last_backup()}
    return render(request, "desk.html", context)


@require_GET
def more(request: HttpRequest) -> HttpResponse:
    """Everything the rail holds, as a page: the fourth button of a phone's bottom bar."""
    return render(request, "more.html")


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """For a monitor: 200, or 503 when something that the office needs is not as it must be; one word to everybody.

    What it is says a page to whoever signed in, and this answer to whoever brings OSL_MONITOR_TOKEN.
    """
    told, is_well = examined()
    if _is_monitor(request):
        return _told({"stan": WORDS[is_well], **told}, is_well)
    if is_well and _is_of_staff(request):
        return redirect("system_status")
    return _told({"stan": WORDS[is_well]}, is_well)


def _told(words: dict[str, Any], is_well: bool) -> JsonResponse:
    return JsonResponse(words, status=200 if is_well else 503, json_dumps_params={"ensure_ascii": False})


def _is_monitor(request: HttpRequest) -> bool:
    expected, said = f"Bearer {settings.MONITOR_TOKEN}", request.headers.get("Authorization", "")
    return bool(settings.MONITOR_TOKEN) and constant_time_compare(said, expected)


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came without its token: mostly a tab left open for long, or cookies switched off.

    What somebody of the office typed stands in the form again, unless it came from another site.
    """
    if reason in (REASON_CSRF_TOKEN_MISSING, REASON_NO_CSRF_COOKIE) or reason.startswith("CSRF token"):
        found = carried_by(request) or sent_too_late(request)
        if found and request.user.pk == found.person:
            return open_again(request, found, status=403)
        if found and not request.user.is_authenticated:
            return page_of_signing_in(request, found)
        return render(request, _page_for(request, "403_csrf.html"), {"typed": _typed(request)}, status=403)
    return render(request, _page_for(request, "403_csrf.html"), status=403)


def _typed(request: HttpRequest) -> str:
    """The longest answer of a form of ours, to be copied: a browser without cookies shows the form anew, and empty.
    Nothing of what another site may have sent."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return ""
    if urlsplit(request.headers.get("Origin") or request.headers.get("Referer", "")).netloc != request.get_host():
        return ""
    said = [value.strip() for name, value in request.POST.items() if is_kept(name)]
    longest = max(said, key=len, default="")
    return longest if LEAST_TYPED <= len(longest) <= MOST_TYPED and " " in longest else ""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What cannot be read; of what is too large, how much may be sent and what to do about it."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return _too_large(request, exception)
    if _is_of_staff(request):
        return render(request, "refused/400.html", status=400)
    return HttpResponse(_alone("400.html"), status=400)


def _too_large(request: HttpRequest, exception: Exception) -> HttpResponse:
    _read_to_its_end(request)
    context = {"most": exception.most // MB if isinstance(exception, TooLarge) else None}
    if _is_of_staff(request):
        return render(request, "refused/413.html", context, status=413)
    return HttpResponse(_alone("413.html", **context), status=413)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Whoever asks signed in, but their roles do not allow this: whose do is said where it is known."""
    roles = getattr(exception, "roles", [])
    is_of_another = bool({*roles} & {*getattr(request.user, "roles", ())})
    may = [str(role.label) for role in roles]
    if may and getattr(exception, "by_row", False) and not is_of_another:
        may.append("osoba, której to powierzono")
    context = {"allowed": _one_of(may), "is_of_another": is_of_another}
    return render(request, _page_for(request, "403.html"), context, status=403)


def _one_of(words: list[str]) -> str:
    """„organizator, dyrektor albo współpracownik”."""
    *others, last = words or [""]
    return f"{', '.join(others)} albo {last}" if others else last


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """There is nothing at this address, or nothing that this person is to know of."""
    return defaults.page_not_found(request, exception, _page_for(request, "404.html"))


def method_not_allowed(request: HttpRequest, refusal: HttpResponse) -> HttpResponse:
    """An address that only takes a press of a button, or only shows: Django's refusal says nothing to a person."""
    page = render(request, _page_for(request, "405.html"), status=405)
    page["Allow"] = refusal["Allow"]
    return page


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke, in the page's language. The address alone says who reads: nobody and no database is asked.

    A database that does not answer, or not in time, is no fault of the page: 503.
    """
    language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
    headers = {"Cache-Control": "no-store", "Content-Language": language}
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        status, headers = 503, headers | {"Retry-After": "60"}
    else:
        status = 500
    folder = "refused/" if request.path.startswith(desk_url()) else ""
    with translation.override(language):
        page = _alone(f"{folder}{status}.html", was_sent=request.method == "POST")
    return HttpResponse(page, status=status, headers=headers)


def _alone(name: str, **context: Any) -> str:
    """A page that asks nobody anything: the office as it was last known."""
    return loader.render_to_string(name, {"office": last_known_office(), **context})


def _page_for(request: HttpRequest, name: str) -> str:
    """The page of that name: of the office for whoever signed in, else of the residents."""
    return f"refused/{name}" if _is_of_staff(request) else name


def _is_of_staff(request: HttpRequest) -> bool:
    """Whether somebody of the office asks, on a Polish address: the office speaks no other language.

    Who brings no session is not looked up, which asks the database nothing and makes no page vary on cookies. Nor is
    anybody where the request was refused before it was known who sent it.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not hasattr(request, "user"):
        return False
    return request.LANGUAGE_CODE == settings.LANGUAGE_CODE and request.user.is_authenticated


def _read_to_its_end(request: HttpRequest) -> None:
    """A browser whose sending is broken off shows its own words instead of ours, so the rest is let go by, unkept.

    Nobody waits for more than 64 MB, nor begins to.
    """
    if octets_of(request) > MOST_LET_BY:
        return
    with suppress(UnreadablePostError):  # nobody is left to read our words
        while request.read(64 * 1024):
            pass
