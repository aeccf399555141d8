"""Letters of the development machine, shown on a page instead of being sent. Does not exist in production."""

import email
import email.policy
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

BETWEEN_LETTERS = b"\n" + b"-" * 79 + b"\n"
MOST_SHOWN = 50


@dataclass(frozen=True)
class Letter:
    to: str
    subject: str
    sent: datetime
    body: str
    sender: str
    files: tuple[str, ...]


@login_not_required
@require_GET
def outbox(request: HttpRequest) -> HttpResponse:
    """The newest letters first."""
    return render(request, "outbox.html", {"letters": letters(Path(settings.EMAIL_FILE_PATH))[:MOST_SHOWN]})


def letters(folder: Path) -> list[Letter]:
    """What Django's file backend has written there, newest first; nothing when the folder is not there."""
    found = []
    for path in sorted(folder.glob("*.log"), key=lambda log: log.stat().st_mtime, reverse=True)[:MOST_SHOWN]:
        sent = datetime.fromtimestamp(path.stat().st_mtime)
        for raw in path.read_bytes().split(BETWEEN_LETTERS):
            if raw.strip():
                found.append(_read(raw, sent))
    return found


def _read(raw: bytes, sent: datetime) -> Letter:
    message = email.message_from_bytes(raw.lstrip(), policy=email.policy.default)
    body = message.get_body(("plain",))
    files = tuple(part.get_filename() or "" for part in message.iter_attachments())
    words = body.get_content() if body else ""
    return Letter(message["To"] or "", message["Subject"] or "", sent, words, message["From"] or "", files)
