"""Taking a form once. Never an act of its own: it is claimed in the transaction of the act that the form asks for."""

from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Model

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.forms.models import FormKey

KEPT = timedelta(days=90)  # a note that waited in a phone put away is still taken once


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


def forget_old_keys() -> int:
    """Forms that nobody sends any more. How many there were."""
    return FormKey.objects.filter(at__lt=clock.now() - KEPT).delete()[0]
