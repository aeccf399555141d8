"""Registrations for an occurrence, what their people are told, and the words about data that stood beside the form."""

from datetime import timedelta

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from activities.models.occurrences import Occurrence, When
from activities.models.venues import Venue
from activities.privacy import SIGN_UPS
from osl_site.common.accounts.models import keeps_the_name, name_of_the_day, position_of_the_day
from osl_site.common.guard.mailboxes import in_database as mailbox_in_database
from osl_site.common.guard.mailboxes import mailbox_of
from osl_site.common.letters.models import Letter
from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.privacy.kept_words import KeptWords
from osl_site.common.privacy.kinds import COUNTERS

MOST_PEOPLE = 8  # together, of whoever signs up by themselves
MOST_BY_OFFICE = 100  # together, where the office writes it down


class InformationClause(KeptWords):
    """The words of art. 13 GDPR exactly as they stood beside the form of somebody."""

    privacy = no_personal_data("language text digest kept_at")

    def __str__(self) -> str:
        return f"klauzula {self.pk}"


class RegistrationState(models.TextChoices):
    CONFIRMED = "confirmed", "Potwierdzony"
    OFFERED = "offered", "Czeka na potwierdzenie"
    WAITING = "waiting", "Na liście rezerwowej"
    CANCELLED = "cancelled", "Rezygnacja"
    EXPIRED = "expired", "Bez potwierdzenia w terminie"
    REPEATED = "repeated", "Zapis powtórzony"
    REMOVED = "removed", "Usunięty z serii"


TAKING_SEATS = (RegistrationState.CONFIRMED, RegistrationState.OFFERED)
ACTIVE = (*TAKING_SEATS, RegistrationState.WAITING)


class RegistrationQuerySet(models.QuerySet):
    def active(self) -> "RegistrationQuerySet":
        """Those who may still come: they have a place, are asked to confirm one, or wait for one."""
        return self.filter(state__in=ACTIVE)

    def in_line(self) -> "RegistrationQuerySet":
        """The waiting line, first come first. Rows are made under the lock of their meeting, so ids are the order."""
        return self.filter(state=RegistrationState.WAITING).order_by("id")

    def of_contact(self, phone: str, email: str) -> "RegistrationQuerySet":
        """With this telephone, or with an address that leads to the same mailbox."""
        same = Q(pk=None)
        if phone:
            same |= Q(phone=phone)
        if email:
            same |= ~Q(email="") & Q(mailbox=mailbox_of(email))
        return self.annotate(mailbox=mailbox_in_database("email")).filter(same)


