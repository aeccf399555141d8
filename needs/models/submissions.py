"""Submissions: what residents said, in their words; how to reach them, for a while; and where each of them stands."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from needs.models.notes import LONGEST_NAME, ONE_PLACE
from needs.models.rounds import AssessmentRound
from needs.privacy import SUBMISSIONS, SUBMITTERS
from osl_site.common.accounts.models import keeps_the_name, name_of_the_day, position_of_the_day
from osl_site.common.centre.models import Commune, Locality
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.privacy.kept_words import KeptWords
from osl_site.common.search.searched import Searched
from osl_site.common.text.typed_text import clipped


class SubmissionKind(models.TextChoices):
    """What a resident says that it is."""

    LACK = "lack", "Czegoś brakuje"
    IDEA = "idea", "Pomysł"
    HELP = "offer", "Ktoś może pomóc"
    MATTER = "matter", "Sprawa dla urzędu"


class SubmissionChannel(models.TextChoices):
    """How it came."""

    FORM = "form", "Strona"
    PHONE = "phone", "Telefon"
    TALK = "talk", "Rozmowa"
    BOX = "box", "Skrzynka"
    LETTER = "letter", "List"


class StateType(models.TextChoices):
    """What a state means, whatever an office calls it."""

    WAITING = "waiting", "czeka na przeczytanie"
    OURS = "ours", "u nas"
    ELSEWHERE = "elsewhere", "u kogoś innego"
    DONE = "done", "załatwione"
    ASIDE = "aside", "odłożone"


IN_POLISH = {"pl": "polski", "uk": "ukraiński", "en": "angielski"}
OPEN = (StateType.WAITING, StateType.OURS, StateType.ELSEWHERE)
CLOSED = (StateType.DONE, StateType.ASIDE)


class SubmissionState(models.Model):
    """A state as the office calls it; its type, which never changes, says what it means to the program."""

    type = models.CharField("co znaczy", max_length=10, choices=StateType)
    name = models.CharField("nazwa", max_length=60, unique=True)
    name_uk = models.CharField("nazwa po ukraińsku", max_length=60, blank=True)
    name_en = models.CharField("nazwa po angielsku", max_length=60, blank=True)
    position = models.PositiveSmallIntegerField("kolejność")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = no_personal_data("type name name_uk name_en position")

    recorded_fields = ("name", "name_uk", "name_en", "position")

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            known("type", StateType, name="submission_state_has_known_type"),
            models.CheckConstraint(condition=~Q(name=""), name="submission_state_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Helped(models.TextChoices):
    """What the author says at the end."""

    YES = "yes", "pomogło"
    A_LITTLE = "a_little", "trochę pomogło"
    NO = "no", "nie pomogło"


class SubmissionQuerySet(models.QuerySet):
    def waiting(self) -> "SubmissionQuerySet":
        """Those that nobody has read yet, the oldest first."""
        return self.filter(state__type=StateType.WAITING).order_by("received_at", "id")

    def in_turn(self) -> "SubmissionQuerySet":
        """As the inbox has them: what is urgent and nobody took over, then what waits, the oldest first."""
        ranks = [models.When(state__type=kind, then=rank) for rank, kind in enumerate(StateType)]
        ranks = [models.When(pk__in=self._ringing(), then=-1), *ranks]
        return self.annotate(rank=models.Case(*ranks, default=0)).order_by("rank", "received_at", "id")

    def with_terms(self) -> "SubmissionQuerySet":
        """Of each, until when those who have it now are to answer (`answer_due`): the nearest day."""
        waits = self.model.passed_on.rel.related_model.objects.filter(submission=models.OuterRef("pk"))
        due = waits.filter(answered_on=None, term__isnull=False).order_by("term").values("term")[:1]
        return self.annotate(answer_due=models.Subquery(due))

    def answered(self) -> "SubmissionQuerySet":
        """Those in which the last line is the author's, and which wait for something of us."""
        last = self.model.lines.rel.related_model.objects.filter(submission=models.OuterRef("pk")).order_by("-id")
        return self.open().annotate(last_side=models.Subquery(last.values("side")[:1])).filter(last_side="author")

    def urgent(self) -> "SubmissionQuerySet":
        """Those of which somebody was told at once; they stay so."""
        return self.filter(pk__in=self.model.urgent_notices.rel.related_model.objects.standing().values("submission"))

    def ringing(self) -> "SubmissionQuerySet":
        """Urgent ones that not everybody who was told has taken over yet."""
        return self.filter(pk__in=self._ringing())

    def with_urgency(self) -> "SubmissionQuerySet":
        """Each with `is_marked_urgent` and `rings`."""
        notices = self.model.urgent_notices.rel.related_model.objects.standing().filter(
            submission=models.OuterRef("pk")
        )
        rings = models.Exists(self._ringing().filter(submission=models.OuterRef("pk")))
        return self.annotate(is_marked_urgent=models.Exists(notices), rings=rings)

    def _ringing(self) -> models.QuerySet:
        """The submissions of notices that were not answered."""
        notices = self.model.urgent_notices.rel.related_model.objects.standing()
        taken = self.model.urgent_takeovers.rel.related_model.objects.filter(
            submission=models.OuterRef("submission"), to=models.OuterRef("to")
        )
        return notices.filter(~models.Exists(taken)).values("submission")

    def open(self) -> "SubmissionQuerySet":
        """Those that wait for something: to be read, for us, or for somebody else."""
        return self.filter(state__type__in=OPEN)


