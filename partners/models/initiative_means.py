"""What an initiative lacks, and where its money is to come from."""

from datetime import date, timedelta

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import personal
from osl_site.common.text.number_format import money
from partners.models.initiatives import Initiative
from partners.privacy import INITIATIVES

AHEAD = timedelta(days=14)


class LackKind(models.TextChoices):
    """What is lacking."""

    HALL = "hall", "sala, miejsce"
    TOOL = "tool", "sprzęt, narzędzia"
    MONEY = "money", "pieniądze"
    PERMISSION = "permission", "zgoda"
    HANDS = "hands", "ludzie do pomocy"
    KNOWLEDGE = "knowledge", "wiedza"
    OTHER = "other", "coś innego"


class Lack(models.Model):
    """One thing that an initiative lacks. It is met once somebody says whence it came."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="lacks")
    kind = models.CharField("czego brakuje", max_length=12, choices=LackKind)
    what = models.CharField("co to dokładnie", max_length=200)
    met_by = models.CharField("skąd jest", max_length=200, blank=True)
    met_on = models.DateField("od kiedy jest", null=True, blank=True)
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(INITIATIVES, "what met_by", none="initiative kind met_on created_at changed_at")

    recorded_fields = ("kind", "what", "met_by", "met_on")

    class Meta:
        ordering = ["id"]
        constraints = [
            known("kind", LackKind, name="lack_has_known_kind"),
            models.CheckConstraint(condition=~Q(what=""), name="lack_says_what"),
            models.CheckConstraint(
                condition=Q(met_by="", met_on=None) | ~Q(met_by="") & Q(met_on__isnull=False),
                name="lack_met_says_by_what",
                violation_error_message="Napisz, skąd to jest, i wpisz dzień. Jeśli nadal brakuje, wyczyść oba pola.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.what}"

    def get_absolute_url(self) -> str:
        return f"{reverse('partners:initiative_detail', args=[self.initiative_id])}#czego-brakuje"

    def get_remove_url(self) -> str:
        return reverse("partners:lack_remove", args=[self.pk])

    @property
    def is_met(self) -> bool:
        return self.met_on is not None


class FundingSource(models.TextChoices):
    """Whence money may come."""

    VILLAGE_FUND = "village_fund", "fundusz sołecki"
    LOCAL_INITIATIVE = "local_initiative", "inicjatywa lokalna (art. 19b)"
    LAG = "lag", "LGD"
    GRANT = "grant", "dotacja, konkurs"
    PLAN = "plan", "pieniądze z planu"
    OWN = "own", "własne, zbiórka"


AT_ONCE = (FundingSource.PLAN, FundingSource.OWN)  # money that nobody files an application for


class FundingState(models.TextChoices):
    """How it goes with the money."""

    SEEKING = "seeking", "szukamy"
    FILED = "filed", "złożono"
    WON = "won", "przyznano"
    REFUSED = "refused", "odmowa"


DECIDED = (FundingState.WON, FundingState.REFUSED)


class FundingQuerySet(models.QuerySet):
    def due_soon(self, today: date) -> "FundingQuerySet":
        """Those to be filed within two weeks, or late."""
        return self.filter(state=FundingState.SEEKING, due__lte=today + AHEAD)


class Funding(models.Model):
    """One source of money: till when one files, how much was asked for, what came of it. Amounts are in złoty."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="funding")
    source = models.CharField("skąd", max_length=20, choices=FundingSource)
    name = models.CharField("nazwa naboru albo konkursu", max_length=160, blank=True)
    due = models.DateField("złożyć do", null=True, blank=True)
    state = models.CharField("jak idzie", max_length=10, choices=FundingState, default=FundingState.SEEKING)
    asked = models.DecimalField(
        "o ile prosimy", max_digits=10, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    filed_on = models.DateField("złożono dnia", null=True, blank=True)
    decided_on = models.DateField("rozstrzygnięto dnia", null=True, blank=True)
    granted = models.DecimalField(
        "ile przyznano", max_digits=10, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    spent = models.DecimalField(
        "ile wydano", max_digits=10, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        INITIATIVES,
        "name",
        none="initiative source due state asked filed_on decided_on granted spent created_at changed_at",
    )

    objects = FundingQuerySet.as_manager()
    recorded_fields = ("source", "name", "due", "state", "asked", "filed_on", "decided_on", "granted", "spent")

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["due"], condition=Q(state=FundingState.SEEKING), name="funding_to_file"),
        ]
        constraints = [
            known("source", FundingSource, name="funding_has_known_source"),
            known("state", FundingState, name="funding_has_known_state"),
            models.CheckConstraint(
                condition=Q(state=FundingState.SEEKING, filed_on=None)
                | ~Q(state=FundingState.SEEKING) & Q(filed_on__isnull=False),
                name="funding_filed_says_when",
                violation_error_message="Wpisz dzień złożenia.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=DECIDED, decided_on__isnull=False) | ~Q(state__in=DECIDED) & Q(decided_on=None),
                name="funding_decided_says_when",
                violation_error_message="Wpisz dzień rozstrzygnięcia.",
            ),
            models.CheckConstraint(
                condition=Q(decided_on=None) | Q(decided_on__gte=F("filed_on")),
                name="funding_is_decided_after_filing",
                violation_error_message="Rozstrzygnięcie jest wcześniejsze niż złożenie. Popraw jedną z dat.",
            ),
            models.CheckConstraint(
                condition=Q(state=FundingState.WON, granted__isnull=False)
                | ~Q(state=FundingState.WON) & Q(granted=None, spent=None),
                name="funding_won_says_how_much",
                violation_error_message="Wpisz, ile przyznano.",
            ),
            models.CheckConstraint(
                condition=(Q(asked=None) | Q(asked__gte=0))
                & (Q(granted=None) | Q(granted__gte=0))
                & (Q(spent=None) | Q(spent__gte=0)),
                name="funding_is_not_below_zero",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_source_display()}, {self.name}" if self.name else self.get_source_display()

    def get_absolute_url(self) -> str:
        return f"{reverse('partners:initiative_detail', args=[self.initiative_id])}#pieniadze"

    def get_remove_url(self) -> str:
        return reverse("partners:funding_remove", args=[self.pk])

    @property
    def tone(self) -> str:
        """The tone that goes with its state."""
        return {FundingState.WON: "meadow", FundingState.REFUSED: "amber", FundingState.FILED: "lake"}.get(
            self.state, "quiet"
        )

    @property
    def in_words(self) -> str:
        """„prosimy o 2 400 zł, złożono 3.11.2026”, „przyznano 1 000 zł, wydano 640 zł”: how it goes, on one line."""
        said = []
        if self.granted is not None:
            said.append(f"przyznano {money(self.granted)}")
            said += [f"wydano {money(self.spent)}"] if self.spent is not None else []
        elif self.asked is not None:
            said.append(f"prosimy o {money(self.asked)}")
        if self.state == FundingState.SEEKING and self.due:
            said.append(f"złożyć do {self.due:%-d.%m.%Y}")
        if self.decided_on:
            said.append(f"rozstrzygnięto {self.decided_on:%-d.%m.%Y}")
        elif self.filed_on:
            said.append(f"złożono {self.filed_on:%-d.%m.%Y}")
        return ", ".join(said)
