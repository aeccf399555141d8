"""Support: what the office did with one person, who is never named, or with a group, an initiative, a partner."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from needs.models.needs import Need
from needs.models.notes import ONE_PLACE
from needs.privacy import SUPPORT
from osl_site.common.accounts.models import DoneBy
from osl_site.common.centre.models import Commune, Locality
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import personal
from osl_site.common.search.searched import Searched
from partners.models import Initiative, Partner

LONGEST_DAY = 24 * 60  # minutes
PERSON_IS_NAMELESS = "O osobie nie zapisujemy nazwy ani opisu. Wyczyść te pola."


class SupportForm(models.TextChoices):
    """What was done."""

    TALK = "talk", "rozmowa"
    VISIT = "visit", "odwiedziny"
    TOGETHER = "together", "wspólne wyjście"
    CONNECTING = "connecting", "poznanie ze sobą"
    ADVICE = "advice", "porada"
    LETTER = "letter", "pomoc przy piśmie"
    REFERRAL = "referral", "skierowanie"


class SupportTheme(models.TextChoices):
    """What it was about, in words that tell of nobody."""

    LONELINESS = "loneliness", "samotność"
    TRAVEL = "travel", "dojazd"
    CARE = "care", "opieka nad bliskim"
    FAMILY = "family", "rodzina i dzieci"
    OFFICES = "offices", "urzędy i pieniądze"
    HOUSE = "house", "dom i drobne naprawy"
    NEIGHBOURS = "neighbours", "sprawy sąsiedzkie"
    DOING = "doing", "wspólny pomysł"
    OTHER = "other", "inny"


class SupportedKind(models.TextChoices):
    """With whom."""

    PERSON = "person", "osoba"
    GROUP = "group", "grupa"
    INITIATIVE = "initiative", "inicjatywa"
    PARTNER = "partner", "partner"


NAMED = (SupportedKind.GROUP, SupportedKind.INITIATIVE)


class Support(DoneBy):
    """One time that somebody was supported: day, form, theme, minutes. With a person it holds no name and no words.

    Its place is a locality, a whole commune, or not known. `action_key` is the key of an action of the plan, which all
    versions of it bear (`registry.served`).
    """

    held_on = models.DateField("kiedy")
    form = models.CharField("forma", max_length=10, choices=SupportForm)
    theme = models.CharField("temat", max_length=10, choices=SupportTheme)
    minutes = models.PositiveSmallIntegerField(
        "ile minut", validators=[MinValueValidator(1), MaxValueValidator(LONGEST_DAY)]
    )
    kind = models.CharField("z kim", max_length=10, choices=SupportedKind)
    name = models.CharField("nazwa grupy albo inicjatywy", max_length=120, blank=True)
    partner = models.ForeignKey(
        Partner, models.PROTECT, verbose_name="partner", null=True, blank=True, related_name="support"
    )
    initiative = models.ForeignKey(
        Initiative, models.PROTECT, verbose_name="inicjatywa", null=True, blank=True, related_name="support"
    )
    people = models.PositiveSmallIntegerField("ile osób", default=1, validators=[MinValueValidator(1)])
    commune = models.ForeignKey(
        Commune, models.PROTECT, verbose_name="cała gmina", null=True, blank=True, related_name="+"
    )
    locality = models.ForeignKey(
        Locality, models.PROTECT, verbose_name="miejscowość", null=True, blank=True, related_name="+"
    )
    place_unknown = models.BooleanField("nie wiadomo gdzie", default=False)
    note = models.TextField("co z tego wynikło", max_length=1000, blank=True)
    need = models.ForeignKey(
        Need, models.PROTECT, verbose_name="której potrzebie służy", null=True, blank=True, related_name="support"
    )
    action_key = models.UUIDField("któremu działaniu planu służy", null=True, blank=True)
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        SUPPORT,
        "name note",
        none="held_on form theme minutes kind partner initiative people commune locality place_unknown need action_key"
        " created_at changed_at",
    )
    searched = Searched("name", "note", code="WS", places=("locality",))

    recorded_fields = (
        "held_on",
        "form",
        "theme",
        "minutes",
        "partner",
        "initiative",
        "people",
        "commune",
        "locality",
        "place_unknown",
        "note",
        "need",
    )

    class Meta:
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="support_keeps_the_name"),
            known("form", SupportForm, name="support_has_known_form"),
            known("theme", SupportTheme, name="support_has_known_theme"),
            known("kind", SupportedKind, name="support_has_known_kind"),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=LONGEST_DAY),
                name="support_takes_minutes",
                violation_error_message="Wpisz minuty od 1 do 1440.",
            ),
            models.CheckConstraint(
                condition=Q(people__gte=1),
                name="support_is_of_somebody",
                violation_error_message="Wpisz liczbę osób większą od zera.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=SupportedKind.PERSON) | Q(name="", note="", partner=None, people=1),
                name="support_of_a_person_has_no_words",
                violation_error_message=PERSON_IS_NAMELESS,
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=NAMED) | (Q(partner=None) & ~Q(name="")),
                name="support_of_a_group_names_it",
                violation_error_message="Napisz, z jaką grupą albo inicjatywą.",
            ),
            models.CheckConstraint(
                condition=Q(initiative=None) | Q(kind=SupportedKind.INITIATIVE),
                name="support_of_an_initiative_is_said_so",
            ),
            models.CheckConstraint(
                condition=~Q(kind=SupportedKind.PARTNER) | Q(partner__isnull=False, name=""),
                name="support_of_a_partner_names_it",
                violation_error_message="Wskaż partnera.",
            ),
            models.CheckConstraint(
                condition=Q(locality__isnull=False, commune=None, place_unknown=False)
                | Q(locality=None, commune__isnull=False, place_unknown=False)
                | Q(locality=None, commune=None, place_unknown=True),
                name="support_has_one_place_or_none_known",
                violation_error_message=ONE_PLACE,
            ),
        ]
        indexes = [
            models.Index(fields=["-held_on", "-id"], name="support_newest"),
            models.Index(fields=["action_key"], condition=Q(action_key__isnull=False), name="support_by_action"),
        ]

    def __str__(self) -> str:
        return f"wsparcie {self.code}"

    def get_absolute_url(self) -> str:
        return reverse("needs:support_detail", args=[self.pk])

    @property
    def code(self) -> str:
        return f"WS-{self.pk}"

    @property
    def is_of_a_person(self) -> bool:
        return self.kind == SupportedKind.PERSON

    @property
    def whom(self) -> str:
        """„osoba”, „KGW Pieszkowo”, „Sąsiedzi z Bukowca”."""
        if self.is_of_a_person:
            return "osoba"
        return self.partner.name if self.partner_id else self.name

    @property
    def in_words(self) -> str:
        """The code, what was done and with whom: what a page of it is called."""
        return f"{self.code} {self.get_form_display()}, {self.whom}"

    @property
    def place(self) -> str:
        """„Kandyty”, „cała gmina (Bartoszyce)” or „nie wiadomo gdzie”."""
        if self.locality_id:
            return self.locality.name
        return f"cała gmina ({self.commune.name})" if self.commune_id else "nie wiadomo gdzie"
