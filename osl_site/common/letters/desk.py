"""What waits for a person among letters: those that did not arrive."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import ngettext
from procrastinate.contrib.django.models import ProcrastinateJob

from osl_site.common.accounts.models import User
from osl_site.common.letters.models import Letter
from osl_site.common.letters.rules import theirs
from osl_site.common.queue_health import queue_health
from osl_site.common.registry import Matter


def work_stands_still(user: User) -> Iterator[Matter]:
    """That nobody sends letters and makes papers now. One query."""
    found = queue_health()
    if found.is_silent or found.is_late:
        yield Matter(
            "E-maile i dokumenty czekają: praca w tle stoi.", "Zobacz stan", reverse("system_status"), urgent=True
        )


def failed_letters(user: User) -> Iterator[Matter]:
    """Letters that did not arrive, to whoever may do something about it. One query."""
    if count := Letter.objects.failed().filter(theirs(user)).count():
        sentence = ngettext("Nie doszedł %(count)d e-mail.", "Nie doszło %(count)d e-maili.", count)
        yield Matter(sentence % {"count": count}, "Zobacz, do kogo", reverse("system_status"), urgent=True)


def failed_jobs(user: User) -> Iterator[Matter]:
    """Work in the background that ended in an error. One query."""
    if count := ProcrastinateJob.objects.filter(status="failed").count():
        sentence = ngettext("Nie udało się %(count)d zadanie w tle.", "Nie udało się %(count)d zadań w tle.", count)
        yield Matter(sentence % {"count": count}, "Zobacz, które", reverse("system_status"))
