"""What this room has for the rooms below, the frame of every page and the trail."""

from dataclasses import replace
from functools import partial

from django.utils.translation import gettext_lazy as _

from activities import desk, links, rules, services
from activities.after_meetings import registered as after_meetings
from activities.civic import registered as civic
from activities.counted import help_traces, occurrence_traces
from activities.coverage.programme import complemented, gaps_of
from activities.models import Activity, Notice, Occurrence, Result, Tally, Venue, WordBack, WrongCode
from activities.privacy import SIGN_UPS
from activities.proposals import registered as proposals
from activities.registrations import emails, privacy_notice, text_previews, texts
from activities.reported import occurrences, standing_help
from activities.services import hand_over_activities
from activities.services.delivery import follow
from activities.views import search
from activities.village_sheets import registered as village_sheets
from activities.words_back import told
from needs.models import FieldNote, Submission
from needs.rules import may_keep_helpers, may_read_submissions, notes_changed_by
from osl_site.common import registry
from osl_site.common.accounts.rules import only_takes_over
from osl_site.common.audit.models import Actor
from osl_site.common.centre.models import SocialService
from osl_site.common.centre.office import office
from osl_site.common.privacy.kinds import COUNTERS
from osl_site.common.registry import (
    FirstRows,
    LetterKind,
    MattersOf,
    MenuEntry,
    Redactable,
    RedactablePart,
    Removal,
    SearchOf,
    SettingsPage,
    Tie,
)
from osl_site.common.withdrawal.models import Withdrawal, of_row
from partners.models import Partner
from plans.models import Action

registry.report_sections.register(occurrences.SECTION, position=30)
registry.report_sections.register(standing_help.SECTION, position=35)

registry.links.register(Action, links.activities_of_actions)
registry.links.register(Partner, links.activities_of_partners)
registry.occasions.register("oferta", links.occasions_of_partners)
registry.traces.register(occurrence_traces.OCCURRENCES, position=10)
registry.traces.register(help_traces.TALLIES, position=20)
registry.complemented.register(complemented, position=10)
registry.doors.register(Action, links.doors_of_actions)
registry.links.register(Submission, links.activities_of_submissions)
registry.doors.register(Submission, links.doors_of_submissions)
registry.told_authors.register(Submission, links.told_of_submissions)
registry.told_authors.register(Submission, told.told_of_submissions)
registry.origins.register(FieldNote, links.occurrences_of_notes)
after_meetings.register()
civic.register()
proposals.register()
village_sheets.register()

registry.ties.register(
    Tie(
        "Odpowiada za pozycje oferty",
        links.in_charge_of,
        links.link_of,
        "Przejmie je osoba, którą wskażesz niżej, razem ze spotkaniami, zapisami i wynikami.",
        hand_over=hand_over_activities,
        may_take=rules.may_run_some,
    ),
    position=10,
)
registry.ties.register(
    Tie(
        "Prowadzi zajęcia",
        links.leading,
        links.link_of_led,
        "Tego nie przekazujemy. Organizator usunie tę osobę z prowadzących i wskaże inną.",
    ),
    position=20,
)

for key, kind in texts.KINDS.items():
    registry.texts.register(key, replace(kind, around=partial(text_previews.around, key)))
registry.texts.register(privacy_notice.CLAUSE, privacy_notice.KIND)
registry.settings_pages.register(
    SettingsPage(
        "Wersje klauzuli przy zapisach",
        "activities:clause_list",
        "Które słowa o danych widziały osoby zapisane i ile ich było.",
    ),
    position=20,
)
registry.settings_pages.register(
    SettingsPage(
        "Sprawdzenia przed pracą z małoletnimi",
        "activities:check_list",
        "Co trzeba sprawdzić, zanim ktoś poprowadzi zajęcia dla małoletnich.",
        may=rules.may_keep_list_of_checks,
    ),
    position=30,
)
registry.letters.register(
    emails.NOTICE,
    LetterKind(emails.write, emails.about, emails.theirs, follow, to_residents=True, texts=tuple(texts.KINDS)),
)

