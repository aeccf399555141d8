"""People who work in the office, and their roles."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import (
    ArrayField,
    BigIntegerRangeField,
    DateRangeField,
    RangeBoundary,
    RangeOperators,
)
from django.db import models
from django.db.models.functions import Greatest, JSONObject, Least, Lower
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.privacy.kinds import ACCOUNTS
from osl_site.common.text.date_formats import until_day_in_words


def name_of_the_day(*, is_added: bool = False) -> models.CharField:
    """Beside a foreign key `x` to whoever did something, the field `x_name`: what that person was called then. One
    that `is_added` to a table is left out by the release before, so the database fills it."""
    blank = {"db_default": ""} if is_added else {"default": ""}
    return models.CharField("imię i nazwisko w tym dniu", max_length=120, blank=True, editable=False, **blank)


def position_of_the_day(*, is_added: bool = False) -> models.CharField:
    """Beside `x_name` the field `x_position`: what that person was then, as `done_by` tells it."""
    blank = {"db_default": ""} if is_added else {"default": ""}
    return models.CharField("stanowisko albo rola w tym dniu", max_length=120, blank=True, editable=False, **blank)


def keeps_the_name(field: str, *, name: str) -> models.CheckConstraint:
    """Whoever did it is named as of that day; nobody, where nobody of the office did."""
    nobody = models.Q(**{f"{field}__isnull": True, f"{field}_name": ""})
    somebody = models.Q(**{f"{field}__isnull": False}) & ~models.Q(**{f"{field}_name": ""})
    return models.CheckConstraint(condition=nobody | somebody, name=name)


class Role(models.TextChoices):
    """What a person does in the office. One person may hold several."""

    ORGANISER = "organiser", "organizator społeczności lokalnej"
    DIRECTOR = "director", "dyrektor"
    COWORKER = "coworker", "współpracownik"
    ADMINISTRATOR = "administrator", "administrator"
    SERVICE_ORGANISER = "service_organiser", "organizator usług społecznych"
    IPUS_COORDINATOR = "ipus_coordinator", "koordynator indywidualnych planów usług społecznych"
    SOCIAL_WORKER = "social_worker", "pracownik socjalny"

    @property
    def duties(self) -> str:
        """What it lets a person do, for whoever has just got it."""
        return DUTIES[self]


TAKES_OVER = "przejmuje zgłoszenia, które za zgodą autora przekaże organizator; nic innego nie czyta"
DUTIES = {
    Role.ORGANISER: "prowadzi rozeznanie, pisze plan, układa ofertę i spotkania, zapisuje mieszkańców",
    Role.DIRECTOR: "czyta plany, pisze do nich uwagi i decyduje, widzi dziennik czynności",
    Role.COWORKER: "czyta rozeznanie, plany i ofertę, dodaje notatki, prowadzi spotkania, za które odpowiada",
    Role.ADMINISTRATOR: "zakłada i zamyka konta, ustawia dane centrum i słowniki",
    Role.SERVICE_ORGANISER: TAKES_OVER,
    Role.IPUS_COORDINATOR: TAKES_OVER,
    Role.SOCIAL_WORKER: TAKES_OVER,
}


class UserManager(BaseUserManager):
    def get_queryset(self) -> models.QuerySet:
        """Accounts, each with those whom it stands in for today (`User.standing_in`): of one query, no other."""
        told = Substitution.objects.today().filter(substitute=models.OuterRef("pk"), away__is_active=True)
        told = (
            told.annotate(told=JSONObject(name="away__name", roles="away__roles", until="until_on"))
            .order_by("pk")
            .values("told")
        )
        return super().get_queryset().annotate(standing_in=ArraySubquery(told))

    def acting_as(self, role: Role) -> models.QuerySet:
        """Whoever has the role today, or stands in for somebody who has it. Active accounts alone."""
        away = Substitution.objects.today().filter(away__is_active=True, away__roles__contains=[role])
        own = models.Q(roles__contains=[role])
        return self.filter(own | models.Q(pk__in=away.values("substitute")), is_active=True)

    def invited(self) -> models.QuerySet:
        """Open accounts that nobody took up yet: without a password, and without ever coming in."""
        return self.filter(is_active=True, password__startswith="!", last_login=None)

    def at_work(self) -> models.QuerySet:
        """Open accounts by which somebody can sign in."""
        return self.filter(is_active=True).exclude(password__startswith="!", last_login=None)

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email=email.strip().lower())


class User(AbstractBaseUser):
    """A person who signs in. Never deleted: history names them; who leaves is made inactive."""

    email = models.EmailField("adres e-mail", unique=True)
    name = models.CharField("imię i nazwisko", max_length=120)
    position = models.CharField("stanowisko", max_length=120, blank=True)
    roles = ArrayField(models.CharField(max_length=20, choices=Role), verbose_name="role")
    roles_at = models.DateTimeField("kiedy zmieniono role", null=True, blank=True, editable=False)
    roles_by = models.ForeignKey(
        "self", models.PROTECT, verbose_name="kto nadał role", null=True, blank=True, editable=False, related_name="+"
    )
    invited_at = models.DateTimeField("kiedy zaproszono", null=True, blank=True, editable=False)
    invited_by = models.ForeignKey(
        "self", models.PROTECT, verbose_name="kto zaprosił", null=True, blank=True, editable=False, related_name="+"
    )
    new_email = models.EmailField("nowy adres, niepotwierdzony", blank=True, db_default="", editable=False)
    is_active = models.BooleanField("konto czynne", default=True)
    closed_at = models.DateTimeField("kiedy zamknięto", null=True, blank=True, editable=False)
    closed_why = models.CharField("powód zamknięcia", max_length=300, blank=True, db_default="")
    is_example = models.BooleanField("osoba przykładowa", default=False)
    created_at = models.DateTimeField("utworzono")
    revision = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    privacy = personal(
        ACCOUNTS,
        "email new_email name position last_login password closed_why",
        none="roles roles_at invited_at is_active closed_at is_example created_at revision",
    )

    standing_in: Sequence[
        Mapping[str, object]
    ] = ()  # whom they stand in for today: `name`, `roles` and `until` of each
    in_place_of = ""  # who that is, while an act is done that they may do for no other reason (`web.guards`)

    objects = UserManager()
    recorded_fields = ("name", "email", "position", "roles", "closed_why")
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_is_lowercase"),
            models.CheckConstraint(
                condition=models.Q(roles__contained_by=Role.values) & ~models.Q(roles=[]),
                name="user_has_known_roles",
                violation_error_message="Wskaż co najmniej jedną rolę z listy.",
            ),
            models.CheckConstraint(
                condition=models.Q(is_active=False) | models.Q(closed_at=None, closed_why=""),
                name="user_open_is_not_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("account_detail", args=[self.pk])

    def acts_as(self, role: Role) -> bool:
        """Whether the person has the role, or today stands in for somebody who has it. No query."""
        return role in self.roles or any(role in one["roles"] for one in self.standing_in)

    @property
    def stands_in_for(self) -> list[str]:
        """„Anna Nowak (dyrektor), do 10 października”, for each whose work this person does today. No query."""
        return [
            f"{one['name']} ({', '.join(Role(role).label for role in one['roles'])}),"
            f" do {until_day_in_words(date.fromisoformat(str(one['until'])))}"
            for one in self.standing_in
        ]

    @property
    def has_signed_in(self) -> bool:
        """Whether the person took the account up: set a password, or came in."""
        return self.has_usable_password() or self.last_login is not None

    @property
    def standing(self) -> str:
        """In a word whether the person can sign in by it."""
        if not self.is_active:
            return "zamknięte"
        return "czynne" if self.has_signed_in else "czeka na pierwsze hasło"

    @property
    def duties(self) -> list[str]:
        """„Dyrektor: czyta plany …”, for each of its roles."""
        return [f"{Role(role).label.capitalize()}: {Role(role).duties}." for role in self.roles]

    @property
    def roles_in_words(self) -> str:
        return ", ".join(Role(role).label for role in self.roles)


class OneNumber(models.Func):
    """A number as a range of itself: what gist compares without an extension."""

    function = "int8range"
    output_field = BigIntegerRangeField()


class Days(models.Func):
    """All days from one to another."""

    function = "daterange"
    output_field = DateRangeField()


class RoleGrant(models.Model):
    """From when till when an account had a role, and who gave and took it. Written by a trigger alone, whenever
    `User.roles` changes, so that the two agree; never changed once it ended (`triggers.py`)."""

    user = models.ForeignKey(User, models.PROTECT, related_name="grants")
    role = models.CharField("rola", max_length=20, choices=Role)
    from_at = models.DateTimeField("od")
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    by_name, by_position = name_of_the_day(), position_of_the_day()
    until_at = models.DateTimeField("do", null=True, blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    privacy = no_personal_data("role from_at until_at")
    ended_by_name, ended_by_position = name_of_the_day(), position_of_the_day()

    class Meta:
        ordering = ["-from_at", "-id"]
        constraints = [
            known("role", Role, name="grant_has_known_role"),
            models.UniqueConstraint(
                fields=["user", "role"], condition=models.Q(until_at=None), name="grant_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(until_at=None) | models.Q(until_at__gte=models.F("from_at")),
                name="grant_ends_after_it_begins",
            ),
            keeps_the_name("by", name="grant_keeps_the_name"),
            keeps_the_name("ended_by", name="grant_end_keeps_the_name"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.user_id}"


class DoneBy(models.Model):
    """Who did it, by the name and position of that day: whatever the account is called later, they stay."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    by_name = models.CharField("imię i nazwisko w tym dniu", max_length=120)
    by_position = models.CharField("stanowisko albo rola w tym dniu", max_length=120, blank=True)

    class Meta:
        abstract = True

    @property
    def by_words(self) -> str:
        """„Anna Nowak, organizator społeczności lokalnej”."""
        return person_in_words(self.by_name, self.by_position)


