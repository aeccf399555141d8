"""Civic dates: days of the year on which somebody in the gmina is to do something, as data of the office."""

from calendar import monthrange
from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from activities.privacy import RESULTS
from osl_site.common.accounts.models import DoneBy, User, keeps_the_name, name_of_the_day, position_of_the_day
from osl_site.common.privacy.declaration import no_personal_data, personal

MONTHS = (
    *("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca"),
    *("lipca", "sierpnia", "września", "października", "listopada", "grudnia"),
)
FIVE = 5  # from so many years on, up to the ten that may be chosen, one says „lat”


class CivicDate(models.Model):
    """A day of each year, or of each so-manieth: whose it is, on which basis, how long before the desk tells of it."""

    name = models.CharField("co trzeba zrobić", max_length=200)
    whose = models.CharField("kto to robi", max_length=120)
    basis = models.CharField("na jakiej podstawie", max_length=200, blank=True)
    month = models.PositiveSmallIntegerField(
        "miesiąc", choices=list(enumerate(MONTHS, 1)), validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    day = models.PositiveSmallIntegerField("dzień", validators=[MinValueValidator(1), MaxValueValidator(31)])
    every_years = models.PositiveSmallIntegerField(
        "co ile lat", default=1, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    first_year = models.PositiveSmallIntegerField(
        "od którego roku", default=2026, validators=[MinValueValidator(2020), MaxValueValidator(2100)]
    )
    days_before = models.PositiveSmallIntegerField(
        "ile dni wcześniej przypomnieć", default=30, validators=[MinValueValidator(1), MaxValueValidator(180)]
    )
    is_on = models.BooleanField("przypominaj", default=True)
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = no_personal_data(
        "name whose basis month day every_years first_year days_before is_on created_at changed_at"
    )

    recorded_fields = ("name", "whose", "basis", "month", "day", "every_years", "first_year", "days_before", "is_on")

    class Meta:
        ordering = ["month", "day", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="civic_date_has_a_month"),
            models.CheckConstraint(condition=Q(day__gte=1, day__lte=31), name="civic_date_has_a_day"),
            models.CheckConstraint(condition=Q(every_years__gte=1), name="civic_date_comes_again"),
            models.UniqueConstraint(
                fields=["name"],
                name="civic_date_once",
                violation_error_message="Taki termin już jest. Zmień tamten albo nazwij ten inaczej.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def day_words(self) -> str:
        """„31 marca”, „31 marca, co 2 lata od 2026”, „31 marca, co 5 lat od 2026”."""
        years = "lata" if self.every_years < FIVE else "lat"
        often = "" if self.every_years == 1 else f", co {self.every_years} {years} od {self.first_year}"
        return f"{self.day} {MONTHS[self.month - 1]}{often}"

    def falls_on(self, year: int) -> date | None:
        """The day in that year; None in a year in which it does not come."""
        if year < self.first_year or (year - self.first_year) % self.every_years:
            return None
        return date(year, self.month, min(self.day, monthrange(year, self.month)[1]))


class CivicDoneQuerySet(models.QuerySet):
    def standing(self) -> "CivicDoneQuerySet":
        """Those that nobody took back."""
        return self.filter(taken_back_at=None)


class CivicDone(DoneBy):
    """That it was done in that year: when, and where it may be seen. Never changed; one ticked by mistake is taken
    back, and stays written as that."""

    civic_date = models.ForeignKey(CivicDate, models.PROTECT, related_name="done")
    year = models.PositiveSmallIntegerField("rok")
    done_on = models.DateField("kiedy zrobione")
    note = models.CharField("gdzie to jest", max_length=300, blank=True)
    at = models.DateTimeField("wpisano")
    taken_back_at = models.DateTimeField("kiedy cofnięto", null=True, blank=True)
    taken_back_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    taken_back_by_name = name_of_the_day(is_added=True)
    taken_back_by_position = position_of_the_day(is_added=True)
    privacy = personal(RESULTS, "note", none="civic_date year done_on at taken_back_at")

    objects = CivicDoneQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="civic_done_keeps_the_name"),
            models.UniqueConstraint(
                fields=["civic_date", "year"], condition=Q(taken_back_at=None), name="civic_done_once"
            ),
            keeps_the_name("taken_back_by", name="civic_done_taken_back_keeps_the_name"),
        ]

    def __str__(self) -> str:
        return f"{self.civic_date_id}: {self.year}"
