"""Whether somebody may still be rung: asked a year after they last said so, by letter or by telephone."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from needs.models import Helper
from osl_site.common.registry import Asked, Link, Question

YEAR = timedelta(days=365)


def due(now: datetime) -> list[Asked]:
    """Those who said it a year ago, the longest ago first. One query."""
    rows = Helper.objects.standing().filter(confirmed_at__lt=now - YEAR).select_related("contact")
    return [Asked(row, row.contact.email, row.language) for row in rows.order_by("confirmed_at", "pk")]


def question(helper: Helper) -> Question:
    """What they are asked, in the language spoken."""
    contact = getattr(helper, "contact", None)
    what = _("W czym pomagasz: %(what)s.") % {"what": contact.what.rstrip(".")} if contact else ""
    return Question(
        title=_("Czy nadal możemy do Ciebie dzwonić?"),
        sentences=list(filter(None, [_("Rok temu można było do Ciebie dzwonić, gdy ktoś potrzebował pomocy."), what])),
        yes=_("Tak, możecie dzwonić"),
        no=_("Nie, wypiszcie mnie"),
    )


def to_say(helper: Helper) -> str:
    """The same in one sentence for a call. Polish: who rings speaks it."""
    return (
        "Rok temu pozwolono nam dzwonić, gdy ktoś potrzebuje pomocy "
        f"({helper.contact.what.rstrip('.')}). Czy nadal możemy?"
    )


def link(pk: int) -> Link:
    """The page of the helper with this number."""
    return Link("osoba chętna", f"H-{pk}", reverse("needs:helper_detail", args=[pk]))
