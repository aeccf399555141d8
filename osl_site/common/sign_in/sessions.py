"""The engine of sessions (SESSION_ENGINE): as Django's own of the database, and a person can ask for theirs.

How long a session of who signed in lasts, whatever is done, and how long unused, the office says (`SignInPolicy`).
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as OfDjango

from osl_site.common import clock
from osl_site.common.sign_in.models import Session, SignInPolicy
from osl_site.common.sign_in.models.sessions import IDLE, LONGEST

SEEN_EVERY = timedelta(minutes=5)  # how exactly it is known when a session was used last
BROWSER = "browser"  # in the session: which browser it is, in words


class SessionStore(OfDjango):
    """One session of one browser. Reading costs one query, and one more in five minutes that says it is used."""

    row: Session | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def load(self) -> dict[str, Any]:
        """What it holds; nothing of one that has ended or is not there."""
        now = clock.now()
        self.row = Session.objects.open_at(now).filter(session_key=self.session_key).first()
        if self.row is None:
            self._session_key = None
            return {}
        if now - self.row.seen_at >= SEEN_EVERY:
            self.row.seen_at = now
            Session.objects.filter(pk=self.row.pk).update(seen_at=now)
        return self.decode(self.row.session_data)

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row as it is to be written. Who signs in begins anew: no earlier end, nobody else's age."""
        user = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        known = self.row if self.row and self.row.pk == self.session_key and self.row.user_id == user else None
        row = known or self._begun(user)
        row.browser = data.get(BROWSER, "")[:60]
        row.session_data = self.encode(data)
        self.row = row
        return row

    def _begun(self, user: int | None) -> Session:
        now = clock.now()
        limits = SignInPolicy.objects.first() if user else None
        return Session(
            session_key=self._get_or_create_session_key(),
            user_id=user,
            created_at=now,
            seen_at=now,
            expire_date=now + (limits.longest if limits else LONGEST),
            idle_for=limits.idle if limits else IDLE,
        )

    def get_expiry_age(self, **_said: Any) -> int:
        """Seconds for which the browser is to keep its cookie."""
        if self.row and self.row.user_id:
            return max(0, int((self.row.expire_date - clock.now()).total_seconds()))
        return settings.SESSION_COOKIE_AGE

    @classmethod
    def clear_expired(cls) -> None:
        Session.objects.ended_at(clock.now()).delete()
