"""The list of answers after meetings: what it says, on a page, in print and in files alike."""

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.timezone import localtime

from activities.views.filters import AnswerFilter
from osl_site.common.lists.listing import Column, Listing
from osl_site.common.text.date_formats import polish_day
from osl_site.common.text.typed_text import line_of, plain_of

ANSWERS = Listing(
    title="Odpowiedzi po spotkaniach",
    file="odpowiedzi-po-spotkaniach",
    filterset=AnswerFilter,
    filters_label="Wybór odpowiedzi",
    filters_button="Pokaż odpowiedzi",
    columns=(
        Column("Notatka", lambda row: row.note.code, link=lambda row: row.note.get_absolute_url(), width="code"),
        Column(
            "Odpowiedź",
            lambda row: plain_of(row.note.text),
            short=lambda row: Truncator(line_of(row.note.text)).chars(160),
            note=lambda row: row.asked,
            is_text=True,
            is_heading=True,
            is_protected=True,
            needs_label=False,
        ),
        Column("Pytanie", lambda row: row.asked, only_in_files=True),
        Column(
            "Spotkanie",
            lambda row: row.voice.occurrence.activity.title,
            link=lambda row: reverse("activities:occurrence_detail", args=[row.voice.occurrence_id]),
            note=lambda row: polish_day(localtime(row.voice.occurrence.starts_at).date()),
            needs_label=False,
        ),
        Column("Kiedy", lambda row: row.note.noted_on, only_in_files=True),
        Column("Miejscowość", lambda row: row.note.place, only_in_files=True),
        Column("Skąd", lambda row: row.voice.get_heard_display()),
        Column("Osób", lambda row: row.voice.people, is_number=True, width="figure"),
        Column("Język", lambda row: row.voice.language, only_in_files=True),
    ),
    caption="Wszystkie odpowiedzi: {count}, od najnowszego spotkania",
    found="Znalezione odpowiedzi: {count}, od najnowszego spotkania",
    none_found="Żadna odpowiedź nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie odpowiedzi",
    empty="Nie ma jeszcze odpowiedzi. Na spotkaniu powieś plakat z kodem albo zapytaj na głos.",
)
