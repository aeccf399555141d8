"""States of submissions: there is always one of each type; an office calls them as it likes."""

from django.db.models import Max

from needs.models import StateType, SubmissionState
from needs.submissions.states import AT_FIRST
from osl_site.common.withdrawal.models import standing


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
    for kind in StateType:
        state_of(kind)
