"""What this room has for the rooms below, the frame of every page and the trail."""

from dataclasses import replace
from functools import partial

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from needs.models import Conclusion
from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_director, may_read_rooms, only_decides
from osl_site.common.registry import (
    MattersOf,
    MenuEntry,
    Redactable,
    RedactablePart,
    Removal,
    SearchOf,
    Served,
    Tie,
)
from partners.models import Partner
from plans import desk, links, rules, search
from plans.discarding import plans as discarded_plans
from plans.discarding import reports as discarded_reports
from plans.document import digests
from plans.drafting import update_obligations
from plans.models import (
    Action,
    ActionLog,
    Answer,
    Chapter,
    Filing,
    Goal,
    Indicator,
    IndicatorEntry,
    Remark,
    SignedCopy,
    Version,
)
from plans.privacy import UPLOADS
from plans.progress import matters
from plans.reports import digests as report_digests
from plans.reports import letters as report_letters
from plans.reports import matters as report_matters
from plans.reports import redaction, sections
from plans.review import deciders, letters, text_previews, texts
from plans.services import paper, signed_copies
from plans.services.locking import handed_over
from plans.services.reports import draw_all_drafts_again, draw_drafts_again

IN_AN_ACTION = ("addressees", "place_note", "responsible", "resources")


def _of_version(model: type[Model], of: str, version: Version, by: User) -> QuerySet:
    return model._default_manager.filter(**{of: version})


registry.links.register(Conclusion, links.goals_of_conclusions)
registry.links.register(Partner, links.actions_of_partners)
registry.occasions.register("plan", links.occasions_of_partners)
registry.links.register(Version, links.exclusions_of_versions)
registry.frozen.register(Conclusion, links.cited_in_submitted)
registry.duties.register(Conclusion, update_obligations.duties_of)

registry.served.register(Served(links.actions_to_serve, links.actions_by_key), position=10)

registry.ties.register(
    Tie(
        "Plany, które czekają na decyzję",
        links.waiting_with,
        links.link_of_waiting,
        "Tego nie przekazujemy. Decyzję może podjąć dyrektor, który sam nie przekazał tej wersji.",
    ),
    position=30,
)

registry.undecided.register(deciders.undecided, position=30)

registry.menu.register(MenuEntry("Plan", "plans:plan_list", "scroll-text", may=may_read_rooms), position=30)
registry.tabs.register(
    "plans:plan_list",
    (
        MenuEntry("Do decyzji", "plans:awaiting", may=is_director),
        MenuEntry("Wersja robocza", "plans:draft_now", may=rules.may_draft),
        MenuEntry("Obowiązujący", "plans:in_force_now"),
        MenuEntry("Wersje", "plans:plan_list"),
        MenuEntry("Postęp", "plans:progress", others=("plans:values_enter",)),
        MenuEntry("Sprawozdania", "plans:report_list", others=("plans:report_add", "plans:outline_detail")),
        MenuEntry("Szablon", "plans:template_detail", may=rules.may_draft),
    ),
)
registry.bar.register(MenuEntry("Plan", "plans:plan_list", "scroll-text", alone=True, may=only_decides), position=30)
registry.public_menu.register(MenuEntry(_("Plan"), "public_plan"), position=30)

counted = partial(MattersOf.of_room, "plans:plan_list")
registry.desk.register(counted(desk.decisions_to_take, desk.to_decide, may=is_director), position=10)
registry.desk.register(counted(desk.plan_work, desk.to_update, may=rules.may_draft), position=29)
registry.desk.register(MattersOf(desk.plan_work_begun, may=rules.may_draft), position=30)
registry.desk.register(MattersOf(desk.open_versions, may=rules.may_draft), position=31)
registry.desk.register(counted(desk.attempts_to_follow, desk.to_follow, may=rules.may_draft), position=32)
registry.desk.register(MattersOf(desk.with_the_organiser, may=only_decides), position=33)
registry.desk.register(counted(desk.days_without_plan, desk.last_plan, may=rules.may_see_to_the_next), position=34)
registry.desk.register(counted(desk.files_to_check, desk.to_check, may=rules.may_bring_copies), position=36)
registry.desk.register(
    counted(desk.approved_unpublished, desk.to_publish, may=rules.may_draft, in_one=True), position=40
)
registry.desk.register(counted(desk.approved_unfiled, desk.to_file, may=rules.may_bring_copies), position=41)
registry.desk.register(MattersOf(matters.carrying_out, may=may_read_rooms), position=42)
registry.desk.register(
    counted(report_matters.reports_to_accept, report_matters.to_accept, may=is_director), position=11
)
registry.desk.register(MattersOf(report_matters.open_reports, may=rules.may_draft), position=43)
registry.desk.register(
    counted(report_matters.reports_that_came_back, report_matters.to_try_again, may=rules.may_draft), position=49
)
registry.desk.register(counted(report_matters.reports_to_bip, report_matters.to_bip, may=rules.may_draft), position=44)

