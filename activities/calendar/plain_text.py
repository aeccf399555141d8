"""A meeting as plain text that one can copy, or send to a neighbour."""

from urllib.parse import quote

from django.utils.translation import gettext as _

from activities.calendar.facts import About, Key
from activities.calendar.outlets import Outlet, facts_of
from activities.calendar.venue_text import sentence
from activities.models import Occurrence
from osl_site.common.centre.models import Centre


def plain_text(occurrence: Occurrence, here: Centre, address: str) -> str:
    """What, when, where, how one gets in, cost, whom to ring, and the address of the page; called off said first."""
    told = facts_of(About.of(occurrence, here), Outlet.PLAIN_TEXT)
    if occurrence.is_cancelled:
        off = _("Odwołane. Powód: %(reason)s") % {"reason": sentence(occurrence.cancelled_reason)}
        title = _("ODWOŁANE: %(title)s") % {"title": told.plain(Key.TITLE)}
        lines = [title, told.plain(Key.WHEN), off, told.plain(Key.PHONE), address]
    else:
        beside = told.beside(Key.STATE)
        lines = [*(fact.short if fact.key == Key.NOTE else fact.plain for fact in beside), address]
    return "\n".join(line.replace("\N{NO-BREAK SPACE}", " ") for line in lines if line)


def by_message(text: str) -> str:
    """An address that opens the phone's own messages with this text."""
    return f"sms:?&body={quote(text)}"


def by_mail(subject: str, text: str) -> str:
    """An address that opens one's own mail with this text."""
    return f"mailto:?subject={quote(subject)}&body={quote(text)}"
