"""Taking a form once, in the transaction of the act that the form asks for; and keeping drafts of it until then.

Neither is an act of the office: nothing of it stands in the trail.
"""

import re
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model, Q

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.forms.models import Draft, FormKey
from osl_site.common.redaction.models import Redaction

NUMBER = re.compile(r"/(\d{1,15})(?=/)")  # of a row, in an address
MOST_DRAFTS = 100  # of one person; then the oldest gives way


def claim(key: UUID, digest: str, person: User | None) -> FormKey | None:
    """Claim a form for the transaction that is under way: None, or the form as it was taken before.

    Who comes second waits until the first's transaction ends, and claims the form if that came to nothing.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into forms_formkey (key, by_id, digest, subject_type, at) values (%s, %s, %s, '', %s)"
            " on conflict do nothing",
            [key, person and person.pk, digest, clock.now()],
        )
        is_first = cursor.rowcount == 1
    return None if is_first else FormKey.objects.get(pk=key)


def keep_answer(key: UUID, done: object) -> None:
    """What came of the form, in the transaction that claimed it: a row, or how many there are. Anything else is not
    kept."""
    if isinstance(done, Model):
        FormKey.objects.filter(pk=key).update(subject_type=done._meta.label_lower, subject_id=done.pk)
    elif isinstance(done, int):
        FormKey.objects.filter(pk=key).update(count=done)


@transaction.atomic
def keep_draft(
    person: User, path: str, query: str, key: UUID, form: UUID, fields: dict[str, list[str]]
) -> Draft | None:
    """The draft as it is kept now, in place of what the same page kept before; None where the form was taken already.

    For its moment it claims the form (`form` is its key at that address): so it waits for a form that is being taken,
    and is waited for, and no draft is left of what was just taken.
    """
    if claim(form, "", person) is not None:
        return None
    FormKey.objects.filter(pk=form).delete()
    kept = {"query": query, "fields": fields, "at": clock.now()}
    draft, is_new = Draft.objects.update_or_create(by=person, path=path, key=key, defaults=kept)
    if is_new:
        latest = Draft.objects.filter(by=person).order_by("-at", "-pk").values("pk")[:MOST_DRAFTS]
        Draft.objects.filter(by=person).exclude(pk__in=latest).delete()
    return draft


def was_covered_since(path: str, drawn_at: datetime) -> bool:
    """Whether a passage was covered in a row that this address names after that moment: what a page drawn before still
    shows is kept in no draft. Rows of other kinds with such a number count as well. At most one query."""
    if not (numbers := [int(found) for found in NUMBER.findall(path)]):
        return False
    named = Q(subject_id__in=numbers) | Q(whole_id__in=numbers)
    return Redaction.objects.filter(named, at__gt=drawn_at).exists()


def forget_draft(person: User, path: str, key: UUID) -> int:
    """The draft of a form that was taken, or that the person does not want. How many there were: one or none."""
    return Draft.objects.filter(by=person, path=path, key=key).delete()[0]
