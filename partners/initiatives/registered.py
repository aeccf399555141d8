"""What initiatives have for the desk, other rooms, the search, reports and the trail."""

from osl_site.common import registry
from osl_site.common.promises.models import Promise
from osl_site.common.promises.rules import promises_read_by
from osl_site.common.registry import MattersOf, Promised, Redactable, RedactablePart, SearchOf
from osl_site.common.withdrawal.models import Withdrawal, of_row
from partners import rules, search
from partners.initiatives import links, matters, reported, traces
from partners.models import Funding, Initiative, InitiativeStage, Lack, Partner

PROMISED = RedactablePart(Promise, ("what", "outcome"), lambda row, by: promises_read_by(by).of(row), may_change=True)
REDACTABLE = Redactable(
    model=Initiative,
    columns=("title", "description", "given", "result"),
    rows=rules.initiatives_edited_by,
    parts=(
        RedactablePart(InitiativeStage, ("reason",), lambda row, by: row.stages.all()),
        RedactablePart(Lack, ("what", "met_by"), lambda row, by: row.lacks.all(), may_change=True),
        RedactablePart(Funding, ("name",), lambda row, by: row.funding.all(), may_change=True),
        RedactablePart(Withdrawal, ("reason",), of_row),
        PROMISED,
    ),
)
LABELS = {
    "initiative.begun": "zapisano inicjatywę",
    "initiative.changed": "zmieniono inicjatywę",
    "initiative.led": "zapisano, kto prowadzi inicjatywę",
    "initiative.moved": "zapisano etap inicjatywy",
    "initiative.restored": "przywrócono wycofaną inicjatywę",
    "initiative.withdrawn": "wycofano inicjatywę",
    "initiative_lack.added": "zapisano, czego brakuje inicjatywie",
    "initiative_lack.changed": "zmieniono, czego brakuje inicjatywie",
    "initiative_lack.removed": "usunięto, czego brakuje inicjatywie",
    "initiative_money.added": "zapisano, skąd pieniądze dla inicjatywy",
    "initiative_money.changed": "zmieniono pieniądze inicjatywy",
    "initiative_money.removed": "usunięto pieniądze inicjatywy",
}


def register() -> None:
    """For the hooks of this room."""
    registry.desk.register(
        MattersOf.of_room("partners:partner_list", matters.money_due, matters.to_file, may=rules.may_edit), position=66
    )
    registry.links.register(Partner, links.initiatives_of_partners)
    registry.promised.register("inicjatywa", Promised(Initiative, rules.initiatives_of, rules.may_change_initiative))
    registry.search.register(
        SearchOf("Inicjatywy", search.initiatives, search.initiative_link, may=rules.may_read), position=41
    )
    registry.report_sections.register(reported.SECTION, position=55)
    registry.traces.register(traces.INITIATIVES, position=30)
    registry.redactable.register("inicjatywa", REDACTABLE)
    registry.row_codes.register({"partners.initiative": "I"})
    registry.row_kinds.register({"partners.initiative": "inicjatywy"})
    registry.trail_labels.register(LABELS)
