"""The status of a plan and of its texts in words: for the office in Polish, for residents in their language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from osl_site.common.text.date_formats import plain_day_in_words, polish_day
from plans.in_force.status import PlanStatus, Standing, VersionStatus

TONES = {
    Standing.UNDECIDED: "quiet",
    Standing.AHEAD: "lake",
    Standing.IN_FORCE: "meadow",
    Standing.REPLACED: "quiet",
    Standing.ENDED: "quiet",
    Standing.REPEALED: "brick",
}


@dataclass(frozen=True)
class Words:
    """The tone of a status, the word, and the sentence that says from when to when."""

    tone: str
    word: str
    sentence: str


def of_version(status: VersionStatus) -> Words:
    """„Obowiązuje od …”, „Wstrzymana od …”, „Wejdzie w życie …”, „Zastąpiona aktualizacją nr …”, „Okres planu minął”,
    „Uchylona”."""
    replaced = f"Zastąpiona aktualizacją nr {status.replaced_by.number}" if status.replaced_by else ""
    word = {
        Standing.AHEAD: f"Wejdzie w życie {polish_day(status.starts)}",
        Standing.IN_FORCE: f"Obowiązuje od {polish_day(status.starts)}",
        Standing.REPLACED: replaced,
        Standing.ENDED: "Okres planu minął",
        Standing.REPEALED: "Uchylona",
    }[status.standing]
    if status.pause:
        return Words("amber", f"Wstrzymana od {polish_day(status.pause.since)}", from_to(status))
    return Words(TONES[status.standing], word, from_to(status))


def from_to(status: VersionStatus) -> str:
    """„Obowiązuje od 1 stycznia 2027 r. do 31 grudnia 2027 r.”, in the tense of that day."""
    paper = f" Przyjęto na papierze {polish_day(status.version.decision.day)}" if _on_paper(status) else ""
    days = f"od {polish_day(status.starts)} do {polish_day(status.ends)}{paper}"
    if not status.ever_holds:
        return f"Nie obowiązywała ani jednego dnia.{paper}"
    verb = {Standing.AHEAD: "Będzie obowiązywać", Standing.IN_FORCE: "Obowiązuje"}.get(status.standing, "Obowiązywała")
    return f"{verb} {days}"


def of_plan(status: PlanStatus) -> Words:
    """The plan as a whole, on the pages of the office."""
    if status.starts is None or status.ends is None:
        return Words("amber", "Niezatwierdzony", "")
    word = {
        Standing.AHEAD: "Jeszcze nie obowiązuje",
        Standing.IN_FORCE: "Obowiązuje",
        Standing.ENDED: "Okres planu minął",
        Standing.REPEALED: "Uchylony",
    }[status.standing]
    if status.pause:
        word = f"Wstrzymany od {polish_day(status.pause.since)}"
    tone = "amber" if status.standing == Standing.AHEAD or status.pause else TONES[status.standing]
    sentence = f"od {polish_day(status.starts)} do {polish_day(status.ends)}" if status.starts <= status.ends else ""
    return Words(tone, word, sentence)


def _on_paper(status: VersionStatus) -> bool:
    return status.version.decision.is_on_paper


def for_residents(status: VersionStatus) -> Words:
    """In the language of the page; of a plan decided on paper, that it was."""
    said = _for_residents(status)
    if not _on_paper(status):
        return said
    paper = _("Przyjęto na papierze: %(day)s") % {"day": plain_day_in_words(status.version.decision.day)}
    return Words(said.tone, said.word, f"{said.sentence} {paper}")


def _for_residents(status: VersionStatus) -> Words:
    days = {"first": plain_day_in_words(status.starts), "last": plain_day_in_words(status.ends)}
    if status.standing == Standing.AHEAD:
        return Words("amber", _("Jeszcze nie obowiązuje"), _("Będzie obowiązywać od %(first)s do %(last)s") % days)
    if status.standing == Standing.IN_FORCE:
        holds = _("Obowiązuje od %(first)s do %(last)s") % days
        if status.pause is None:
            return Words("meadow", _("Obowiązuje"), holds)
        since = _("Wstrzymany od %(day)s") % {"day": plain_day_in_words(status.pause.since)}
        return Words("amber", _("Plan wstrzymany"), f"{holds} {since}")
    was = _("Obowiązywała od %(first)s do %(last)s") % days if status.ever_holds else ""
    if status.standing == Standing.REPEALED:
        return Words("brick", _("Plan uchylony"), was or _("Plan uchylono, zanim zaczął obowiązywać."))
    if status.standing == Standing.ENDED:
        return Words("quiet", _("Okres planu minął"), was)
    return Words("quiet", _("Poprzednia wersja"), was or _("Zastąpiła ją nowsza wersja."))
