"""What this room has for the partners' room, the frame of every page and the trail."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from needs import desk, links, rules, search, services
from needs.helping import clause as helpers_clause
from needs.helping import letters as helpers_letters
from needs.helping import questions
from needs.imports import needs as needs_import
from needs.imports import notes as notes_import
from needs.imports import submissions as submissions_import
from needs.initiatives import registered as initiatives
from needs.ipus import matters as ipus_matters
from needs.models import Asset, Conclusion, FieldNote, Helper, Need, PassedOn, Submission, Support, WalkPoint
from needs.privacy import HELPERS, SUBMITTERS
from needs.redaction.rows import REDACTABLE
from needs.reported import recognition, support
from needs.rounds import registered as rounds
from needs.services.helpers import SIGNED_ON
from needs.submissions import answers, clause, handover_letters, letters, passing, urgent_letters
from needs.submissions.clause import CONTACTS
from needs.surveys import registered as surveys
from needs.views.submission_states import STATES
from needs.weighing import registered as weighing
from osl_site.common import registry
from osl_site.common.audit.models import Actor
from osl_site.common.correspondence import desk as correspondence
from osl_site.common.correspondence.rules import may_read_letters
from osl_site.common.promises import desk as promises
from osl_site.common.registry import (
    Confirmed,
    Corresponded,
    LetterKind,
    MattersOf,
    MenuEntry,
    Photographed,
    Promised,
    Removal,
    SearchOf,
    SettingsPage,
)
from partners.models import Partner

registry.report_sections.register(recognition.SECTION, position=10)
registry.report_sections.register(support.SECTION, position=60)

registry.doors.register(Partner, links.doors_of_partners)
registry.links.register(Partner, links.assets_of_partners)
registry.links.register(Partner, links.passed_on_of_partners)
registry.links.register(Partner, links.support_of_partners)
initiatives.register()
rounds.register()
surveys.register()
weighing.register()

IMPORT = "import_add"  # the first of the pages at which files of any room are read in
IMPORTED = (notes_import.SPEC, submissions_import.SPEC, needs_import.SPEC)
for spec in IMPORTED:
    registry.imports.register(spec.key, spec)

registry.menu.register(
    MenuEntry(
        "Rozeznanie",
        "needs:note_list",
        "notebook-pen",
        others=(
            "needs:need_list",
            "needs:asset_list",
            "needs:conclusion_list",
            "needs:submission_list",
            "needs:support_list",
            "needs:round_list",
            "needs:survey_list",
            "needs:weighing_list",
            "needs:village_matrix",
            "needs:ipus_list",
            "promise_list",
            "outgoing_letter_list",
            *((IMPORT, spec.key) for spec in IMPORTED),
        ),
        may=rules.may_read,
    ),
    position=20,
)
registry.tabs.register(
    "needs:note_list",
    (
        MenuEntry("Notatki", "needs:note_list", others=((IMPORT, notes_import.SPEC.key),)),
        MenuEntry(
            "Zgłoszenia",
            "needs:submission_list",
            others=((IMPORT, submissions_import.SPEC.key),),
            may=rules.may_read_submissions,
        ),
        MenuEntry("Potrzeby", "needs:need_list", others=((IMPORT, needs_import.SPEC.key),)),
        MenuEntry("Zasoby", "needs:asset_list"),
        MenuEntry("Wnioski", "needs:conclusion_list"),
        MenuEntry("Wsparcie", "needs:support_list"),
        MenuEntry("Do dopilnowania", "promise_list"),
        MenuEntry("Pisma", "outgoing_letter_list", seldom=True, may=may_read_letters),
        MenuEntry("Ankiety", "needs:survey_list", seldom=True),
        MenuEntry("Rundy", "needs:round_list", seldom=True),
        MenuEntry("Ważenie", "needs:weighing_list", seldom=True),
        MenuEntry("Wsie i tematy", "needs:village_matrix", seldom=True),
        MenuEntry("Podsumowania IPUS", "needs:ipus_list", seldom=True, may=rules.may_read_ipus),
    ),
)
registry.bar.register(
    MenuEntry("Notatka", "needs:note_add", "notebook-pen", alone=True, may=rules.writes_on_the_way), position=20
)

counted = partial(MattersOf.of_room, "needs:note_list")
registry.desk.register(
    counted(desk.urgent_to_call, desk.ringing, may=rules.may_read_submissions, in_one=True), position=2
)
registry.menu.register(MenuEntry("Przekazane", "needs:handed_list", "inbox", may=rules.may_take_over), position=22)
registry.bar.register(MenuEntry("Przekazane", "needs:handed_list", "inbox", may=rules.may_take_over), position=22)
PRESENTING = MenuEntry("Podsumowania IPUS", "needs:ipus_list", "clipboard-list", may=rules.only_presents_ipus)
registry.menu.register(PRESENTING, position=24)
registry.desk.register(MattersOf(ipus_matters.summary_due, may=rules.may_await_ipus), position=291)
registry.desk.register(MattersOf(ipus_matters.summary_to_read, may=rules.may_draw_of_ipus), position=292)
registry.desk.register(
    MattersOf.of_room(
        "needs:handed_list", desk.to_take_over, desk.handed_to_take, may=rules.may_take_over, in_one=True
    ),
    position=5,
)
registry.desk.register(
    counted(desk.handed_and_not_taken, desk.nobody_took, may=rules.may_read_submissions), position=25
)
registry.desk.register(counted(desk.handed_in_vain, desk.came_back, may=rules.may_read_submissions), position=23)
registry.desk.register(
    counted(desk.submissions_to_read, desk.unread, may=rules.may_read_submissions, in_one=True), position=22
)
registry.desk.register(
    counted(desk.answers_of_authors, desk.answered, may=rules.may_read_submissions, in_one=True), position=24
)
registry.desk.register(
    counted(desk.authors_to_ring, desk.to_ring, may=rules.may_read_submissions, in_one=True), position=26
)
registry.desk.register(
    counted(desk.terms_in_law, desk.in_law, may=rules.may_read_submissions, in_one=True), position=35
)
registry.desk.register(counted(promises.promises_due, promises.due, may=rules.may_read), position=28)
registry.desk.register(
    counted(desk.answers_overdue, desk.overdue, may=rules.may_read_submissions, in_one=True), position=38
)
registry.desk.register(
    counted(correspondence.letters_to_send, correspondence.to_send, may=may_read_letters, in_one=True), position=37
)
registry.desk.register(MattersOf(desk.assets_to_confirm, may=rules.may_edit), position=80)
registry.desk.register(MattersOf(desk.needs_to_confirm, may=rules.may_edit), position=85)

registry.quick_acts.register(
    MenuEntry("Dodaj notatkę", "needs:note_add", "notebook-pen", may=rules.writes_on_the_way), position=10
)
registry.quick_acts.register(
    MenuEntry("Dodaj wsparcie", "needs:support_add", "hand-heart", may=rules.writes_on_the_way), position=15
)
registry.quick_acts.register(
    MenuEntry("Dodaj zgłoszenie", "needs:submission_add", "inbox", may=rules.may_enter_submissions), position=45
)
registry.quick_acts.register(MenuEntry("Dodaj potrzebę", "needs:need_add", "plus", may=rules.may_edit), position=50)

registry.search.register(
    SearchOf(
        "Zgłoszenia",
        search.submissions,
        search.submission_link,
        may=rules.may_read_submissions,
        day="received_at",
    ),
    position=55,
)
registry.search.register(
    SearchOf("Notatki", search.notes, search.note_link, may=rules.may_read, day="noted_on"), position=50
)
registry.search.register(
    SearchOf("Wsparcie", search.support, search.support_link, may=rules.may_read, day="held_on"), position=57
)
registry.search.register(
    SearchOf("Potrzeby", search.needs, search.row_link, may=rules.may_read, day="created_at"), position=60
)
registry.search.register(
    SearchOf("Zasoby", search.assets, search.row_link, may=rules.may_read, day="created_at"), position=70
)
registry.search.register(
    SearchOf("Wnioski", search.conclusions, search.conclusion_link, may=rules.may_read, day="valid_from"), position=80
)

registry.promised.register("notatka", Promised(FieldNote, rules.notes_of, rules.may_read_note))
registry.promised.register("zgloszenie", Promised(Submission, rules.submissions_of, rules.may_handle_submission))
registry.corresponded.register("needs.passedon", Corresponded(PassedOn, rules.passed_on_of, rules.passed_on_handled_by))
registry.promised.register(
    "wsparcie",
    Promised(Support, rules.support_of, rules.may_change_support, is_for_oneself=lambda row: row.is_of_a_person),
)
registry.photographed.register("needs.fieldnote", Photographed(FieldNote, rules.may_read_note, rules.may_change_note))

for key, kind in REDACTABLE.items():
    registry.redactable.register(key, kind)

registry.public_menu.register(MenuEntry(_("Powiedz nam"), "tell_us"), position=25)
registry.public_foot.register(MenuEntry(_("Sprawdź zgłoszenie"), "submission_check"), position=20)

registry.letters.register(
    letters.RECEIVED,
    LetterKind(letters.write_received, letters.about, letters.theirs, to_residents=True, texts=(letters.ARRIVED,)),
)
registry.letters.register(
    letters.TOLD,
    LetterKind(letters.write_told, letters.about, letters.theirs, to_residents=True, texts=tuple(answers.KINDS)),
)
URGENT = "Mówi tylko, które zgłoszenie jest pilne i czy ktoś je przejął: ani słowa o sprawie."
registry.letters.register(
    urgent_letters.URGENT, LetterKind(urgent_letters.write_urgent, letters.about, letters.theirs, fixed=URGENT)
)
registry.letters.register(
    urgent_letters.RINGS, LetterKind(urgent_letters.write_rings, letters.about, letters.theirs, fixed=URGENT)
)
registry.letters.register(
    handover_letters.HANDED_OVER,
    LetterKind(
        handover_letters.write_handed_over,
        handover_letters.about,
        handover_letters.theirs,
        fixed="Mówi tylko, że ktoś czeka: ani słowa o sprawie.",
    ),
)
registry.texts.register(letters.ARRIVED, letters.KIND)
registry.texts.register(clause.CLAUSE.key, clause.KIND)
registry.settings_pages.register(
    SettingsPage(
        "Wersje klauzuli przy zgłoszeniach",
        "needs:clause_list",
        "Które słowa o danych widzieli autorzy zgłoszeń, którzy zostawili kontakt.",
    ),
    position=22,
)
registry.removals.register(
    CONTACTS,
    Removal(
        what="Telefony i e-maile autorów zgłoszeń",
        since="od ostatniej odpowiedzi na zgłoszenie załatwione albo odłożone",
        days=30,
        kind=SUBMITTERS,
        due=services.contacts_due,
        remove=partial(services.erase_contacts, by=Actor.WORKER),
    ),
)

registry.dictionaries.register(STATES, position=10)
registry.trail_names.register(STATES.model._meta.label_lower, STATES.names)
registry.confirmed.register(
    Helper._meta.label_lower,
    Confirmed(
        model=Helper,
        due=questions.due,
        question=questions.question,
        follow=services.follow_answer,
        link=questions.link,
        may=rules.may_keep_helpers,
    ),
)
registry.letters.register(
    SIGNED_ON,
    LetterKind(
        helpers_letters.write,
        helpers_letters.about,
        helpers_letters.theirs,
        to_residents=True,
        fixed="Mówi, na co ktoś się zgodził i jak to cofnąć.",
    ),
)
registry.texts.register(helpers_clause.CLAUSE.key, helpers_clause.KIND)
registry.removals.register(
    helpers_clause.CONTACTS,
    Removal(
        what="Dane osób chętnych, które nie potwierdziły zgody",
        since="od ostatniej zgody na dzwonienie",
        days=425,
        least=400,
        most=800,
        kind=HELPERS,
        due=services.helpers_due,
        remove=partial(services.erase_helpers, by=Actor.WORKER),
    ),
)
registry.desk.register(
    counted(desk.helpers_to_ring, desk.to_confirm_by_phone, may=rules.may_keep_helpers, in_one=True), position=27
)

for key, kind in (answers.KINDS | passing.KINDS).items():
    registry.texts.register(key, kind)
registry.photographed.register(
    "needs.submission", Photographed(Submission, rules.may_read_submission, rules.may_handle_submission)
)
registry.photographed.register("needs.walkpoint", Photographed(WalkPoint, rules.may_read_point, rules.may_change_point))

registry.settings_pages.register(
    SettingsPage(
        "Rodzaje prawne zgłoszeń",
        "needs:legal_kind_list",
        "Skarga, wniosek, petycja, informacja publiczna: przepis i terminy.",
    ),
    position=40,
)
CODED = (Asset, Conclusion, FieldNote, Need, Submission, Support)
registry.row_codes.register({model._meta.label_lower: model.searched.code for model in CODED})
registry.row_kinds.register(
    {
        "needs.asset": "zasoby",
        "needs.assetforlack": "zasoby przy inicjatywach",
        "needs.conclusion": "wnioski",
        "needs.fieldnote": "notatki",
        "needs.helper": "osoby chętne",
        "needs.ipussummary": "podsumowania IPUS",
        "needs.need": "potrzeby",
        "needs.passedon": "przekazane zgłoszenia",
        "needs.submission": "zgłoszenia",
        "needs.support": "wpisy wsparcia",
    }
)
registry.trail_labels.register(
    {
        "legal_kind.changed": "zmieniono rodzaj prawny zgłoszeń",
        "submission.answered_in_law": "zapisano, że na skargę, wniosek albo petycję odpowiedziano",
        "submission.handed_to_director": "oddano skargę dyrektorowi",
        "submission.marked_in_law": "zaznaczono, czym zgłoszenie jest w prawie",
        "submission.term_extended": "zawiadomiono autora zgłoszenia o nowym terminie",
        "asset.changed": "zmieniono zasób",
        "asset.created": "dodano zasób",
        "asset.removed": "usunięto zasób",
        "asset.restored": "przywrócono wycofany zasób",
        "asset.withdrawn": "wycofano zasób",
        "conclusion.changed": "zmieniono wniosek z rozeznania",
        "conclusion.created": "dodano wniosek z rozeznania",
        "conclusion.removed": "usunięto wniosek z rozeznania",
        "conclusion.replaced": "zastąpiono wniosek z rozeznania nowszym",
        "conclusion.restored": "przywrócono wycofany wniosek z rozeznania",
        "conclusion.withdrawn": "wycofano wniosek z rozeznania",
        "helper.changed": "zmieniono osobę chętną",
        "helper.confirmed": "osoba chętna potwierdziła, że można dzwonić",
        "helper.entered": "wpisano osobę chętną",
        "helper.signed_off": "wypisano osobę chętną, dane usunięto",
        "helper.signed_on": "zapisała się osoba chętna",
        "helpers.erased": "usunięto dane osób chętnych po okresie",
        "ipus.corrected": "poprawiono podsumowanie IPUS",
        "ipus.presented": "przedstawiono podsumowanie IPUS",
        "note.changed": "zmieniono notatkę",
        "note.created": "dodano notatkę",
        "note.deleted": "usunięto notatkę",
        "note.typed_by_resident": "mieszkaniec odpowiedział na pytanie po spotkaniu",
        "note.point_added": "dodano punkt spaceru",
        "note.point_changed": "zmieniono punkt spaceru",
        "note.point_removed": "usunięto punkt spaceru",
        "submission.answered": "odpowiedziano na zgłoszenie",
        "submission.asked": "zapytano autora zgłoszenia",
        "submission.author_judged": "autor powiedział, czy zgłoszenie pomogło",
        "submission.author_wrote": "autor dopisał coś do zgłoszenia",
        "submission.called": "odnotowano rozmowę z autorem zgłoszenia",
        "submission.contact_erased": "usunięto telefon i e-mail autora zgłoszenia",
        "submission.done": "załatwiono zgłoszenie",
        "submission.entered": "wpisano zgłoszenie",
        "submission.handed_over": "przekazano zgłoszenie w centrum",
        "submission.handover_ended": "zapisano, co wyszło z przekazania zgłoszenia w centrum",
        "submission.consent_withdrawn": "autor cofnął zgodę na przekazanie w centrum",
        "submission.handover_taken_back": "cofnięto przekazanie zgłoszenia w centrum",
        "submission.joined": "powiązano zgłoszenia, które mówią o tym samym",
        "submission.linked": "powiązano zgłoszenie z potrzebą albo zasobem",
        "submission.parted": "rozłączono zgłoszenia",
        "submission.passed_on": "zapisano, kto inny ma zgłoszenie",
        "submission.received": "przyszło zgłoszenie",
        "submission.reply_came": "zapisano odpowiedź tego, komu przekazano zgłoszenie",
        "submission.set_aside": "odłożono zgłoszenie",
        "submission.sorted": "poprawiono, czego dotyczy zgłoszenie",
        "submission.taken_on": "przeczytano zgłoszenie",
        "submission.taken_over": "przejęto zgłoszenie przekazane w centrum",
        "submission.translated": "wpisano treść zgłoszenia po polsku",
        "submission.unlinked": "odwiązano zgłoszenie od potrzeby albo zasobu",
        "submission.renamed_state": "przeniesiono zgłoszenie do innego stanu",
        "submission_state.added": "dodano stan zgłoszeń",
        "submission_state.changed": "zmieniono stan zgłoszeń",
        "submission_state.removed": "usunięto stan zgłoszeń",
        "submission_state.restored": "przywrócono wycofany stan zgłoszeń",
        "submission_state.withdrawn": "wycofano stan zgłoszeń",
        "support.changed": "zmieniono wsparcie",
        "support.created": "dodano wsparcie",
        "support.removed": "usunięto wsparcie",
        "submission.urgent": "powiadomiono o pilnym zgłoszeniu",
        "submission.urgent_mistake": "cofnięto „pilne”, to była pomyłka",
        "submission.urgent_rings": "przypomniano o pilnym zgłoszeniu, którego nikt nie przejął",
        "submission.urgent_taken_over": "zapisano, kto przejął pilne zgłoszenie",
        "submissions.contacts_erased": "usunięto telefony i e-maile autorów dawnych zgłoszeń",
    }
)
