"""What may be asked of the lists of notes, needs, assets, conclusions and submissions."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django_filters import ChoiceFilter, ModelChoiceFilter

from needs.models import (
    About,
    AssessmentRound,
    AssetKind,
    Finding,
    Handover,
    LegalMark,
    LegalType,
    Need,
    NeedState,
    PassedOn,
    StateType,
    SubmissionCall,
    SubmissionChannel,
    SubmissionKind,
    SupportedKind,
    SupportForm,
    SupportTheme,
)
from osl_site.common import clock, registry
from osl_site.common.centre.models import Method, Theme
from osl_site.common.lists.filtersets import (
    DayFilter,
    ListFilterSet,
    LocalityFilter,
    PlaceFilter,
    TickFilter,
    WordsFilter,
)
from osl_site.common.withdrawal.forms import WithdrawnTick, WithoutWithdrawn
from partners.models import Initiative, Partner


def _theme() -> ModelChoiceFilter:
    themes = Theme.objects.all()
    return ModelChoiceFilter("themes", label="Temat", queryset=themes, to_field_name="slug", empty_label="Wszystkie")


class NoteFilter(ListFilterSet):
    szukaj = WordsFilter(label="Szukaj w treści")
    miejscowosc = LocalityFilter("locality")
    co = ChoiceFilter(label="Co to jest", choices=Finding.choices[:2], empty_label="Wszystko", method="speaking_of")
    od = DayFilter("noted_on", "gte", label="Od dnia")
    do = DayFilter("noted_on", "lte", label="Do dnia")
    metoda = ModelChoiceFilter(
        "method", label="Metoda", queryset=Method.objects.all(), to_field_name="slug", empty_label="Wszystkie"
    )
    runda = ModelChoiceFilter(
        "round", label="Runda", queryset=AssessmentRound.objects.all(), empty_label="Wszystkie i żadna"
    )

    def speaking_of(self, notes: QuerySet, name: str, value: str) -> QuerySet:
        return notes.filter(finding__in=[value, Finding.BOTH])


class NeedFilter(WithoutWithdrawn):
    stan = ChoiceFilter("state", label="Stan", choices=NeedState.choices, empty_label="Wszystkie")
    temat = _theme()
    miejscowosc = PlaceFilter()
    szukaj = WordsFilter()
    bez_zasobu = TickFilter(label="Tylko bez zasobu", method="without_asset")
    wycofane = WithdrawnTick()

    def without_asset(self, needs: QuerySet, name: str, value: bool) -> QuerySet:
        return needs.without_asset()


class AssetFilter(WithoutWithdrawn):
    rodzaj = ChoiceFilter("kind", label="Rodzaj", choices=AssetKind.choices, empty_label="Wszystkie")
    temat = _theme()
    miejscowosc = PlaceFilter()
    szukaj = WordsFilter()
    nieuzywane = TickFilter(label="Tylko te, z których nikt nie korzysta", method="unused")
    do_potwierdzenia = TickFilter(label="Tylko do potwierdzenia", method="doubted")
    wycofane = WithdrawnTick()

    def unused(self, assets: QuerySet, name: str, value: bool) -> QuerySet:
        return assets.unused()

    def doubted(self, assets: QuerySet, name: str, value: bool) -> QuerySet:
        return assets.to_confirm(clock.today())


class ConclusionFilter(WithoutWithdrawn):
    o_czym = ChoiceFilter("about", label="O czym mówi", choices=About.choices, empty_label="O wszystkim")
    szukaj = WordsFilter(label="Szukaj w treści")
    zastapione = TickFilter(label="Także zastąpione nowszymi", method="as_they_are")
    wycofane = WithdrawnTick()

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Those that stand today, unless the replaced ones are asked for, too."""
        found = super().filter_queryset(queryset)
        return found if "zastapione" in self.answers else found.filter(replaced_by=None)


