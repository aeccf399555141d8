"""QR codes: an address of ours as a square that a phone's camera reads, for paper and the page of subscribing."""

import segno
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


def qr_code(address: str) -> SafeString:
    """An address as a square for a phone's camera: inline SVG with the address in words as its alternative; nothing for
    an address so long that no square holds it."""
    words = _("Kod QR z adresem %(address)s") % {"address": address.split("://", 1)[1]}
    try:
        drawn = segno.make(address, error="m", micro=False)
    except segno.DataOverflowError:
        return SafeString("")
    svg = drawn.svg_inline(scale=4, border=2, title=words, svgclass="qr", lineclass=None, omitsize=True, light="#fff")
    return mark_safe(svg)
