"""A correction as the page of the office shows it: field by field, beside what stands now."""

from dataclasses import dataclass

from osl_site.common.templatetags.osl import phone
from partners.models import CorrectedField, CorrectedValue, Correction, Partner

NOTHING = "–"


@dataclass(frozen=True)
class Shown:
    """One field. `was` is said only where somebody changed it since the correction was sent."""

    value: CorrectedValue
    label: str
    stands: str
    proposed: str
    was: str
    is_by_hand: bool


def fields_of(correction: Correction) -> list[Shown]:
    """Those that are not decided yet, in the order in which they were typed. Three queries."""
    partner = Partner.objects.prefetch_related("people").get(pk=correction.partner_id)
    names = {one.pk: one.name for one in partner.people.all()}
    return [_shown(value, partner, names) for value in correction.values.all()]


def _shown(value: CorrectedValue, partner: Partner, names: dict[int, str]) -> Shown:
    stands = value.stands(partner)
    whose = f" ({names[value.person_id]})" if value.person_id in names else ""
    words = phone if value.field == CorrectedField.PHONE else str
    return Shown(
        value=value,
        label=f"{value.get_field_display()}{whose}",
        stands=words(stands) or NOTHING,
        proposed=words(value.proposed) or NOTHING,
        was="" if stands == value.was else words(value.was) or NOTHING,
        is_by_hand=value.is_by_hand,
    )
