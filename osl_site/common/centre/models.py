"""The office and its territory: what the rooms refer to and never own."""

import re
from typing import NamedTuple

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext as _

from osl_site.common.accounts.models import DoneBy
from osl_site.common.centre.areas import Area
from osl_site.common.centre.bent_names import NAMED_FORMS, POLISH, UKRAINIAN, Case, Source
from osl_site.common.centre.boundary.models import Boundary
from osl_site.common.centre.dictionaries.models import HeadGroup, Method, Theme
from osl_site.common.database.collation import polish_key
from osl_site.common.database.folding import squashed
from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.privacy.kinds import OFFICE
from osl_site.common.text.date_formats import period_in_figures
from osl_site.common.text.languages import in_language, in_polish, spoken

__all__ = ["NAMED_FORMS", "Boundary", "HeadGroup", "Method", "Theme"]  # besides those below
ROOM = re.compile(r"pok(?:ój|\.) (?:nr )?(\w+)", re.IGNORECASE)


class Centre(models.Model):
    """The office itself: exactly one row. Nothing about a particular office stands in the code."""

    name = models.CharField("nazwa centrum", max_length=200)
    name_uk = models.CharField("nazwa po ukraińsku", max_length=200, blank=True)
    name_en = models.CharField("nazwa po angielsku", max_length=200, blank=True)
    short_name = models.CharField("nazwa krótka", max_length=60)
    address = models.CharField("adres", max_length=200, blank=True)
    opening_hours = models.CharField("godziny pracy", max_length=200, blank=True)
    works_since = models.DateField("działa od", null=True, blank=True)
    founding_act = models.CharField("uchwała o utworzeniu", max_length=200, blank=True)
    organiser_name = models.CharField("imię i nazwisko organizatora", max_length=120, blank=True)
    organiser_room = models.CharField("pokój organizatora", max_length=60, blank=True)
    organiser_phone = models.CharField("telefon organizatora", max_length=20, blank=True)
    organiser_email = models.EmailField("e-mail organizatora", blank=True)
    controller = models.TextField("administrator danych", blank=True)
    dpo_contact = models.CharField("kontakt do inspektora ochrony danych", max_length=200, blank=True)
    registrations_kept_days = models.PositiveSmallIntegerField(
        "ile dni po spotkaniu trzymamy dane z zapisów",
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
    )
    approval_basis = models.CharField("podstawa zatwierdzenia planu", max_length=300, blank=True)
    file_plan_symbol = models.CharField("symbol z wykazu akt (JRWA)", max_length=20, blank=True)
    archive_category = models.CharField("kategoria archiwalna", max_length=10, blank=True)
    case_mark_pattern = models.CharField("wzór znaku sprawy", max_length=80, blank=True)
    days_to_decide = models.PositiveSmallIntegerField(
        "ile dni ma dyrektor na decyzję o planie",
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(90)],
    )
    days_to_read = models.PositiveSmallIntegerField(
        "w ile dni czytamy zgłoszenia",
        default=7,
        db_default=7,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
    )
    days_to_hear = models.PositiveSmallIntegerField(
        "ile dni po spotkaniu pytamy, jak było", default=14, db_default=14, validators=[MaxValueValidator(60)]
    )
    ipus_months = models.PositiveSmallIntegerField(
        "co ile miesięcy przychodzi podsumowanie IPUS",
        choices=[(months, f"co {months} mies.") for months in (1, 2, 3, 4, 6)],
        default=6,
        db_default=6,
    )
    ipus_days = models.PositiveSmallIntegerField(
        "w ile dni po tym czasie przychodzi podsumowanie IPUS",
        default=30,
        db_default=30,
        validators=[MinValueValidator(1), MaxValueValidator(90)],
    )
    chapter_days = models.PositiveSmallIntegerField(
        "w ile dni po końcu roku jest rozdział do sprawozdania centrum",
        default=45,
        db_default=45,
        validators=[MinValueValidator(1), MaxValueValidator(300)],
    )
    sheet_day = models.PositiveSmallIntegerField(
        "którego dnia miesiąca wysyłamy arkusze na następny",
        default=25,
        db_default=25,
        validators=[MinValueValidator(1), MaxValueValidator(28)],
    )
    sheet_km = models.PositiveSmallIntegerField(
        "jak daleko od wsi sięga jej arkusz",
        choices=[(km, f"do {km} km") for km in (5, 10, 15, 20, 30)],
        default=10,
        db_default=10,
    )
    statement_published_on = models.DateField("data publikacji deklaracji dostępności", null=True, blank=True)
    statement_reviewed_on = models.DateField("data przeglądu deklaracji dostępności", null=True, blank=True)
    is_demo = models.BooleanField("dane przykładowe", default=False)
    revision = models.PositiveIntegerField(default=1)
    privacy = personal(
        OFFICE,
        "organiser_name organiser_room organiser_phone organiser_email dpo_contact controller",
        none="name name_uk name_en short_name address opening_hours works_since founding_act registrations_kept_days"
        " approval_basis file_plan_symbol archive_category case_mark_pattern days_to_decide days_to_read days_to_hear"
        " ipus_months ipus_days chapter_days sheet_day sheet_km statement_published_on statement_reviewed_on is_demo",
    )

    recorded_fields = (
        "name", "name_uk", "name_en", "short_name", "address", "opening_hours", "works_since", "founding_act",
        "organiser_name", "organiser_room", "organiser_phone", "organiser_email", "controller", "dpo_contact",
        "registrations_kept_days", "approval_basis", "file_plan_symbol", "archive_category", "case_mark_pattern",
        "days_to_decide", "days_to_read", "days_to_hear", "ipus_months", "ipus_days", "chapter_days",
        "sheet_day", "sheet_km", "statement_published_on", "statement_reviewed_on",
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="centre_is_one_row"),
            models.CheckConstraint(
                condition=models.Q(ipus_months__in=[1, 2, 3, 4, 6]), name="centre_ipus_in_parts_of_a_year"
            ),
            models.CheckConstraint(condition=models.Q(sheet_day__range=(1, 28)), name="centre_sheets_on_a_day"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name_here(self) -> str:
        """The name in the language of the page."""
        return in_language(self, "name", spoken())

    @property
    def room_here(self) -> str:
        """The room in the language of the page where it is only a number, else as it was typed, marked as Polish."""
        number = ROOM.fullmatch(self.organiser_room.strip())
        return _("pokój nr %(number)s") % {"number": number[1]} if number else in_polish(self.organiser_room)


class ConfirmedClass(DoneBy):
    """That somebody held the symbol and the category of the plan against the unit's own file plan. Written once; the
    last one counts, as long as the office still says the same."""

    symbol = models.CharField("symbol z wykazu akt", max_length=20)
    category = models.CharField("kategoria archiwalna", max_length=10)
    at = models.DateTimeField("kiedy")
    privacy = no_personal_data("symbol category at")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(symbol="") & ~models.Q(category=""), name="class_is_whole"),
            models.CheckConstraint(condition=~models.Q(by_name=""), name="class_keeps_the_name"),
        ]

    def __str__(self) -> str:
        return f"{self.symbol}, {self.category}"


