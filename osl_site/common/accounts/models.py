"""People who work in the office, and their roles."""

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower

from osl_site.common.privacy.declaration import personal
from osl_site.common.privacy.kinds import ACCOUNTS


class Role(models.TextChoices):
    """What a person does in the office. One person may hold several."""

    ORGANISER = "organiser", "organizator społeczności lokalnej"
    DIRECTOR = "director", "dyrektor"
    COWORKER = "coworker", "współpracownik"
    ADMINISTRATOR = "administrator", "administrator"


class UserManager(BaseUserManager):
    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email=email.strip().lower())


class User(AbstractBaseUser):
    """A person who signs in. Never deleted: history names them; who leaves is made inactive."""

    email = models.EmailField("adres e-mail", unique=True)
    name = models.CharField("imię i nazwisko", max_length=120)
    position = models.CharField("stanowisko", max_length=120, blank=True)
    roles = ArrayField(models.CharField(max_length=20, choices=Role), verbose_name="role")
    is_active = models.BooleanField("konto czynne", default=True)
    is_example = models.BooleanField("osoba przykładowa", default=False)
    created_at = models.DateTimeField("utworzono")
    privacy = personal(
        ACCOUNTS,
        "email name position last_login password",
        none="roles is_active is_example created_at",
    )

    objects = UserManager()
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
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def roles_in_words(self) -> str:
        return ", ".join(Role(role).label for role in self.roles)


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


def name_of_the_day() -> models.CharField:
    """Beside a foreign key `x` to whoever did something, the field `x_name`: what that person was called then."""
    return models.CharField("imię i nazwisko w tym dniu", max_length=120, blank=True, default="", editable=False)


def position_of_the_day() -> models.CharField:
    """Beside `x_name` the field `x_position`: what that person was then, as `done_by` tells it."""
    return models.CharField("stanowisko albo rola w tym dniu", max_length=120, blank=True, default="", editable=False)


def keeps_the_name(field: str, *, name: str) -> models.CheckConstraint:
    """Whoever did it is named as of that day; nobody, where nobody of the office did."""
    nobody = models.Q(**{f"{field}__isnull": True, f"{field}_name": ""})
    somebody = models.Q(**{f"{field}__isnull": False}) & ~models.Q(**{f"{field}_name": ""})
    return models.CheckConstraint(condition=nobody | somebody, name=name)


def done_by(person: User | None, *roles: Role, field: str = "by") -> dict[str, object]:
    """The fields of `DoneBy`, or those called after another `field`, as they are today: the position, or while there
    is none, the first of `roles` held. Of a resident, who has no account, nothing."""
    if person is None:
        return {field: None, f"{field}_name": "", f"{field}_position": ""}
    held = [role.label for role in roles if role in person.roles]
    position = person.position or next(iter(held), "")
    return {field: person, f"{field}_name": person.name, f"{field}_position": position}