registry.desk.register(MattersOf(report_matters.chapter_of_the_year, may=rules.may_see_to_the_next), position=45)

LOOKED_AT = (
    digests.snapshots,
    digests.published,
    digests.documents,
    digests.public_documents,
    digests.signed_copies,
    digests.signatures,
    report_digests.snapshots,
    report_digests.documents,
)
for place, compared in enumerate(LOOKED_AT):
    registry.hashes.register(compared, position=30 + place)

registry.redactable.register(
    "plan",
    Redactable(
        model=Version,
        columns=("title", "reason", "manner"),
        rows=rules.versions_read_by_author,
        parts=tuple(
            RedactablePart(model, columns, partial(_of_version, model, of), may_change=True)
            for model, of, columns in (
                (Chapter, "version", ("title", "text")),
                (Goal, "version", ("text", "no_conclusion_reason", "manner")),
                (Action, "goal__version", ("title", "description", "manner", *IN_AN_ACTION)),
                (Indicator, "action__goal__version", ("name", "source")),
                (Indicator, "goal__version", ("name", "source")),
            )
        ),
        why_not=handed_over,
    ),
)

registry.redactable.register("sprawozdanie", redaction.DRAFTS)
registry.redactable.register("uwagi-sprawozdania", redaction.BESIDE)
registry.redactable.register(
    "uwagi-planu",
    Redactable(
        model=Version,
        columns=(),
        rows=rules.versions_whose_papers_are_kept,
        parts=tuple(
            RedactablePart(model, columns, partial(_of_version, model, of))
            for model, of, columns in (
                (Remark, "version", ("text",)),
                (Answer, "remark__version", ("text",)),
                (Filing, "version", ("place", "reason")),
                (SignedCopy, "version", ("reason",)),
            )
        ),
    ),
)
registry.redactable.register(
    "wartosc-wskaznika",
    Redactable(
        model=IndicatorEntry,
        columns=("source", "not_counted", "comment", "reason"),
        rows=partial(rules.rows_of_whoever_enters, IndicatorEntry),
        may_change=False,
    ),
)
registry.redactable.register(
    "wpis-dziennika",
    Redactable(
        model=ActionLog,
        columns=("text", "reason"),
        rows=partial(rules.rows_of_whoever_enters, ActionLog),
        may_change=False,
    ),
)

registry.after_covering.register(draw_drafts_again, position=10)
registry.after_restore.register(draw_all_drafts_again, position=10)
registry.case_records.register("plan", discarded_plans.CASE)
registry.case_records.register("sprawozdanie", discarded_reports.CASE)

registry.rests_on_office.register(paper.refuse_later_start, position=10)

for position, section in (
    (20, sections.GOALS),
    (38, sections.SERVICES),
    (40, sections.INDICATORS),
    (70, sections.MONEY),
    (90, sections.LEARNT),
    (95, sections.PROPOSALS),
):
    registry.report_sections.register(section, position=position)

for kind, one in (*letters.KINDS.items(), *report_letters.KINDS.items()):
    registry.letters.register(kind, one)
for key, text in texts.KINDS.items():
    registry.texts.register(key, replace(text, around=partial(text_previews.around, key)))

registry.search.register(SearchOf("Plany", search.versions, search.version_link, may=may_read_rooms), position=90)
registry.search.register(SearchOf("Cele planu", search.goals, search.goal_link, may=may_read_rooms), position=92)
registry.search.register(
    SearchOf("Działania planu", search.actions, search.action_link, may=may_read_rooms), position=94
)
registry.search.register(
    SearchOf("Rozdziały planu", search.chapters, search.chapter_link, may=may_read_rooms), position=96
)

