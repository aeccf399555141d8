"""What a director decides later on a plan that was approved. Rows here are written once (`plans/triggers/`)."""

from django.db import models
from django.db.models import Q
from django.utils.timezone import localtime

from osl_site.common.accounts.models import DoneBy
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import personal
from osl_site.common.text.date_formats import polish_day
from plans.models.review import Place
from plans.models.versions import Version
from plans.privacy import PLANS


class LaterDecision(DoneBy):
    """A decision on an approved text, after its approval. Names, position and basis stand as they were that day."""

    text = models.TextField("treść decyzji", max_length=4000)
    basis = models.CharField("podstawa", max_length=300, blank=True)
    case_mark = models.CharField("znak sprawy", max_length=80, blank=True)
    at = models.DateTimeField("kiedy")

    class Meta:
        abstract = True

    @property
    def decided_on(self) -> str:
        """„1 grudnia 2026 r.”, in Polish on every page: so is all that was decided."""
        return polish_day(localtime(self.at).date())


class TermKind(models.TextChoices):
    PROLONGED = "prolonged", "Plan przedłużono"
    REPEALED = "repealed", "Plan uchylono"
    PAUSED = "paused", "Plan wstrzymano"
    RESUMED = "resumed", "Plan podjęto na nowo"


class TermDecision(LaterDecision):
    """How long an approved plan holds, decided anew: it is prolonged to a day, or repealed from a day. Besides, between
    which days its carrying out is held up: it is paused from a day, and taken up again from a day.

    `version` is the newest approved text of the plan, so that decisions stand in one order with approvals.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="term_decisions")
    kind = models.CharField("rodzaj", max_length=9, choices=TermKind)
    # the last of a prolonged plan; the first on which a repealed one holds no more, a pause holds or holds no more
    day = models.DateField("dzień")
    privacy = personal(PLANS, "text", none="basis case_mark at version kind day")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="term_decision_says_why", violation_error_message="Napisz treść decyzji."
            ),
            models.CheckConstraint(condition=~Q(by_name=""), name="term_decision_keeps_the_name"),
            known("kind", TermKind, name="term_decision_has_known_kind"),
        ]

    def __str__(self) -> str:
        return f"decyzja o czasie obowiązywania {self.pk}"

    @property
    def words(self) -> str:
        """„Plan przedłużono do 31 marca 2028 r.”"""
        return f"{TermKind(self.kind).label} {'do' if self.kind == TermKind.PROLONGED else 'od'} {polish_day(self.day)}"

    @property
    def is_repeal(self) -> bool:
        return self.kind == TermKind.REPEALED


class Correction(LaterDecision):
    """An obvious clerical error in an approved text, corrected by a decision: where, what was written, what is meant.

    It is printed beside the document. The document itself stays as it was approved.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="corrections")
    place = models.CharField("miejsce", max_length=8, choices=Place)
    key = models.UUIDField("klucz miejsca", null=True, blank=True)
    place_name = models.CharField("nazwa miejsca", max_length=400)
    was = models.TextField("jest napisane", max_length=1000)
    becomes = models.TextField("powinno być", max_length=1000)
    privacy = personal(PLANS, "text was becomes place_name", none="basis case_mark at version place key")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="correction_says_why",
                violation_error_message="Napisz, na czym polega omyłka.",
            ),
            models.CheckConstraint(condition=~Q(by_name=""), name="correction_keeps_the_name"),
            models.CheckConstraint(condition=~Q(was="") & ~Q(becomes=""), name="correction_says_what_was_and_is"),
            models.CheckConstraint(condition=~Q(was=models.F("becomes")), name="correction_changes_something"),
            models.CheckConstraint(
                condition=Q(place=Place.VERSION, key=None) | (~Q(place=Place.VERSION) & Q(key__isnull=False)),
                name="correction_names_its_place",
            ),
            known("place", Place, name="correction_has_known_place"),
        ]

    def __str__(self) -> str:
        return f"sprostowanie {self.pk}"
