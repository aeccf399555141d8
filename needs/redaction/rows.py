"""Rows of this room in which passages are covered, with what belongs to them."""

from functools import partial

from django.db.models import QuerySet

from needs import rules
from needs.models import (
    Asset,
    Conclusion,
    FieldNote,
    IpusSummary,
    LegalMark,
    Line,
    Need,
    PassedOn,
    Submission,
    SubmissionStep,
    Support,
    WalkPoint,
    Weight,
)
from needs.services.conclusions import in_a_plan
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Actor
from osl_site.common.merging.models import Merge
from osl_site.common.promises.models import Promise
from osl_site.common.promises.rules import promises_read_by
from osl_site.common.registry import Redactable, RedactablePart
from osl_site.common.withdrawal.models import Withdrawal, of_row

PROMISED = RedactablePart(
    Promise,
    ("what", "outcome"),
    lambda row, by: promises_read_by(by).of(row),
    may_change=True,
)
OF_NEEDS = ("title", "description", "state_reason")
WITHDRAWN = RedactablePart(Withdrawal, ("reason",), of_row)


def legal_mark_of(submission: Submission, by: Actor) -> QuerySet[LegalMark]:
    return LegalMark.objects.filter(submission=submission)


def needs_merged_into(row: Need, user: User) -> QuerySet[Need]:
    """Those that are part of this one now, whose words it shows as „dawne dane”."""
    gone = Merge.objects.of(Need).filter(kept_id=row.pk).values("gone_id")
    return rules.edited_by(user, Need).filter(pk__in=gone)


def weights_of(need: Need, by: Actor) -> QuerySet[Weight]:
    return Weight.objects.filter(weighed__need=need)


REDACTABLE = {
    "zgloszenie": Redactable(
        model=Submission,
        columns=("words", "in_polish"),
        rows=rules.submissions_handled_by,
        parts=(
            RedactablePart(Line, ("text",), lambda submission, by: submission.lines.all()),
            RedactablePart(SubmissionStep, ("reason", "responsible"), lambda submission, by: submission.steps.all()),
            RedactablePart(PassedOn, ("answer",), lambda submission, by: submission.passed_on.all()),
            RedactablePart(LegalMark, ("extended_why",), legal_mark_of),
            PROMISED,
        ),
    ),
    "notatka": Redactable(
        model=FieldNote,
        columns=("text", "source"),
        rows=rules.notes_changed_by,
        parts=(
            RedactablePart(WalkPoint, ("place", "text"), lambda note, by: note.points.all(), may_change=True),
            PROMISED,
        ),
    ),
    "wsparcie": Redactable(model=Support, columns=("name", "note"), rows=rules.support_changed_by, parts=(PROMISED,)),
    "podsumowanie-ipus": Redactable(
        model=IpusSummary, columns=("lacks", "works", "reason"), rows=partial(rules.edited_by, model=IpusSummary)
    ),
    "potrzeba": Redactable(
        model=Need,
        columns=OF_NEEDS,
        rows=partial(rules.edited_by, model=Need),
        parts=(
            WITHDRAWN,
            RedactablePart(Weight, ("why",), weights_of),
            RedactablePart(Need, OF_NEEDS, needs_merged_into, may_change=True),
        ),
    ),
    "zasob": Redactable(
        model=Asset,
        columns=("title", "owner", "available"),
        rows=partial(rules.edited_by, model=Asset),
        parts=(WITHDRAWN,),
    ),
    "wniosek": Redactable(
        model=Conclusion,
        columns=("text", "material_change"),
        rows=partial(rules.edited_by, model=Conclusion),
        parts=(WITHDRAWN,),
        why_not=in_a_plan,
    ),
}
