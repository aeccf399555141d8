"""What waits for a person among letters: those that did not arrive."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import ngettext
from procrastinate.contrib.django.models import ProcrastinateJob

from osl_site.common.accounts.models import User
from osl_site.common.letters.models import Letter
from osl_site.common.letters.rules import theirs
from osl_site.common.registry import Matter


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
