"""Partners: organisations, institutions and groups, what is known of each and how it stands with them."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Value
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.centre.models import Commune, Locality
from osl_site.common.database.collation import polish_key
from osl_site.common.database.known_values import all_known, known
from osl_site.common.database.to_confirm import ConfirmedQuerySet, is_to_confirm
from osl_site.common.privacy.declaration import personal
from osl_site.common.search.searched import Searched
from partners.models.choices import Channel, CommunityWork, LegalForm, NumberKind, PartnerKind, PartnerState
from partners.privacy import CONTACTS

LONGEST_NUMBER = 30
NO_KINDS = Value([], output_field=ArrayField(models.CharField(max_length=5)))
WORKS = (CommunityWork.ANIMATION, CommunityWork.OTHER, CommunityWork.BOTH)
TAKEN = "Ten numer {} ma już inny partner w spisie."


def once(kind: NumberKind) -> models.UniqueConstraint:
    """No two partners have one valid number. A doubted one is kept as it was typed, and may be anybody's."""
    return models.UniqueConstraint(
        fields=[kind.value],
        condition=~Q(**{kind.value: ""}) & ~Q(doubted__contains=[kind.value]),
        name=f"partner_{kind.value}_once",
        violation_error_message=TAKEN.format(kind.label),
    )


class PartnerQuerySet(ConfirmedQuerySet):
    def closed_before(self, today: date) -> "PartnerQuerySet":
        """Those whose last day of being closed has passed, and nobody said that they are open again."""
        return self.filter(state=PartnerState.CLOSED, closed_until__lt=today)

    def with_community_work(self) -> "PartnerQuerySet":
        """Those who lead local animation or other work with residents (art. 32 pkt 5), also where it was only told."""
        return self.filter(Q(community_work__in=WORKS) | Q(community_work="") & ~Q(animation=""))


class Partner(models.Model):
    """An organisation, institution or informal group that the office works with (art. 32 pkt 5).

    Numbers that pass their check stand without spaces; those in `doubted` as they were typed. One that is closed for
    some time says until which day.
    """

    name = models.CharField("nazwa", max_length=200, unique=True)
    kind = models.CharField("typ", max_length=20, choices=PartnerKind)
    legal_form = models.CharField(
        "forma prawna", max_length=20, choices=LegalForm, blank=True, default="", db_default=""
    )
    nip = models.CharField("NIP", max_length=LONGEST_NUMBER, blank=True, default="", db_default="")
    regon = models.CharField("REGON", max_length=LONGEST_NUMBER, blank=True, default="", db_default="")
    krs = models.CharField("KRS", max_length=LONGEST_NUMBER, blank=True, default="", db_default="")
    krkgw = models.CharField("KRKGW", max_length=LONGEST_NUMBER, blank=True, default="", db_default="")
    doubted = ArrayField(
        models.CharField(max_length=5, choices=NumberKind),
        default=list,
        db_default=NO_KINDS,
        blank=True,
        editable=False,
    )
    localities = models.ManyToManyField(Locality, verbose_name="miejscowości", blank=True, related_name="partners")
    communes = models.ManyToManyField(Commune, verbose_name="całe gminy", blank=True, related_name="partners")
    outside = models.CharField("siedziba poza gminą", max_length=120, blank=True, default="", db_default="")
    community_work = models.CharField(
        "praca z mieszkańcami", max_length=10, choices=CommunityWork, blank=True, default="", db_default=""
    )
    animation = models.CharField("animacja lokalna lub inna praca środowiskowa", max_length=300, blank=True)
    offers = models.TextField("co daje", blank=True)
    channel = models.CharField(
        "jak się kontaktować", max_length=10, choices=Channel, blank=True, default="", db_default=""
    )
    language = models.CharField("język listów", max_length=2, choices=settings.LANGUAGES, default="pl", db_default="pl")
    state = models.CharField(
        "stan", max_length=10, choices=PartnerState, default=PartnerState.ACTIVE, db_default=PartnerState.ACTIVE
    )
    closed_until = models.DateField("nieczynny do", null=True, blank=True)
    alert = models.CharField("uwaga przy partnerze", max_length=160, blank=True, default="", db_default="")
    is_public = models.BooleanField("pokaż mieszkańcom", default=False)
    confirmed_on = models.DateField("dane potwierdzono", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)
    name_key = polish_key("name")
    privacy = personal(
        CONTACTS,
        "animation offers alert nip regon krs krkgw",
        none="name kind legal_form doubted outside community_work channel language state closed_until is_public"
        " confirmed_on",
    )
    searched = Searched("name", "animation offers nip regon krs krkgw outside", code="PA", places=("localities",))

    objects = PartnerQuerySet.as_manager()
    recorded_fields = (
        "name",
        "kind",
        "legal_form",
        "nip",
        "regon",
        "krs",
        "krkgw",
        "localities",
        "communes",
        "outside",
        "community_work",
        "animation",
        "offers",
        "channel",
        "language",
        "state",
        "closed_until",
        "alert",
        "is_public",
        "confirmed_on",
    )

    filled_by_merge = (
        "legal_form",
        "localities",
        "communes",
        "outside",
        "community_work",
        "animation",
        "offers",
        "channel",
        "alert",
    )

    class Meta:
        ordering = ["name_key"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="partner_has_name"),
            known("legal_form", LegalForm, name="partner_has_known_form", blank=True),
            known("community_work", CommunityWork, name="partner_has_known_work", blank=True),
            known("channel", Channel, name="partner_has_known_channel", blank=True),
            known("state", PartnerState, name="partner_has_known_state"),
            all_known("doubted", NumberKind, name="partner_doubts_known_numbers"),
            models.CheckConstraint(
                condition=Q(state=PartnerState.CLOSED, closed_until__isnull=False)
                | ~Q(state=PartnerState.CLOSED) & Q(closed_until=None),
                name="partner_closed_till_a_day",
                violation_error_message="Wpisz, do którego dnia partner jest nieczynny.",
            ),
            *(once(kind) for kind in NumberKind),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("partners:partner_detail", args=[self.pk])

    @property
    def code(self) -> str:
        return f"PA-{self.pk}"

    def is_to_confirm(self, today: date) -> bool:
        return is_to_confirm(self.confirmed_on, today)

    @property
    def numbers(self) -> list[tuple[NumberKind, str]]:
        """Those that were given, in the order of `NumberKind`."""
        return [(kind, number) for kind in NumberKind if (number := getattr(self, kind.value))]

    @property
    def state_in_words(self) -> str:
        """„Wstrzymany”, „Chwilowo nieczynny do 5.12.2026”; nothing of one that is active. Once the day has passed it is
        to be asked about: „Nieczynny do 5.12.2026, dziś do sprawdzenia”."""
        if self.state == PartnerState.ACTIVE:
            return ""
        if self.closed_until and self.closed_until < clock.today():
            return f"Nieczynny do {self.closed_until:%-d.%m.%Y}, dziś do sprawdzenia"
        until = f" do {self.closed_until:%-d.%m.%Y}" if self.closed_until else ""
        return f"{self.get_state_display()}{until}"

    @property
    def work_in_words(self) -> str:
        """„animacja lokalna: spotkania kobiet”, „nie prowadzi”, „nie pytano”."""
        said = self.get_community_work_display() if self.community_work else ""
        return ": ".join(filter(None, [said, self.animation])) or "nie pytano"

    @property
    def warning(self) -> str:
        """What whoever deals with the partner has to know first: the state unless it is active, and the alert."""
        return ": ".join(filter(None, [self.state_in_words, self.alert]))
