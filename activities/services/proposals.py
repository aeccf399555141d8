"""An event that somebody else proposes: a submission with a day, which a person of the office makes an offer of."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from activities.models import EventProposal, Occurrence
from activities.models.proposals import DUTIES_WANTED, PLACE, RUN_BY
from activities.proposals.letters import became_of
from needs.models import Submission, SubmissionKind
from needs.services import receive
from needs.services.submission_course import tell
from needs.submissions.urgent import is_urgent
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.guard.guard import Proof
from osl_site.common.privacy.kept_words import PrivacyNotice
from partners.models import Partner


@transaction.atomic
def propose_event(
    values: Mapping[str, Any],
    *,
    contact: Mapping[str, str],
    key: UUID,
    language: str,
    clause: PrivacyNotice,
    proof: Proof,
    partner: Partner | None = None,
) -> Submission:
    """Keep an event as it was proposed: nothing of it is in the calendar before a person of the office put it there.

    One form (`key`) is one; `partner` is whose own link it came by. Raises ValidationError by field; WorkWanted, with
    nothing done, while very many are sent.
    """
    if values["day"] < clock.today():
        raise ValidationError({"day": _("Ten dzień już minął. Wpisz dzień, który będzie.")})
    if values["for_minors"] and not values["duties_stated"]:
        raise ValidationError({"duties_stated": DUTIES_WANTED})
    said = {"kind": SubmissionKind.IDEA, "for_director": False, "locality": values.get("locality")}
    said |= {"place_unknown": not said["locality"], "words": _in_words(values)}
    row = receive(said, contact=contact, key=key, language=language, clause=clause, proof=proof)
    EventProposal.objects.get_or_create(
        submission=row,
        defaults={
            "partner": partner,
            **{name: values[name] for name in ("day", "starts", "ends", "for_minors")},
            "duties_stated": values["for_minors"] and values["duties_stated"],
        },
    )
    return row


def tell_proposers(occurrence: Occurrence, *, by: User) -> None:
    """Whoever proposed it learns that it was called off, or on which day it is now, in their language: by e-mail, or
    onto the call list; nobody whose contact is gone. For the act that did it, within its transaction."""
    told = Submission.objects.filter(event__isnull=False, contact__isnull=False, activities=occurrence.activity_id)
    for submission in told.select_related("contact", "state").order_by("pk").select_for_update(of=("self",)):
        if not is_urgent(submission):
            tell(submission, became_of(occurrence, submission.language), by)


def _in_words(values: Mapping[str, Any]) -> str:
    """The name of the event in the first line, for whoever reads submissions."""
    lines = [values["title"], f"{RUN_BY}{values['organiser']}", f"{PLACE}{values['place']}", values["text"]]
    return "\n".join(line for line in lines if line)