class Registration(models.Model):
    """A resident's place on a meeting, for one person or a few together. It counts on after its contact is erased.

    Wishes are check boxes and nothing else: nobody is asked why. One who is signed up already (`repeats`) and does so
    again gets a page and a code like anybody, which say how a new one would stand (`told_state`), and no second place:
    else whoever knows a name and a number could ask who comes. The person is told by letter or by phone.
    """

    occurrence = models.ForeignKey(Occurrence, models.PROTECT, related_name="registrations")
    name = models.CharField(_("Imię i nazwisko"), max_length=80, blank=True)
    phone = models.CharField(_("Telefon"), max_length=16, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    people = models.PositiveSmallIntegerField(
        _("Ile osób przyjdzie?"), default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_BY_OFFICE)]
    )
    needs_lift = models.BooleanField(_("Potrzebuję podwózki"), default=False)
    gives_lift = models.BooleanField(_("Mogę kogoś zabrać"), default=False)
    step_free = models.BooleanField(_("Miejsce, do którego dotrę bez schodów"), default=False)
    in_ukrainian = models.BooleanField(_("Pomoc po ukraińsku"), default=False)
    state = models.CharField("stan", max_length=9, choices=RegistrationState)
    repeats = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, verbose_name="powtarza zapis", related_name="+"
    )
    told_state = models.CharField("co mówi jego strona", max_length=9, blank=True, editable=False)
    offered_until = models.DateTimeField("do potwierdzenia do", null=True, blank=True)
    knows_start = models.DateTimeField("początek, o którym ta osoba wie", null=True, editable=False)
    knows_end = models.DateTimeField("koniec, o którym ta osoba wie", null=True, editable=False)
    knows_open = models.BooleanField("wie, że koniec jest otwarty", default=False, editable=False)
    knows_venue = models.ForeignKey(
        Venue,
        models.PROTECT,
        verbose_name="miejsce, o którym ta osoba wie",
        null=True,
        editable=False,
        related_name="+",
    )
    code_seed = models.CharField("z czego powstaje kod", max_length=32, blank=True)
    code_digest = models.CharField("skrót kodu", max_length=64, unique=True)
    key = models.UUIDField("formularz", help_text="Jedno naciśnięcie: drugie daje ten sam zapis.")
    language = models.CharField("język", max_length=2, choices=settings.LANGUAGES, default="pl")
    clause = models.ForeignKey(InformationClause, models.PROTECT, related_name="registrations")
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    entered_by_name, entered_by_position = name_of_the_day(), position_of_the_day()
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    erased_at = models.DateTimeField("usunięto dane do kontaktu", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        SIGN_UPS,
        "name phone email needs_lift gives_lift step_free in_ukrainian language code_seed code_digest",
        none="occurrence people state repeats told_state offered_until knows_start knows_end knows_open knows_venue"
        " key clause created_at changed_at erased_at",
    )

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at=None) & ~Q(name="") & (~Q(phone="") | ~Q(email=""))
                | Q(erased_at__isnull=False, name="", phone="", email=""),
                name="registration_has_contact_until_erased",
                violation_error_message=_("Podaj telefon albo e-mail, żebyśmy mogli dać Ci znać o zmianie."),
            ),
            models.CheckConstraint(
                condition=Q(phone__regex=r"^([1-9][0-9]{8}|[+][0-9]{8,15})?$"),
                name="registration_phone_is_dialled",
                violation_error_message=_("Wpisz dziewięć cyfr numeru, na przykład 601 234 567."),
            ),
            models.CheckConstraint(
                condition=Q(people__gte=1, people__lte=MOST_BY_OFFICE), name="registration_people_in_bounds"
            ),
            models.CheckConstraint(
                condition=Q(state=RegistrationState.OFFERED, offered_until__isnull=False)
                | (~Q(state=RegistrationState.OFFERED) & Q(offered_until=None)),
                name="registration_offer_has_an_end",
            ),
            models.CheckConstraint(
                condition=~Q(state=RegistrationState.REPEATED)
                | Q(repeats__isnull=False, told_state__in=[RegistrationState.CONFIRMED, RegistrationState.WAITING]),
                name="registration_repeats_another",
            ),
            keeps_the_name("entered_by", name="registration_keeps_the_name"),
            models.UniqueConstraint(fields=["occurrence", "key"], name="registration_of_one_press"),
            models.UniqueConstraint(
                F("occurrence"),
                Func(F("name"), function="osl_fold", output_field=models.TextField()),
                F("phone"),
                mailbox_in_database("email"),
                condition=Q(state__in=ACTIVE, erased_at=None, repeats=None),
                name="registration_once",
                violation_error_message=_("Ten zapis już mamy."),
            ),
        ]
        indexes = [
            models.Index(fields=["occurrence", "state"], name="registration_by_meeting"),
            models.Index(fields=["offered_until"], condition=Q(state="offered"), name="registration_offers"),
            models.Index(fields=["phone"], condition=~Q(phone=""), name="registration_by_phone"),
            models.Index(mailbox_in_database("email"), condition=~Q(email=""), name="registration_by_mailbox"),
        ]

    def __str__(self) -> str:
        return f"zapis {self.pk}"

    @property
    def knows_when(self) -> When | None:
        """When it is, as this person was last told; None of sign-ups older than this memory."""
        if self.knows_start is None or self.knows_end is None:
            return None
        return When(self.knows_start, self.knows_end, self.knows_open)

    @property
    def is_active(self) -> bool:
        return self.state in ACTIVE

    @property
    def has_seat(self) -> bool:
        return self.state in TAKING_SEATS

    @property
    def stands(self) -> str:
        """The state that its own page and letters tell."""
        return self.told_state if self.state == RegistrationState.REPEATED else self.state

    @property
    def wishes(self) -> list[str]:
        """The checked boxes in the words beside them."""
        names = ("needs_lift", "gives_lift", "step_free", "in_ukrainian")
        return [str(self._meta.get_field(name).verbose_name) for name in names if getattr(self, name)]


