"""Activities: what residents can come to or join."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activities.models.venues import Venue
from activities.privacy import ANNOUNCED
from needs.models import Submission
from osl_site.common.centre.models import SocialService, TargetGroup, Theme
from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.search.searched import Searched
from partners.models import Partner
from plans.models import Action, Kind


class Leader(models.TextChoices):
    CENTRE = "centre", "centrum"
    TOGETHER = "together", "wspólnie"
    RESIDENTS = "residents", "mieszkańcy lub partner"


class SignUp(models.TextChoices):
    NONE = "none", _("Bez zapisów")
    PHONE = "phone", _("Zapisy telefoniczne")
    NEEDED = "needed", _("Trzeba się zapisać")


class ActivityState(models.TextChoices):
    """How an offer stands, as staff say it. Computed from its moments, never stored."""

    DRAFT = "draft", "Szkic"
    OFFERED = "offered", "W ofercie"
    PAUSED = "paused", "Wstrzymana"
    ENDED = "ended", "Zakończona"


class ActivityQuerySet(models.QuerySet):
    def published(self) -> "ActivityQuerySet":
        return self.filter(published_at__isnull=False)

    def in_state(self, state: ActivityState | str) -> "ActivityQuerySet":
        """Those that stand like this; the same words as `Activity.state`."""
        if state == ActivityState.DRAFT:
            return self.filter(published_at=None)
        if state == ActivityState.PAUSED:
            return self.exclude(paused_at=None)
        if state == ActivityState.ENDED:
            return self.exclude(ended_at=None)
        return self.published().filter(paused_at=None, ended_at=None)


class Activity(models.Model):
    """What residents can come to or join: for an action of the plan, or outside it with a reason.

    Once published it never becomes a draft again: it is paused or ended, with a reason, and its meetings stay.
    """

    title = models.CharField("nazwa", max_length=300)
    title_uk = models.CharField("nazwa po ukraińsku", max_length=300, blank=True)
    title_en = models.CharField("nazwa po angielsku", max_length=300, blank=True)
    text = models.TextField("opis dla mieszkańców", blank=True, max_length=2000)
    text_uk = models.TextField("opis po ukraińsku", blank=True, max_length=2000)
    text_en = models.TextField("opis po angielsku", blank=True, max_length=2000)
    kind = models.CharField("rodzaj", max_length=12, choices=Kind)
    further_kinds = ArrayField(
        models.CharField(max_length=12, choices=Kind), verbose_name="rodzaje dodatkowe", default=list, blank=True
    )
    theme = models.ForeignKey(
        Theme, models.PROTECT, to_field="slug", db_column="theme", verbose_name="temat", related_name="+"
    )
    action = models.ForeignKey(
        Action, models.PROTECT, verbose_name="działanie w planie", null=True, blank=True, related_name="activities"
    )
    outside_plan_reason = models.CharField("dlaczego poza planem", max_length=300, blank=True)
    groups = models.ManyToManyField(TargetGroup, verbose_name="dla kogo", blank=True, related_name="activities")
    partners = models.ManyToManyField(
        Partner, verbose_name="partnerzy", blank=True, through="ActivityPartner", related_name="activities"
    )
    services = models.ManyToManyField(
        SocialService, verbose_name="uzupełniane usługi", blank=True, related_name="activities"
    )
    submissions = models.ManyToManyField(
        Submission, verbose_name="z czyjego pomysłu", blank=True, related_name="activities"
    )
    led_by = models.CharField("kto prowadzi", max_length=10, choices=Leader, default=Leader.TOGETHER)
    in_charge = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="osoba odpowiedzialna", related_name="activities"
    )
    venue = models.ForeignKey(
        Venue, models.PROTECT, verbose_name="miejsce", null=True, blank=True, related_name="activities"
    )
    is_continuous = models.BooleanField("stała pomoc, bez dat", default=False)
    comes_to_you = models.BooleanField("przez telefon albo u osoby w domu", default=False, db_default=False)
    for_minors = models.BooleanField("dla małoletnich", default=False)
    not_for_minors_reason = models.CharField("dlaczego już nie dla małoletnich", max_length=300, blank=True)
    ukrainian_spoken = models.BooleanField("mówimy także po ukraińsku", default=False)
    photographs = models.BooleanField("robimy zdjęcia na spotkaniach", default=False)
    cost = models.CharField("koszt dla uczestników", max_length=120, blank=True)
    contact_phone = models.CharField("telefon", max_length=20, blank=True)
    sign_up = models.CharField("zapisy", max_length=8, choices=SignUp, default=SignUp.NONE)
    capacity = models.PositiveSmallIntegerField("liczba miejsc", null=True, blank=True)
    waiting_limit = models.PositiveSmallIntegerField(
        "miejsca na liście rezerwowej", default=10, validators=[MaxValueValidator(500)]
    )
    sign_up_closes = models.PositiveSmallIntegerField(
        "ile godzin przed spotkaniem kończą się zapisy", default=0, validators=[MaxValueValidator(24 * 14)]
    )
    confirm_days = models.PositiveSmallIntegerField(
        "ile dni na potwierdzenie wolnego miejsca",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(14)],
    )
    reminds = models.BooleanField("przypomnij dzień wcześniej", default=True)
    published_at = models.DateTimeField("w ofercie od", null=True, blank=True)
    paused_at = models.DateTimeField("wstrzymano", null=True, blank=True)
    ended_at = models.DateTimeField("zakończono", null=True, blank=True)
    stopped_reason = models.CharField("powód wstrzymania albo zakończenia", max_length=300, blank=True)
    created_at = models.DateTimeField("utworzono")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        ANNOUNCED,
        "text text_uk text_en contact_phone outside_plan_reason stopped_reason not_for_minors_reason",
        none="title title_uk title_en kind further_kinds theme action led_by venue is_continuous comes_to_you"
        " for_minors ukrainian_spoken photographs cost sign_up capacity waiting_limit sign_up_closes confirm_days"
        " reminds published_at paused_at ended_at created_at changed_at",
    )
    searched = Searched("title title_uk title_en", "text text_uk text_en")  # what residents read, and nothing else

    objects = ActivityQuerySet.as_manager()
    recorded_fields = (
        "title",
        "title_uk",
        "title_en",
        "text",
        "text_uk",
        "text_en",
        "kind",
        "further_kinds",
        "theme",
        "action",
        "outside_plan_reason",
        "groups",
        "services",
        "submissions",
        "led_by",
        "in_charge",
        "venue",
        "is_continuous",
        "comes_to_you",
        "for_minors",
        "not_for_minors_reason",
        "ukrainian_spoken",
        "photographs",
        "cost",
        "contact_phone",
        "sign_up",
        "capacity",
        "waiting_limit",
        "sign_up_closes",
        "confirm_days",
        "reminds",
        "stopped_reason",
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(action__isnull=False, outside_plan_reason="")
                | (Q(action=None) & ~Q(outside_plan_reason="")),
                name="activity_in_plan_or_reason",
                violation_error_message="Wskaż działanie z planu albo napisz, dlaczego to jest poza planem.",
            ),
            models.CheckConstraint(
                condition=Q(for_minors=False) | Q(not_for_minors_reason=""),
                name="activity_for_minors_without_reason_against",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Kind.COOPERATION) | Q(published_at=None),
                name="activity_cooperation_never_public",
                violation_error_message="Współpraca z partnerami nie trafia do kalendarza mieszkańców.",
            ),
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(capacity__gt=0),
                name="activity_capacity_positive",
                violation_error_message="Wpisz liczbę miejsc większą od zera albo zostaw pole puste.",
            ),
            models.CheckConstraint(
                condition=Q(paused_at=None, ended_at=None, stopped_reason="")
                | (
                    Q(published_at__isnull=False)
                    & ~Q(stopped_reason="")
                    & (Q(paused_at=None, ended_at__isnull=False) | Q(paused_at__isnull=False, ended_at=None))
                ),
                name="activity_stopped_with_reason",
                violation_error_message="Napisz, dlaczego ta pozycja oferty jest wstrzymana albo zakończona.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("activities:activity_detail", args=[self.pk])

    @property
    def is_led_by_residents(self) -> bool:
        return self.led_by == Leader.RESIDENTS

    @property
    def state(self) -> ActivityState:
        if self.published_at is None:
            return ActivityState.DRAFT
        if self.ended_at:
            return ActivityState.ENDED
        return ActivityState.PAUSED if self.paused_at else ActivityState.OFFERED


class ActivityPartner(models.Model):
    """A partner of an activity and what it does there."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="partnerships")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="partnerships")
    role = models.CharField("co robi", max_length=120, blank=True)
    privacy = no_personal_data("activity partner role")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "partner"], name="activity_partner_once")]

    def __str__(self) -> str:
        return f"{self.activity_id}: {self.partner_id}"
