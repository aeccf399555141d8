"""What pages tell search engines (JSON-LD of schema.org), written so that it cannot leave its script element."""

import json
from collections.abc import Mapping

from django.utils.safestring import SafeString, mark_safe

SIGNS_OF_MARKUP = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&"})


def in_script(data: Mapping[str, object]) -> SafeString:
    """The data as JSON for `<script type="application/ld+json">`, safe there whatever people typed into them."""
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(SIGNS_OF_MARKUP))
