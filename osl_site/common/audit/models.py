"""The append-only trail: acts, what they changed, and who read or exported protected data."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from osl_site.common.accounts.models import keeps_the_name, name_of_the_day, position_of_the_day
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.privacy.kinds import ACCESS_LOG, TRAIL

COVER = "▇▇▇"  # what stands where a passage was covered


class Actor(models.TextChoices):
    """Who acts: a person with an account, a resident without one, or the queue's worker."""

    PERSON = "person", "osoba"
    RESIDENT = "resident", "mieszkaniec"
    WORKER = "worker", "program"


class EntryQuerySet(models.QuerySet):
    def roots(self) -> "EntryQuerySet":
        return self.filter(part_of=None)

    def about(self, subject: models.Model) -> "EntryQuerySet":
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)


class Entry(models.Model):
    """One act that happened. Never changed, never deleted (`triggers.py`); names fields that changed.

    What stood in them is told by its changes, where a model has it told.
    """

    act = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    actor = models.CharField(max_length=10, choices=Actor)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name, by_position = name_of_the_day(), position_of_the_day()
    at = models.DateTimeField(db_index=True)
    fields = ArrayField(models.CharField(max_length=60), default=list)
    part_of = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    privacy = no_personal_data("act subject_type subject_id actor at fields part_of")

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(actor=Actor.PERSON, by__isnull=False)
                | (~models.Q(actor=Actor.PERSON) & models.Q(by__isnull=True)),
                name="entry_person_is_named",
            ),
            known("actor", Actor, name="entry_has_known_actor"),
            keeps_the_name("by", name="entry_keeps_the_name"),
        ]
        indexes = [models.Index(fields=["subject_type", "subject_id", "-id"], name="entry_subject")]

    def __str__(self) -> str:
        return f"{self.act} {self.subject_type} {self.subject_id}"


class Change(models.Model):
    """What one field said before an act and after it, as people read it. A part of its entry, written with it.

    Only of fields that a model names in `recorded_fields`, never of those that hold residents' data. Append-only; it
    goes when the row it tells of is deleted (`triggers.py`).
    """

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="changes")
    field = models.CharField(max_length=60)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    privacy = personal(TRAIL, "before after", none="entry field")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "field"], name="change_field_once_in_entry"),
            models.CheckConstraint(
                condition=~models.Q(before=models.F("after")) | models.Q(before__contains=COVER),
                name="change_changes_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field} w {self.entry_id}"


class AccessKind(models.TextChoices):
    SIGNED_IN = "signed_in", "logowanie"
    SIGNED_OUT = "signed_out", "wylogowanie"
    REFUSED = "refused", "odrzucone logowanie"
    READ = "read", "odczyt danych chronionych"
    EXPORTED = "exported", "wydruk lub eksport danych chronionych"


class Access(models.Model):
    """Signing in, and reading or exporting protected data (KRI § 20). Kept two years, removed by the schedule alone.

    The schedule calls audit_remove_old_access (`triggers.py`).
    """

    kind = models.CharField(max_length=12, choices=AccessKind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_name, by_position = name_of_the_day(), position_of_the_day()
    what = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(db_index=True)
    privacy = personal(ACCESS_LOG, "what", none="kind at")

    class Meta:
        constraints = [
            known("kind", AccessKind, name="access_has_known_kind"),
            keeps_the_name("by", name="access_keeps_the_name"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.what}"


class Erasure(models.Model):
    """A wordless line: that something in one row was erased, and nothing of what it said. It never changes, and goes
    only past thirteen months, when no backup is older (`osl_site/common/backup/lines_kept.py`).

    So that what was erased does not come back with a backup made before: whoever restores one adds the lines that it
    lacks and calls `audit_erase_lines` of them as the owner (`triggers.py`), before anybody opens the office. One line
    applied: with an empty `column` the row is deleted, a record of a case by a function of its room; else the column of
    the row that bears `row` as its key holds `leaves` from now on (often nothing, „@at” being the moment), and where
    `begins` and `ends` are given, only these signs are covered, or all where the text is not as long as it was
    (`length`). Lines of one row and moment are applied at once, because constraints look at them together; passages in
    the order in which they were covered.
    """

    MOMENT = "@at"
    COVER = COVER

    table = models.CharField("tabela", max_length=63)
    row = models.CharField("klucz wiersza", max_length=64)
    column = models.CharField("kolumna", max_length=63, blank=True, default="")
    leaves = models.CharField("co zostaje", max_length=20, blank=True, default="")
    begins = models.PositiveIntegerField("od znaku", null=True)
    ends = models.PositiveIntegerField("do znaku", null=True)
    length = models.PositiveIntegerField("znaków przedtem", null=True)
    at = models.DateTimeField("kiedy", db_index=True)
    privacy = no_personal_data("table row column leaves begins ends length at")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(table__regex=r"^[a-z_0-9]+$", column__regex=r"^[a-z_0-9]*$"),
                name="erasure_names_a_column",
            ),
            models.CheckConstraint(condition=models.Q(leaves__regex=r"^(@at|[a-z_]*)$"), name="erasure_is_wordless"),
            models.CheckConstraint(
                condition=models.Q(begins=None, ends=None)
                | models.Q(begins__isnull=False, ends__gt=models.F("begins"), leaves="") & ~models.Q(column=""),
                name="erasure_range_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.row} {self.column}".strip()
