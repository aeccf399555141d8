"""What letters about a version say, put together when they go: of what is no longer so, nothing."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from django.db.models import Q
from django.urls import reverse

from osl_site.common import emails
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_director, is_organiser
from osl_site.common.audit.models import Entry
from osl_site.common.letters.models import Letter
from osl_site.common.letters.words import body, called
from osl_site.common.registry import LetterKind, Link, Written
from osl_site.common.text.date_formats import polish_day, quoted
from osl_site.common.text.typed_text import plain_of
from osl_site.common.texts.words import said
from plans.models import Correction, Exclusion, Outcome, Reminder, ReminderKind, TermDecision, Version
from plans.review import texts
from plans.review.remarks import remarks_at_places


class Kind(StrEnum):
    """How letters of this room are stored."""

    SUBMITTED = "plans.submitted"
    WITHDRAWN = "plans.withdrawn"
    REMINDED = "plans.reminded"
    DECIDED = "plans.decided"
    ON_PAPER = "plans.on_paper"
    TERM = "plans.term"
    CORRECTED = "plans.corrected"
    EXCLUDED = "plans.excluded"
    EXCLUSION_ENDED = "plans.exclusion_ended"


def submitted(letter: Letter) -> Written | None:
    version = _version(letter.subject_id)
    if not version.is_submitted:
        return None
    opening = _said(texts.SUBMITTED, version, kto=version.submitted_by_name, co=version.accusative)
    return _asking(version, f"Czeka na decyzję: {_called(version)}", opening)


def withdrawn(letter: Letter) -> Written:
    version = _version(letter.subject_id)
    who = Entry.objects.about(version).filter(act="version.withdrawn").select_related("by").last().by
    after = "Nie trzeba już o tym decydować. Kiedy organizator przekaże następne podejście, przyjdzie osobny list."
    text = _said(texts.WITHDRAWN, version, kto=who.name, co=version.accusative)
    opening = f"{text}\n{version.title}"
    return Written(f"Wycofano z decyzji: {_called(version)}", body(opening, f"{after}\n{_address(version)}"))


def reminded(letter: Letter) -> Written | None:
    reminder = Reminder.objects.get(pk=letter.subject_id)
    version = _version(reminder.version_id)
    if not version.is_submitted:
        return None
    is_due = reminder.kind == ReminderKind.DUE
    subject = f"{'Termin decyzji' if is_due else 'Zbliża się termin decyzji'}: {_called(version)}"
    return _asking(version, subject, _said(texts.REMINDED, version, co=version.name.capitalize()))


def _asking(version: Version, subject: str, opening: str) -> Written:
    address = emails.link(reverse("plans:version_review", args=[version.pk]))
    text = body(f"{opening}\n{asked(version.title, version.due_on, address)}")
    return Written(subject, text, reply_to=version.submitted_by.email)


def asked(title: str, due_on: date | None, address: str) -> str:
    """What stands below the first sentence of a letter that asks for a decision."""
    day = f"Prośba o decyzję do: {polish_day(due_on)}\n" if due_on else ""
    return f"{title}\n{day}\nPrzeczytaj i zdecyduj:\n{address}"


def _said(key: str, version: Version, **values: str) -> str:
    """The first sentence in the words of the office, else in ours. One query."""
    return said(key, {"plan": version.title, **values})


def decided(letter: Letter) -> Written:
    """How the director decided; of a return, with every remark at its place."""
    version = Version.objects.select_related("plan", "decision__by").get(pk=letter.subject_id)
    is_return = version.decision.outcome == Outcome.RETURNED
    subject, lines = _return_of(version) if is_return else _approval_of(version)
    return Written(subject, body(*lines, _address(version)), reply_to=version.decision.by.email)


def _approval_of(version: Version) -> tuple[str, list[str]]:
    """The subject and the paragraphs of the letter about an approval."""
    decision, approved = version.decision, "zatwierdzona" if version.number else "zatwierdzony"
    day = polish_day(decision.effective_on)
    what = f"{version.name.capitalize()} jest {approved}. Obowiązuje od {day}"
    sentence = f"{_said(texts.APPROVED, version, decyzja=what)}\n{version.title}"
    word = [quoted(plain_of(decision.text))] if decision.text else []
    return f"Zatwierdzono: {_called(version)}", [sentence, *word, decision.by_words]


def _return_of(version: Version) -> tuple[str, list[str]]:
    """The subject and the paragraphs of the letter about a return: the remarks first, then the word of the decision."""
    remarks, decision, name = remarks_at_places(version), version.decision, version.name.capitalize()
    came_back, returned = ("wróciła", "zwrócona") if version.number else ("wrócił", "zwrócony")
    way = {0: "do poprawy", 1: "z jedną uwagą"}.get(len(remarks), f"z {len(remarks)} uwagami")
    subject = f"{name} {came_back} {way}: {called(version.title)}"
    what = f"{name} jest {returned} do poprawy. O poprawki prosi {decision.by_words}."
    sentence = f"{_said(texts.RETURNED, version, decyzja=what)}\n{version.title}"
    told = [f"{number}. {place}: {plain_of(row.text)}" for number, (place, row) in enumerate(remarks, 1)]
    word = [f"Treść decyzji: {quoted(plain_of(decision.text))}"] if decision.text else []
    return subject, [sentence, *told, *word]


def on_paper(letter: Letter) -> Written:
    version = Version.objects.select_related("submitted_by", "decision").defer("snapshot").get(pk=letter.subject_id)
    decision = version.decision
    opening = f"{_said(texts.ON_PAPER, version, kto=version.submitted_by_name)}\n{version.title}"
    word = f"Decyzja: {decision.by_words}, {polish_day(decision.day)}"
    what = f"Plan obowiązuje jak zatwierdzony. Sprawdź, czy zgadza się z papierem:\n{_address(version)}"
    return Written(f"Plan przyjęty na papierze: {called(version.title)}", body(f"{opening}\n{word}", what))


def later_decision(letter: Letter) -> Written:
    """What was decided on an approved plan: prolonged, repealed, or a clerical error."""
    model = Correction if letter.kind == Kind.CORRECTED else TermDecision
    decision = model.objects.select_related("version").defer("version__snapshot").get(pk=letter.subject_id)
    opening = f"{_what_was_decided(decision)}\n{decision.version.title}"
    word = f"{quoted(plain_of(decision.text))}\n{decision.by_words}"
    subject = f"Decyzja dyrektora: {called(decision.version.title)}"
    return Written(subject, body(opening, word, _address(decision.version)))


def exclusion(letter: Letter) -> Written:
    """That words of a plan are not public, or are again: BIP is to be put right. It says none of them."""
    row = Exclusion.objects.with_facts().get(pk=letter.subject_id)
    is_end = letter.kind == Kind.EXCLUSION_ENDED
    told = "znów udostępnia fragment planu" if is_end else "wyłącza jawność fragmentu planu"
    opening = f"{(row.end if is_end else row).by_words} {told} (przypis {row.number})."
    what = "Strona planu już to uwzględnia, a PDF dla mieszkańców za chwilę. Zamień plik w BIP i przypisy do niego:"
    address = emails.link(reverse("plans:publication_detail", args=[row.version_id]))
    return Written("Jawność planu: zmień plik w BIP", body(opening, f"{what}\n{address}"))


def _what_was_decided(decision: Correction | TermDecision) -> str:
    if isinstance(decision, Correction):
        was, becomes = quoted(decision.was), quoted(decision.becomes)
        return f"Sprostowano oczywistą omyłkę ({decision.place_name}). Było: {was}. Powinno być: {becomes}."
    return decision.words


def _address(version: Version) -> str:
    return emails.link(reverse("plans:version_detail", args=[version.pk]))


def _called(version: Version) -> str:
    """How a subject names it: „Plan na rok 2027”, „Plan na rok 2027, aktualizacja nr 1”."""
    return f"{called(version.title)}, {version.name}" if version.number else called(version.title)


def _version(pk: int) -> Version:
    return Version.objects.select_related("plan", "submitted_by").defer("snapshot").get(pk=pk)


WORDS: Mapping[str, tuple[Callable[[Letter], Written | None], str]] = {
    Kind.SUBMITTED: (submitted, "plan do decyzji"),
    Kind.WITHDRAWN: (withdrawn, "wycofanie planu z decyzji"),
    Kind.REMINDED: (reminded, "przypomnienie o decyzji"),
    Kind.DECIDED: (decided, "decyzja o planie"),
    Kind.ON_PAPER: (on_paper, "plan przyjęty na papierze"),
    Kind.TERM: (later_decision, "decyzja o zatwierdzonym planie"),
    Kind.CORRECTED: (later_decision, "sprostowanie omyłki w planie"),
    Kind.EXCLUDED: (exclusion, "wyłączenie jawności fragmentu planu"),
    Kind.EXCLUSION_ENDED: (exclusion, "cofnięcie wyłączenia jawności"),
}
THROUGH = {
    model._meta.label_lower: model for model in (Reminder, TermDecision, Correction, Exclusion)
}  # to the version


def about(letters: Sequence[Letter]) -> Mapping[int, Link]:
    """The version of each. As many queries as there are models among the letters, and one."""
    version_ids = {row.pk: row.subject_id for row in letters}
    for label, model in THROUGH.items():
        rows = [row for row in letters if row.subject_type == label]
        ids = dict(model.objects.filter(pk__in=[row.subject_id for row in rows]).values_list("pk", "version_id"))
        version_ids |= {row.pk: ids[row.subject_id] for row in rows}
    versions = Version.objects.defer("snapshot").in_bulk(set(version_ids.values()))
    found = {row.pk: versions[version_ids[row.pk]] for row in letters}
    return {row.pk: Link(WORDS[row.kind][1], _called(found[row.pk]), _path(found[row.pk])) for row in letters}


def _path(version: Version) -> str:
    return reverse("plans:version_detail", args=[version.pk])


def theirs(user: User) -> Q | None:
    """Whoever works on plans mends it: a plan that nobody heard of waits for ever."""
    return Q() if is_organiser(user) or is_director(user) else None


SAYS = {
    Kind.SUBMITTED: (texts.SUBMITTED,),
    Kind.WITHDRAWN: (texts.WITHDRAWN,),
    Kind.REMINDED: (texts.REMINDED,),
    Kind.DECIDED: (texts.APPROVED, texts.RETURNED),
    Kind.ON_PAPER: (texts.ON_PAPER,),
}
FIXED = {
    Kind.TERM: "Przytacza decyzję dyrektora jej własnymi słowami.",
    Kind.CORRECTED: "Przytacza sprostowanie dyrektora jego własnymi słowami.",
    Kind.EXCLUDED: "Mówi, co zmienić w BIP, i nie może powtórzyć wyłączonych słów.",
    Kind.EXCLUSION_ENDED: "Mówi, co zmienić w BIP.",
}
KINDS = {
    kind: LetterKind(write, about, theirs, texts=SAYS.get(kind, ()), fixed=FIXED.get(kind, ""))
    for kind, (write, _words) in WORDS.items()
}
