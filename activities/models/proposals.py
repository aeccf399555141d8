"""Events that somebody else proposes for the calendar: what a form asks besides the words of a submission."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy

from needs.models import Submission
from osl_site.common.privacy.declaration import no_personal_data
from partners.models import Partner

DUTIES_WANTED = gettext_lazy("Zaznacz, że spełniacie te obowiązki. Bez tego nie pokażemy zajęć dla dzieci i młodzieży.")
RUN_BY, PLACE = "Organizuje: ", "Gdzie: "  # how the second and the third line of its words begin


class EventProposal(models.Model):
    """The day and hours of a proposed event, and what its organiser states. What it is and where, and whoever proposes
    it, stand in the submission, and go as that goes."""

    submission = models.OneToOneField(Submission, models.CASCADE, related_name="event")
    partner = models.ForeignKey(Partner, models.SET_NULL, null=True, blank=True, related_name="+")
    day = models.DateField("dzień")
    starts = models.TimeField("od")
    ends = models.TimeField("do")
    for_minors = models.BooleanField("dla małoletnich", default=False)
    duties_stated = models.BooleanField("oświadcza, że spełnia obowiązki", default=False)
    privacy = no_personal_data("submission partner day starts ends for_minors duties_stated")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="event_proposal_runs_forward"),
            models.CheckConstraint(
                condition=Q(for_minors=False) | Q(duties_stated=True),
                name="event_proposal_for_minors_states_duties",
                violation_error_message="Zaznacz, że spełniacie te obowiązki. "
                "Bez tego nie pokażemy zajęć dla dzieci i młodzieży.",
            ),
        ]

    def __str__(self) -> str:
        return f"propozycja wydarzenia {self.pk}"

    @property
    def title(self) -> str:
        """What it is, as it was typed: the first line of the words."""
        return self._lines[0]

    @property
    def organiser(self) -> str:
        return self._lines[1].removeprefix(RUN_BY)

    @property
    def place(self) -> str:
        return self._lines[2].removeprefix(PLACE)

    @property
    def text(self) -> str:
        """What residents should know; empty where nothing was typed."""
        return "\n".join(self._lines[3:])

    @property
    def _lines(self) -> list[str]:
        """At least three, also where a passage of the words was covered since."""
        lines = self.submission.words.split("\n")
        return [*lines, *[""] * (3 - len(lines))]
