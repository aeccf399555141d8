"""The list of submissions: what it says, on a page, in print and in files alike."""

from datetime import timedelta

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.timezone import localtime

from needs import rules
from needs.filters import SubmissionFilter
from needs.models import StateType, Submission
from needs.submissions.told import TONES
from osl_site.common import clock
from osl_site.common.lists.listing import AddButton, Column, Listing, ReadsIn, RowAct
from osl_site.common.text.typed_text import line_of, plain_of

SOON = timedelta(days=2)


def words_of(row: Submission) -> str:
    """In Polish where somebody has put them into it, else as they were said."""
    return row.in_polish or row.words


def address_of(row: Submission) -> str:
    """Its page, which goes on inside what was asked of the list."""
    asked = getattr(row, "asked", "")
    return f"{row.get_absolute_url()}?{asked}" if asked else row.get_absolute_url()


def urgency_of(row: Submission) -> str:
    """Nothing where it is not urgent."""
    if not row.is_marked_urgent:
        return ""
    return "pilne, nikt nie przejął" if row.rings else "pilne, przejęte"


def last_step(row: Submission, said: str) -> str:
    """What the step by which it stands where it stands says. For rows of which the steps were fetched."""
    steps = list(row.steps.all())
    return getattr(steps[-1], said) if steps else ""


def term_of(row: Submission) -> str:
    """„do 7.12”, while it waits to be read or answered; late it says so; of what is urgent whether somebody took it
    over."""
    if row.is_marked_urgent:
        return urgency_of(row)
    mark = getattr(row, "legal", None)
    if mark and mark.term:
        return f"{mark.in_words}{', po terminie' if mark.is_late else ''}"
    if row.state.type == StateType.ELSEWHERE and row.answer_due:
        return "bez odpowiedzi" if row.answer_due < clock.today() else f"do {row.answer_due:%-d.%m}"
    if row.state.type != StateType.WAITING:
        return ""
    if row.due_on < clock.today():
        return "po terminie"
    return f"do {row.due_on:%-d.%m}"


def urgent_of(row: Submission) -> str:
    """Where one writes down that it is urgent, or who took it over; nothing once everything is written."""
    is_over = row.is_marked_urgent and not row.rings
    return "" if is_over or not (row.is_open or row.rings) else reverse("needs:submission_urgent", args=[row.pk])


def tone_of(row: Submission) -> str:
    if row.rings or (getattr(row, "legal", None) and row.legal.is_late):
        return "brick"
    if row.state.type == StateType.WAITING and row.due_on < clock.today():
        return "brick"
    return TONES.get(row.state.type, "quiet")


SUBMISSIONS = Listing(
    title="Zgłoszenia",
    file="zgloszenia",
    filterset=SubmissionFilter,
    filters_label="Wybór zgłoszeń",
    filters_button="Pokaż zgłoszenia",
    columns=(
        Column(
            "Numer",
            lambda row: row.code,
            link=address_of,
            hidden=lambda row: Truncator(line_of(words_of(row))).chars(80),
            is_heading=True,
            width="code",
        ),
        Column("Przyszło", lambda row: localtime(row.received_at).date(), needs_label=False, is_tied=True, width="day"),
        Column(
            "Treść",
            lambda row: plain_of(row.words),
            short=lambda row: Truncator(line_of(words_of(row))).chars(160),
            needs_label=False,
            is_text=True,
            is_protected=True,
        ),
        Column("Miejscowość", lambda row: row.place, needs_label=False, width="place"),
        Column("SIMC", lambda row: row.locality_id, only_in_files=True),
        Column("Co to jest", lambda row: row.get_kind_display(), needs_label=False, width="kind"),
        Column("Stan", lambda row: str(row.state), tone=tone_of, note=term_of, needs_label=False, width="kind"),
        Column("Pilne", urgency_of, only_in_files=True),
        Column("Po polsku", lambda row: plain_of(row.in_polish), only_in_files=True, is_protected=True),
        Column("W prawie", lambda row: row.legal.kind.name if hasattr(row, "legal") else "", only_in_files=True),
        Column("Język", lambda row: row.language_in_polish, only_in_files=True),
        Column("Jak przyszło", lambda row: row.get_channel_display(), only_in_files=True),
        Column(
            "Skarga tylko dla dyrektora",
            lambda row: "tak" if row.for_director else "nie",
            may=rules.may_read_complaints,
            only_in_files=True,
        ),
        Column("Runda", lambda row: str(row.round or ""), only_in_files=True),
        Column("Dlaczego odłożone", lambda row: last_step(row, "reason"), only_in_files=True, is_protected=True),
        Column("Kto odpowiada", lambda row: last_step(row, "responsible"), only_in_files=True),
        Column("Przeczytać do", lambda row: row.due_on, only_in_files=True),
        Column("Czy pomogło", lambda row: row.get_helped_display(), only_in_files=True),
    ),
    caption="Wszystkie zgłoszenia: {count}, najpierw te, które czekają",
    found="Znalezione zgłoszenia: {count}, najpierw te, które czekają",
    none_found="Żadne zgłoszenie nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie zgłoszenia",
    empty="Nie ma jeszcze zgłoszeń. Powieś w świetlicy adres strony „Powiedz nam” albo wpisz to, co ktoś powiedział.",
    add=AddButton("Wpisz zgłoszenie", "needs:submission_add", "plus", rules.may_enter_submissions),
    act=RowAct("To pilne", urgent_of),
    reads_in=ReadsIn("zgloszenia", rules.may_enter_submissions),
    for_files=lambda rows: rows.prefetch_related("steps"),
    opens_by_code=True,
)