class SubmissionFilter(ListFilterSet):
    szukaj = WordsFilter(label="Szukaj w treści")
    stan = ChoiceFilter("state__type", label="Stan", choices=StateType.choices, empty_label="Wszystkie")
    miejscowosc = LocalityFilter("locality")
    co = ChoiceFilter("kind", label="Co to jest", choices=SubmissionKind.choices, empty_label="Wszystko")
    od = DayFilter("received_at", "date__gte", label="Od dnia")
    do = DayFilter("received_at", "date__lte", label="Do dnia")
    jak = ChoiceFilter("channel", label="Jak przyszło", choices=SubmissionChannel.choices, empty_label="Wszystko")
    runda = ModelChoiceFilter(
        "round", label="Runda", queryset=AssessmentRound.objects.all(), empty_label="Wszystkie i żadna"
    )
    pilne = TickFilter(label="Tylko pilne, których nikt nie przejął", method="urgent")
    odpisali = TickFilter(label="Tylko z odpowiedzią autora", method="with_answer")
    przejete = TickFilter(label="Także przejęte przez kogoś z centrum", method="all_of_them")
    dzwonic = TickFilter(label="Tylko do telefonu", method="to_ring")
    prawnie = ChoiceFilter("legal__kind__type", label="W prawie", choices=LegalType.choices, empty_label="Wszystko")
    z_terminem = TickFilter(label="Tylko z terminem ustawowym", method="with_term")
    bez_odpowiedzi = TickFilter(label="Tylko przekazane, bez odpowiedzi w terminie", method="unanswered")

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """What somebody of the house took over has left the list, unless it is asked for, too."""
        found = super().filter_queryset(queryset)
        if "przejete" in self.answers:
            return found
        return found.exclude(pk__in=Handover.objects.in_their_hands().values("submission"))

    def all_of_them(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows

    def urgent(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.ringing()

    def with_answer(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.answered()

    def to_ring(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.filter(Exists(SubmissionCall.objects.to_ring().filter(line__submission=OuterRef("pk"))))

    def with_term(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.filter(Exists(LegalMark.objects.with_term().filter(submission=OuterRef("pk"))))

    def unanswered(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.open().filter(Exists(PassedOn.objects.late().filter(submission=OuterRef("pk"))))


def actions_served() -> list[tuple[str, str]]:
    """Actions of the plan that a list may be narrowed to, by their keys."""
    return [(str(key), label) for served in registry.served for key, label in served.choices()]


class SupportFilter(ListFilterSet):
    szukaj = WordsFilter(label="Szukaj w nazwie i treści")
    forma = ChoiceFilter("form", label="Forma", choices=SupportForm.choices, empty_label="Wszystkie")
    z_kim = ChoiceFilter("kind", label="Z kim", choices=SupportedKind.choices, empty_label="Ze wszystkimi")
    miejscowosc = LocalityFilter("locality")
    od = DayFilter("held_on", "gte", label="Od dnia")
    do = DayFilter("held_on", "lte", label="Do dnia")
    temat = ChoiceFilter("theme", label="Temat", choices=SupportTheme.choices, empty_label="Wszystkie")
    dzialanie = ChoiceFilter("action_key", label="Działanie planu", choices=actions_served, empty_label="Wszystkie")
    potrzeba = ModelChoiceFilter("need", label="Potrzeba", queryset=Need.objects.all(), empty_label="Wszystkie")
    partner = ModelChoiceFilter("partner", label="Partner", queryset=Partner.objects.all(), empty_label="Wszyscy")
    inicjatywa = ModelChoiceFilter(
        "initiative", label="Inicjatywa", queryset=Initiative.objects.all(), empty_label="Wszystkie"
    )


class HelperFilter(ListFilterSet):
    szukaj = WordsFilter("contact__what", "contact__called", label="Szukaj")
    miejscowosc = LocalityFilter(label="Wieś", method="there")
    dzwonic = TickFilter(label="Tylko do zapytania przez telefon", method="to_ring")
    wypisane = TickFilter(label="Także wypisane", method="as_they_are")

    def there(self, rows: QuerySet, name: str, value: Any) -> QuerySet:
        """Those of this village, and those who help everywhere."""
        return rows.filter(Q(localities=value) | Q(localities=None)).distinct()

    def to_ring(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.filter(is_to_ring=True)

    def as_they_are(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Those who may be rung, unless those who have gone are asked for, too."""
        found = super().filter_queryset(queryset)
        return found if "wypisane" in self.answers else found.standing()


class SurveyFilter(ListFilterSet):
    szukaj = WordsFilter("title", label="Szukaj w tytule")
    runda = ModelChoiceFilter("round", label="Runda", queryset=AssessmentRound.objects.all(), empty_label="Wszystkie")


class RoundFilter(ListFilterSet):
    szukaj = WordsFilter("title", label="Szukaj w nazwie")
    od = DayFilter("ends_on", "gte", label="Od dnia")
    do = DayFilter("begins_on", "lte", label="Do dnia")
