"""Partnerships and meetings of partners as lists: what they say, on a page, in print and in files alike."""

from django.db.models import QuerySet
from django_filters import ChoiceFilter, ModelChoiceFilter

from osl_site.common import clock
from osl_site.common.database.collation import polish_order
from osl_site.common.lists.filtersets import DayFilter, ListFilterSet, TickFilter
from osl_site.common.lists.listing import AddButton, Column, Listing
from osl_site.common.text.typed_text import plain_of
from partners import rules
from partners.models import PartnerMeeting, Partnership, PartnershipKind

WRITTEN_UP = "zapisane"


class PartnershipFilter(ListFilterSet):
    czyje = ChoiceFilter("kind", label="Czyje", choices=PartnershipKind.choices, empty_label="Wszystkie")
    trwa = TickFilter(label="Tylko te, które trwają", method="going_on")

    def going_on(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.filter(ended_on=None)


class MeetingFilter(ListFilterSet):
    partnerstwo = ModelChoiceFilter(
        "partnership", label="Partnerstwo", queryset=Partnership.objects.order_by("name"), empty_label="Wszystkie"
    )
    od = DayFilter("held_on", "gte", label="Od")
    do = DayFilter("held_on", "lte", label="Do")
    bez_notatki = TickFilter(label="Tylko bez notatki", method="without_note")

    def without_note(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.filter(note="", cancelled_at=None, held_on__lt=clock.today())


def state_of(row: PartnerMeeting) -> str:
    """„odwołane”, „przed nami”, „bez notatki”, „zapisane”."""
    if row.is_off:
        return "odwołane"
    if row.ends_at > clock.now():
        return "przed nami"
    return WRITTEN_UP if row.note else "bez notatki"


def tone_of(row: PartnerMeeting) -> str:
    """The tone that goes with `state_of`."""
    return {"odwołane": "quiet", "przed nami": "lake", "bez notatki": "amber"}.get(state_of(row), "meadow")


PARTNERSHIPS = Listing(
    title="Partnerstwa i sieci",
    file="partnerstwa",
    filterset=PartnershipFilter,
    filters_label="Wybór partnerstw",
    filters_button="Pokaż",
    columns=(
        Column(
            "Nazwa",
            lambda row: row.name,
            link=Partnership.get_absolute_url,
            is_heading=True,
            order=lambda: polish_order("name"),
        ),
        Column("Czyje", lambda row: row.get_kind_display(), needs_label=False, width="place"),
        Column("Kto prowadzi", lambda row: row.led_by or "centrum", width="place"),
        Column("Członkowie", lambda row: row.members, is_number=True, width="kind"),
        Column("Kiedy", lambda row: row.span_in_words, needs_label=False, is_tied=True, width="place"),
        Column("Po co", lambda row: plain_of(row.about), only_in_files=True, is_protected=True),
        Column("Dlaczego się skończyło", lambda row: row.ended_why, only_in_files=True, is_protected=True),
    ),
    caption="Partnerstwa i sieci: {count}, według nazwy",
    found="Znalezione: {count}, według nazwy",
    none_found="Nic nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie",
    empty="Nie ma jeszcze partnerstwa ani sieci. Zacznij od tego, do którego centrum już należy.",
    add=AddButton("Dodaj partnerstwo", "partners:partnership_add", "plus", rules.may_edit),
    empty_to_readers="Nie ma jeszcze partnerstw. Zapisze je organizator.",
    ordered_by="Nazwa",
)
MEETINGS = Listing(
    title="Spotkania partnerów",
    file="spotkania-partnerow",
    filterset=MeetingFilter,
    filters_label="Wybór spotkań",
    filters_button="Pokaż spotkania",
    columns=(
        Column("Numer", lambda row: row.code, is_tied=True, needs_label=False, width="code", order="pk"),
        Column("O czym", lambda row: row.title, link=PartnerMeeting.get_absolute_url, is_heading=True),
        Column("Kiedy", lambda row: row.held_on, needs_label=False, is_tied=True, width="day", order="held_on"),
        Column("Gdzie", lambda row: row.place, needs_label=False, width="place"),
        Column("Gospodarz", lambda row: row.host_in_words, width="place"),
        Column("Zaproszeni", lambda row: len(row.partners.all()), is_number=True, width="kind"),
        Column("Stan", state_of, tone=tone_of, normal=WRITTEN_UP, needs_label=False, width="kind"),
        Column("Kogo zaproszono", lambda row: _names(row.partners.all()), only_in_files=True),
        Column("Kto był", lambda row: _names(row.present.all()), only_in_files=True),
        Column("Co ustalono", lambda row: plain_of(row.note), only_in_files=True, is_protected=True),
    ),
    caption="Spotkania partnerów: {count}, od najnowszego",
    found="Znalezione spotkania: {count}, od najnowszego",
    none_found="Żadne spotkanie nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie spotkania",
    empty="Nie było jeszcze spotkania partnerów. Zaplanuj pierwsze, zaproszenia wyśle program.",
    add=AddButton("Zaplanuj spotkanie", "partners:meeting_add", "plus", rules.may_edit),
    empty_to_readers="Nie było jeszcze spotkania partnerów. Zaplanuje je organizator.",
    ordered_by="-Kiedy",
    for_files=lambda rows: rows.prefetch_related("present"),
)


def _names(rows: object) -> str:
    return ", ".join(sorted(row.name for row in rows))
