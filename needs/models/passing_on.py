"""Submissions that somebody else has now: whom the office passed them on to, what went, what was answered."""

from django.db import models
from django.db.models import F, Q

from needs.models.submissions import Submission
from needs.privacy import PASSED_ON
from osl_site.common import clock
from osl_site.common.accounts.models import DoneBy
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import personal
from partners.models import Partner


class ContactConsent(models.TextChoices):
    """How the author said that their contact may go along."""

    FORM = "form", "na stronie z kodem"
    PHONE = "phone", "przez telefon"
    TALK = "talk", "w rozmowie"
    LETTER = "letter", "w liście"


class PassedOnQuerySet(models.QuerySet):
    def open(self) -> "PassedOnQuerySet":
        """Those that nobody has answered yet."""
        return self.filter(answered_on=None)

    def late(self) -> "PassedOnQuerySet":
        """Those of which the term has passed without an answer."""
        return self.open().filter(term__lt=clock.today())


class PassedOn(DoneBy):
    """A submission was passed on to a partner or an authority, by letter or by word of mouth.

    What went stays as it was; what they answered is written once. One is open per addressee. The letter is a row of
    `osl_site.common.correspondence`, about this one.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="passed_on")
    partner = models.ForeignKey(
        Partner, models.PROTECT, verbose_name="partner", null=True, blank=True, related_name="passed_on"
    )
    addressee = models.CharField("do kogo", max_length=200)
    addressee_key = models.CharField(max_length=200, editable=False)
    by_letter = models.BooleanField("pismem", default=True)
    is_whole = models.BooleanField("słowa w całości", default=True)
    with_contact = models.BooleanField("z kontaktem autora", default=False)
    consent_on = models.DateField("kiedy autor się zgodził", null=True, blank=True)
    consent_way = models.CharField("jak autor się zgodził", max_length=6, choices=ContactConsent, blank=True)
    term = models.DateField("odpowiedź do", null=True, blank=True)
    answer = models.TextField("co odpowiedzieli", max_length=2000, blank=True)
    answered_on = models.DateField("kiedy odpowiedzieli", null=True, blank=True)
    day = models.DateField("przekazano")
    at = models.DateTimeField("kiedy")
    privacy = personal(
        PASSED_ON,
        "addressee addressee_key answer",
        none="submission partner by_letter is_whole with_contact consent_on consent_way term answered_on day at",
    )

    objects = PassedOnQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "addressee_key"],
                condition=Q(answered_on=None),
                name="passed_on_open_once_to_each",
                violation_error_message="Ten adresat już to ma i jeszcze nie odpowiedział.",
            ),
            models.CheckConstraint(condition=~Q(by_name=""), name="passed_on_keeps_the_name"),
            models.CheckConstraint(condition=~Q(addressee="") & ~Q(addressee_key=""), name="passed_on_says_to_whom"),
            known("consent_way", ContactConsent, name="passed_on_has_known_consent", blank=True),
            models.CheckConstraint(
                condition=Q(with_contact=False, consent_on=None, consent_way="")
                | Q(with_contact=True, by_letter=True, consent_on__isnull=False) & ~Q(consent_way=""),
                name="passed_on_contact_with_the_yes",
                violation_error_message="Kontakt przekazujemy tylko wtedy, gdy autor się zgodził: napisz kiedy i jak.",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None) | ~Q(answer="") & Q(answered_on__isnull=False),
                name="passed_on_answer_says_when",
                violation_error_message="Napisz, co odpowiedzieli i kiedy.",
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("day")),
                name="passed_on_answered_afterwards",
                violation_error_message="Odpowiedź nie mogła przyjść przed przekazaniem. Sprawdź dzień.",
            ),
        ]
        indexes = [models.Index(fields=["term"], condition=Q(answered_on=None), name="passed_on_waits")]

    def __str__(self) -> str:
        return f"zgłoszenie Zg-{self.submission_id}"

    def get_absolute_url(self) -> str:
        return self.submission.get_absolute_url()

    @property
    def is_late(self) -> bool:
        return self.answered_on is None and self.term is not None and self.term < clock.today()
