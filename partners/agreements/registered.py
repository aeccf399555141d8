"""What agreements have for the desk, for letters and texts, the search, reports and the trail."""

from collections.abc import Sequence

from osl_site.common import registry
from osl_site.common.promises.models import Promise
from osl_site.common.promises.rules import promises_read_by
from osl_site.common.registry import LetterKind, Link, MattersOf, Promised, Redactable, RedactablePart, SearchOf
from partners import rules, search
from partners.agreements import drafts, letters, matters, reported
from partners.models import Agreement, Amendment, Partner, SignedAgreement

PROMISED = RedactablePart(Promise, ("what", "outcome"), lambda row, by: promises_read_by(by).of(row), may_change=True)
REDACTABLE = Redactable(
    model=Agreement,
    columns=("subject", "terms", "ended_why"),
    rows=rules.agreements_edited_by,
    parts=(
        RedactablePart(Amendment, ("changes",), lambda row, by: row.amendments.all()),
        RedactablePart(SignedAgreement, ("reason",), lambda row, by: row.signed_files.all()),
        PROMISED,
    ),
)
LABELS = {
    "agreement.amended": "dodano aneks do porozumienia",
    "agreement.amendment_signed": "wgrano podpisany aneks",
    "agreement.changed": "zmieniono porozumienie",
    "agreement.drafted": "zapisano projekt porozumienia",
    "agreement.end_told": "przypomniano o końcu porozumienia",
    "agreement.ended": "zakończono porozumienie",
    "agreement.file_superseded": "zastąpiono podpisany plik porozumienia",
    "agreement.filed": "odnotowano porozumienie w aktach",
    "agreement.signed": "wgrano podpisane porozumienie",
}


def agreements_of_partners(ids: Sequence[int]) -> dict[int, list[Link]]:
    """For the registry: what was agreed with these partners. One query."""
    through = Agreement.parties.through.objects.filter(partner__in=ids).values_list("partner", "agreement")
    of = list(through.order_by("agreement"))
    rows = Agreement.objects.as_they_stand().in_bulk([row for _partner, row in of]) if of else {}
    found: dict[int, list[Link]] = {}
    for partner, pk in of:
        row = rows[pk]
        label = f"{row.in_words}: {row.subject}"
        found.setdefault(partner, []).append(Link("porozumienie", label, row.get_absolute_url(), row.state.label))
    return found


def register() -> None:
    """For the hooks of this room."""
    registry.desk.register(
        MattersOf.of_room("partners:partner_list", matters.agreements_end, matters.ending, may=rules.may_edit),
        position=67,
    )
    registry.links.register(Partner, agreements_of_partners)
    registry.promised.register("porozumienie", Promised(Agreement, rules.agreements_of, rules.may_change_agreement))
    registry.search.register(
        SearchOf("Porozumienia", search.agreements, search.agreement_link, may=rules.may_read), position=43
    )
    registry.letters.register(
        letters.ENDING, LetterKind(letters.write_ending, letters.about, letters.theirs, fixed=letters.FIXED)
    )
    for key, kind in drafts.KINDS.items():
        registry.texts.register(key, kind)
    registry.redactable.register("porozumienie", REDACTABLE)
    registry.report_sections.register(reported.SECTION, position=52)
    registry.row_codes.register({"partners.agreement": "PR"})
    registry.row_kinds.register({"partners.agreement": "porozumienia"})
    registry.trail_labels.register(LABELS)
