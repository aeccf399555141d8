"""People who work in the office, and their roles."""

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower


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
        return ", ".join(filter(None, (self.by_name, self.by_position)))


def done_by(person: User, *roles: Role) -> dict[str, object]:
    """The fields of `DoneBy` as they are today: the position, or while there is none, the first of `roles` held."""
    held = [role.label for role in roles if role in person.roles]
    return {"by": person, "by_name": person.name, "by_position": person.position or next(iter(held), "")}
