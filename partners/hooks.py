"""What this room has for the frame of every page and for the trail."""

from functools import partial

from osl_site.common import registry
from osl_site.common.audit.models import Actor
from osl_site.common.promises.models import Promise
from osl_site.common.promises.rules import promises_read_by
from osl_site.common.registry import MattersOf, MenuEntry, Promised, Redactable, RedactablePart, Removal, SearchOf
from osl_site.common.withdrawal.models import Withdrawal, of_row
from partners import desk, reported, rules, search, services
from partners.agreements import registered as agreements
from partners.corrections import registered as corrections
from partners.discarding.agreements import CASE as AGREEMENTS_GONE
from partners.heads import registered as heads
from partners.imports.partners import SPEC as PARTNERS_FROM_FILES
from partners.initiatives import registered as initiatives
from partners.models import LogEntry, Partner
from partners.network import ties
from partners.partnerships import registered as partnerships
from partners.privacy import CONTACTS

OF_FILES = ("import_add", PARTNERS_FROM_FILES.key)

registry.menu.register(
    MenuEntry(
        "Partnerzy",
        "partners:partner_list",
        "handshake",
        others=(
            "partners:log_list",
            "partners:initiative_list",
            "partners:agreement_list",
            "partners:network",
            "partners:head_list",
            "partners:partnership_list",
            "partners:meeting_list",
            OF_FILES,
        ),
        may=rules.may_read,
    ),
    position=50,
)
registry.tabs.register(
    "partners:partner_list",
    (
        MenuEntry("Spis", "partners:partner_list", others=(OF_FILES,)),
        MenuEntry("Dziennik", "partners:log_list"),
        MenuEntry("Inicjatywy", "partners:initiative_list"),
        MenuEntry("Porozumienia", "partners:agreement_list"),
        MenuEntry("Sieć", "partners:network"),
        MenuEntry("Sołtysi", "partners:head_list"),
        MenuEntry("Partnerstwa", "partners:partnership_list"),
        MenuEntry("Spotkania", "partners:meeting_list"),
    ),
)
registry.promised.register("wpis", Promised(LogEntry, rules.entries_of, rules.may_promise_about))
registry.imports.register(PARTNERS_FROM_FILES.key, PARTNERS_FROM_FILES)
initiatives.register()
partnerships.register()
registry.occasions.register("rozmowy", ties.talks)
registry.occasions.register("porozumienia", ties.agreements)
agreements.register()
registry.case_records.register("porozumienie", AGREEMENTS_GONE)
heads.register()
corrections.register()

registry.desk.register(
    MattersOf.of_room("partners:partner_list", desk.people_to_inform, desk.to_inform, may=rules.may_edit), position=72
)
registry.desk.register(
    MattersOf.of_room("partners:partner_list", desk.partners_to_reopen, desk.closed_and_past, may=rules.may_edit),
    position=71,
)
registry.desk.register(MattersOf(desk.partners_to_confirm, may=rules.may_edit), position=70)
registry.removals.register(
    "partners-people",
    Removal(
        what="Osoby do kontaktu u partnerów, których dzień minął",
        since="od dnia, który wpisano przy osobie",
        is_at_once=True,
        days=1,
        fixed="Od razu po tym dniu. Dzień wpisuje organizator przy każdej osobie.",
        kind=CONTACTS,
        due=services.people_due,
        remove=partial(services.erase_people, by=Actor.WORKER),
    ),
)

registry.quick_acts.register(
    MenuEntry("Dodaj partnera", "partners:partner_add", "plus", may=rules.may_edit), position=60
)

registry.quick_acts.register(
    MenuEntry("Zapisz rozmowę z partnerem", "partners:log_add", "phone", may=rules.may_log), position=58
)
registry.search.register(
    SearchOf("Dziennik współpracy", search.entries, search.entry_link, may=rules.may_read, day="held_on"), position=42
)
registry.search.register(SearchOf("Partnerzy", search.partners, search.partner_link, may=rules.may_read), position=40)

registry.report_sections.register(reported.SECTION, position=50)

registry.redactable.register(
    "partner",
    Redactable(
        model=Partner,
        columns=("animation", "offers", "alert"),
        rows=rules.partners_edited_by,
        parts=(
            RedactablePart(Withdrawal, ("reason",), of_row),
            RedactablePart(Partner, ("animation", "offers", "alert"), rules.partners_merged_into, may_change=True),
        ),
    ),
)

registry.redactable.register(
    "wpis",
    Redactable(
        model=LogEntry,
        columns=("summary", "agreed"),
        rows=rules.entries_changed_by,
        parts=(
            RedactablePart(Promise, ("what", "outcome"), lambda row, by: promises_read_by(by).of(row), may_change=True),
        ),
    ),
)

registry.row_codes.register({"partners.logentry": "L", "partners.partner": "PA"})
registry.row_kinds.register(
    {
        "partners.logentry": "wpisy w dzienniku współpracy",
        "partners.partner": "partnerzy",
    }
)
registry.trail_labels.register(
    {
        "log.changed": "zmieniono wpis w dzienniku współpracy",
        "log.created": "dodano wpis do dziennika współpracy",
        "log.removed": "usunięto wpis z dziennika współpracy",
        "partner.changed": "zmieniono partnera",
        "partner.confirmed": "potwierdzono dane partnera",
        "partner.created": "dodano partnera",
        "partner.informed": "poinformowano osobę do kontaktu, że biuro ma jej dane",
        "partner.merged": "połączono z innym wpisem partnera, ten został",
        "partner.merged_away": "połączono z innym wpisem partnera, ten zniknął",
        "partner.parted": "rozłączono wpisy partnera",
        "partner.people_erased": "usunięto osoby do kontaktu, których dzień minął",
        "partner.removed": "usunięto partnera",
        "partner.restored": "przywrócono wycofanego partnera",
        "partner.withdrawn": "wycofano partnera",
    }
)
