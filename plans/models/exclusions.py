"""Words of an approved text that are not public, and the document without them. Rows here are written once."""

from django.db import models
from django.db.models import Q
from django.utils.timezone import localtime

from osl_site.common.accounts.models import DoneBy
from osl_site.common.database.known_values import known
from osl_site.common.frozen_documents.models import FrozenDocument
from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.text.date_formats import polish_day, quoted
from osl_site.common.text.typed_text import line_of
from plans.models.review import Place
from plans.models.versions import Version
from plans.privacy import PLANS


class ExclusionKind(models.TextChoices):
    """What is protected (art. 5 of the act on access to public information)."""

    PRIVACY = "privacy", "prywatność osoby fizycznej"
    BUSINESS = "business", "tajemnica przedsiębiorcy"
    STATUTORY = "statutory", "informacja niejawna albo inna tajemnica ustawowa"


class Covers(models.TextChoices):
    """What of a place is not public: words, or as a whole what cannot be said in part, for figures follow from it."""

    WORDS = "words", "słowa, które przepiszesz"
    COST = "cost", "cały koszt"
    TIME = "time", "cały termin"
    NUMBERS = "numbers", "wszystkie liczby wskaźników"


OF_SOMEBODY = (ExclusionKind.PRIVACY, ExclusionKind.BUSINESS)  # art. 5 ust. 2: it is said for whose good


class ExclusionQuerySet(models.QuerySet):
    def with_facts(self) -> "ExclusionQuerySet":
        """With the plan and what became of each, and no content."""
        return self.select_related("version", "end").defer("version__snapshot")

    def standing(self) -> "ExclusionQuerySet":
        return self.filter(end=None)


class Exclusion(DoneBy):
    """That words of an approved text are not public, or a whole cost, time or number: which, why, for whose good, who
    said so (art. 8 ust. 5 of the act on access to public information).

    It holds for every version of the plan that says it at that place, also those to come. The text itself stays as
    it was approved, and the office reads it whole.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="exclusions")
    number = models.PositiveSmallIntegerField("numer przypisu w planie")
    place = models.CharField("miejsce", max_length=8, choices=Place)
    key = models.UUIDField("klucz miejsca", null=True, blank=True)
    covers = models.CharField("co jest wyłączone", max_length=7, choices=Covers, default=Covers.WORDS)
    words = models.TextField("wyłączone słowa", max_length=4000, blank=True)
    scope = models.CharField("zakres wyłączenia", max_length=300)
    kind = models.CharField("co jest chronione", max_length=9, choices=ExclusionKind)
    basis = models.CharField("podstawa prawna", max_length=300)
    interest = models.CharField("w czyim interesie", max_length=300, blank=True)
    at = models.DateTimeField("kiedy")
    privacy = personal(PLANS, "words interest", none="version number place key covers scope kind basis at")

    objects = ExclusionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="exclusion_keeps_the_name"),
            models.CheckConstraint(
                condition=~Q(scope="")
                & ~Q(basis="")
                & (Q(covers=Covers.WORDS) & ~Q(words="") | ~Q(covers=Covers.WORDS) & Q(words="")),
                name="exclusion_says_what_and_why",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=OF_SOMEBODY) & ~Q(interest="") | ~Q(kind__in=OF_SOMEBODY) & Q(interest=""),
                name="exclusion_says_for_whose_good",
                violation_error_message="Napisz, w czyim interesie wyłączasz jawność.",
            ),
            models.CheckConstraint(
                condition=Q(place=Place.VERSION, key=None) | (~Q(place=Place.VERSION) & Q(key__isnull=False)),
                name="exclusion_names_its_place",
            ),
            known("place", Place, name="exclusion_has_known_place"),
            known("covers", Covers, name="exclusion_covers_what_is_known"),
            known("kind", ExclusionKind, name="exclusion_has_known_kind"),
        ]

    def __str__(self) -> str:
        return f"wyłączenie jawności {self.pk}"

    @property
    def covered(self) -> str:
        """„słowa: „Jan Kot””, „cały koszt”."""
        return f"słowa: {quoted(line_of(self.words))}" if self.words else self.get_covers_display()

    @property
    def named_place(self) -> str:
        """As the places of a document are named: „action:key”, „version”."""
        return f"{self.place}:{self.key}" if self.key else self.place

    @property
    def day(self) -> str:
        """„1 grudnia 2026 r.”, in Polish on every page: so is all that was decided."""
        return polish_day(localtime(self.at).date())


class ExclusionEnd(DoneBy):
    """That words are public again: who said so, when and why."""

    exclusion = models.OneToOneField(Exclusion, models.PROTECT, related_name="end")
    reason = models.CharField("powód cofnięcia", max_length=300)
    at = models.DateTimeField("kiedy")
    privacy = personal(PLANS, "reason", none="exclusion at")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="exclusion_end_keeps_the_name"),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="exclusion_end_says_why",
                violation_error_message="Napisz, dlaczego te słowa mają być znów jawne.",
            ),
        ]

    def __str__(self) -> str:
        return f"cofnięcie wyłączenia jawności {self.pk}"

    @property
    def day(self) -> str:
        return polish_day(localtime(self.at).date())


class PublicDocument(FrozenDocument):
    """The PDF of a version without the words that are not public; `kind` names the notes in it: „1”, „1,3”.

    Residents get the one that was drawn here of the text as it is public today, and no other.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="public_documents")
    kind = models.CharField("numery przypisów", max_length=1000)
    privacy = no_personal_data("file made_at text_digest seal version kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "kind", "seal"], name="public_document_of_a_text_once")
        ]