registry.removals.register(
    "uploads",
    Removal(
        what="Pliki wysłane do sprawdzenia, których nikt nie zachował",
        since="od wysłania pliku",
        days=1,
        fixed="Jeden dzień: kto chce zachować plik, robi to od razu.",
        kind=UPLOADS,
        due=signed_copies.uploads_due,
        remove=signed_copies.drop_forgotten_uploads,
    ),
)
registry.row_kinds.register(
    {
        "plans.action": "działania planu",
        "plans.goal": "cele planu",
        "plans.indicator": "wskaźniki",
        "plans.indicatorpart": "części wskaźników",
        "plans.report": "sprawozdania",
        "plans.reportsection": "części sprawozdań",
        "plans.version": "wersje planu",
    }
)
registry.trail_labels.register(
    {
        "action.added": "dodano działanie",
        "action_log.added": "dodano wpis do dziennika działania",
        "action_log.corrected": "poprawiono wpis w dzienniku działania",
        "actions.pasted": "dodano działania z wklejonej tabeli",
        "action.changed": "zmieniono działanie",
        "chapter.added": "dodano rozdział planu",
        "chapter.changed": "zmieniono rozdział planu",
        "copy.dropped": "odrzucono przesłany plik planu",
        "copy.uploaded": "przesłano plik planu do sprawdzenia",
        "copy.published": "opublikowano podpisany egzemplarz planu",
        "copy.scan_kept": "zapisano skan planu, podpisu nie sprawdzono",
        "copy.signed_kept": "zapisano podpisany egzemplarz planu",
        "decision.reminded": "przypomniano o decyzji o wersji planu",
        "document.made": "przygotowano PDF planu",
        "document.public_made": "przygotowano PDF planu z wyłączeniem jawności",
        "goal.added": "dodano cel",
        "goal.changed": "zmieniono cel",
        "indicator.added": "dodano wskaźnik",
        "indicator.changed": "zmieniono wskaźnik",
        "indicator.value_corrected": "poprawiono wartość wskaźnika",
        "indicator.value_entered": "wpisano wartość wskaźnika",
        "plan.corrected": "sprostowano omyłkę w zatwierdzonym planie",
        "plan.created": "dodano plan",
        "plan.excluded": "wyłączono jawność fragmentu planu",
        "plan.exclusion_ended": "cofnięto wyłączenie jawności fragmentu planu",
        "plan.paused": "wstrzymano plan",
        "plan.prolonged": "przedłużono plan",
        "plan.repealed": "uchylono plan",
        "plan.resumed": "podjęto plan na nowo",
        "plan_part.moved": "przestawiono część wersji roboczej planu",
        "plan_part.removed": "usunięto część wersji roboczej planu",
        "report.attempted_again": "zaczęto następne podejście do sprawozdania",
        "report.changed": "zmieniono tytuł albo okres sprawozdania",
        "report.created": "ułożono sprawozdanie z zapisów",
        "report.decided": "zapisano decyzję o sprawozdaniu",
        "report.discarded": "usunięto wersję roboczą sprawozdania",
        "report.drawn_again": "policzono liczby sprawozdania od nowa",
        "report.in_bip": "odnotowano sprawozdanie w BIP",
        "report.submitted": "przekazano sprawozdanie dyrektorowi",
        "report.withdrawn": "wycofano sprawozdanie",
        "report_document.made": "przygotowano PDF sprawozdania",
        "report_outline.added": "dodano część układu sprawozdania",
        "report_outline.begun": "założono układ sprawozdania",
        "report_outline.changed": "zmieniono część układu sprawozdania",
        "report_outline.ended": "zakończono część układu sprawozdania",
        "report_outline.moved": "przestawiono część układu sprawozdania",
        "report_outline.restored": "przywrócono część układu sprawozdania",
        "report_remark.added": "zapisano uwagę do sprawozdania",
        "report_remark.answered": "odpowiedziano na uwagę do sprawozdania",
        "report_section.added": "dodano część sprawozdania",
        "report_section.changed": "zmieniono część sprawozdania",
        "report_section.moved": "przestawiono część sprawozdania",
        "report_section.removed": "usunięto część sprawozdania",
        "remark.added": "zapisano uwagę do planu",
        "remark.changed": "zmieniono uwagę do planu",
        "remark.taken_back": "wycofano uwagę do planu",
        "remark.answered": "odpowiedziano na uwagę do planu",
        "template.begun": "założono szablon rozdziałów planu",
        "template.chapter_added": "dodano rozdział szablonu planu",
        "template.chapter_changed": "zmieniono rozdział szablonu planu",
        "template.chapter_moved": "przestawiono rozdział szablonu planu",
        "template.chapter_removed": "usunięto rozdział szablonu planu",
        "update.opened": "otwarto aktualizację planu",
        "version.attempted_again": "zaczęto następne podejście do planu",
        "version.changed": "zmieniono przyczynę aktualizacji albo wspólny sposób realizacji",
        "version.decided": "zapisano decyzję o wersji planu",
        "version.entered_from_paper": "wpisano plan przyjęty na papierze",
        "version.discarded": "usunięto wersję roboczą planu",
        "version.filed": "odnotowano wersję planu w aktach",
        "version.filing_corrected": "poprawiono wpis o wersji planu w aktach",
        "version.published": "opublikowano wersję planu",
        "version.submitted": "przekazano wersję planu dyrektorowi",
        "version.withdrawn": "wycofano wersję planu",
    }
)
