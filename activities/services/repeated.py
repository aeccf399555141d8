"""Who is signed up already and does so again: told by their own letter or a call, and never by what anybody can see."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from activities.models import NoticeKind, NoticeState, Occurrence, Registration
from activities.models.registrations import TO_RING
from activities.services.delivery import notify
from activities.services.letters_a_day import may_write_to
from osl_site.common import clock
from osl_site.common.guard.mailboxes import mailbox_of
from osl_site.common.text.folding import fold

BETWEEN_LETTERS = timedelta(hours=1)


def same_person(
    occurrence: Occurrence, values: Mapping[str, Any], *, but: Registration | None = None, by_any: bool = False
) -> Registration | None:
    """The active registration of whoever typed this: the name is spelled alike, and every contact that was typed is
    that registration's (`by_any`: one of them). Who adds a contact that nobody has seen is somebody else: a letter that
    did not come there would tell of the other."""
    phone, email = values.get("phone", ""), values.get("email", "")
    typed, who = {phone, mailbox_of(email)} - {""}, _spelled_alike(values.get("name", ""))
    rows = occurrence.registrations.active().of_contact(phone, email).order_by("id")
    for row in rows.exclude(pk=but.pk) if but else rows:
        if _spelled_alike(row.name) == who and (by_any or typed <= {row.phone, row.mailbox}):
            return row
    return None


def _spelled_alike(name: str) -> str:
    """A name without what people write differently: case, diacritics, spaces, hyphens, which part comes first."""
    return " ".join(sorted(fold(name).split()))


def tell_again(registration: Registration, *, urgently: bool = False) -> None:
    """Send whoever is signed up already their link once more, or have them rung; not twice within an hour (unless
    `urgently`), and once while a call waits. Nobody fills a mailbox by sending a form."""
    told = registration.notices
    if told.filter(kind=NoticeKind.REPEATED, state__in=(*TO_RING, NoticeState.QUEUED)).exists():
        return
    if not urgently and told.filter(made_at__gt=clock.now() - BETWEEN_LETTERS).exists():
        return
    if not registration.email or may_write_to(registration.email):
        notify([registration], NoticeKind.REPEATED)
