"""The address from which a request comes, as far as it can be believed.

Attempts to sign in and wrong codes of residents are counted by it: `osl_site/common/sign_in/services/throttle.py`,
`osl_site/common/guard/`.
"""

from ipaddress import IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest


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