def person_in_words(name: str, position: str) -> str:
    """A person as of some day: „Anna Nowak, organizator społeczności lokalnej”."""
    return ", ".join(filter(None, (name, position)))


class SubstitutionQuerySet(models.QuerySet):
    def standing(self) -> "SubstitutionQuerySet":
        return self.filter(called_off_at=None)

    def today(self) -> "SubstitutionQuerySet":
        """Those that hold now, by the clock alone."""
        day = clock.today()
        return self.standing().filter(from_on__lte=day, until_on__gte=day)


class Substitution(DoneBy):
    """Who does the work of somebody who is away, from which day to which: all that person's roles, but for handing
    plans over and managing accounts. It begins and ends by itself, and can be called off before."""

    away = models.ForeignKey(User, models.PROTECT, verbose_name="kogo nie ma", related_name="+")
    substitute = models.ForeignKey(User, models.PROTECT, verbose_name="kto zastępuje", related_name="+")
    from_on = models.DateField("od")
    until_on = models.DateField("do")
    at = models.DateTimeField("kiedy ustalono")
    called_off_at = models.DateTimeField("kiedy odwołano", null=True, blank=True)
    called_off_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    called_off_by_name, called_off_by_position = name_of_the_day(), position_of_the_day()
    privacy = no_personal_data("from_on until_on at called_off_at")

    objects = SubstitutionQuerySet.as_manager()

    class Meta:
        ordering = ["-from_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(away=models.F("substitute")),
                name="substitution_by_another",
                violation_error_message="Nikt nie zastępuje sam siebie. Wybierz inną osobę.",
            ),
            models.CheckConstraint(
                condition=models.Q(until_on__gte=models.F("from_on"), until_on__lte=date(2100, 12, 31)),
                name="substitution_ends_after_it_begins",
                violation_error_message="Ostatni dzień nie może być przed pierwszym. Popraw jedną z dat.",
            ),
            ExclusionConstraint(
                name="substitution_one_at_a_time",
                expressions=[
                    (OneNumber("away_id", "away_id", RangeBoundary(inclusive_upper=True)), RangeOperators.OVERLAPS),
                    (
                        Days(
                            Least("from_on", "until_on"),
                            Greatest("from_on", "until_on"),
                            RangeBoundary(inclusive_upper=True),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=models.Q(called_off_at=None),
                violation_error_message="W tych dniach tę osobę już ktoś zastępuje. Wybierz inne dni.",
            ),
            keeps_the_name("called_off_by", name="substitution_end_keeps_the_name"),
        ]

    def __str__(self) -> str:
        return f"zastępstwo {self.away_id} {self.from_on}"

    @property
    def is_over(self) -> bool:
        return self.called_off_at is not None or self.until_on < clock.today()


def done_by(person: User | None, *roles: Role, field: str = "by") -> dict[str, object]:
    """The fields of `DoneBy`, or those called after another `field`, as they are today: the position, or while there
    is none, the first of `roles` held. Of a resident, who has no account, nothing."""
    if person is None:
        return {field: None, f"{field}_name": "", f"{field}_position": ""}
    held = [role.label for role in roles if role in person.roles]
    position = person.in_place_of or person.position or next(iter(held), "")
    return {field: person, f"{field}_name": person.name, f"{field}_position": position}
