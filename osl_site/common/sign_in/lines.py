"""From where a request comes: the line that is counted, as a digest, and the network that is told. Pure.

A digest is made under the secret key, so that nobody who reads the table alone can say whose line it was.
"""

from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from osl_site.common.accounts.client_address import client_address


@dataclass(frozen=True)
class Line:
    """Where somebody sits: `digest` names the one line, `network` some 250 of them (65,000 of IPv6)."""

    digest: str
    network: str


def line_of(request: HttpRequest) -> Line:
    address = client_address(request)
    return Line(digest("line", address), network_of(address))


def digest(what: str, text: str) -> str:
    return salted_hmac(f"sign_in.{what}", text, algorithm="sha256").hexdigest()


def network_of(address: str) -> str:
    """„203.0.113.0/24”, „2001:db8:1::/48”; nothing of what is no address."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    return str(ip_network(f"{found}/{24 if found.version == 4 else 48}", strict=False))
