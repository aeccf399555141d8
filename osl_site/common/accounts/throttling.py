"""Login throttling: how many wrong passwords lock an account, who is counted, and what somebody locked out reads.

django-axes counts, by account and address, and refuses: its numbers stand in the settings (AXES_FAILURE_LIMIT wrong
ones, AXES_COOLOFF_TIME hours), the page of who signs in is `accounts/locked_out.html`. An act that is confirmed by a
password (`passwords.py`) asks `is_locked` and says LOCKED. Wrong codes of residents are counted by the address that
`client_address` answers, too.
"""

from datetime import timedelta
from ipaddress import IPv6Network, ip_address

from axes.handlers.proxy import AxesProxyHandler
from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.http import HttpRequest

from osl_site.common import clock

LOCKED = "Hasło było błędne zbyt wiele razy. Spróbuj ponownie za kwadrans. Reszta jest zachowana."


def is_locked(request: HttpRequest, email: str) -> bool:
    """Whether too many wrong passwords for this account came from where the request comes from: none is looked at."""
    return not AxesProxyHandler.is_allowed(request, {settings.AXES_USERNAME_FORM_FIELD: email})


def is_locked_out(email: str) -> bool:
    """Whether too many wrong passwords for this account came from anywhere lately. One query."""
    since = clock.now() - timedelta(hours=settings.AXES_COOLOFF_TIME)
    wrong = AccessAttempt.objects.filter(username=email, attempt_time__gte=since)
    return wrong.filter(failures_since_start__gte=settings.AXES_FAILURE_LIMIT).exists()


def lift_lock(email: str) -> None:
    """Forget the wrong passwords for this account, from wherever they came."""
    reset(username=email)


def client_address(request: HttpRequest) -> str:
    """The address of whoever spoke to our proxy, or to us; of IPv6 that of the line, see `_line`.

    Only a proxy of ours (OSL_PROXIES) is believed, and only its own, last entry in X-Forwarded-For: what stands before
    it is whatever the client wrote. An empty peer is a Unix socket, which only a proxy on this machine can reach.
    """
    peer = request.META.get("REMOTE_ADDR", "")
    if peer and peer not in settings.PROXIES:
        return _line(peer)
    said = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    return _line(said) or peer


def _line(address: str) -> str:
    """Whom to count: an IPv4 address, or the first of the 2⁶⁴ that one IPv6 line may take by turns; else nothing."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if found.version == 4 or found.ipv4_mapped:
        return str(getattr(found, "ipv4_mapped", None) or found)
    return str(IPv6Network((int(found), 64), strict=False).network_address)
