"""What a letter that passes a submission on begins with: the office's words, else the program's."""

from collections.abc import Mapping
from datetime import date, timedelta

from needs.models import LegalMark, LegalType, Submission
from osl_site.common import clock
from osl_site.common.registry import TextKind
from osl_site.common.text.date_formats import polish_day
from osl_site.common.texts.words import said

LETTER, LAWFUL = "pismo-przekazujace-zgloszenie", "pismo-przekazujace-skarge"
USUAL_TERM = timedelta(days=14)
CLOSING = "Prosimy o odpowiedź do {day} Powtórzymy ją mieszkańcowi."


def _ours(values: Mapping[str, str]) -> str:
    return (
        "Szanowni Państwo,\n\nprzekazujemy zgłoszenie mieszkańca, bo dotyczy spraw, za które Państwo odpowiadają. "
        "Prosimy o zajęcie się nim."
    )


def _lawful(values: Mapping[str, str]) -> str:
    return (
        "Szanowni Państwo,\n\n{co} mieszkańca przekazujemy zgodnie z właściwością ({przepis}). "
        "Autora o tym zawiadomiliśmy. Jego imię, nazwisko i adres są w dołączonych aktach."
    )


KINDS = {
    LETTER: TextKind(
        name="Pismo, które przekazuje zgłoszenie",
        where="Od tego zaczyna się pismo do partnera albo urzędu. Przed wydaniem można to zmienić.",
        ours=_ours,
        samples=dict,
        is_public=False,
    ),
    LAWFUL: TextKind(
        name="Pismo, które przekazuje skargę, wniosek albo petycję",
        where="Od tego zaczyna się pismo do organu, do którego należy sprawa. Przed wydaniem można to zmienić.",
        ours=_lawful,
        samples=lambda: {"co": "Skargę", "przepis": "art. 231 i 237 KPA"},
        is_public=False,
    ),
}
WHAT = {LegalType.COMPLAINT: "Skargę", LegalType.PROPOSAL: "Wniosek", LegalType.PETITION: "Petycję"}


def opening_of(mark: LegalMark | None = None) -> str:
    """What the field begins with, of what is something in law with its article. At most one query."""
    if mark and mark.kind.type in WHAT and not mark.ended_on:
        return said(LAWFUL, {"co": WHAT[LegalType(mark.kind.type)], "przepis": mark.kind.basis})
    return said(LETTER, {})


def title_of(submission: Submission) -> str:
    """„zgłoszenie mieszkańca Zg-14, Dwórzno”"""
    where = f", {submission.place}" if not submission.place_unknown else ""
    return f"zgłoszenie mieszkańca {submission.code}{where}"


def usual_term() -> date:
    return clock.today() + USUAL_TERM


def closing_of(term: date | None) -> str:
    """The sentence with the term; without one none."""
    return CLOSING.format(day=polish_day(term)) if term else ""
