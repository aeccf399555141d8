"""From where a request came, behind a reverse proxy too."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address of whoever spoke to our proxy, or to us.

    Only a proxy of ours (OSL_PROXIES) is believed, and only its own, last entry in X-Forwarded-For: what stands before
    it is whatever the client wrote. An empty peer is a Unix socket, which only a proxy on this machine can reach.
    """
    peer = request.META.get("REMOTE_ADDR", "")
    if peer and peer not in settings.PROXIES:
        return peer
    said = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    try:
        return str(ip_address(said))
    except ValueError:
        return peer
