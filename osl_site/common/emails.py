"""Letters that the worker sends. Delivered at least once; a repeat carries the same Message-ID."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage


def send(*, to: str, subject: str, body: str, key: str) -> None:
    """Send one plain letter. `key` names the letter for ever, so that a second delivery is recognised as the same."""
    domain = urlsplit(settings.ORIGIN).hostname or "localhost"
    EmailMessage(subject=subject, body=body, to=[to], headers={"Message-ID": f"<{key}@{domain}>"}).send()


def link(path: str) -> str:
    """The whole address of a path of this site, as it is written outside of it: in letters and in phones' calendars."""
    return settings.ORIGIN.rstrip("/") + path
