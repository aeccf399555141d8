"""Letters of which nobody has said how they went out, for the desk."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from osl_site.common.accounts.models import User
from osl_site.common.correspondence.models import OutgoingLetter
from osl_site.common.correspondence.rules import letters_handled_by
from osl_site.common.registry import Degree, Matter
from osl_site.common.text.date_formats import since_days


def to_send(user: User) -> QuerySet[OutgoingLetter]:
    """The oldest first."""
    return letters_handled_by(user).unsent().order_by("at", "id")


def letters_to_send(user: User) -> Iterator[Matter]:
    """All of them as one matter. Two queries."""
    if first := to_send(user).first():
        count = to_send(user).count()
        subject = f"Pismo {first.code}" if count == 1 else f"Do wysłania czekają pisma: {count}"
        yield Matter(
            f"{subject} czeka na wysłanie." if count == 1 else f"{subject}.",
            "Zapisz, jak wyszło" if count == 1 else "Zobacz",
            reverse("outgoing_letter_detail", args=[first.pk])
            if count == 1
            else f"{reverse('outgoing_letter_list')}?do_wyslania=on",
            subject=subject,
            degree=Degree.SOON,
            when=since_days(first.at),
            since=first.at,
        )