class CommuneQuerySet(models.QuerySet):
    def among_served(self) -> "CommuneQuerySet":
        """Each with `is_only`: whether the centre serves no other."""
        others = Commune.objects.filter(is_served=True).exclude(pk=models.OuterRef("pk"))
        return self.annotate(is_only=~models.Exists(others))


class Commune(models.Model):
    """A gmina: served by the centre, or only a place where partners and venues are, as a town next door is."""

    terc = models.CharField("identyfikator TERC", max_length=7, primary_key=True)
    name = models.CharField("nazwa", max_length=100)
    kind = models.CharField("rodzaj", max_length=40)
    is_served = models.BooleanField("obsługiwana przez centrum", default=True)
    name_key = polish_key("name")
    revision = models.PositiveIntegerField(default=1)
    privacy = no_personal_data("terc name kind is_served")

    objects = CommuneQuerySet.as_manager()

    class Meta:
        ordering = ["name_key"]
        constraints = [models.CheckConstraint(condition=models.Q(terc__regex=r"^\d{7}$"), name="commune_terc")]

    def __str__(self) -> str:
        return self.name


class Village(models.Model):
    """A sołectwo: a unit of the commune with its sołtys; often several localities, often not known which."""

    name = models.CharField("nazwa", max_length=100)
    commune = models.ForeignKey(Commune, models.PROTECT, verbose_name="gmina", related_name="villages")
    name_key = polish_key("name")
    revision = models.PositiveIntegerField(default=1)
    privacy = no_personal_data("name commune")

    recorded_fields = ("name",)

    class Meta:
        ordering = ["name_key"]
        constraints = [models.UniqueConstraint(fields=["commune", "name"], name="village_once_in_commune")]

    def __str__(self) -> str:
        return self.name


