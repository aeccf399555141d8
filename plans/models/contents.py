"""What a version holds: chapters, goals, actions, indicators."""

import uuid
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from needs.models import Conclusion
from osl_site.common.centre.models import Commune, HeadGroup, Locality, SocialService, TargetGroup
from osl_site.common.database.known_values import all_known, known
from osl_site.common.privacy.declaration import personal
from osl_site.common.search.searched import Searched
from osl_site.common.text.number_format import money
from partners.models import Partner
from plans.models.kinds import SUPPORTING_KINDS, Kind
from plans.models.measures import Aggregate, Milestone, Source, milestones
from plans.models.versions import FIRST_DAY, LAST_DAY, Version
from plans.privacy import PLANS

SAY_GROUP = "Wybierz, którą grupę liczymy."
COUNTED_ARE_ADDED = "Co liczy aplikacja, to dodaje. Wybierz sumę i nie zaznaczaj różnych osób."
PEOPLE_ARE_NOT_ADDED = (
    "Różnych osób nie dodajemy, bo ta sama liczyłaby się wiele razy. Wybierz najwyższą albo ostatnią."
)
SHARE_OF_A_HUNDRED = "Odsetek ma od 0 do 100. Popraw stan początkowy i wartość docelową."
YES_OR_NO = "Przy „tak albo nie” wpisz 1, co znaczy „tak”, albo 0, co znaczy „nie”."


class Piece(models.TextChoices):
    """What is drawn from rows and may stand in a chapter, below its text; otherwise it comes after the chapters."""

    GOALS = "goals", "cele i działania"
    SCHEDULE = "schedule", "terminy i koszty"
    INDICATORS = "indicators", "wskaźniki"


