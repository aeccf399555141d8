"""A meeting as plain text that one can copy, or send to a neighbour."""

from urllib.parse import quote

from django.utils.translation import gettext as _

from activities.calendar import queries
from activities.calendar.activity_cards import joining
from activities.calendar.venue_text import sentence, sentences
from activities.models import Occurrence
from osl_site.common.centre.models import Centre
from osl_site.common.templatetags.osl import phone
from osl_site.common.text.languages import in_language


def plain_text(occurrence: Occurrence, here: Centre, address: str, language: str) -> str:
    """What, when, where, how one gets in, cost, whom to ring, and the address of the page; called off said first."""
    activity, venue = occurrence.activity, occurrence.venue
    title = in_language(activity, "title", language)
    number = activity.contact_phone or here.organiser_phone
    if occurrence.is_cancelled:
        off = _("Odwołane. Powód: %(reason)s") % {"reason": sentence(occurrence.cancelled_reason)}
        told = [_("ODWOŁANE: %(title)s") % {"title": title}, queries.when_in_words(occurrence), off]
    else:
        told = [
            title,
            queries.when_in_words(occurrence),
            venue.in_full if venue else _("Przez telefon"),
            " ".join(sentences(venue, typed=str)) if venue else "",
            sentence(occurrence.note) if occurrence.note else "",
            _("Koszt: %(cost)s") % {"cost": activity.cost} if activity.cost else _("Bezpłatnie."),
            joining(activity, has_place=venue is not None),
        ]
    ring = _("Telefon: %(number)s") % {"number": phone(number)} if number else ""
    lines = [*told, ring, address]
    return "\n".join(line.replace("\N{NO-BREAK SPACE}", " ") for line in lines if line)


def by_message(text: str) -> str:
    """An address that opens the phone's own messages with this text."""
    return f"sms:?&body={quote(text)}"


def by_mail(subject: str, text: str) -> str:
    """An address that opens one's own mail with this text."""
    return f"mailto:?subject={quote(subject)}&body={quote(text)}"
