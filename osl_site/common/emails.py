"""Addresses of this site as they are written outside of it. Letters themselves: `osl_site.common.letters`."""

from django.conf import settings


def link(path: str) -> str:
    """The whole address of a path of this site, as it is written outside of it: in letters and in phones' calendars."""
    return settings.ORIGIN.rstrip("/") + path
