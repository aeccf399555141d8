"""With what a person shows, after the password, that it is they; and who has to."""

from datetime import timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from osl_site.common.accounts.models import Role
from osl_site.common.database.known_values import all_known
from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.privacy.kinds import SECOND_STEP


class Authenticator(models.Model):
    """The app on a person's phone that shows six digits (TOTP, RFC 6238). One a person; each code is taken once.

    `secret` is encrypted under the secret key of the installation; `last_step` are the thirty seconds, counted from
    1970, of the code that was taken last.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    secret = models.CharField(max_length=400)
    last_step = models.BigIntegerField()
    created_at = models.DateTimeField()
    used_at = models.DateTimeField()
    privacy = personal(SECOND_STEP, "user secret used_at", none="last_step created_at")

    def __str__(self) -> str:
        return f"aplikacja od {self.created_at:%Y-%m-%d}"


class Passkey(models.Model):
    """A key that a device of a person's keeps (WebAuthn). It works once its owner unlocked it, and only at the address
    of the office. A person may have several, each with a name.

    `public_key` is a COSE key. `sign_count` says how often the device has signed, where it counts: it never goes back.
    `is_backed_up` is a key of which others hold a copy, as those kept in an account with a telephone's maker.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    credential_id = models.BinaryField(unique=True)
    public_key = models.BinaryField()
    sign_count = models.BigIntegerField()
    is_backed_up = models.BooleanField()
    name = models.CharField("nazwa klucza", max_length=60)
    created_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    privacy = personal(
        SECOND_STEP, "user credential_id public_key name used_at", none="sign_count is_backed_up created_at"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="passkey_names_differ"),
            models.CheckConstraint(condition=models.Q(sign_count__gte=0), name="passkey_counts_up"),
        ]

    def __str__(self) -> str:
        return self.name


class RecoveryCode(models.Model):
    """A code on paper, for the day when the phone is lost. Only its digest is kept; it is taken once."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    privacy = personal(SECOND_STEP, "user digest used_at", none="made_at")

    def __str__(self) -> str:
        return f"kod zapasowy z {self.made_at:%Y-%m-%d}"


IDLE_MINUTES, LONGEST_HOURS = range(15, 121), range(4, 25)  # what an office may choose from


class SignInPolicy(models.Model):
    """Which roles sign in with a second step, and from which day: until then whoever lacks it is asked; after how many
    minutes unused, and how many hours at most, whoever signed in is signed out. One row."""

    roles = ArrayField(models.CharField(max_length=20, choices=Role), default=list, blank=True)
    since = models.DateField(null=True, blank=True)
    idle_minutes = models.PositiveSmallIntegerField(default=60, db_default=60)
    longest_hours = models.PositiveSmallIntegerField(default=12, db_default=12)
    privacy = no_personal_data("roles since idle_minutes longest_hours")
    recorded_fields = ("roles", "since", "idle_minutes", "longest_hours")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="sign_in_policy_is_one"),
            all_known("roles", Role, name="sign_in_policy_has_known_roles"),
            models.CheckConstraint(
                condition=models.Q(roles=[]) | models.Q(since__isnull=False), name="sign_in_policy_has_its_day"
            ),
            models.CheckConstraint(
                condition=models.Q(idle_minutes__range=(IDLE_MINUTES[0], IDLE_MINUTES[-1])),
                name="sign_in_policy_idle_within_bounds",
            ),
            models.CheckConstraint(
                condition=models.Q(longest_hours__range=(LONGEST_HOURS[0], LONGEST_HOURS[-1])),
                name="sign_in_policy_longest_within_bounds",
            ),
        ]

    def __str__(self) -> str:
        return "zasady logowania"

    @property
    def idle(self) -> timedelta:
        return timedelta(minutes=self.idle_minutes)

    @property
    def longest(self) -> timedelta:
        return timedelta(hours=self.longest_hours)
