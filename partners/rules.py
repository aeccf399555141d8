"""Who may do what with partners (design § 3): everyone in the office reads, the organiser keeps the list."""

from django.db.models import QuerySet

from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_director, is_organiser, may_read_rooms
from osl_site.common.merging.models import Merge
from partners.models import Agreement, ContactPerson, Initiative, LogEntry, Partner, PartnerMeeting, Partnership


def may_read(user: User) -> bool:
    return may_read_rooms(user)


def may_edit(user: User) -> bool:
    return is_organiser(user)


def partners_edited_by(user: User) -> QuerySet[Partner]:
    """All of them, or none."""
    return Partner.objects.all() if may_edit(user) else Partner.objects.none()


def partners_merged_into(row: Partner, user: User) -> QuerySet[Partner]:
    """Those that are part of this one now, whose words it shows as „dawne dane”."""
    gone = Merge.objects.of(Partner).filter(kept_id=row.pk).values("gone_id")
    return partners_edited_by(user).filter(pk__in=gone)


def may_see_everybody(user: User) -> bool:
    """Contact data of people who are not public are for the organiser and the director alone."""
    return is_organiser(user) or is_director(user)


def may_see_person(user: User, person: ContactPerson) -> bool:
    return may_see_everybody(user) or (may_read(user) and person.is_public)


def initiatives_of(user: User) -> QuerySet[Initiative]:
    """Those that this person reads: all, or none."""
    return Initiative.objects.all() if may_read(user) else Initiative.objects.none()


def initiatives_edited_by(user: User) -> QuerySet[Initiative]:
    """Those that this person changes: all, or none."""
    return Initiative.objects.all() if may_edit(user) else Initiative.objects.none()


def may_change_initiative(user: User, row: Initiative) -> bool:
    return may_edit(user)


def entries_of(user: User) -> QuerySet[LogEntry]:
    """The log as this person reads it: whole, or not at all."""
    return LogEntry.objects.all() if may_read(user) else LogEntry.objects.none()


def may_log(user: User) -> bool:
    """Whoever speaks with partners writes down what was agreed."""
    return may_read_rooms(user)


def entries_changed_by(user: User) -> QuerySet[LogEntry]:
    """Those that this person may change."""
    if is_organiser(user):
        return LogEntry.objects.all()
    return LogEntry.objects.filter(by=user) if may_log(user) else LogEntry.objects.none()


def may_change_entry(user: User, entry: LogEntry) -> bool:
    """The organiser any entry, everyone else only their own."""
    return is_organiser(user) or (may_log(user) and entry.by_id == user.pk)


def may_promise_about(user: User, entry: LogEntry) -> bool:
    """Whoever reads an entry may see to what follows from it."""
    return may_log(user)


def agreements_of(user: User) -> QuerySet[Agreement]:
    """Those that this person reads: all, or none."""
    return Agreement.objects.all() if may_read(user) else Agreement.objects.none()


def agreements_edited_by(user: User) -> QuerySet[Agreement]:
    """Those that this person changes: all, or none."""
    return Agreement.objects.all() if may_edit(user) else Agreement.objects.none()


def may_change_agreement(user: User, row: Agreement) -> bool:
    return may_edit(user)


def meetings_of(user: User) -> QuerySet[PartnerMeeting]:
    """Meetings of partners that this person reads: all, or none."""
    return PartnerMeeting.objects.all() if may_read(user) else PartnerMeeting.objects.none()


def meetings_edited_by(user: User) -> QuerySet[PartnerMeeting]:
    """Those that this person changes: all, or none."""
    return PartnerMeeting.objects.all() if may_edit(user) else PartnerMeeting.objects.none()


def partnerships_edited_by(user: User) -> QuerySet[Partnership]:
    """The same of partnerships."""
    return Partnership.objects.all() if may_edit(user) else Partnership.objects.none()


def may_see_to(user: User, row: PartnerMeeting) -> bool:
    """Whoever works with partners may see to what follows from a meeting."""
    return may_log(user)
