"""Many partners entered at once, from a file: by the rules of one, a few statements for them all.

With `is_trial` the database looks at all of it and nothing stays, no entry is written, and no number that people say is
used up (`many_records.try_all`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record_all
from osl_site.common.database import many_records
from partners import rules
from partners.models import Partner
from partners.services.partners import with_numbers
from partners.services.people import add_people


@dataclass(frozen=True)
class NewPartner:
    """A partner as a file says it, and the people to contact there."""

    values: Mapping[str, Any]
    people: Sequence[Mapping[str, Any]] = ()


@transaction.atomic
def create_partners_together(rows: Sequence[NewPartner], *, is_trial: bool = False, by: User) -> list[Partner]:
    """Enter these partners with their people, all or none. Raises RowRefused, ValidationError."""
    if not rules.may_edit(by):
        raise PermissionDenied
    new = many_records.built(Partner, [(with_numbers(row.values), {}) for row in rows])
    beside = lambda partners: add_people(partners, [row.people for row in rows])
    if is_trial:
        return many_records.try_all(new, beside)
    partners = many_records.store_all(new)
    beside(partners)
    record_all("partner.created", partners, by=by)
    return partners
