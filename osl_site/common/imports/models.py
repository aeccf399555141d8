"""What was read in from files: which file, by whom, how far it went, and what became of each row."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.privacy.kinds import IMPORTS


class RunState(models.TextChoices):
    TAKEN = "taken", "plik odebrany"
    LOOKING = "looking", "trwa sprawdzanie"
    LOOKED = "looked", "sprawdzony"
    REFUSED = "refused", "odrzucony"
    IMPORTING = "importing", "trwa wczytywanie"
    DONE = "done", "wczytany"


class Outcome(models.TextChoices):
    ADDED = "added", "nowe"
    CHANGED = "changed", "zmienione"
    SAME = "same", "bez zmian"
    GONE = "gone", "nie ma ich w pliku"
    ASKED = "asked", "do rozstrzygnięcia"


GOES_ON = (RunState.LOOKING, RunState.IMPORTING)


class ImportRun(models.Model):
    """One file of one kind, and how far it went: received, looked at without changing anything, taken whole or not at
    all. The same file is taken once for the same part of it (`scope`)."""

    spec = models.CharField("rodzaj", max_length=40)
    sha256 = models.CharField("SHA-256", max_length=64)
    scope = models.JSONField("której części dotyczy", default=list)
    mapping = models.JSONField("nagłówki kolumn", default=dict)
    answers = models.JSONField("co rozstrzygnięto", default=dict, db_default={})
    state = models.CharField("stan", max_length=9, choices=RunState, default=RunState.TAKEN)
    errors = models.JSONField("dlaczego odrzucony", default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField("odebrany")
    ended_at = models.DateTimeField("wczytany", null=True)

    privacy = personal(IMPORTS, "errors", none="spec sha256 scope mapping answers state made_at ended_at")

    class Meta:
        ordering = ["-id"]
        constraints = [
            known("state", RunState, name="import_has_known_state"),
            models.CheckConstraint(
                condition=Q(state="done", ended_at__isnull=False) | ~Q(state="done") & Q(ended_at=None),
                name="import_ended_is_done",
            ),
            models.UniqueConstraint(
                fields=["spec", "sha256", "scope"], condition=Q(state="done"), name="import_of_a_file_once"
            ),
        ]

    def __str__(self) -> str:
        return f"wczytanie {self.pk}"

    @property
    def goes_on(self) -> bool:
        """Whether the worker has it."""
        return self.state in GOES_ON


class ImportFile(models.Model):
    """A file of a run; its bytes are here until the run is done or given up, and then no longer."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="files")
    role = models.CharField("który", max_length=20)
    name = models.CharField("nazwa", max_length=200)
    content = models.BinaryField("zawartość")

    privacy = personal(IMPORTS, "name content", none="run role")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "role"], name="import_file_once")]

    def __str__(self) -> str:
        return self.name


class ImportProgress(models.Model):
    """How far the worker is, written beside its transaction, so that a page can say it meanwhile."""

    run = models.OneToOneField(ImportRun, models.CASCADE, related_name="progress", primary_key=True)
    seen = models.PositiveIntegerField("ile wierszy", default=0)
    total = models.PositiveIntegerField("z ilu", default=0)

    privacy = no_personal_data("run seen total")

    def __str__(self) -> str:
        return f"{self.seen} z {self.total}"


class ImportRow(models.Model):
    """What became of one row, or would: of the file's line, or of a row of ours that the file does not name. `remark`
    is what a person is to know of it; of one that is ASKED, to which row of ours it is alike."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField("wiersz", null=True)
    outcome = models.CharField("co z nim", max_length=7, choices=Outcome)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=60)
    name = models.CharField("nazwa", max_length=200)
    remark = models.CharField("uwaga", max_length=400, blank=True, default="", db_default="")

    privacy = personal(IMPORTS, "name remark", none="run line outcome subject_type subject_id")

    class Meta:
        ordering = ["id"]
        constraints = [known("outcome", Outcome, name="import_row_has_known_outcome")]
        indexes = [models.Index(fields=["run", "outcome"], name="import_row_outcome")]

    def __str__(self) -> str:
        return self.name
