"""The rest of a letter about an account round the sentence of the office: of somebody who is not there."""

from datetime import timedelta

from django.urls import reverse

from osl_site.common import clock, emails
from osl_site.common.accounts.emails import CONFIRM, INVITED_FOR, WORDS, What, body_of_change, body_of_substitute
from osl_site.common.accounts.texts import CHANGED, NEW_EMAIL, PASSWORD, SOMEBODY
from osl_site.common.registry import Around
from osl_site.common.text.date_formats import moment_in_words, polish_day

OWN_LINK, HOLE = "(tu każda osoba ma swój link)", "{text}"


def around(key: str) -> Around:
    """Greeting, and all that stands below the sentence; the subject. At most one query."""
    now = clock.now()
    if key == PASSWORD:
        subject, body = "Nowe hasło do biura organizatora", WORDS.format(text=HOLE, link=OWN_LINK)
    elif key == NEW_EMAIL:
        until = moment_in_words(now + INVITED_FOR)
        subject, body = "Potwierdź nowy adres do logowania", CONFIRM.format(text=HOLE, until=until, link=OWN_LINK)
    elif key == CHANGED:
        subject, body = "Twoje konto: zmieniono hasło", body_of_change(What.PASSWORD, now, HOLE)
    else:
        days = [polish_day(now.date() + timedelta(days=more)) for more in (1, 7)]
        people = {"away": SOMEBODY, "substitute": "Jan Przykładowy", "by": SOMEBODY}
        link = emails.link(reverse("my_sign_in"))
        subject = f"Zastępstwo: {SOMEBODY}"
        body = body_of_substitute(HOLE, **people, from_on=days[0], until_on=days[1], link=link)
    before, after = body.split(HOLE)
    return Around(before.strip(), after.strip(), subject)