registry.removals.register(
    "sign_ups",
    Removal(
        what="Imię, telefon i e-mail z zapisów",
        since="od końca spotkania",
        days=30,
        kind=SIGN_UPS,
        kept_by=lambda: office().registrations_kept_days,
        setting="office_edit",
        due=services.contacts_due,
        remove=partial(services.erase_contacts, by=Actor.WORKER),
    ),
)
registry.removals.register(
    "wrong_codes",
    Removal(
        what="Błędne kody zapisów",
        since="od wpisania kodu",
        days=1,
        fixed="Jeden dzień: dłużej nie są potrzebne.",
        kind=COUNTERS,
        due=lambda before: [WrongCode.objects.filter(at__lt=before)],
    ),
)
registry.public_menu.register(MenuEntry(_("Kalendarz"), "calendar"), position=10)
registry.public_menu.register(MenuEntry(_("Stałe zajęcia i pomoc"), "public_activities"), position=20)
registry.public_foot.register(MenuEntry(_("Mój zapis"), "find_registration"), position=10)
registry.public_foot.register(MenuEntry(_("Zaproponuj wydarzenie"), "propose_event"), position=12)
registry.public_foot.register(MenuEntry(_("Co zrobiliśmy"), "public_words_back"), position=15)
registry.menu.register(
    MenuEntry(
        "Oferta i spotkania",
        "activities:activity_list",
        "calendar-days",
        others=(
            "activities:occurrence_list",
            "activities:tally_list",
            "activities:sheets_now",
            "activities:proposal_list",
            "activities:word_back_list",
            "activities:answer_list",
            "activities:coverage_list",
            "activities:where_to_send",
            "activities:sign_up_list",
            "needs:helper_list",
        ),
        may=rules.may_read,
    ),
    position=40,
)
registry.tabs.register(
    "activities:activity_list",
    (
        MenuEntry("Oferta", "activities:activity_list"),
        MenuEntry("Spotkania", "activities:occurrence_list"),
        MenuEntry("Zapisy", "activities:sign_up_list"),
        MenuEntry("Stała pomoc w liczbach", "activities:tally_list"),
        MenuEntry("Dokąd skierować", "activities:where_to_send"),
        MenuEntry("Miejsca", "activities:venue_list"),
        MenuEntry("Osoby prowadzące", "activities:lead_list", seldom=True, may=rules.may_see_checks),
        MenuEntry("Osoby chętne", "needs:helper_list", seldom=True, may=may_keep_helpers),
        MenuEntry("Co zrobiliśmy", "activities:word_back_list", seldom=True),
        MenuEntry("Jak było", "activities:answer_list", seldom=True),
        MenuEntry("Usługi", "activities:coverage_list", seldom=True),
        MenuEntry("Propozycje", "activities:proposal_list", seldom=True, may=may_read_submissions),
        MenuEntry("Arkusze wsi", "activities:sheets_now", seldom=True, may=rules.may_edit),
    ),
)
SENDING = MenuEntry("Dokąd skierować", "activities:where_to_send", "map-pin", may=only_takes_over)
registry.menu.register(SENDING, position=42)
registry.bar.register(SENDING, position=42)
registry.gaps.register(SocialService, gaps_of)
registry.bar.register(
    MenuEntry("Spotkania", "activities:occurrence_list", "calendar-days", alone=True, may=rules.may_read), position=40
)
registry.settings_menu.register(
    MenuEntry("Sprawdzenia", "activities:check_list", seldom=True, may=rules.may_keep_list_of_checks), position=40
)

registry.starting.register(
    FirstRows(
        key="miejsca-spotkan",
        title="Miejsca spotkań",
        text="Świetlica, biblioteka, remiza: gdzie ludzie się spotykają i jak się tam wchodzi.",
        icon="map-pin",
        public="Miejsce z adresem i dostępnością jest przy każdym spotkaniu.",
        view="activities:venue_list",
        rows=Venue.objects.all,
        lacks="pierwsze miejsce spotkań",
        whose="Dodaje je organizator: Oferta, zakładka „Miejsca”. Przypomina o tym jego biurko.",
        may=rules.may_edit,
    ),
    position=10,
)
counted = partial(MattersOf.of_room, "activities:activity_list")
registry.desk.register(
    counted(desk.first_venue, desk.without_venue, may=rules.may_edit, in_one=True),
    position=19,
)
registry.desk.register(
    counted(desk.occurrences_without_result, desk.without_result, may=rules.may_run_some, in_one=True), position=20
)
registry.desk.register(counted(desk.help_to_count, desk.uncounted, may=rules.may_run_some, in_one=True), position=205)
registry.desk.register(MattersOf(desk.gaps_to_look_at, may=rules.may_edit), position=207)
registry.desk.register(counted(desk.checks_to_make, desk.unchecked, may=rules.may_see_checks), position=50)
registry.desk.register(MattersOf(desk.activity_drafts, may=rules.may_edit), position=60)
registry.desk.register(counted(desk.unpublished_soon, desk.unpublished, may=rules.may_edit), position=65)
registry.desk.register(counted(desk.places_to_change, desk.at_closed_places, may=rules.may_edit), position=95)
registry.desk.register(counted(desk.calls_to_make, desk.to_ring, may=rules.may_ring, in_one=True), position=100)
registry.desk.register(MattersOf(desk.offered_places, may=rules.may_run_some), position=110)
registry.desk.register(
    MattersOf(desk.own_occurrences, may=rules.may_run_some, of_everyone=desk.all_occurrences), position=120
)

