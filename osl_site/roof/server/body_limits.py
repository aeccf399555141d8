"""How much a proxy lets through to each class of address, written from what the views declare.

`manage.py bodylimits` writes `deploy/nginx/osl-limits.conf`; an address that is not in it takes what residents may
send.
"""

import re
from collections.abc import Iterator

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RegexPattern

from osl_site.common.web.context_processors import desk_url
from osl_site.common.web.uploads import MB, OF_OFFICE, OF_RESIDENTS, allowed

FILE = settings.BASE_DIR / "deploy" / "nginx" / "osl-limits.conf"
CONVERTED = re.compile(r"<(?:[^>:]+:)?([^>]+)>")
NAMED = re.compile(r"\(\?P<\w+>")
HEAD = """# /etc/nginx/snippets/osl-limits.conf: how much each class of address takes.
# Written by `manage.py bodylimits`.
"""


def addresses() -> Iterator[tuple[str, int]]:
    """Every address as a regular expression from its first sign to its last, and how many octets its view takes."""
    yield from _below(get_resolver(), "/")


def _below(resolver: URLResolver, before: str) -> Iterator[tuple[str, int]]:
    for pattern in resolver.url_patterns:
        expression = before + _expression(pattern)
        if isinstance(pattern, URLPattern):
            yield expression, allowed(pattern.callback)
        else:
            yield from _below(pattern, expression)


def _expression(pattern: URLPattern | URLResolver) -> str:
    if isinstance(pattern.pattern, LocalePrefixPattern):
        others = "|".join(code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)
        return f"(?:(?:{others})/)?"
    if isinstance(pattern.pattern, RegexPattern):
        return NAMED.sub("(?:", str(pattern.pattern).removeprefix("^").removesuffix("$"))
    parts = CONVERTED.split(str(pattern.pattern))
    converters = pattern.pattern.converters
    return "".join(
        f"(?:{converters[part].regex})" if number % 2 else re.escape(part).replace(r"\-", "-")
        for number, part in enumerate(parts)
    )


def exceptions() -> dict[str, int]:
    """The addresses that take something else than their class: the office below its own, residents elsewhere."""
    return {
        expression: most
        for expression, most in addresses()
        if most != (OF_OFFICE if expression.startswith(desk_url()) else OF_RESIDENTS) and most > OF_RESIDENTS
    }


def configuration() -> str:
    """What nginx includes."""
    place = "location {} {{ client_max_body_size {}m; include snippets/osl-proxy.conf; }}\n"
    lines = [place.format(desk_url(), OF_OFFICE // MB)]
    lines += [place.format(f'~ "^{expression}$"', most // MB) for expression, most in sorted(exceptions().items())]
    return HEAD + "".join(lines)
