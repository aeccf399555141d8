"""People who work in the office, and their roles."""

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