class Submission(models.Model):
    """What a resident said, in their words, which nobody edits. Its place is a locality, a whole commune, or not known.

    `for_director` marks a complaint about the organiser or the centre: the director alone reads it, from its arrival.
    """

    kind = models.CharField("co to jest", max_length=6, choices=SubmissionKind)
    words = models.TextField("treść", max_length=4000)
    commune = models.ForeignKey(
        Commune, models.PROTECT, verbose_name="cała gmina", null=True, blank=True, related_name="+"
    )
    locality = models.ForeignKey(
        Locality, models.PROTECT, verbose_name="miejscowość", null=True, blank=True, related_name="+"
    )
    place_unknown = models.BooleanField("nie wiadomo gdzie", default=False)
    channel = models.CharField("jak przyszło", max_length=6, choices=SubmissionChannel)
    language = models.CharField("język", max_length=2, choices=settings.LANGUAGES, default="pl")
    for_director = models.BooleanField("skarga, którą czyta tylko dyrektor", default=False)
    received_at = models.DateTimeField("przyszło")
    due_on = models.DateField("przeczytać do")
    state = models.ForeignKey(SubmissionState, models.PROTECT, verbose_name="stan", related_name="submissions")
    in_polish = models.TextField("po polsku", max_length=4000, blank=True)
    in_polish_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    in_polish_by_name, in_polish_by_position = name_of_the_day(), position_of_the_day()
    round = models.ForeignKey(
        AssessmentRound,
        models.PROTECT,
        verbose_name="runda rozeznania",
        null=True,
        blank=True,
        related_name="submissions",
    )
    helped = models.CharField("czy to pomogło", max_length=8, choices=Helped, blank=True)
    helped_at = models.DateTimeField("kiedy to powiedziano", null=True, blank=True)
    code_seed = models.CharField("z czego powstaje kod", max_length=32)
    code_digest = models.CharField("skrót kodu", max_length=64, unique=True)
    key = models.UUIDField("formularz", null=True, blank=True, unique=True, editable=False)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    entered_by_name, entered_by_position = name_of_the_day(), position_of_the_day()
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        SUBMISSIONS,
        "words in_polish code_seed code_digest",
        none="kind commune locality place_unknown channel language for_director received_at due_on state helped"
        " helped_at key round created_at changed_at",
    )

    objects = SubmissionQuerySet.as_manager()
    recorded_fields = ("kind", "commune", "locality", "place_unknown", "round")
    searched = Searched(text="words in_polish", code="Zg", places=("locality",))

    class Meta:
        ordering = ["-received_at", "-id"]
        constraints = [
            keeps_the_name("entered_by", name="submission_keeps_the_name"),
            keeps_the_name("in_polish_by", name="submission_translator_keeps_the_name"),
            known("kind", SubmissionKind, name="submission_has_known_kind"),
            known("channel", SubmissionChannel, name="submission_has_known_channel"),
            known("helped", Helped, name="submission_has_known_outcome", blank=True),
            models.CheckConstraint(
                condition=~Q(words=""), name="submission_has_words", violation_error_message="Napisz, o co chodzi."
            ),
            models.CheckConstraint(
                condition=Q(locality__isnull=False, commune=None, place_unknown=False)
                | Q(locality=None, commune__isnull=False, place_unknown=False)
                | Q(locality=None, commune=None, place_unknown=True),
                name="submission_has_one_place_or_none_known",
                violation_error_message=ONE_PLACE,
            ),
            models.CheckConstraint(
                condition=Q(channel=SubmissionChannel.FORM, entered_by=None)
                | (~Q(channel=SubmissionChannel.FORM) & Q(entered_by__isnull=False)),
                name="submission_by_form_or_entered",
            ),
            models.CheckConstraint(
                condition=Q(in_polish="", in_polish_by=None) | (~Q(in_polish="") & Q(in_polish_by__isnull=False)),
                name="submission_translation_says_whose",
            ),
            models.CheckConstraint(
                condition=Q(helped="", helped_at=None) | (~Q(helped="") & Q(helped_at__isnull=False)),
                name="submission_outcome_says_when",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "received_at", "id"], name="submission_oldest"),
            models.Index(fields=["-received_at", "-id"], name="submission_newest"),
            models.Index(fields=["locality"], name="submission_by_locality"),
        ]

    def __str__(self) -> str:
        return f"zgłoszenie {self.code}"

    def get_absolute_url(self) -> str:
        return reverse("needs:submission_detail", args=[self.pk])

    @property
    def code(self) -> str:
        """How the office calls it; the code that its author got is another."""
        return f"Zg-{self.pk}"

    @property
    def in_words(self) -> str:
        """The code and the first words: what a page of it is called."""
        return f"{self.code} {clipped(self.in_polish or self.words, LONGEST_NAME)}"

    @property
    def place(self) -> str:
        """„Kandyty”, „cała gmina Górowo Iławeckie”, „nie wiadomo gdzie”."""
        if self.locality_id:
            return str(self.locality)
        return f"cała gmina {self.commune}" if self.commune_id else "nie wiadomo gdzie"

    @property
    def is_open(self) -> bool:
        return self.state.type in OPEN

    @property
    def language_in_polish(self) -> str:
        """„ukraiński”: for the office, which need not read how a language calls itself."""
        return IN_POLISH[self.language]

    @property
    def is_foreign(self) -> bool:
        return self.language != "pl"

    def age(self, now: datetime) -> timedelta:
        """For how long it has been with the office."""
        return now - self.received_at


