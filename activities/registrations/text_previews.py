"""The rest of the letter round a text of the office, as the program says it: of a meeting that is not there."""

from datetime import timedelta

from django.utils.translation import gettext as _

from activities.models import Notice, NoticeKind, Registration, RegistrationState
from activities.registrations import made_up, texts
from activities.registrations.emails import below, subject_of
from osl_site.common import clock
from osl_site.common.registry import Around
from osl_site.common.text.languages import in_language, spoken

NOTICES = {
    texts.CONFIRMATION: NoticeKind.CONFIRMATION,
    texts.REMINDER: NoticeKind.REMINDER,
    texts.CANCELLED: NoticeKind.CANCELLED,
    texts.MOVED: NoticeKind.MOVED,
    texts.PLACE_CHANGED: NoticeKind.CHANGED,
    texts.RESTORED: NoticeKind.RESTORED,
    texts.WAITING: NoticeKind.WAITING,
    texts.OFFERED: NoticeKind.OFFERED,
    texts.EXPIRED: NoticeKind.EXPIRED,
    texts.EDITED: NoticeKind.EDITED,
    texts.REPEATED: NoticeKind.REPEATED,
    texts.GIVEN_UP: NoticeKind.GIVEN_UP,
}
STATES = {
    NoticeKind.WAITING: RegistrationState.WAITING,
    NoticeKind.OFFERED: RegistrationState.OFFERED,
    NoticeKind.EXPIRED: RegistrationState.EXPIRED,
    NoticeKind.GIVEN_UP: RegistrationState.CANCELLED,
}


def around(key: str) -> Around:
    """Subject, greeting and all that stands below the sentences of this letter, in the language spoken. One query."""
    kind = NOTICES[key]
    row = made_up.occurrence()
    if kind == NoticeKind.CANCELLED:
        row.cancelled_at = clock.now()
    state = STATES.get(kind, RegistrationState.CONFIRMED)
    until = row.starts_at - timedelta(days=1)
    registration = Registration(occurrence=row, people=1, language=spoken(), state=state, offered_until=until)
    title = in_language(row.activity, "title", spoken())
    notice = Notice(registration=registration, kind=kind)
    return Around(_("Dzień dobry,"), below(notice), f"{subject_of(kind)}: {title}")