class Chapter(models.Model):
    """A chapter of the plan's text, in light Markdown. Its guidance is for whoever writes it and is never printed."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="chapters")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField("kolejność")
    title = models.CharField("tytuł rozdziału", max_length=200)
    guidance = models.TextField("wskazówki do pisania", blank=True, max_length=2000)
    text = models.TextField("treść", blank=True, max_length=100_000)
    holds = ArrayField(
        models.CharField(max_length=10, choices=Piece), verbose_name="co stoi pod tekstem", default=list, blank=True
    )
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(PLANS, "text", none="version key position title guidance holds")
    searched = Searched("title", "text")

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="chapter_key_once"),
            all_known("holds", Piece, name="chapter_holds_known_pieces"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"


class Goal(models.Model):
    """What the plan wants to reach, resting on conclusions of the recognition. Its key survives every copy.

    A goal without words is the table of a plan that has no goals: its actions stand in the plan itself. A main goal has
    no actions; detailed ones belong to it. Places are counted among main goals, and among all the others.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="goals")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField("kolejność")
    text = models.CharField("cel", max_length=500, blank=True)
    is_main = models.BooleanField("cel główny", default=False)
    main = models.ForeignKey(
        "self", models.SET_NULL, verbose_name="należy do celu głównego", null=True, blank=True, related_name="detailed"
    )
    conclusions = models.ManyToManyField(
        Conclusion, verbose_name="wnioski z rozeznania", blank=True, related_name="goals"
    )
    no_conclusion_reason = models.CharField("dlaczego cel nie ma wniosku z rozeznania", max_length=500, blank=True)
    manner = models.TextField("sposób realizacji wspólny dla celu", blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(PLANS, "text no_conclusion_reason manner", none="version key position is_main main")
    searched = Searched("text", "no_conclusion_reason manner")

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="goal_key_once"),
            models.UniqueConstraint(
                fields=["version"],
                condition=Q(text=""),
                name="goal_without_words_once",
                violation_error_message="Ten plan ma już tabelę działań bez celu. Napisz, jaki to jest cel.",
            ),
            models.CheckConstraint(
                condition=Q(is_main=False) | (Q(main=None) & ~Q(text="")),
                name="goal_main_has_words_and_stands_above",
                violation_error_message="Cel główny ma treść i nie należy do innego celu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}. {self.text}" if self.text else self.name

    def get_absolute_url(self) -> str:
        return reverse("plans:goal_detail", args=[self.pk])

    @property
    def is_table(self) -> bool:
        """Whether the plan has no goals and this only holds its actions."""
        return self.text == ""

    @property
    def name(self) -> str:
        """„Cel 2”, „Cel główny 1”, „Cel szczegółowy 2”; of a plan without goals „Tabela działań”."""
        if self.is_table:
            return "Tabela działań"
        level = "Cel główny" if self.is_main else "Cel szczegółowy" if self.main_id else "Cel"
        return f"{level} {self.position}"


class TimeKind(models.TextChoices):
    """How the time of an action is given (art. 20 ust. 3 pkt 2)."""

    DATE = "date", "jeden dzień"
    RANGE = "range", "od dnia do dnia"
    MONTH = "month", "miesiąc albo kilka miesięcy"
    QUARTER = "quarter", "kwartał albo kilka kwartałów"
    YEAR = "year", "rok albo kilka lat"
    RECURRING = "recurring", "powtarza się"
    ONGOING = "ongoing", "na bieżąco"
    WORDS = "words", "tylko w słowach"


@dataclass(frozen=True)
class Cost:
    """A sum in złoty, where it comes from and in which year it is spent; both may be left open."""

    amount: Decimal
    source: str = ""
    year: int | None = None

    def __str__(self) -> str:
        """„1 500 zł (fundusz sołecki, 2027)”."""
        beside = ", ".join(str(part) for part in (self.source, self.year) if part)
        return f"{money(self.amount)} ({beside})" if beside else money(self.amount)

    @property
    def stored(self) -> dict[str, str | int | None]:
        return {"amount": str(self.amount), "source": self.source, "year": self.year}


class Action(models.Model):
    """What will be done for a goal: by law a description, a time and a manner; the manner may be inherited."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="actions")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField("kolejność")
    title = models.CharField("nazwa działania", max_length=600)
    kind = models.CharField("rodzaj", max_length=12, choices=Kind, blank=True)
    further_kinds = ArrayField(
        models.CharField(max_length=12, choices=Kind), verbose_name="rodzaje dodatkowe", default=list, blank=True
    )
    description = models.TextField("opis", blank=True)
    time_words = models.CharField("termin realizacji", max_length=300, blank=True)
    time_kind = models.CharField("jak rozumiemy termin", max_length=10, choices=TimeKind, blank=True)
    time_from = models.DateField("początek terminu", null=True, blank=True)
    time_to = models.DateField("koniec terminu", null=True, blank=True)
    time_text = models.CharField("dopisek do terminu", max_length=300, blank=True)  # of rows without `time_words`
    manner = models.TextField("sposób realizacji", blank=True)
    addressees = models.CharField("adresaci", max_length=300, blank=True)
    groups = models.ManyToManyField(TargetGroup, verbose_name="grupy", blank=True, related_name="actions")
    localities = models.ManyToManyField(Locality, verbose_name="miejscowości", blank=True, related_name="actions")
    communes = models.ManyToManyField(Commune, verbose_name="całe gminy", blank=True, related_name="actions")
    place_note = models.CharField("informacja o miejscach", max_length=200, blank=True)
    responsible = models.CharField("kto odpowiada", max_length=200, blank=True)
    partners = models.ManyToManyField(Partner, verbose_name="partnerzy", blank=True, related_name="actions")
    services = models.ManyToManyField(
        SocialService, verbose_name="uzupełniane usługi społeczne", blank=True, related_name="actions"
    )
    resources = models.CharField("zasoby", max_length=300, blank=True)
    cost = models.DecimalField("koszt w złotych", max_digits=10, decimal_places=2, null=True, blank=True)
    costs = models.JSONField("koszt, źródło i rok", default=list, blank=True)  # of Cost, whose sum `cost` is
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        PLANS,
        "description manner addressees place_note responsible resources",
        none="goal key position title kind further_kinds time_words time_kind time_from time_to time_text cost costs",
    )
    searched = Searched(
        "title", "description manner addressees place_note responsible resources", places=("localities",)
    )

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["goal", "key"], name="action_key_once"),
            models.CheckConstraint(condition=~Q(title=""), name="action_has_title"),
            models.CheckConstraint(
                condition=Q(time_to__isnull=True) | Q(time_from__isnull=True) | Q(time_to__gte=F("time_from")),
                name="action_time_runs_forward",
                violation_error_message="Koniec terminu jest wcześniejszy niż początek. Popraw jedną z dat.",
            ),
            models.CheckConstraint(
                condition=(Q(time_from__isnull=True) | Q(time_from__range=(FIRST_DAY, LAST_DAY)))
                & (Q(time_to__isnull=True) | Q(time_to__range=(FIRST_DAY, LAST_DAY))),
                name="action_time_of_this_century",
                violation_error_message="Wpisz rok od 2000 do 2100.",
            ),
            models.CheckConstraint(
                condition=Q(cost__isnull=True) | Q(cost__gte=0),
                name="action_cost_not_negative",
                violation_error_message="Wpisz zero albo liczbę większą od zera.",
            ),
            known("kind", Kind, name="action_has_known_kind", blank=True),
            all_known("further_kinds", Kind, name="action_has_known_further_kinds"),
            known("time_kind", TimeKind, name="action_has_known_time_kind", blank=True),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plans:action_detail", args=[self.pk])

    @property
    def number(self) -> str:
        """„2.3”, the third of the second goal; in a plan without goals „3”. Asks for the goal."""
        return str(self.position) if self.goal.is_table else f"{self.goal.position}.{self.position}"

    @property
    def cost_lines(self) -> list["Cost"]:
        """What the cost is made of; of a sum without a source, that sum."""
        if self.costs:
            return [Cost(Decimal(row["amount"]), row["source"], row["year"]) for row in self.costs]
        return [Cost(self.cost)] if self.cost is not None else []

    def get_costs_display(self) -> str:
        """As the trail and two people who edit at once read it."""
        return "; ".join(map(str, self.cost_lines))

    @property
    def is_supporting(self) -> bool:
        """Art. 13 ust. 1 pkt 6: self-help, volunteer or neighbourly, as its main or a further kind."""
        return any(kind in SUPPORTING_KINDS for kind in (self.kind, *self.further_kinds))


class Indicator(models.Model):
    """How one will know that an action, or a whole goal, works: from a baseline to a target, in a unit.

    `aggregate` says how values of periods make one. People that are told apart (`counts_different`) are never added.
    """

    action = models.ForeignKey(Action, models.CASCADE, null=True, blank=True, related_name="indicators")
    goal = models.ForeignKey(Goal, models.CASCADE, null=True, blank=True, related_name="indicators")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField("kolejność")
    name = models.CharField("wskaźnik", max_length=200)
    baseline = models.DecimalField("stan początkowy", max_digits=12, decimal_places=2, default=0)
    target = models.DecimalField("wartość docelowa", max_digits=12, decimal_places=2)
    unit = models.CharField("jednostka", max_length=40, blank=True)
    source = models.CharField("skąd wartość", max_length=20, choices=Source, default=Source.TYPED)
    group = models.ForeignKey(
        HeadGroup, models.PROTECT, verbose_name="która grupa", null=True, blank=True, related_name="+"
    )
    aggregate = models.CharField(
        "jak się liczy", max_length=7, choices=Aggregate, default=Aggregate.SUM, db_default=Aggregate.SUM
    )
    counts_different = models.BooleanField("to różne osoby albo rodziny", default=False, db_default=False)
    milestones = models.JSONField("cele pośrednie", default=list, db_default=[], blank=True)  # of Milestone
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        PLANS,
        "name source",
        none="action goal key position baseline target unit group aggregate counts_different milestones",
    )

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["action", "key"], name="indicator_key_once"),
            models.UniqueConstraint(fields=["goal", "key"], name="indicator_key_once_of_a_goal"),
            models.CheckConstraint(
                condition=Q(action__isnull=True, goal__isnull=False) | Q(action__isnull=False, goal__isnull=True),
                name="indicator_of_a_goal_or_an_action",
            ),
            known("source", Source, name="indicator_has_known_source"),
            known("aggregate", Aggregate, name="indicator_has_known_aggregate"),
            models.CheckConstraint(
                condition=Q(source=Source.GROUP, group__isnull=False) | ~Q(source=Source.GROUP) & Q(group__isnull=True),
                name="indicator_names_the_group_it_counts",
                violation_error_message=SAY_GROUP,
            ),
            models.CheckConstraint(
                condition=Q(source=Source.TYPED) | Q(aggregate=Aggregate.SUM, counts_different=False),
                name="indicator_that_is_counted_is_a_sum",
                violation_error_message=COUNTED_ARE_ADDED,
            ),
            models.CheckConstraint(
                condition=Q(counts_different=False) | Q(aggregate__in=(Aggregate.LAST, Aggregate.HIGHEST)),
                name="indicator_of_different_people_is_not_added",
                violation_error_message=PEOPLE_ARE_NOT_ADDED,
            ),
            models.CheckConstraint(
                condition=~Q(aggregate=Aggregate.SHARE) | Q(baseline__range=(0, 100), target__range=(0, 100)),
                name="indicator_share_of_a_hundred",
                violation_error_message=SHARE_OF_A_HUNDRED,
            ),
            models.CheckConstraint(
                condition=~Q(aggregate=Aggregate.YES_NO) | Q(baseline__in=(0, 1), target__in=(0, 1)),
                name="indicator_yes_or_no_is_one_or_none",
                violation_error_message=YES_OR_NO,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> list[Milestone]:
        """What is to be reached by the ends of quarters and years, in their order."""
        return milestones(self.milestones)

    def get_milestones_display(self) -> str:
        """As the trail and two people who edit at once read it."""
        return "; ".join(map(str, self.path))

    @property
    def is_counted(self) -> bool:
        """Whether nobody types its value."""
        return self.source != Source.TYPED

    @property
    def source_in_words(self) -> str:
        """Where its value comes from; of one group with the name that the group has today."""
        words = self.get_source_display()
        return f"{words}: {self.group}" if self.group_id else words

    @property
    def kind_in_words(self) -> str:
        """„suma”, „najwyższa wartość, różne osoby”."""
        return f"{self.get_aggregate_display()}, różne osoby" if self.counts_different else self.get_aggregate_display()