class SubmitterClause(KeptWords):
    """What authors of submissions who leave a contact were told about it: read beside the form, or read out to them."""

    privacy = no_personal_data("language text digest kept_at")

    def __str__(self) -> str:
        return f"klauzula {self.pk}"


class SubmitterContact(models.Model):
    """How to reach the author, who chose to say it. Erased by its author or its period; the submission stays."""

    submission = models.OneToOneField(Submission, models.PROTECT, related_name="contact")
    phone = models.CharField("telefon", max_length=16, blank=True)
    email = models.EmailField("e-mail", blank=True)
    clause = models.ForeignKey(SubmitterClause, models.PROTECT, related_name="+")
    was_read_out = models.BooleanField("zdanie o danych przeczytano na głos", default=False)
    given_at = models.DateTimeField("podano")
    privacy = personal(SUBMITTERS, "phone email", none="submission clause was_read_out given_at")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(phone="") | ~Q(email=""),
                name="submitter_has_a_contact",
                violation_error_message="Wpisz telefon albo e-mail.",
            ),
            models.CheckConstraint(
                condition=Q(phone__regex=r"^([1-9][0-9]{8}|[+][0-9]{8,15})?$"), name="submitter_phone_is_dialled"
            ),
        ]

    def __str__(self) -> str:
        return f"kontakt do {self.submission_id}"