registry.quick_acts.register(
    MenuEntry("Zapisz osobę", "activities:sign_up_list", "user-plus", may=rules.may_ring), position=20
)
registry.quick_acts.register(
    MenuEntry("Dodaj do oferty", "activities:activity_add", "calendar-plus", may=rules.may_edit), position=30
)

AT_ITS_VENUE = ("venue__locality",)
registry.search.register(
    SearchOf("Oferta", search.activities, search.activity_link, rules.may_read, "created_at", AT_ITS_VENUE), position=10
)
registry.search.register(
    SearchOf("Spotkania", search.occurrences, search.occurrence_link, rules.may_read, "starts_at", AT_ITS_VENUE),
    position=20,
)
registry.search.register(SearchOf("Miejsca", search.venues, search.venue_link, may=rules.may_edit), position=30)

registry.search_elsewhere.register(
    MenuEntry("Osób szukaj w „Zapisy”", "activities:person_search", may=rules.may_ring), position=10
)

registry.redactable.register(
    "spotkanie",
    Redactable(
        model=Occurrence,
        columns=("note", "cancelled_reason"),
        rows=rules.occurrences_run_by,
        parts=(
            RedactablePart(
                Result,
                ("learnt", "deviations"),
                lambda occurrence, by: Result.objects.filter(occurrence=occurrence),
                may_change=True,
            ),
            RedactablePart(
                FieldNote,
                ("text",),
                lambda occurrence, by: notes_changed_by(by).filter(
                    pk__in=Result.objects.filter(occurrence=occurrence).values("note")
                ),
                may_change=True,
            ),
            RedactablePart(
                Notice,
                ("text",),
                lambda occurrence, by: Notice.objects.filter(registration__occurrence=occurrence),
                may_change=True,
            ),
        ),
    ),
)

registry.row_kinds.register(
    {
        "activities.activity": "pozycje oferty",
        "activities.activitypartner": "pozycje oferty",
        "activities.headcount": "wyniki spotkań",
        "activities.occurrence": "spotkania",
        "activities.registration": "zapisy",
        "activities.servicecoverage": "wyjaśnienia luk",
        "activities.venue": "miejsca spotkań",
        "activities.wordback": "zdania dla mieszkańców",
    }
)
IN_POLISH_AND_OTHERS = ("", "_uk", "_en")
registry.redactable.register(
    "oferta",
    Redactable(
        model=Activity,
        columns=(
            *(f"{said}{language}" for said in ("title", "text") for language in IN_POLISH_AND_OTHERS),
            *("outside_plan_reason", "stopped_reason", "not_for_minors_reason"),
        ),
        rows=partial(rules.edited_by, model=Activity),
    ),
)
registry.redactable.register(
    "miejsce",
    Redactable(
        model=Venue,
        columns=("getting_in", "getting_there"),
        rows=partial(rules.edited_by, model=Venue),
        parts=(RedactablePart(Withdrawal, ("reason",), of_row),),
    ),
)
registry.redactable.register(
    "co-zrobilismy",
    Redactable(
        model=WordBack,
        columns=(
            *(f"{said}{language}" for said in ("said", "did") for language in IN_POLISH_AND_OTHERS),
            "withdrawn_reason",
        ),
        rows=partial(rules.edited_by, model=WordBack),
    ),
)
registry.redactable.register(
    "stala-pomoc",
    Redactable(model=Tally, columns=("comment", "reason"), rows=rules.tallies_run_by, may_change=False),
)

