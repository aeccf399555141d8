"""What waits for the administrator about backups: none is set up, the night failed, nobody tried one for a year."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse

from osl_site.common.accounts.models import User
from osl_site.common.backup import standing
from osl_site.common.registry import Degree, Group, Matter

SUBJECT = "Kopia zapasowa"


def about_backups(user: User) -> Iterator[Matter]:
    """At most two matters. Three queries; none where one only develops, without a folder of backups."""
    if not standing.is_set_up():
        if settings.PRODUCTION and not settings.BACKED_UP_ELSEWHERE:
            said = "Kopie zapasowe nie są ustawione: awaria dysku zniszczyłaby wszystko."
            yield _matter(said, "Zobacz, jak ustawić", subject="Kopie zapasowe", group=Group.SET_UP)
        return
    last, attempt = standing.last_backup(), standing.last_attempt()
    if attempt and attempt.said:
        yield _matter("Kopia zapasowa tej nocy się nie udała.", "Zobacz, dlaczego", degree=Degree.LATE)
    elif last and standing.is_late(last):
        yield _matter("Kopia zapasowa nie powstała od ponad doby.", "Zobacz stan", degree=Degree.LATE)
    if standing.wants_rehearsal(last):
        said = "Sprawdź, czy z kopii zapasowej da się odtworzyć biuro: od roku nikt tego nie próbował."
        yield _matter(said, "Zobacz, jak sprawdzić", subject="czy z kopii zapasowej da się odtworzyć biuro")


def _matter(
    said: str, action: str, *, subject: str = SUBJECT, group: Group = Group.TO_DO, degree: Degree = Degree.CALM
) -> Matter:
    return Matter(said, action, reverse("backup_list"), subject=subject, group=group, degree=degree)
