"""States of submissions: there is always one of each type; an office calls them as it likes."""

from django.core.exceptions import ValidationError
from django.db.models import Max

from needs.models import StateType, SubmissionState
from needs.submissions.states import AT_FIRST
from osl_site.common.withdrawal.models import standing

LAST = "To jedyny stan, który znaczy „{}”. Najpierw dodaj drugi taki albo zmień nazwę tego."


def state_of(kind: StateType) -> SubmissionState:
    """The first state of this type that stands; made, where an office has none yet."""
    found = standing(SubmissionState.objects.filter(type=kind)).first()
    if found:
        return found
    name, name_uk, name_en = AT_FIRST[kind]
    last = SubmissionState.objects.aggregate(last=Max("position"))["last"] or 0
    made = {"type": kind, "name_uk": name_uk, "name_en": name_en, "position": last + 1}
    return SubmissionState.objects.get_or_create(name=name, defaults=made)[0]


def ensure_states() -> None:
    """There is a state of every type from now on, in the order in which a submission goes through them."""
    there = set(standing(SubmissionState.objects.all()).values_list("type", flat=True))
    for kind in StateType:
        if kind not in there:
            state_of(kind)


def refuse_last(row: SubmissionState) -> None:
    """There is always a state of each type that may be chosen. Holds those of the type, so that two people do not end
    the last two at once. Raises ValidationError."""
    of_type = list(SubmissionState.objects.select_for_update().filter(type=row.type).order_by("pk"))
    others = standing(SubmissionState.objects.filter(pk__in=[one.pk for one in of_type if one.pk != row.pk]))
    if not others.exists():
        raise ValidationError(LAST.format(StateType(row.type).label))
