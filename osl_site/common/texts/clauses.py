"""Words about data (art. 13 GDPR) of one kind of people: whose they are, for how long, and what is read out to them.

A room declares its clause once; the office may say it in its own words, the schedule says for how long, and each
wording that somebody was shown is kept (`keep`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from osl_site.common import clock
from osl_site.common.centre.models import Centre
from osl_site.common.privacy.kept_words import PrivacyNotice
from osl_site.common.privacy.retention import due_of
from osl_site.common.registry import TextKind
from osl_site.common.text.languages import in_language, spoken
from osl_site.common.text.typed_text import line_of
from osl_site.common.texts.placeholders import filled
from osl_site.common.texts.words import notice_said

CONTROLLER, OFFICER, PERIOD = "administrator", "inspektor", "termin"
NEEDED = (CONTROLLER, OFFICER, PERIOD)


@dataclass(frozen=True)
class Clause:
    """One clause: `key` is the name of the text, `removal` the part of the schedule that ends this data.

    `sentences` gives what stands between who keeps the data and the rights, in the language spoken; `when_removed` says
    a number of days in words („30 dni po odpowiedzi”); `spoken_words` is Polish, read over the telephone. Both texts
    may hold `{termin}`.
    """

    key: str
    name: str
    where: str
    removal: str
    when_removed: Callable[[int], str]
    sentences: Callable[[], Sequence[str]]
    rights: Callable[[], str]
    spoken_words: str

    def days_kept(self) -> int:
        """For how long the schedule keeps this data. One query."""
        return due_of(self.removal, clock.now()).days

    def notice_of(self, office: Centre, days: int, language: str = "") -> PrivacyNotice:
        """The words in force, in the language of the page or in another: the office's own, or ours. One query."""
        language = language or spoken()
        controller = line_of(office.controller) or in_language(office, "name", language)
        with override(language):
            values = {
                CONTROLLER: controller.rstrip("."),
                OFFICER: office.dpo_contact.rstrip("."),
                PERIOD: self.when_removed(days),
            }
        return notice_said(self.key, values, language)

    def read_out(self, days: int) -> str:
        """What is said in a talk over the telephone. Polish: who takes the call speaks it."""
        return filled(self.spoken_words, {PERIOD: self.when_removed(days)})

    def kind(self, *, sample_days: int) -> TextKind:
        """The text as the office may say it in its own words; `sample_days` stand in its preview."""

        def samples() -> Mapping[str, str]:
            made_up = {CONTROLLER: "Centrum Usług Społecznych", OFFICER: "iod@przyklad.pl"}
            return made_up | {PERIOD: self.when_removed(sample_days)}

        return TextKind(name=self.name, where=self.where, ours=self._ours, samples=samples, needed=NEEDED)

    def _ours(self, values: Mapping[str, str]) -> str:
        return "\n".join(
            [
                _("Administrator danych: %(controller)s.") % {"controller": f"{{{CONTROLLER}}}"},
                _("Inspektor ochrony danych: %(contact)s.") % {"contact": f"{{{OFFICER}}}"},
                *self.sentences(),
                _("Nie wysyłamy ich poza Europejski Obszar Gospodarczy."),
                self.rights(),
            ]
        )