class Place(NamedTuple):
    """What pages that list every locality need of one: a row of the database costs ten times as much to make."""

    simc: str
    name: str
    kind: str
    slug: str
    latitude: float | None
    longitude: float | None
    whole: str | None = None  # the name of what it is a part of

    def __str__(self) -> str:
        return self.name

    @property
    def where(self) -> str:
        """As `Locality.where`. One query."""
        return where_of(self.simc, self.name)


class LocalityQuerySet(models.QuerySet):
    def served(self) -> "LocalityQuerySet":
        return self.filter(commune__is_served=True)


class Locality(models.Model):
    """A miejscowość of the TERYT register. Names repeat even within a commune, so the SIMC id is the key."""

    simc = models.CharField("identyfikator SIMC", max_length=7, primary_key=True)
    name = models.CharField("nazwa", max_length=100)
    kind = models.CharField("rodzaj", max_length=40)
    commune = models.ForeignKey(Commune, models.PROTECT, verbose_name="gmina", related_name="localities")
    village = models.ForeignKey(
        Village, models.PROTECT, verbose_name="sołectwo", null=True, blank=True, related_name="localities"
    )
    part_of = models.ForeignKey(
        "self", models.PROTECT, verbose_name="część miejscowości", null=True, blank=True, related_name="parts"
    )
    latitude = models.FloatField("szerokość geograficzna", null=True, blank=True)
    longitude = models.FloatField("długość geograficzna", null=True, blank=True)
    slug = models.SlugField("adres", max_length=120, unique=True)
    name_key = polish_key("name")
    revision = models.PositiveIntegerField(default=1)
    privacy = no_personal_data("simc name kind commune village part_of latitude longitude slug")

    objects = LocalityQuerySet.as_manager()

    class Meta:
        ordering = ["name_key", "simc"]
        constraints = [
            models.CheckConstraint(condition=models.Q(simc__regex=r"^\d{7}$"), name="locality_simc"),
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="locality_coordinates_both_or_none",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def whole(self) -> str:
        return self.part_of.name if self.part_of else ""

    @property
    def in_words(self) -> str:
        return told_apart(self)

    @property
    def where(self) -> str:
        """„w Kandytach”, or „w miejscowości Bądle” while nobody of the office has said how. One query."""
        return where_of(self.pk, self.name)


class LocalityForm(models.Model):
    """How the name of a locality reads in one case, or in Ukrainian.

    By every form it is found; said to people is only what the office wrote or confirmed, and that no proposal replaces.
    A locative stands with its preposition: „w Kandytach”, „we Włodkowie”.
    """

    locality = models.ForeignKey(Locality, models.CASCADE, related_name="forms")
    case = models.CharField("przypadek", max_length=20, choices=Case)
    language = models.CharField("język", max_length=2, choices=[(POLISH, "polski"), (UKRAINIAN, "ukraiński")])
    text = models.CharField("nazwa", max_length=120)
    source = models.CharField("skąd", max_length=10, choices=Source)
    folded = models.GeneratedField(
        expression=squashed(
            models.Func("text", models.Value("^(w|we|na) "), models.Value(""), function="regexp_replace")
        ),
        output_field=models.TextField(),
        db_persist=True,
        editable=False,
    )
    privacy = no_personal_data("locality case language text source folded")

    class Meta:
        ordering = ["locality", "language", "case"]
        constraints = [
            models.UniqueConstraint(fields=["locality", "case", "language"], name="locality_form_once"),
            models.CheckConstraint(condition=~models.Q(text=""), name="locality_form_says_something"),
            models.CheckConstraint(
                condition=models.Q(language=POLISH) | models.Q(language=UKRAINIAN, case=Case.NOMINATIVE),
                name="locality_form_ukrainian_is_a_name",
            ),
        ]
        indexes = [models.Index(fields=["folded"], name="locality_form_folded")]

    def __str__(self) -> str:
        return self.text

    @property
    def name(self) -> str:
        """Which one of NAMED_FORMS it is."""
        return "ukrainian" if self.language == UKRAINIAN else self.case

    @property
    def is_proposal(self) -> bool:
        return self.source == Source.ANALOGY


def told_apart(place: Place | Locality) -> str:
    """„Kandyty (wieś)”, „Majdan (część miejscowości Toprzyny)”, „Majdan (przysiółek, Toprzyny)”."""
    joint = " " if place.kind.startswith("część") else ", "
    return f"{place.name} ({place.kind}{joint + place.whole if place.whole else ''})"


def where_of(simc: str, name: str) -> str:
    said = LocalityForm.objects.filter(**NAMED_FORMS["locative"], source=Source.OFFICE, locality=simc)
    return said.values_list("text", flat=True).first() or f"w miejscowości {name}"


class TargetGroup(models.Model):
    """Whom a meeting or an action is for. A language is not a group."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField("nazwa", max_length=80)
    name_uk = models.CharField("nazwa po ukraińsku", max_length=80, blank=True)
    name_en = models.CharField("nazwa po angielsku", max_length=80, blank=True)
    position = models.PositiveSmallIntegerField("kolejność")
    revision = models.PositiveIntegerField(default=1)
    privacy = no_personal_data("slug name name_uk name_en position")

    recorded_fields = ("name", "name_uk", "name_en", "position")

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name


class SocialService(models.Model):
    """A service of the social services programme (PUS), which supporting activities are to complement."""

    name = models.CharField("nazwa usługi", max_length=200)
    area = models.CharField("zakres usług", max_length=30, choices=Area)
    is_offered = models.BooleanField("świadczona dziś", default=True)
    programme = models.CharField("program", max_length=200, blank=True, default="", db_default="")
    resolution = models.CharField("uchwała", max_length=120, blank=True, default="", db_default="")
    starts_on = models.DateField("program od", null=True, blank=True)
    ends_on = models.DateField("program do", null=True, blank=True)
    commune = models.ForeignKey(Commune, models.PROTECT, verbose_name="gmina", null=True, blank=True, related_name="+")
    name_key = polish_key("name")
    revision = models.PositiveIntegerField(default=1)
    privacy = no_personal_data("name area is_offered programme resolution starts_on ends_on commune")

    recorded_fields = ("name", "area", "is_offered", "programme", "resolution", "starts_on", "ends_on", "commune")

    class Meta:
        ordering = ["name_key"]
        constraints = [
            models.UniqueConstraint(fields=["name"], name="service_name_once"),
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(ends_on=None)
                | models.Q(starts_on__lt=models.F("ends_on")),
                name="service_programme_ends_after_start",
                violation_error_message="Program kończy się po swoim początku. Popraw jeden z tych dni.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def programme_words(self) -> str:
        """„Program usług 2026–2030, uchwała XX/1/2026, 1.01.2026–31.12.2030, gmina Górowo Iławeckie”."""
        commune = f"gmina {self.commune.name}" if self.commune_id else ""
        period = period_in_figures(self.starts_on, self.ends_on)
        return ", ".join(filter(None, [self.programme, self.resolution, period, commune]))
