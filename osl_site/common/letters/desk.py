"""What waits for a person among letters: those that did not arrive."""

from collections.abc import Iterator

from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils.translation import ngettext
from procrastinate.contrib.django.models import ProcrastinateJob

from osl_site.common.accounts.models import User
from osl_site.common.centre.models import Centre
from osl_site.common.letters.models import Letter
from osl_site.common.letters.rules import theirs
from osl_site.common.queue_health import LATE, SILENT, STANDS_STILL, queue_health
from osl_site.common.registry import Degree, Matter


def still_work(user: User) -> QuerySet[Centre]:
    """The office, while nobody sends letters and makes papers."""
    stands = RawSQL(STANDS_STILL, [SILENT, LATE], output_field=BooleanField())
    return Centre.objects.annotate(stands_still=stands).filter(stands_still=True)


def work_stands_still(user: User) -> Iterator[Matter]:
    """That nobody sends letters and makes papers now. One query."""
    found = queue_health()
    if found.is_silent or found.is_late:
        subject, url = "E-maile i dokumenty", reverse("system_status")
        said = f"{subject} czekają: praca w tle stoi."
        yield Matter(said, "Zobacz stan", url, subject=subject, degree=Degree.LATE, when="teraz")


def failed(user: User) -> QuerySet[Letter]:
    """Letters that did not arrive and about which this person may do something."""
    return Letter.objects.failed().filter(theirs(user))


def failed_letters(user: User) -> Iterator[Matter]:
    """All of them as one matter. One query."""
    if count := failed(user).count():
        said = ngettext("Nie doszedł %(count)d e-mail.", "Nie doszło %(count)d e-maili.", count) % {"count": count}
        url = reverse("system_status")
        yield Matter(said, "Zobacz, do kogo", url, degree=Degree.LATE, when="po terminie")


def broken_jobs(user: User) -> QuerySet[ProcrastinateJob]:
    """Work in the background that ended in an error."""
    return ProcrastinateJob.objects.filter(status="failed")


def failed_jobs(user: User) -> Iterator[Matter]:
    """All of it as one matter. One query."""
    if count := broken_jobs(user).count():
        said = ngettext("Nie udało się %(count)d zadanie w tle.", "Nie udało się %(count)d zadań w tle.", count)
        yield Matter(said % {"count": count}, "Zobacz, które", reverse("system_status"))