registry.trail_labels.register(
    {
        "activity.changed": "zmieniono pozycję oferty",
        "activity.copied": "skopiowano pozycję oferty",
        "activity.created": "dodano pozycję oferty",
        "activity.handed_over": "przekazano pozycję oferty innej osobie",
        "activity.ended": "zakończono pozycję oferty",
        "activity.paused": "wstrzymano pozycję oferty",
        "activity.published": "opublikowano pozycję oferty",
        "activity.removed": "usunięto szkic pozycji oferty",
        "activity.resumed": "przywrócono pozycję do oferty",
        "check.corrected": "poprawiono wpis o sprawdzeniu osoby prowadzącej",
        "check.recorded": "wpisano sprawdzenie osoby prowadzącej",
        "check.removed": "usunięto wpis o sprawdzeniu osoby prowadzącej",
        "check_kind.added": "dodano wymagane sprawdzenie",
        "check_kind.changed": "zmieniono wymagane sprawdzenie",
        "check_kind.required": "przywrócono wymaganie sprawdzenia",
        "check_kind.retired": "wycofano wymaganie sprawdzenia",
        "coverage.explained": "wyjaśniono, czemu usługa nie ma działania wspierającego",
        "lead.added": "dodano osobę prowadzącą do pozycji oferty",
        "lead.forgotten": "usunięto osobę z listy prowadzących",
        "lead.registered": "dodano osobę do listy prowadzących",
        "lead.removed": "usunięto osobę prowadzącą z pozycji oferty",
        "occurrence.annotated": "zmieniono dopisek na dzień spotkania",
        "occurrence.cancelled": "odwołano spotkanie",
        "occurrence.changed": "zmieniono spotkanie",
        "occurrence.deleted": "usunięto nieopublikowane spotkanie",
        "occurrence.moved": "przeniesiono spotkanie",
        "occurrence.place_changed": "zmieniono miejsce spotkania",
        "occurrence.planned": "ułożono spotkanie",
        "occurrence.restored": "cofnięto odwołanie spotkania",
        "occurrences.changed": "zmieniono spotkania jednego cyklu",
        "occurrences.deleted": "usunięto nieopublikowane spotkania jednego cyklu",
        "occurrences.published": "opublikowano spotkania",
        "registration.called": "odnotowano rozmowę z zapisaną osobą",
        "registration.changed": "poprawiono zapis na spotkanie",
        "registration.confirmed": "potwierdzono miejsce na spotkaniu",
        "registration.given_up": "zrezygnowano z miejsca na spotkaniu",
        "registration.made": "zapisano na spotkanie",
        "registration.new_code": "wydano nowy kod do zapisu",
        "registration.taken_back": "cofnięto rezygnację z miejsca na spotkaniu",
        "registration.repeated": "zapisano jeszcze raz kogoś, kto jest już zapisany na spotkanie",
        "registrations.burst_removed": "usunięto zapisy z serii",
        "registrations.erased": "usunięto dane do kontaktu z dawnych zapisów",
        "registrations.expired": "zwolniono miejsca niepotwierdzone w terminie",
        "registrations.kept": "przedłużono czas na potwierdzenie, bo ktoś jeszcze nie wie o wolnym miejscu",
        "registrations.reminded": "przypomniano zapisanym o spotkaniu",
        "registrations.told": "powiadomiono zapisanych",
        "registrations.written_to": "wysłano wiadomość do zapisanych",
        "result.corrected": "poprawiono wyniki spotkania",
        "result.entered": "wpisano wyniki spotkania",
        "result.noted": "dodano notatkę z wyników spotkania",
        "series.planned": "ułożono serię spotkań",
        "tally.corrected": "poprawiono liczbę stałej pomocy",
        "tally.entered": "wpisano liczbę stałej pomocy",
        "venue.changed": "zmieniono miejsce",
        "venue.created": "dodano miejsce",
        "venue.removed": "usunięto miejsce",
        "venue.restored": "przywrócono wycofane miejsce",
        "venue.withdrawn": "wycofano miejsce",
        "word_back.approved": "zatwierdzono zdanie „co zrobiliśmy”",
        "word_back.changed": "zmieniono zdanie „co zrobiliśmy”",
        "word_back.drafted": "napisano zdanie „co zrobiliśmy”",
        "word_back.removed": "usunięto szkic zdania „co zrobiliśmy”",
        "word_back.withdrawn": "wycofano zdanie „co zrobiliśmy”",
    }
)
