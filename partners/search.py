"""What the search of the whole office finds among partners: by words of their name, of what they give, of the log."""

from django.db.models import QuerySet

from osl_site.common.accounts.models import User
from osl_site.common.registry import Link
from partners import rules
from partners.models import Agreement, Initiative, LogEntry, Partner


def partners(user: User) -> QuerySet[Partner]:
    return Partner.objects.order_by("name_key", "pk")


def partner_link(partner: Partner) -> Link:
    return Link(partner.get_kind_display(), partner.name, partner.get_absolute_url())


def initiatives(user: User) -> QuerySet[Initiative]:
    return Initiative.objects.as_they_stand().order_by("-pk")


def initiative_link(row: Initiative) -> Link:
    return Link("inicjatywa", str(row), row.get_absolute_url(), row.stage_word)


def entries(user: User) -> QuerySet[LogEntry]:
    return rules.entries_of(user).order_by("-held_on", "-pk")


def entry_link(entry: LogEntry) -> Link:
    return Link(
        f"{entry.held_on:%-d.%m.%Y}",
        f"{entry.code} {entry.get_form_display()}: {entry.in_short}",
        entry.get_absolute_url(),
    )


def agreements(user: User) -> QuerySet[Agreement]:
    return Agreement.objects.as_they_stand().order_by("-year", "-number")


def agreement_link(row: Agreement) -> Link:
    return Link("porozumienie", f"{row.in_words}: {row.subject}", row.get_absolute_url(), row.state.label)