class NoticeKind(models.TextChoices):
    CONFIRMATION = "confirmation", "zapis przyjęty"
    WAITING = "waiting", "lista rezerwowa"
    OFFERED = "offered", "wolne miejsce do potwierdzenia"
    EXPIRED = "expired", "miejsce przepadło"
    REMINDER = "reminder", "przypomnienie"
    CANCELLED = "cancelled", "odwołanie"
    RESTORED = "restored", "cofnięte odwołanie"
    MOVED = "moved", "przeniesienie"
    CHANGED = "changed", "zmiana miejsca"
    MESSAGE = "message", "wiadomość"
    EDITED = "edited", "zmiana zapisu"
    GIVEN_UP = "given_up", "rezygnacja"
    REPEATED = "repeated", "zapis powtórzony"


class Channel(models.TextChoices):
    MAIL = "mail", "e-mail"
    PHONE = "phone", "telefon"


class NoticeState(models.TextChoices):
    """„Powiadomienie o zmianie” of the words, and what comes before and beside them."""

    QUEUED = "queued", "Czeka na wysłanie"
    SENT = "sent", "Wysłano e-mail"
    FAILED = "failed", "Nie udało się wysłać"
    TO_CALL = "to_call", "Zadzwonić"
    CALLED = "called", "Rozmowa odbyta"
    NOT_REACHED = "not_reached", "Nie odebrano"
    DROPPED = "dropped", "Nieaktualne"


TO_RING = (NoticeState.TO_CALL, NoticeState.NOT_REACHED)


class NoticeQuerySet(models.QuerySet):
    def to_ring(self) -> "NoticeQuerySet":
        """The call list: nobody has talked with them yet, and there is a number to ring."""
        return self.filter(state__in=TO_RING, registration__erased_at=None)

    def unreachable(self) -> "NoticeQuerySet":
        """Letters that did not go, to people who left no number: somebody has to find a way."""
        return self.filter(state=NoticeState.FAILED, registration__phone="", registration__erased_at=None)


class Notice(models.Model):
    """One thing said to one person about one meeting, and whether it got there."""

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="notices")
    kind = models.CharField("o czym", max_length=12, choices=NoticeKind)
    channel = models.CharField("jak", max_length=5, choices=Channel)
    letter = models.OneToOneField(Letter, models.PROTECT, null=True, blank=True, related_name="notice")
    state = models.CharField("stan", max_length=11, choices=NoticeState)
    text = models.TextField("treść", blank=True, max_length=1000)
    made_at = models.DateTimeField("powstało")
    done_at = models.DateTimeField("załatwiono", null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    privacy = personal(SIGN_UPS, "text", none="registration kind channel letter state made_at done_at")
    done_by_name, done_by_position = name_of_the_day(), position_of_the_day()

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(channel=Channel.MAIL, state__in=["queued", "sent", "failed", "dropped"])
                | Q(channel=Channel.PHONE, state__in=["to_call", "called", "not_reached", "dropped"]),
                name="notice_state_of_its_channel",
            ),
            models.CheckConstraint(
                condition=Q(channel=Channel.MAIL, letter__isnull=False) | Q(channel=Channel.PHONE, letter=None),
                name="notice_by_mail_is_a_letter",
            ),
            keeps_the_name("done_by", name="notice_keeps_the_name"),
            models.UniqueConstraint(
                F("registration"),
                Cast(Func(Value("Europe/Warsaw"), F("made_at"), function="timezone"), models.DateField()),
                condition=Q(kind="reminder", channel="mail"),
                name="notice_reminds_once_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["registration", "kind"], name="notice_by_registration"),
            models.Index(fields=["id"], condition=Q(state__in=["to_call", "not_reached"]), name="notice_to_ring"),
        ]

    def __str__(self) -> str:
        return f"powiadomienie {self.pk}"


class WrongCode(models.Model):
    """A code that nobody has, typed by somebody: who, as a keyed digest of the day, and when. Gone within a day."""

    REMEMBERED = timedelta(minutes=15)
    MOST, MOST_OF_A_DAY = 10, 40  # of one address
    MOST_OF_ALL = 300  # of everybody, while remembered: a hundred million years for all codes

    who = models.CharField(max_length=64)
    at = models.DateTimeField()
    privacy = personal(COUNTERS, "who", none="at")

    class Meta:
        indexes = [models.Index(fields=["who", "at"], name="wrong_code_by_who")]

    def __str__(self) -> str:
        return f"pomyłka {self.pk}"
