"""Whether what residents read of a partner is still so: asked a year after somebody last said it, by letter or call."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from osl_site.common import clock
from osl_site.common.confirmations.models import Confirmation
from osl_site.common.registry import Asked, Link, Question
from osl_site.common.templatetags.osl import phone
from osl_site.common.withdrawal.models import standing
from partners.models import Channel, Partner, PartnerState
from partners.public.entries import Contact, entries
from partners.services import address_of

YEAR = timedelta(days=365)
KIND = Partner._meta.label_lower


def shown_to_residents() -> QuerySet[Partner]:
    return standing(Partner.objects.filter(is_public=True).exclude(state=PartnerState.ENDED))


def due(now: datetime) -> list[Asked]:
    """Those of whom nobody said it for a year, and whom nobody asked in it; who likes to be rung is. Two queries."""
    ago = localtime(now - YEAR, clock.WARSAW).date()
    asked = Confirmation.objects.filter(subject_type=KIND, subject_id=OuterRef("pk"), asked_at__gt=now - YEAR)
    old = Q(confirmed_on=None) | Q(confirmed_on__lt=ago)
    rows = shown_to_residents().filter(old, ~Exists(asked)).order_by("name_key", "pk").prefetch_related("people")
    return [Asked(row, "" if row.channel == Channel.PHONE else address_of(row), row.language) for row in rows]


def question(partner: Partner) -> Question:
    """What they are asked, in the language spoken: what residents read, whole."""
    [entry] = entries(Partner.objects.filter(pk=partner.pk), clock.today())
    nothing = _("nic nie napisano")
    places = ", ".join(entry.places) or nothing
    sentences = [
        _("Mieszkańcy czytają o Was na naszej stronie:"),
        _("Nazwa: %(name)s") % {"name": entry.name},
        _("W czym pomagacie: %(helps)s") % {"helps": entry.helps or nothing},
        _("Gdzie: %(places)s") % {"places": places},
        *(_("Kogo pytać: %(who)s") % {"who": _in_a_line(one)} for one in entry.contacts),
        entry.closed,
    ]
    return Question(
        title=_("Czy to, co o Was piszemy, jest nadal prawdą?"),
        sentences=[sentence for sentence in sentences if sentence],
        yes=_("Tak, wszystko się zgadza"),
        no=_("Coś się zmieniło"),
        after_no=_("Dziękujemy. Organizator przeczyta poprawki i zmieni spis."),
    )


def _in_a_line(one: Contact) -> str:
    return ", ".join(filter(None, (one.name, one.position, phone(one.phone) if one.phone else "", one.email)))


def corrected_at(token: str) -> str:
    """Where „coś się zmieniło” leads."""
    return reverse("public_partner_correct_by_link", args=[token])


def link(pk: int) -> Link:
    """The page of the partner with this number."""
    return Link("partner", f"PA-{pk}", reverse("partners:partner_detail", args=[pk]))
